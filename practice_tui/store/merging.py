"""Merges rows of another history by id: stored rows stay, new ones are added, and a second merge adds nothing."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from practice_tui.core.values.progress import ReportProgress
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.m002_seats import ERASED_BY
from practice_tui.store.row_formats import REFERENCES
from practice_tui.store.rows import Row
from practice_tui.store.schema import FACT_TABLES, key_of

# Columns that say what the writing machine knew. Where a round went on on two machines, both wrote the same try; their
# ids decide which attempt counts.
_LOCAL_COLUMNS = ("try", "counts")
_EXPORT_ANEW = "nothing was imported; export it anew"

Rows = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Merged:
    """The numbers of rows that were added, of attempts among them, and of rows that were stored or erased before."""

    added: int
    attempts: int
    already_here: int


class ContradictionError(PracticeError):
    """Rows refer to missing rows, or differ from the stored rows of their ids."""


def merge(connection: sqlite3.Connection, tables: Rows, report: ReportProgress) -> Merged:
    """Adds checked rows within the caller's transaction, and calls `report(done, total)` at each.

    Raises PracticeError where rows contradict one another or stored ones.
    """
    _require_closed(connection, tables)
    added = dict.fromkeys(FACT_TABLES, 0)
    total, numbers = sum(map(len, tables.values())), count(1)
    try:
        for table in FACT_TABLES:
            for row in tables[table]:
                added[table] += _add(connection, table, row)
                report(next(numbers), total)
    except sqlite3.IntegrityError as error:
        raise _contradiction(str(error)) from error
    new = sum(added.values())
    return Merged(new, added["attempts"], total - new)


def has_news(connection: sqlite3.Connection, tables: Rows) -> bool:
    """Whether there is a row that is neither stored nor erased."""
    erased = _Erased(connection, tables)
    return any(
        not _is_stored(connection, table, row, key_of(table)) and not erased.reaches(table, row)
        for table in reversed(FACT_TABLES)  # texts, which come first, are the likeliest to be stored
        for row in tables[table]
    )


def _require_closed(connection: sqlite3.Connection, tables: Rows) -> None:
    """Raises PracticeError where a row refers to a row that is neither in `tables` nor stored.

    Foreign keys would refuse most of these rows, but less clearly, and a trigger ignores points of a missing mark.
    """
    incoming = {table: {row[key_of(table)[0]]: row for row in tables[table]} for table in FACT_TABLES}
    erased = _Erased(connection, tables)
    for table, references in REFERENCES.items():
        for row in tables[table]:
            if erased.reaches(table, row):
                continue
            for column, parent in references.items():
                name = row[column]
                if name is None or name in incoming[parent] or _is_there(connection, parent, name):
                    continue
                raise _contradiction(f"{_named(table, row)} refers to {parent} {name}, which is missing")
    for table in ("marks", "sheet_endings"):  # or an erasure wouldn't find all of them
        for row in tables[table]:
            sheet = incoming["sheets"].get(row["sheet_id"])
            if sheet and sheet["interview_id"] != row["interview_id"]:
                raise _contradiction(f"{_named(table, row)} is of another interview than its sheet")


class _Erased:
    """The interviews and encounters that are erased, by stored erasures or by new ones."""

    def __init__(self, connection: sqlite3.Connection, tables: Rows) -> None:
        stored = {subject for (subject,) in connection.execute("SELECT subject_id FROM erasures")}
        self._subjects = stored | {row["subject_id"] for row in tables["erasures"]}
        self._marks = {row["id"] for row in tables["marks"] if self.reaches("marks", row)}

    def reaches(self, table: str, row: Row) -> bool:
        """Whether the row belongs to something erased."""
        if table == "mark_points":
            return row["mark_id"] in self._marks
        return table in ERASED_BY and row[ERASED_BY[table]] in self._subjects


def _add(connection: sqlite3.Connection, table: str, row: Row) -> bool:
    """Inserts a row, and says whether it was new. A trigger ignores rows of what is erased.

    Raises PracticeError where another row has its id.
    """
    key = key_of(table)
    if _is_stored(connection, table, row, key):
        same = [column for column in row if column not in _LOCAL_COLUMNS]
        if table != "texts" and not _is_stored(connection, table, row, same):
            problem = f"{_named(table, row)} is something else here"
            raise ContradictionError(problem, "nothing was imported", ExitCode.UNUSABLE_FILE)
        return False
    placed = _with_free_try(connection, row) if table == "attempts" else row
    values = ", ".join(f":{column}" for column in placed)
    return connection.execute(f"INSERT INTO {table}({', '.join(placed)}) VALUES({values})", placed).rowcount == 1


def _is_stored(connection: sqlite3.Connection, table: str, row: Row, columns: Sequence[str]) -> bool:
    condition = " AND ".join(f"{column} IS :{column}" for column in columns)
    return connection.execute(f"SELECT 1 FROM {table} WHERE {condition}", row).fetchone() is not None


def _is_there(connection: sqlite3.Connection, table: str, name: str) -> bool:
    sql = f"SELECT 1 FROM {table} WHERE {key_of(table)[0]} = ?"
    return connection.execute(sql, (name,)).fetchone() is not None


def _with_free_try(connection: sqlite3.Connection, row: Row) -> Row:
    """The attempt with the next free try of its slot, if its own try is taken."""
    if not _is_stored(connection, "attempts", row, ("round_id", "slot", "try")):
        return row
    sql = "SELECT max(try) + 1 FROM attempts WHERE round_id = :round_id AND slot = :slot"
    return {**row, "try": connection.execute(sql, row).fetchone()[0], "counts": 0}


def _named(table: str, row: Row) -> str:
    return f"{table} {' '.join(str(row[column]) for column in key_of(table))}"


def _contradiction(problem: str) -> ContradictionError:
    return ContradictionError(f"its rows contradict one another: {problem}", _EXPORT_ANEW, ExitCode.UNUSABLE_FILE)
