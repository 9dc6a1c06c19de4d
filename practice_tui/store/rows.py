"""Turns facts into rows."""

import json
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from practice_tui.core.history.drill_facts import DrillAnswer, DrillRun
from practice_tui.core.history.encounters import Encounter, EncounterOutcome, EncounterQuestion
from practice_tui.core.history.facts import (
    Draft,
    Erasure,
    Fact,
    FollowUpReply,
    Label,
    Rating,
    Remark,
    RoundEnd,
    RoundNote,
    RoundStart,
    Setting,
    Target,
    Text,
    Tick,
    Trial,
)
from practice_tui.core.history.interview_facts import (
    InterviewAnswer,
    InterviewEnd,
    InterviewStart,
    Mark,
    MarkPoint,
    RatingSheet,
    SheetDraft,
    SheetEnding,
    SheetFact,
)
from practice_tui.core.history.speech import Speech

Row = dict[str, Any]

_PARTS = ("ticks", "points")  # fields whose values have rows of their own
_TABLES: dict[type[Fact | SheetFact], str] = {
    Text: "texts",
    RoundStart: "rounds",
    RoundEnd: "endings",
    Trial: "attempts",
    Rating: "ratings",
    FollowUpReply: "follow_ups",
    Remark: "remarks",
    Setting: "settings",
    Target: "targets",
    Label: "labels",
    RoundNote: "round_notes",
    Speech: "speech",
    Erasure: "erasures",
    DrillRun: "drill_runs",
    DrillAnswer: "drill_answers",
    Encounter: "encounters",
    EncounterQuestion: "encounter_questions",
    EncounterOutcome: "encounter_outcomes",
    InterviewStart: "interviews",
    InterviewEnd: "interview_endings",
    InterviewAnswer: "interview_answers",
    RatingSheet: "sheets",
    Mark: "marks",
    SheetEnding: "sheet_endings",
}


def rows_of(fact: Fact | SheetFact) -> list[tuple[str, Row]]:
    """The rows of a fact, each with its table; the ticks of a rating follow it, and the points of a mark."""
    rows = [(_TABLES[type(fact)], row_of(fact))]
    if isinstance(fact, Rating):
        rows += [("ticks", {"rating_id": fact.id, **row_of(tick)}) for tick in fact.ticks]
    if isinstance(fact, Mark):
        rows += [("mark_points", {"mark_id": fact.id, **row_of(point)}) for point in fact.points]
    return rows


def row_of(value: Fact | SheetFact | Tick | MarkPoint | Draft | SheetDraft) -> Row:
    """The row of a value, by column; instants are in UTC."""
    names = [field.name for field in fields(value) if field.name not in _PARTS]
    return {column_of(name): _stored(getattr(value, name)) for name in names}


def column_of(name: str) -> str:
    """The column of a field. `try`, a keyword of Python, is the only one of another name."""
    return "try" if name == "try_no" else name


def _stored(value: Any) -> Any:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case dict() | tuple():
            return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return value
