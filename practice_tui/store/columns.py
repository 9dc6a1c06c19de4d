"""What a row from elsewhere may hold: checked by the types of the facts, before any of it is stored."""

import hashlib
import json
import math
import re
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

from practice_tui.core import records
from practice_tui.core.attempts import FollowUpReply, Rating, Remark, RoundEnd, RoundStart, Setting, Text, Tick, Trial
from practice_tui.core.plans import Plan
from practice_tui.core.questions import from_body
from practice_tui.core.text import one_line
from practice_tui.store.rows import WITHOUT_COLUMN, Row, column_of

Check = Callable[[Any], Any]
Checks = Mapping[str, Check]

MAX_TEXT = 1_000_000  # characters
MAX_NUMBER = 2**31 - 1
YEARS = range(1900, 2500)

_FACTS: dict[str, type] = {
    "texts": Text,
    "rounds": RoundStart,
    "endings": RoundEnd,
    "attempts": Trial,
    "ratings": Rating,
    "ticks": Tick,
    "follow_ups": FollowUpReply,
    "remarks": Remark,
    "settings": Setting,
}
# The first digit keeps it before the year 2500: each later id has to exceed the greatest.
_UUID7 = re.compile("0[0-9a-f]{7}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def checks_of(table: str) -> dict[str, Check]:
    """For each column what turns a good value into the one to store, and raises ValueError at any other."""
    hints = typing.get_type_hints(_FACTS[table])
    columns = {column_of(name): hint for name, hint in hints.items() if name not in WITHOUT_COLUMN}
    checks = {column: _check_for(column, hint) for column, hint in columns.items()}
    return {"rating_id": _an_id, **checks} if table == "ticks" else checks


def checked(row: Any, checks: Checks) -> Row:
    """The row as it is to be stored. Raises ValueError, which names the column."""
    if not isinstance(row, dict) or row.keys() != checks.keys():
        raise ValueError(f"a row has the columns {', '.join(checks)}")
    try:
        return {(last := column): check(row[column]) for column, check in checks.items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError(f"{last} can't be {_shown(row[last])}") from error


def require_digest(row: Row) -> None:
    """Raises ValueError unless a text is what its digest says."""
    if hashlib.sha256(row["body"].encode()).hexdigest()[:16] != row["digest"]:
        raise ValueError(f"the text isn't the one that digest {_shown(row['digest'])} names")


def _check_for(column: str, hint: Any) -> Check:
    kinds = [kind for kind in typing.get_args(hint) if kind is not types.NoneType]
    if isinstance(hint, types.UnionType):
        check = _check_for(column, kinds[0])
        return lambda value: None if value is None else check(value)
    match column:
        case "id" | "round_id" | "attempt_id":
            return _an_id
        case "day":
            return _a_day
        case "spec":
            return _a_spec
        case "body":
            return _a_body
        case "limit_s":
            return lambda value: _seconds(value, above=0.0)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value: _one_of(hint, value)
    simple: dict[Any, Check] = {str: _text, bool: _flag, int: _whole, float: _seconds, datetime: _instant}
    return simple[hint]


def _an_id(value: Any) -> str:
    _require(_UUID7.fullmatch(_text(value)))
    return str(value)


def _text(value: Any) -> str:
    _require(isinstance(value, str) and len(value) <= MAX_TEXT and "\0" not in value)
    value.encode()  # raises at half a surrogate pair
    return str(value)


def _flag(value: Any) -> int:
    return _whole(value, most=1)


def _whole(value: Any, most: int = MAX_NUMBER) -> int:
    _require(type(value) is int and 0 <= value <= most)
    return int(value)


def _seconds(value: Any, above: float = -1.0) -> float:
    _require(type(value) in (int, float) and math.isfinite(value) and above < value <= MAX_NUMBER and value >= 0)
    return float(value)


def _instant(value: Any) -> str:
    at = datetime.fromisoformat(_text(value))
    _require(at.tzinfo is not None and at.year in YEARS)
    return str(value)


def _a_day(value: Any) -> str:
    _require(date.fromisoformat(_text(value)).isoformat() == value)
    return str(value)


def _one_of(kind: type[Enum], value: Any) -> Any:
    _require(not isinstance(value, bool))
    return kind(value).value


def _a_spec(value: Any) -> str:
    records.from_data(Plan, json.loads(_text(value))["plan"])
    return str(value)


def _a_body(value: Any) -> str:
    from_body(_text(value))
    return str(value)


def _require(holds: object) -> None:
    if not holds:
        raise ValueError


def _shown(value: Any) -> str:
    shown = one_line(repr(value)[:60])
    return shown if len(shown) < 60 else f"{shown}…"
