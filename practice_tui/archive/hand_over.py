"""Hands an interview over to its candidate."""

from datetime import UTC
from pathlib import Path

from practice_tui.archive.new_files import require_json, require_new
from practice_tui.core.history.facts import Label
from practice_tui.core.history.interview_facts import RECEIVED
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import one_line
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.interviews import signed_interview
from practice_tui.store.export_file import Tables, write_json
from practice_tui.store.rows import row_of

ANY_DEVICE = "hand-over"  # stands for that of the interviewer
PRIVATE = {
    "interviews": {"device": ANY_DEVICE},
    "sheets": {"device": ANY_DEVICE},
    "marks": {"private": ""},
    "sheet_endings": {"private": "", "checklist": "[]"},
}
"""The columns that a candidate doesn't get, each with what stands in its place."""


def hand_over_lines(desk: Desk, interview_id: str, path: Path, program: str, *, overwrites: bool) -> list[str]:
    """Writes a signed interview for its candidate, and says what is in the file. Raises PracticeError."""
    record = signed_interview(desk, interview_id)
    if record.is_received:
        raise PracticeError("this interview was received: its interviewer has it", "practice interview show")
    require_json(path, "practice interview export ID FILE.json")
    require_new(path, overwrites)
    at = desk.moments()
    tables = handed_over(desk.sheets.of_interview(record.id))
    label = Label(at.id, at.now, "interview", record.id, RECEIVED, True)
    tables["labels"].append(row_of(label) | {"is_set": 1})
    write_json(tables, path, program, at.now.astimezone(UTC))
    return [
        f"For {one_line(record.start.candidate)}: {path}",
        f"In it: {count(len(tables['interview_answers']), 'answer')} with scores, points heard and notes for the "
        "hand-over, the recommendation and the take-aways.",
        "Never in it: notes kept to yourself, your checklist, your machine, other interviews.",
        "The candidate adds it by: practice import FILE.json",
    ]


def handed_over(tables: Tables) -> Tables:
    """The rows of an interview without what is private to its interviewers, and without sheets that aren't signed."""
    signed = {row["sheet_id"] for row in tables["sheet_endings"]}
    shown = tables | {
        "sheets": [row for row in tables["sheets"] if row["id"] in signed],
        "marks": [row for row in tables["marks"] if row["sheet_id"] in signed],
    }
    marks = {row["id"] for row in shown["marks"]}
    shown["mark_points"] = [row for row in tables["mark_points"] if row["mark_id"] in marks]
    return {table: [row | PRIVATE.get(table, {}) for row in rows] for table, rows in shown.items()}
