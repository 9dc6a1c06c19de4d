"""The union of two histories by id: what is here stays, what is new is added, and twice is the same as once."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.rows import Row
from practice_tui.store.schema import FACT_TABLES

# Where a round was gone on with on two machines, the answer that is here already keeps its place and counts.
_PLACE = ("try", "counts")


@dataclass(frozen=True, slots=True)
class Merged:
    """How many facts were added, how many of them attempts, and how many were here already."""

    added: int
    attempts: int
    known: int


def merge(
    connection: sqlite3.Connection, tables: Mapping[str, Sequence[Row]], told: Callable[[int, int], object]
) -> Merged:
    """Adds checked rows within the caller's transaction, and calls `told` at each. Raises PracticeError."""
    added = dict.fromkeys(FACT_TABLES, 0)
    total, numbers = sum(map(len, tables.values())), count(1)
    try:
        for table in FACT_TABLES:
            for row in tables[table]:
                added[table] += _add(connection, table, row)
                told(next(numbers), total)
    except sqlite3.IntegrityError as error:
        hint = "nothing was imported; export it anew"
        raise PracticeError(f"its rows contradict one another: {error}", hint, ExitCode.UNUSABLE_FILE) from error
    new = sum(added.values())
    return Merged(new, added["attempts"], total - new)


def _add(connection: sqlite3.Connection, table: str, row: Row) -> bool:
    """Whether the row was new."""
    key = {"texts": ("digest",), "ticks": ("rating_id", "point")}.get(table, ("id",))
    if _is_held(connection, table, row, key):
        same = [column for column in row if column not in _PLACE]
        if table != "texts" and not _is_held(connection, table, row, same):
            named = " ".join(str(row[column]) for column in key)
            hint = "nothing was imported"
            raise PracticeError(f"{table} {named} is something else here", hint, ExitCode.UNUSABLE_FILE)
        return False
    placed = _with_free_try(connection, row) if table == "attempts" else row
    values = ", ".join(f":{column}" for column in placed)
    connection.execute(f"INSERT INTO {table}({', '.join(placed)}) VALUES({values})", placed)
    return True


def _is_held(connection: sqlite3.Connection, table: str, row: Row, columns: Sequence[str]) -> bool:
    wanted = " AND ".join(f"{column} IS :{column}" for column in columns)
    return connection.execute(f"SELECT 1 FROM {table} WHERE {wanted}", row).fetchone() is not None


def _with_free_try(connection: sqlite3.Connection, row: Row) -> Row:
    if not _is_held(connection, "attempts", row, ("round_id", "slot", "try")):
        return row
    sql = "SELECT max(try) + 1 FROM attempts WHERE round_id = :round_id AND slot = :slot"
    return {**row, "try": connection.execute(sql, row).fetchone()[0], "counts": 0}
