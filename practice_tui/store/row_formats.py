"""The formats of exported rows: for each its tables and columns, with a check for each column.

Format n is schema n. Formats are kept as data, so that files of every release stay readable however the classes change.
"""

from collections.abc import Mapping

from practice_tui.core.bank.plans import Mode
from practice_tui.core.bank.questions import Aspect, Kind, Level, Tier
from practice_tui.core.history.facts import Ending, Heard, Outcome, Prediction, RemarkKind, Source
from practice_tui.store.column_checks import (
    MAX_NUMBER,
    Check,
    between,
    day,
    day_or_empty,
    filled_text,
    flag,
    instant,
    integer,
    json_list,
    json_object,
    member_of,
    or_none,
    plan,
    positive_seconds,
    question_body,
    round_spec,
    seconds,
    spans,
    text,
    uuid7,
    word,
)
from practice_tui.store.rows import Row

Checks = dict[str, Check]

FORMAT = 2
MAX_SEED = 2**53 - 1  # which any JSON reader keeps exactly

# These lists will grow. A new word needs no new format, since readers pass over words that they don't know.
SUBJECTS = ("question", "topic", "bank", "plan", "remark", "interview")
LABELS = ("hidden", "starred", "closed", "received")
NOTE_KINDS = ("asked-them", "self-review", "take-away")
OUTCOMES = ("waiting", "next round", "offer", "no", "withdrawn")

level = member_of(Level)
tier = member_of(Tier)
score = or_none(between(1, 4))

SETTINGS: Checks = {"interview": day_or_empty, "level": level, "your-own": plan}

_FORMAT_1: dict[str, Checks] = {
    "texts": {"digest": text, "question_id": text, "bank": text, "body": question_body},
    "rounds": {
        "id": uuid7,
        "started_at": instant,
        "day": day,
        "zone": text,
        "plan": text,
        "mode": member_of(Mode),
        "spec": round_spec,
        "bank_digest": text,
        "device": text,
        "program": text,
        "code": or_none(text),
    },
    "endings": {"id": uuid7, "round_id": uuid7, "at": instant, "ending": member_of(Ending)},
    "attempts": {
        "id": uuid7,
        "round_id": uuid7,
        "slot": integer,
        "try": integer,
        "counts": flag,
        "question_id": text,
        "digest": text,
        "topic": text,
        "level": level,
        "kind": member_of(Kind),
        "reason": text,
        "outcome": member_of(Outcome),
        "prediction": or_none(member_of(Prediction)),
        "asked_at": instant,
        "answered_at": instant,
        "day": day,
        "zone": text,
        "limit_s": positive_seconds,
        "elapsed_s": seconds,
        "paused_s": seconds,
        "hints": integer,
        "answer": text,
    },
    "ratings": {
        "id": uuid7,
        "attempt_id": uuid7,
        "at": instant,
        "score": score,
        "suggested": score,
        "said_wrong": flag,
        "said": text,
        "review_s": seconds,
        "rater": filled_text,
    },
    "ticks": {"rating_id": uuid7, "point": integer, "tier": tier, "aspect": member_of(Aspect), "heard": flag},
    "follow_ups": {
        "id": uuid7,
        "attempt_id": uuid7,
        "at": instant,
        "source": member_of(Source),
        "ask": text,
        "point": or_none(integer),
        "elapsed_s": seconds,
        "heard": member_of(Heard),
    },
    "remarks": {
        "id": uuid7,
        "question_id": text,
        "digest": or_none(text),
        "at": instant,
        "kind": member_of(RemarkKind),
        "text": text,
    },
    "settings": {"id": uuid7, "at": instant, "name": text, "value": text},
}

_FORMAT_2: dict[str, Checks] = _FORMAT_1 | {
    "erasures": {"id": uuid7, "at": instant, "subject_id": uuid7},
    "rounds": _FORMAT_1["rounds"] | {"counts": flag},
    "ratings": _FORMAT_1["ratings"] | {"opened": or_none(flag)},
    "targets": {
        "id": uuid7,
        "at": instant,
        "day": or_none(day),
        "level": level,
        "plan": text,
        "minutes": or_none(between(1, MAX_NUMBER)),
    },
    "labels": {
        "id": uuid7,
        "at": instant,
        "subject": word(*SUBJECTS),
        "name": filled_text,
        "label": word(*LABELS),
        "is_set": flag,
    },
    "round_notes": {"id": uuid7, "round_id": uuid7, "at": instant, "kind": word(*NOTE_KINDS), "text": text},
    "speech": {
        "id": uuid7,
        "attempt_id": uuid7,
        "at": instant,
        "by": filled_text,
        "onset_s": or_none(seconds),
        "spoken_s": or_none(seconds),
        "longest_silence_s": or_none(seconds),
        "spans": spans,
        "words": or_none(integer),
        "fillers": or_none(integer),
        "transcript": text,
    },
    "drill_runs": {
        "id": uuid7,
        "started_at": instant,
        "day": day,
        "zone": text,
        "drill": filled_text,
        "level": between(1, 3),
        "seed": between(0, MAX_SEED),
        "maker": integer,
        "seconds": or_none(positive_seconds),
        "count": or_none(between(1, MAX_NUMBER)),
        "device": text,
        "program": text,
    },
    "drill_answers": {
        "run_id": uuid7,
        "n": between(1, MAX_NUMBER),
        "outcome": word("right", "wrong", "shown"),
        "typed": text,
        "slip": text,
        "seconds": seconds,
    },
    "encounters": {
        "id": uuid7,
        "at": instant,
        "day": day,
        "who": text,
        "stage": text,
        "went": score,
        "text": text,
    },
    "encounter_questions": {
        "id": uuid7,
        "encounter_id": uuid7,
        "at": instant,
        "ask": text,
        "question_id": or_none(text),
        "topic": or_none(text),
        "score": score,
    },
    "encounter_outcomes": {"id": uuid7, "encounter_id": uuid7, "at": instant, "outcome": word(*OUTCOMES)},
    "interviews": {
        "id": uuid7,
        "started_at": instant,
        "day": day,
        "zone": text,
        "interviewer": text,
        "candidate": text,
        "plan": text,
        "spec": json_object,
        "code": or_none(text),
        "bank_digest": text,
        "device": text,
        "program": text,
    },
    "interview_endings": {"id": uuid7, "interview_id": uuid7, "at": instant, "ending": member_of(Ending)},
    "interview_answers": {
        "id": uuid7,
        "interview_id": uuid7,
        "slot": integer,
        "question_id": text,
        "digest": text,
        "topic": text,
        "level": level,
        "kind": member_of(Kind),
        "outcome": member_of(Outcome),
        "asked_at": instant,
        "answered_at": instant,
        "limit_s": positive_seconds,
        "elapsed_s": seconds,
        "paused_s": seconds,
        "hints": integer,
        "told": json_list,
    },
    "sheets": {
        "id": uuid7,
        "at": instant,
        "rater": filled_text,
        "round_id": or_none(uuid7),
        "interview_id": or_none(uuid7),
        "samples": or_none(text),
        "device": text,
        "program": text,
    },
    "marks": {
        "id": uuid7,
        "sheet_id": uuid7,
        "interview_id": or_none(uuid7),
        "at": instant,
        "attempt_id": or_none(uuid7),
        "answer_id": or_none(uuid7),
        "sample": or_none(filled_text),
        "score": score,
        "suggested": score,
        "said_wrong": flag,
        "note": text,
        "private": text,
    },
    "mark_points": {
        "mark_id": uuid7,
        "point": integer,
        "tier": tier,
        "aspect": member_of(Aspect),
        "heard": between(0, 2),
    },
    "sheet_endings": {
        "id": uuid7,
        "sheet_id": uuid7,
        "interview_id": or_none(uuid7),
        "at": instant,
        "recommendation": score,
        "take_aways": text,
        "private": text,
        "checklist": json_list,
    },
}

FORMATS: Mapping[int, Mapping[str, Checks]] = {1: _FORMAT_1, FORMAT: _FORMAT_2}

ADDED: Mapping[int, Mapping[str, Row]] = {FORMAT: {"rounds": {"counts": 1}, "ratings": {"opened": None}}}
"""The columns that each format but the first added to older tables, with their values in older rows."""

DRAFTS_LIST = "drafts"
DRAFTS: Checks = {"round_id": uuid7, "at": instant, "state": json_object}
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
