"""Reads the facts of a month or of a round, with all rows that they refer to."""

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from practice_tui.store.export_file import Tables, stored_rows
from practice_tui.store.queries import placeholders
from practice_tui.store.row_formats import REFERENCES
from practice_tui.store.rows import Row
from practice_tui.store.schema import FACT_TABLES, FACT_TABLES_WITH_ID, key_in, key_of

_DATED = tuple(table for table in FACT_TABLES if table != "texts")  # by their id, or by that of what they hang on
_AT_ONCE = 500  # values in one query

_OF_ROUND = {
    "rounds": "id = ?",
    "endings": "round_id = ?",
    "attempts": "round_id = ?",
    "ratings": "attempt_id IN (SELECT id FROM attempts WHERE round_id = ?)",
    "ticks": "rating_id IN (SELECT id FROM ratings WHERE attempt_id IN (SELECT id FROM attempts WHERE round_id = ?))",
    "follow_ups": "attempt_id IN (SELECT id FROM attempts WHERE round_id = ?)",
    "round_notes": "round_id = ?",
}


@dataclass(frozen=True, slots=True)
class Month:
    """A month in UTC, such as `2026-11`, and the number of rows with ids of that month in each table.

    Facts are only ever added or erased, so that the same numbers mean the same rows.
    """

    name: str
    counts: tuple[int, ...]


def month_after(connection: sqlite3.Connection, name: str) -> Month | None:
    """The first month with facts after this one; of all where it is empty."""
    first = _first_id(connection, _bounds(name)[1] if name else "")
    if not first:
        return None
    month = month_of(first)
    counts = ", ".join(f"(SELECT count(*) FROM {table} WHERE {_within(table)})" for table in _DATED)
    return Month(month, connection.execute(f"SELECT {counts}", _bounds(month) * len(_DATED)).fetchone())


def month_tables(connection: sqlite3.Connection, month: str) -> Tables:
    """The facts whose ids were made in this month, and the rows that they refer to."""
    bounds = _bounds(month)
    return _closed(connection, {table: stored_rows(connection, table, _within(table), bounds) for table in _DATED})


def round_tables(connection: sqlite3.Connection, round_id: str, digests: Collection[str]) -> Tables:
    """The facts of one round, and the texts of these digests."""
    rows = {table: stored_rows(connection, table, wanted, (round_id,)) for table, wanted in _OF_ROUND.items()}
    return _closed(connection, {**rows, "texts": _named(connection, "texts", digests)})


def month_of(fact_id: str) -> str:
    """The month in UTC in which an id was made."""
    return made_at(fact_id).strftime("%Y-%m")


def made_at(fact_id: str) -> datetime:
    """The instant that an id names: not before it was made by that clock, and after that of every earlier one."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(fact_id.replace("-", "")[:12], 16))


def newest_at(tables: Tables) -> datetime:
    """The time of the newest fact, by its id."""
    return made_at(max(rows[-1]["id"] for table in FACT_TABLES_WITH_ID if (rows := tables[table])))


def _closed(connection: sqlite3.Connection, own_rows: dict[str, Iterable[Row]]) -> Tables:
    """The rows with all rows that they refer to, each table in the order of its keys."""
    tables = {table: {key_in(table, row): row for row in own_rows.get(table, ())} for table in FACT_TABLES}
    for table in reversed(FACT_TABLES):  # a row refers only to rows of tables before its own
        for column, parent in REFERENCES.get(table, {}).items():
            wanted = {row[column] for row in tables[table].values()} - {None}
            missing = wanted - {key[0] for key in tables[parent]}
            tables[parent] |= {key_in(parent, row): row for row in _named(connection, parent, missing)}
    return {table: [rows[key] for key in sorted(rows)] for table, rows in tables.items()}


def _named(connection: sqlite3.Connection, table: str, names: Collection[str]) -> Iterable[Row]:
    """The rows whose keys these are."""
    ordered = sorted(names)
    for begin in range(0, len(ordered), _AT_ONCE):
        some = ordered[begin : begin + _AT_ONCE]
        wanted = f"{key_of(table)[0]} IN ({placeholders(some)})"
        yield from stored_rows(connection, table, wanted, some)


def _first_id(connection: sqlite3.Connection, least: str) -> str:
    each = " UNION ALL ".join(f"SELECT min(id) AS id FROM {table} WHERE id >= ?1" for table in FACT_TABLES_WITH_ID)
    first: str | None = connection.execute(f"SELECT min(id) FROM ({each})", (least,)).fetchone()[0]
    return first or ""


def _bounds(month: str) -> tuple[str, str]:
    """The lower bounds of the ids of a month and of the next month."""
    year, number = map(int, month.split("-"))
    begins, ends = datetime(year, number, 1, tzinfo=UTC), datetime(year + number // 12, number % 12 + 1, 1, tzinfo=UTC)
    low, high = (f"{int(at.timestamp() * 1000):012x}" for at in (begins, ends))
    return f"{low[:8]}-{low[8:]}", f"{high[:8]}-{high[8:]}"


def _within(table: str) -> str:
    key = key_of(table)[0]
    return f"{key} >= ? AND {key} < ?"
