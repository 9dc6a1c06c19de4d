"""Checks rows from elsewhere: for each format of the export its tables and columns, with a check for each column.

Format n is schema n. Formats are kept as data, so that files of every release stay readable however the classes change.
"""

import hashlib
import json
import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

from practice_tui.core.bank.plans import Mode, Plan
from practice_tui.core.bank.questions import Aspect, Kind, Level, Tier, from_body
from practice_tui.core.history.attempts import Ending, Heard, Outcome, Prediction, RemarkKind, Source
from practice_tui.core.values import records
from practice_tui.core.values.text import one_line
from practice_tui.store.rows import Row

Check = Callable[[Any], Any]
"""Returns the value as it is to be stored. Raises one of UNREADABLE for a value that the column may not hold."""

Checks = dict[str, Check]

FORMAT = 2
MAX_TEXT = 1_000_000  # characters
MAX_NUMBER = 2**31 - 1
MAX_SEED = 2**53 - 1  # which any JSON reader keeps exactly
YEARS = range(1900, 2500)
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, RecursionError, OverflowError)
"""The exceptions that reading a wrong value may raise."""

# These lists will grow. A new word needs no new format, since readers pass over words that they don't know.
SUBJECTS = ("question", "topic", "bank", "plan", "remark", "interview")
LABELS = ("hidden", "starred", "closed", "received")
NOTE_KINDS = ("asked-them", "self-review", "take-away")
OUTCOMES = ("waiting", "next round", "offer", "no", "withdrawn")

# The first digit keeps an id before the year 2500, since each later id has to exceed the greatest.
_UUID7 = re.compile("0[0-9a-f]{7}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def checked(table: str, row: Any, version: int = FORMAT) -> Row:
    """Checks a row of a file of this format, and returns it as it is to be stored.

    Raises ValueError, which names the column.
    """
    checks = DRAFTS if table == DRAFTS_LIST else FORMATS[version][table]
    if not isinstance(row, dict) or row.keys() != checks.keys():
        raise ValueError(f"a row has the columns {', '.join(checks)}")
    try:
        good = {(last := column): check(row[column]) for column, check in checks.items()}
    except UNREADABLE as error:
        raise ValueError(f"{last} can't be {_shown(row[last])}") from error
    if table == "texts":
        _require_digest(good)
    if table == "settings" and (fault := fault_of(table, good)):
        raise ValueError(fault)
    return good


def fault_of(table: str, row: Row) -> str:
    """Why a stored row, or some columns of it, can't be read; empty where it can.

    Columns of free text aren't checked, since they can always be read.
    """
    free = (_text, _id, _name)
    checks = {name: check for name, check in FORMATS[FORMAT][table].items() if name in row and check not in free}
    named = {column: column for column in checks}
    if table == "settings" and row["name"] in SETTINGS:
        checks["value"], named["value"] = SETTINGS[row["name"]], row["name"]
    for column, check in checks.items():
        try:
            check(row[column])
        except UNREADABLE:
            return f"{named[column]} can't be {_shown(row[column])}"
    return ""


def read_instant(text: str) -> datetime:
    """Reads an instant in ISO form. Raises ValueError unless it has an offset and a year in YEARS."""
    at = datetime.fromisoformat(text)
    _require(at.tzinfo is not None and at.year in YEARS)
    return at


def read_day(text: str) -> str:
    """Returns `text` if it is an ISO day with a year in YEARS. Raises ValueError otherwise."""
    _require(date.fromisoformat(text).isoformat() == text and int(text[:4]) in YEARS)
    return text


def _require_digest(row: Row) -> None:
    """Raises ValueError unless the digest is that of the body."""
    if hashlib.sha256(row["body"].encode()).hexdigest()[:16] != row["digest"]:
        raise ValueError(f"the text isn't the one that digest {_shown(row['digest'])} names")


def _id(value: Any) -> str:
    _require(_UUID7.fullmatch(_text(value)))
    return str(value)


def _text(value: Any) -> str:
    _require(isinstance(value, str) and len(value) <= MAX_TEXT and "\0" not in value)
    value.encode()  # raises for half a surrogate pair
    return str(value)


def _name(value: Any) -> str:
    _require(_text(value))
    return str(value)


def _flag(value: Any) -> int:
    return _integer(value, most=1)


def _integer(value: Any, least: int = 0, most: int = MAX_NUMBER) -> int:
    _require(type(value) is int and least <= value <= most)
    return int(value)


def _between(least: int, most: int) -> Check:
    return lambda value: _integer(value, least, most)


def _seconds(value: Any) -> float:
    _require(type(value) in (int, float) and math.isfinite(value) and 0 <= value <= MAX_NUMBER)
    return float(value)


def _positive_seconds(value: Any) -> float:
    _require(_seconds(value))
    return float(value)


def _instant(value: Any) -> str:
    read_instant(_text(value))
    return str(value)


def _day(value: Any) -> str:
    return read_day(_text(value))


def _member_of(kind: type[Enum]) -> Check:
    def check(value: Any) -> Any:
        _require(not isinstance(value, bool))
        return kind(value).value

    return check


def _word(*words: str) -> Check:
    def check(value: Any) -> str:
        _require(value in words)
        return str(value)

    return check


def _or_none(check: Check) -> Check:
    return lambda value: None if value is None else check(value)


def _json_list(value: Any) -> str:
    _require(isinstance(json.loads(_text(value)), list))
    return str(value)


def _json_object(value: Any) -> str:
    _require(isinstance(json.loads(_text(value)), dict))
    return str(value)


def _spans(value: Any) -> str:
    for begins, ends in json.loads(_text(value)):
        _require(_seconds(begins) <= _seconds(ends))
    return str(value)


def _spec(value: Any) -> str:
    records.from_data(Plan, json.loads(_text(value))["plan"])
    return str(value)


def _plan(value: Any) -> str:
    records.from_data(Plan, json.loads(_text(value)))
    return str(value)


def _body(value: Any) -> str:
    from_body(_text(value))
    return str(value)


def _day_or_none(value: Any) -> str:
    return _day(value) if value else _text(value)


_level = _member_of(Level)
_tier = _member_of(Tier)
_score = _or_none(_between(1, 4))

SETTINGS: Checks = {"interview": _day_or_none, "level": _level, "your-own": _plan}

_FORMAT_1: dict[str, Checks] = {
    "texts": {"digest": _text, "question_id": _text, "bank": _text, "body": _body},
    "rounds": {
        "id": _id,
        "started_at": _instant,
        "day": _day,
        "zone": _text,
        "plan": _text,
        "mode": _member_of(Mode),
        "spec": _spec,
        "bank_digest": _text,
        "device": _text,
        "program": _text,
        "code": _or_none(_text),
    },
    "endings": {"id": _id, "round_id": _id, "at": _instant, "ending": _member_of(Ending)},
    "attempts": {
        "id": _id,
        "round_id": _id,
        "slot": _integer,
        "try": _integer,
        "counts": _flag,
        "question_id": _text,
        "digest": _text,
        "topic": _text,
        "level": _level,
        "kind": _member_of(Kind),
        "reason": _text,
        "outcome": _member_of(Outcome),
        "prediction": _or_none(_member_of(Prediction)),
        "asked_at": _instant,
        "answered_at": _instant,
        "day": _day,
        "zone": _text,
        "limit_s": _positive_seconds,
        "elapsed_s": _seconds,
        "paused_s": _seconds,
        "hints": _integer,
        "answer": _text,
    },
    "ratings": {
        "id": _id,
        "attempt_id": _id,
        "at": _instant,
        "score": _score,
        "suggested": _score,
        "said_wrong": _flag,
        "said": _text,
        "review_s": _seconds,
        "rater": _name,
    },
    "ticks": {"rating_id": _id, "point": _integer, "tier": _tier, "aspect": _member_of(Aspect), "heard": _flag},
    "follow_ups": {
        "id": _id,
        "attempt_id": _id,
        "at": _instant,
        "source": _member_of(Source),
        "ask": _text,
        "point": _or_none(_integer),
        "elapsed_s": _seconds,
        "heard": _member_of(Heard),
    },
    "remarks": {
        "id": _id,
        "question_id": _text,
        "digest": _or_none(_text),
        "at": _instant,
        "kind": _member_of(RemarkKind),
        "text": _text,
    },
    "settings": {"id": _id, "at": _instant, "name": _text, "value": _text},
}

_FORMAT_2: dict[str, Checks] = _FORMAT_1 | {
    "erasures": {"id": _id, "at": _instant, "subject_id": _id},
    "rounds": _FORMAT_1["rounds"] | {"counts": _flag},
    "ratings": _FORMAT_1["ratings"] | {"opened": _or_none(_flag)},
    "targets": {
        "id": _id,
        "at": _instant,
        "day": _or_none(_day),
        "level": _level,
        "plan": _text,
        "minutes": _or_none(_between(1, MAX_NUMBER)),
    },
    "labels": {
        "id": _id,
        "at": _instant,
        "subject": _word(*SUBJECTS),
        "name": _name,
        "label": _word(*LABELS),
        "is_set": _flag,
    },
    "round_notes": {"id": _id, "round_id": _id, "at": _instant, "kind": _word(*NOTE_KINDS), "text": _text},
    "speech": {
        "id": _id,
        "attempt_id": _id,
        "at": _instant,
        "by": _name,
        "onset_s": _or_none(_seconds),
        "spoken_s": _or_none(_seconds),
        "longest_silence_s": _or_none(_seconds),
        "spans": _spans,
        "words": _or_none(_integer),
        "fillers": _or_none(_integer),
        "transcript": _text,
    },
    "drill_runs": {
        "id": _id,
        "started_at": _instant,
        "day": _day,
        "zone": _text,
        "drill": _name,
        "level": _between(1, 3),
        "seed": _between(0, MAX_SEED),
        "maker": _integer,
        "seconds": _or_none(_positive_seconds),
        "count": _or_none(_between(1, MAX_NUMBER)),
        "device": _text,
        "program": _text,
    },
    "drill_answers": {
        "run_id": _id,
        "n": _between(1, MAX_NUMBER),
        "outcome": _word("right", "wrong", "shown"),
        "typed": _text,
        "slip": _text,
        "seconds": _seconds,
    },
    "encounters": {
        "id": _id,
        "at": _instant,
        "day": _day,
        "who": _text,
        "stage": _text,
        "went": _score,
        "text": _text,
    },
    "encounter_questions": {
        "id": _id,
        "encounter_id": _id,
        "at": _instant,
        "ask": _text,
        "question_id": _or_none(_text),
        "topic": _or_none(_text),
        "score": _score,
    },
    "encounter_outcomes": {"id": _id, "encounter_id": _id, "at": _instant, "outcome": _word(*OUTCOMES)},
    "interviews": {
        "id": _id,
        "started_at": _instant,
        "day": _day,
        "zone": _text,
        "interviewer": _text,
        "candidate": _text,
        "plan": _text,
        "spec": _json_object,
        "code": _or_none(_text),
        "bank_digest": _text,
        "device": _text,
        "program": _text,
    },
    "interview_endings": {"id": _id, "interview_id": _id, "at": _instant, "ending": _member_of(Ending)},
    "interview_answers": {
        "id": _id,
        "interview_id": _id,
        "slot": _integer,
        "question_id": _text,
        "digest": _text,
        "topic": _text,
        "level": _level,
        "kind": _member_of(Kind),
        "outcome": _member_of(Outcome),
        "asked_at": _instant,
        "answered_at": _instant,
        "limit_s": _positive_seconds,
        "elapsed_s": _seconds,
        "paused_s": _seconds,
        "hints": _integer,
        "told": _json_list,
    },
    "sheets": {
        "id": _id,
        "at": _instant,
        "rater": _name,
        "round_id": _or_none(_id),
        "interview_id": _or_none(_id),
        "samples": _or_none(_text),
        "device": _text,
        "program": _text,
    },
    "marks": {
        "id": _id,
        "sheet_id": _id,
        "interview_id": _or_none(_id),
        "at": _instant,
        "attempt_id": _or_none(_id),
        "answer_id": _or_none(_id),
        "sample": _or_none(_name),
        "score": _score,
        "suggested": _score,
        "said_wrong": _flag,
        "note": _text,
        "private": _text,
    },
    "mark_points": {
        "mark_id": _id,
        "point": _integer,
        "tier": _tier,
        "aspect": _member_of(Aspect),
        "heard": _between(0, 2),
    },
    "sheet_endings": {
        "id": _id,
        "sheet_id": _id,
        "interview_id": _or_none(_id),
        "at": _instant,
        "recommendation": _score,
        "take_aways": _text,
        "private": _text,
        "checklist": _json_list,
    },
}

FORMATS: Mapping[int, Mapping[str, Checks]] = {1: _FORMAT_1, FORMAT: _FORMAT_2}

ADDED: Mapping[int, Mapping[str, Row]] = {FORMAT: {"rounds": {"counts": 1}, "ratings": {"opened": None}}}
"""The columns that each format but the first added to older tables, with their values in older rows."""

DRAFTS_LIST = "drafts"
DRAFTS: Checks = {"round_id": _id, "at": _instant, "state": _json_object}
"""The columns of open rounds in the files that machines exchange; an export has none."""

REFERENCES: Mapping[str, Mapping[str, str]] = {
    "endings": {"round_id": "rounds"},
    "attempts": {"round_id": "rounds", "digest": "texts"},
    "ratings": {"attempt_id": "attempts"},
    "ticks": {"rating_id": "ratings"},
    "follow_ups": {"attempt_id": "attempts"},
    "round_notes": {"round_id": "rounds"},
    "speech": {"attempt_id": "attempts"},
    "drill_answers": {"run_id": "drill_runs"},
    "encounter_questions": {"encounter_id": "encounters"},
    "encounter_outcomes": {"encounter_id": "encounters"},
    "interview_endings": {"interview_id": "interviews"},
    "interview_answers": {"interview_id": "interviews", "digest": "texts"},
    "sheets": {"round_id": "rounds", "interview_id": "interviews"},
    "marks": {
        "sheet_id": "sheets",
        "interview_id": "interviews",
        "attempt_id": "attempts",
        "answer_id": "interview_answers",
    },
    "mark_points": {"mark_id": "marks"},
    "sheet_endings": {"sheet_id": "sheets", "interview_id": "interviews"},
}
"""The columns of each table that refer to another table."""


def _require(holds: object) -> None:
    if not holds:
        raise ValueError


def _shown(value: Any) -> str:
    shown = one_line(repr(value)[:60])
    return shown if len(shown) < 60 else f"{shown}…"
