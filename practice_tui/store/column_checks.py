"""Checks of single values: a function for each kind of column returns the value as it is to be stored.

Each raises one of UNREADABLE for a value that the column may not hold.
"""

import json
import math
import re
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from typing import Any

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import from_body
from practice_tui.core.values import records

Check = Callable[[Any], Any]

MAX_TEXT = 1_000_000  # characters
MAX_NUMBER = 2**31 - 1
YEARS = range(1900, 2500)
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, RecursionError, OverflowError)
"""The exceptions that reading a wrong value may raise."""

# The first digit keeps an id before the year 2500, since each later id has to exceed the greatest.
_UUID7 = re.compile("0[0-9a-f]{7}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def read_instant(text: str) -> datetime:
    """Reads an instant in ISO form. Raises ValueError unless it has an offset and a year in YEARS."""
    at = datetime.fromisoformat(text)
    _require(at.tzinfo is not None and at.year in YEARS)
    return at


def read_day(text: str) -> str:
    """Returns `text` if it is an ISO day with a year in YEARS. Raises ValueError otherwise."""
    _require(date.fromisoformat(text).isoformat() == text and int(text[:4]) in YEARS)
    return text


def uuid7(value: Any) -> str:
    _require(_UUID7.fullmatch(text(value)))
    return str(value)


def text(value: Any) -> str:
    _require(isinstance(value, str) and len(value) <= MAX_TEXT and "\0" not in value)
    value.encode()  # raises for half a surrogate pair
    return str(value)


def filled_text(value: Any) -> str:
    _require(text(value))
    return str(value)


def flag(value: Any) -> int:
    return integer(value, most=1)


def integer(value: Any, least: int = 0, most: int = MAX_NUMBER) -> int:
    _require(type(value) is int and least <= value <= most)
    return int(value)


def between(least: int, most: int) -> Check:
    return lambda value: integer(value, least, most)


def seconds(value: Any) -> float:
    _require(type(value) in (int, float) and math.isfinite(value) and 0 <= value <= MAX_NUMBER)
    return float(value)


def positive_seconds(value: Any) -> float:
    _require(seconds(value))
    return float(value)


def instant(value: Any) -> str:
    read_instant(text(value))
    return str(value)


def day(value: Any) -> str:
    return read_day(text(value))


def member_of(kind: type[Enum]) -> Check:
    def check(value: Any) -> Any:
        _require(not isinstance(value, bool))
        return kind(value).value

    return check


def word(*words: str) -> Check:
    def check(value: Any) -> str:
        _require(value in words)
        return str(value)

    return check


def or_none(check: Check) -> Check:
    return lambda value: None if value is None else check(value)


def json_list(value: Any) -> str:
    _require(isinstance(json.loads(text(value)), list))
    return str(value)


def json_object(value: Any) -> str:
    _require(isinstance(json.loads(text(value)), dict))
    return str(value)


def spans(value: Any) -> str:
    for begins, ends in json.loads(text(value)):
        _require(seconds(begins) <= seconds(ends))
    return str(value)


def round_spec(value: Any) -> str:
    records.from_data(Plan, json.loads(text(value))["plan"])
    return str(value)


def plan(value: Any) -> str:
    records.from_data(Plan, json.loads(text(value)))
    return str(value)


def question_body(value: Any) -> str:
    from_body(text(value))
    return str(value)


def day_or_empty(value: Any) -> str:
    return day(value) if value else text(value)


def _require(holds: object) -> None:
    if not holds:
        raise ValueError
