"""The schema of a history: its migrations in order, and what its tables have in common."""

from collections.abc import Mapping

from practice_tui.store import m001_facts, m002_seats

APPLICATION_ID = m001_facts.APPLICATION_ID
MIGRATION_SET = "practice"
OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables

# 250 KB of pages a connection. SQLite's default of 2 MB makes nothing faster, since the system caches the file: 36,500
# attempts are read in 213 ms with either, and checked in 74 ms or 76. A round peaks at 52.8 MB instead of 56.5.
SMALL_CACHE = "PRAGMA cache_size = -250"

# Erased content is overwritten with zeros, in the file and in its copies.
SECURE_DELETE = "PRAGMA secure_delete = ON"

MIGRATIONS: dict[str, tuple[str, ...]] = {
    "m001_facts": m001_facts.STATEMENTS,
    "m002_seats": m002_seats.STATEMENTS,
}

_FIRST, *_OTHERS = m001_facts.FACT_TABLES
_ERASURES, *_LATER = m002_seats.FACT_TABLES
FACT_TABLES = (_FIRST, _ERASURES, *_OTHERS, *_LATER)
"""The tables of facts in the order of insertion: a row comes after those that it refers to, and after erasures."""

KEYS: dict[str, tuple[str, ...]] = {
    "texts": ("digest",),
    "ticks": ("rating_id", "point"),
    "drill_answers": ("run_id", "n"),
    "mark_points": ("mark_id", "point"),
}
"""The keys of the tables whose rows have no column `id`."""

FACT_TABLES_WITH_ID = tuple(table for table in FACT_TABLES if table not in KEYS)

LASTING_TABLES = tuple(table for table in FACT_TABLES if table not in (*m002_seats.ERASED_BY, "mark_points"))
"""The tables from which nothing can be erased: a file with fewer rows in them has lost some."""

COUNTED_TABLES = tuple(table for table in FACT_TABLES if table not in ("ticks", "mark_points"))
"""Tables of which one changes its number of rows with any change of facts."""


def key_of(table: str) -> tuple[str, ...]:
    """The key of a table."""
    return KEYS.get(table, ("id",))


def key_in(table: str, row: Mapping[str, object]) -> tuple[object, ...]:
    """The values of the key in a row of a table."""
    return tuple(row[column] for column in key_of(table))
