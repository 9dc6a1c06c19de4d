"""Turns facts into rows."""

import json
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from practice_tui.core.history.facts import Fact

Row = dict[str, Any]

_PARTS = {"ticks": ("ticks", "rating_id"), "points": ("mark_points", "mark_id")}
"""Fields whose values are rows of their own: their table, and its column for the id of the fact."""


def rows_of(fact: Fact) -> list[tuple[str, Row]]:
    """The rows of a fact, each with its table; the ticks of a rating follow it, and the points of a mark."""
    rows = [(fact.table, row_of(fact))]
    for name, (table, column) in _PARTS.items():
        rows += [(table, {column: rows[0][1]["id"], **row_of(part)}) for part in getattr(fact, name, ())]
    return rows


def row_of(value: Any) -> Row:
    """The row of a fact, a part or a draft, by column; instants are in UTC."""
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
