"""The union of two histories by id: what is here stays, what is new is added, and twice is the same as once."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.columns import REFERENCES
from practice_tui.store.m002_seats import ERASED_BY
from practice_tui.store.rows import Row
from practice_tui.store.schema import FACT_TABLES, key_of

# What the machine knew that wrote an attempt. Where a round was gone on with on two machines, each gave the same try
# away; which of them counts goes by their ids.
_PLACE = ("try", "counts")
_EXPORT_ANEW = "nothing was imported; export it anew"

Rows = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Merged:
    """How many facts were added, how many of them attempts, and how many were here already or were forgotten here."""

    added: int
    attempts: int
    known: int


class ContradictionError(PracticeError):
    """What comes refers to what is nowhere, or says something else than what is here."""


def merge(connection: sqlite3.Connection, tables: Rows, told: Callable[[int, int], object]) -> Merged:
    """Adds checked rows within the caller's transaction, and calls `told` at each. Raises PracticeError."""
    _require_closed(connection, tables)
    added = dict.fromkeys(FACT_TABLES, 0)
    total, numbers = sum(map(len, tables.values())), count(1)
    try:
        for table in FACT_TABLES:
            for row in tables[table]:
                added[table] += _add(connection, table, row)
                told(next(numbers), total)
    except sqlite3.IntegrityError as error:
        raise _contradiction(str(error)) from error
    new = sum(added.values())
    return Merged(new, added["attempts"], total - new)


def has_news(connection: sqlite3.Connection, tables: Rows) -> bool:
    """Whether there is a row that isn't here yet, and that nobody asked to be forgotten."""
    erased = _Erased(connection, tables)
    return any(
        not _is_held(connection, table, row, key_of(table)) and not erased.reaches(table, row)
        for table in reversed(FACT_TABLES)  # the texts are known more often than what was done
        for row in tables[table]
    )


def _require_closed(connection: sqlite3.Connection, tables: Rows) -> None:
    """Raises PracticeError where a row refers to one that is neither among these nor here.

    Foreign keys would refuse most of it less clearly, and of the points of an unknown mark nobody would hear.
    """
    held = {table: {row[key_of(table)[0]]: row for row in tables[table]} for table in FACT_TABLES}
    erased = _Erased(connection, tables)
    for table, references in REFERENCES.items():
        for row in tables[table]:
            if erased.reaches(table, row):
                continue
            for column, parent in references.items():
                name = row[column]
                if name is None or name in held[parent] or _is_there(connection, parent, name):
                    continue
                raise _contradiction(f"{_named(table, row)} refers to {parent} {name}, which is missing")
    for table in ("marks", "sheet_endings"):  # else an erasure wouldn't find all of it
        for row in tables[table]:
            sheet = held["sheets"].get(row["sheet_id"])
            if sheet and sheet["interview_id"] != row["interview_id"]:
                raise _contradiction(f"{_named(table, row)} is of another interview than its sheet")


class _Erased:
    """What is to be forgotten, here or by what comes."""

    def __init__(self, connection: sqlite3.Connection, tables: Rows) -> None:
        here = {subject for (subject,) in connection.execute("SELECT subject_id FROM erasures")}
        self._subjects = here | {row["subject_id"] for row in tables["erasures"]}
        self._marks = {row["id"] for row in tables["marks"] if self.reaches("marks", row)}

    def reaches(self, table: str, row: Row) -> bool:
        if table == "mark_points":
            return row["mark_id"] in self._marks
        return table in ERASED_BY and row[ERASED_BY[table]] in self._subjects


def _add(connection: sqlite3.Connection, table: str, row: Row) -> bool:
    """Whether the row was new. A trigger ignores what somebody asked to be forgotten."""
    key = key_of(table)
    if _is_held(connection, table, row, key):
        same = [column for column in row if column not in _PLACE]
        if table != "texts" and not _is_held(connection, table, row, same):
            what = f"{_named(table, row)} is something else here"
            raise ContradictionError(what, "nothing was imported", ExitCode.UNUSABLE_FILE)
        return False
    placed = _with_free_try(connection, row) if table == "attempts" else row
    values = ", ".join(f":{column}" for column in placed)
    return connection.execute(f"INSERT INTO {table}({', '.join(placed)}) VALUES({values})", placed).rowcount == 1


def _is_held(connection: sqlite3.Connection, table: str, row: Row, columns: Sequence[str]) -> bool:
    wanted = " AND ".join(f"{column} IS :{column}" for column in columns)
    return connection.execute(f"SELECT 1 FROM {table} WHERE {wanted}", row).fetchone() is not None


def _is_there(connection: sqlite3.Connection, table: str, name: str) -> bool:
    sql = f"SELECT 1 FROM {table} WHERE {key_of(table)[0]} = ?"
    return connection.execute(sql, (name,)).fetchone() is not None


def _with_free_try(connection: sqlite3.Connection, row: Row) -> Row:
    if not _is_held(connection, "attempts", row, ("round_id", "slot", "try")):
        return row
    sql = "SELECT max(try) + 1 FROM attempts WHERE round_id = :round_id AND slot = :slot"
    return {**row, "try": connection.execute(sql, row).fetchone()[0], "counts": 0}


def _named(table: str, row: Row) -> str:
    return f"{table} {' '.join(str(row[column]) for column in key_of(table))}"


def _contradiction(what: str) -> ContradictionError:
    return ContradictionError(f"its rows contradict one another: {what}", _EXPORT_ANEW, ExitCode.UNUSABLE_FILE)
