"""A fact as the rows that are kept of it."""

import json
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from practice_tui.core.history.attempts import (
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
from practice_tui.core.history.drill_facts import DrillAnswer, DrillRun

Row = dict[str, Any]

_TABLES: dict[type[Fact], str] = {
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
    Erasure: "erasures",
    DrillRun: "drill_runs",
    DrillAnswer: "drill_answers",
}


def rows_of(fact: Fact) -> list[tuple[str, Row]]:
    """Table and row of the fact, then those of the ticks that hang on it."""
    rows = [(_TABLES[type(fact)], row_of(fact))]
    if isinstance(fact, Rating):
        rows += [("ticks", {"rating_id": fact.id, **row_of(tick)}) for tick in fact.ticks]
    return rows


def row_of(value: Fact | Tick | Draft) -> Row:
    """Column by column; instants in UTC."""
    names = [field.name for field in fields(value) if field.name != "ticks"]
    return {column_of(name): _stored(getattr(value, name)) for name in names}


def column_of(name: str) -> str:
    """The column of a field: `try` is a word of Python's own."""
    return "try" if name == "try_no" else name


def _stored(value: Any) -> Any:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case dict():
            return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return value
