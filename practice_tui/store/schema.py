"""The history's schema: its migrations in the order in which they are applied, and what the tables are in general."""

from practice_tui.store import m001_facts, m002_seats

APPLICATION_ID = m001_facts.APPLICATION_ID
MIGRATION_SET = "practice"
OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables

# 250 KB of pages for a connection. SQLite's 2 MB make nothing faster where the system keeps the file in memory anyway:
# 36,500 attempts are read in 213 ms with either, checked in 74 against 76. A round peaks at 52.8 MB instead of 56.5.
SMALL_CACHE = "PRAGMA cache_size = -250"

# What is erased is overwritten with zeros, in the file as in its copies.
SECURE_DELETE = "PRAGMA secure_delete = ON"

MIGRATIONS: dict[str, tuple[str, ...]] = {
    "m001_facts": m001_facts.STATEMENTS,
    "m002_seats": m002_seats.STATEMENTS,
}

_FIRST, *_OTHERS = m001_facts.FACT_TABLES
_ERASURES, *_LATER = m002_seats.FACT_TABLES
FACT_TABLES = (_FIRST, _ERASURES, *_OTHERS, *_LATER)
"""In the order in which rows can be added: what a row refers to, and what erases it, comes before it."""

KEYS: dict[str, tuple[str, ...]] = {
    "texts": ("digest",),
    "ticks": ("rating_id", "point"),
    "drill_answers": ("run_id", "n"),
    "mark_points": ("mark_id", "point"),
}
"""The tables whose rows have no id of their own, with what tells those apart."""

FACT_TABLES_WITH_ID = tuple(table for table in FACT_TABLES if table not in KEYS)

LASTING_TABLES = tuple(table for table in FACT_TABLES if table not in (*m002_seats.ERASED_BY, "mark_points"))
"""From which nothing can be erased: a file with fewer rows in them is one that lost something."""

COUNTED_TABLES = tuple(table for table in FACT_TABLES if table not in ("ticks", "mark_points"))
"""Each change of facts adds a row to one of them, or erases one; the others only come with such a row."""


def key_of(table: str) -> tuple[str, ...]:
    """The columns that tell its rows apart."""
    return KEYS.get(table, ("id",))
