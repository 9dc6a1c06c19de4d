"""Reads the facts of interviews and of other sheets, and keeps the drafts of sheets that aren't signed yet."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from practice_tui.core.history.interview_facts import (
    FilledSheet,
    InterviewAnswer,
    InterviewEnd,
    InterviewStart,
    Mark,
    MarkPoint,
    RatingSheet,
    SheetDraft,
    SheetEnding,
    SheetOf,
)
from practice_tui.core.values import records
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.column_checks import UNREADABLE, read_instant
from practice_tui.store.export_file import Tables, stored_rows
from practice_tui.store.row_validation import fault_of
from practice_tui.store.rows import Row, row_of
from practice_tui.store.schema import FACT_TABLES

S = TypeVar("S", InterviewStart, InterviewEnd, InterviewAnswer, RatingSheet, Mark, SheetEnding)

_INTERVIEW_COLUMNS = {  # the column of each table that names the interview
    InterviewStart.table: "id",
    InterviewEnd.table: "interview_id",
    InterviewAnswer.table: "interview_id",
    RatingSheet.table: "interview_id",
    Mark.table: "interview_id",
    SheetEnding.table: "interview_id",
}
_JSON_COLUMNS = ("spec", "told", "checklist")
_POINTS = "mark_id IN (SELECT id FROM marks WHERE interview_id = ?)"


def interview_facts(connection: sqlite3.Connection, kind: type[S], interview_id: str = "") -> list[S]:
    """The readable facts of a kind, of one interview or of all, in the order of ids; marks without their points."""
    column = _INTERVIEW_COLUMNS[kind.table]
    condition, values = (f"{column} = ?", (interview_id,)) if interview_id else (f"{column} IS NOT NULL", ())
    return _facts(connection, kind, condition, values)


def marks_with_points(connection: sqlite3.Connection, interview_id: str) -> list[Mark]:
    """The marks of an interview in the order of ids, each with its readable points."""
    return _with_points(interview_facts(connection, Mark, interview_id), _points(connection, _POINTS, (interview_id,)))


def filled_sheets(connection: sqlite3.Connection, of: SheetOf, name: str = "") -> list[FilledSheet]:
    """The sheets of one round or one set of samples, or of all, with marks and signatures, in the order of ids."""
    condition, values = (f"{of.value} = ?", (name,)) if name else (f"{of.value} IS NOT NULL", ())
    sheets = _facts(connection, RatingSheet, condition, values)
    if not sheets:
        return []
    of_sheets = f"sheet_id IN (SELECT id FROM sheets WHERE {condition})"
    of_marks = f"mark_id IN (SELECT id FROM marks WHERE {of_sheets})"
    marks: dict[str, list[Mark]] = {}
    for mark in _with_points(_facts(connection, Mark, of_sheets, values), _points(connection, of_marks, values)):
        marks.setdefault(mark.sheet_id, []).append(mark)
    endings = {ending.sheet_id: ending for ending in _facts(connection, SheetEnding, of_sheets, values)}
    return [FilledSheet(sheet, tuple(marks.get(sheet.id, ())), endings.get(sheet.id)) for sheet in sheets]


def interview_tables(connection: sqlite3.Connection, interview_id: str) -> Tables:
    """The rows of one interview, and the texts that were asked."""
    conditions = {table: f"{column} = ?" for table, column in _INTERVIEW_COLUMNS.items()} | {"mark_points": _POINTS}
    conditions["texts"] = "digest IN (SELECT digest FROM interview_answers WHERE interview_id = ?)"
    return {
        table: list(stored_rows(connection, table, conditions[table], (interview_id,))) if table in conditions else []
        for table in FACT_TABLES
    }


def sheet_drafts(connection: sqlite3.Connection) -> list[SheetDraft]:
    """The readable drafts, the newest sheet first."""
    drafts = []
    for sheet_id, holder, at, state in connection.execute("SELECT * FROM sheet_drafts ORDER BY sheet_id DESC"):
        try:
            drafts.append(SheetDraft(sheet_id, holder, read_instant(at), state))
        except UNREADABLE:
            continue  # it is named when its interview is asked for
    return drafts


def require_sheet_holder(connection: sqlite3.Connection, draft: SheetDraft, *, goes_on: bool) -> None:
    """Raises PracticeError unless the draft's holder may write it; where the sheet `goes_on`, it must be there."""
    sql = "SELECT holder FROM sheet_drafts WHERE sheet_id = ?"
    holder = next((holder for (holder,) in connection.execute(sql, (draft.sheet_id,))), None)
    if holder not in (None, draft.holder):
        noun = "sheet" if _is_of_no_interview(connection, draft.sheet_id) else "interview"
        raise PracticeError(f"another terminal has taken this {noun} over", "go on there", ExitCode.CANT_CREATE)
    if holder is None and goes_on:
        is_signed = _is_of_no_interview(connection, draft.sheet_id)
        noun = "sheet was signed" if is_signed else "interview was signed, discarded or forgotten"
        raise PracticeError(f"this {noun} in another terminal", "leave it", ExitCode.CANT_CREATE)


def _is_of_no_interview(connection: sqlite3.Connection, sheet_id: str) -> bool:
    """Whether the sheet is there, and of a round or of samples."""
    sql = "SELECT 1 FROM sheets WHERE id = ? AND interview_id IS NULL"
    return connection.execute(sql, (sheet_id,)).fetchone() is not None


def put_sheet_draft(connection: sqlite3.Connection, draft: SheetDraft, *, is_over: bool) -> None:
    """Replaces the draft of a sheet, or removes it where the sheet is over."""
    if is_over:
        connection.execute("DELETE FROM sheet_drafts WHERE sheet_id = ?", (draft.sheet_id,))
        return
    sql = """
    INSERT INTO sheet_drafts(sheet_id, holder, at, state) VALUES(:sheet_id, :holder, :at, :state)
    ON CONFLICT(sheet_id) DO UPDATE SET at = excluded.at, state = excluded.state
    """
    connection.execute(sql, row_of(draft))


def _facts(connection: sqlite3.Connection, kind: type[S], condition: str, values: Sequence[object]) -> list[S]:
    """The readable facts of a kind for which the SQL `condition` holds, in the order of ids."""
    read = records.reader(kind)
    rows = [row for row in stored_rows(connection, kind.table, condition, values) if not fault_of(kind.table, row)]
    return [read(_decoded(row)) for row in rows]


def _points(connection: sqlite3.Connection, condition: str, values: Sequence[object]) -> dict[str, list[MarkPoint]]:
    """The readable points for which the SQL `condition` holds, by the id of their mark."""
    read, points = records.reader(MarkPoint), dict[str, list[MarkPoint]]()
    for row in stored_rows(connection, "mark_points", condition, values):
        if not fault_of("mark_points", row):
            points.setdefault(row["mark_id"], []).append(read(row))
    return points


def _with_points(marks: Sequence[Mark], points: Mapping[str, Sequence[MarkPoint]]) -> list[Mark]:
    return [replace(mark, points=tuple(points.get(mark.id, ()))) for mark in marks]


def _decoded(row: Row) -> Row:
    return {name: json.loads(value) if name in _JSON_COLUMNS else value for name, value in row.items()}
