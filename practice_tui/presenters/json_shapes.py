"""The shapes of the JSON that commands print, written down once: what `practice json-shapes` prints.

A shape is a text that names a type, a list of one shape, or an object. Where an object has one key in angle brackets,
it holds any number of such keys. A key that ends in `?` may be missing; behind one that ends in ` or null` may be null.
"""

import json
from collections.abc import Mapping
from typing import Any

from practice_tui.bank.problems import unknown
from practice_tui.core.bank.questions import Aspect, Kind, Level, Stage
from practice_tui.core.history.facts import Prediction
from practice_tui.core.values.records import FORMAT
from practice_tui.store.export_file import export_shape

Shape = str | list[Any] | dict[str, Any]

TEXT, INTEGER, NUMBER, YES_NO = "text", "integer", "number", "true or false"
SHARE = "number from 0 to 1"
SCORE = "integer from 1 to 4"
SECONDS, INSTANT, DAY = "number of seconds", "instant", "day"
OR_NULL = " or null"

GRAMMAR = (
    "Each object below is what one command prints. In a shape stand for:",
    "  text, integer, number, true or false  JSON's own types",
    "  instant                   ISO 8601, such as 2026-03-01T12:00:00+01:00",
    "  day                       a civil day, such as 2026-03-01; it turns at 04:00",
    "  … or null                 null where there is nothing; also behind a name",
    "  [shape]                   a list of any length",
    '  {"<topic>": shape}        an object with any number of such keys',
    '  "name?"                   a key that is left out where it is empty or usual',
    "",
    "An object's own id is `id`; what refers to it says `question_id`, `round_id`.",
    "Topics, plans, drills, levels and kinds go by the words that commands take.",
    f"The number `format`, now {FORMAT}, rises when a key goes or comes to mean something",
    "else; new keys may be added.",
)

_LEFT_OUT: Shape = [{"table": TEXT, "id": TEXT, "reason": TEXT}]
_INTERVIEW: Shape = {"day": DAY + OR_NULL, "level": TEXT, "plan": TEXT + OR_NULL, "minutes": INTEGER + OR_NULL}
_READINESS: Shape = {
    "level": TEXT,
    "mean": SHARE,
    "low": SHARE,
    "high": SHARE,
    "enough": INTEGER,
    "topics": INTEGER,
    "is_ready": YES_NO,
    "held_back_by": [TEXT],
}
_GOAL: Shape = {
    "days": INTEGER,
    "answers": INTEGER,
    "missed": INTEGER,
    "questions": INTEGER,
    "planned": INTEGER,
    "done": INTEGER,
    "left_out": {"<topic>": INTEGER},
}
_ASPECTS: Shape = {f"{aspect.value}?": {"missed": INTEGER, "n": INTEGER} for aspect in Aspect}
_PREDICTION: Shape = {"n": INTEGER, "scores": [INTEGER]}
_STATS: dict[str, Shape] = {
    "at": INSTANT,
    "n": INTEGER,
    "topics": {
        "<topic>": {
            "mean": SHARE,
            "low": SHARE,
            "high": SHARE,
            "n": INTEGER,
            "p_weak": SHARE,
            "verdict": TEXT,
            "trend": TEXT + OR_NULL,
            "due": INTEGER,
            "skipped": INTEGER,
            "asked": INTEGER,
            "last_day": DAY + OR_NULL,
        }
    },
    "levels": {"<topic>": {level.value: {"n": INTEGER, "mean": SHARE + OR_NULL} for level in Level}},
    "level_step": NUMBER,
    "spread": NUMBER,
    "trend": TEXT + OR_NULL,
    "skips": {"skipped": INTEGER, "n": INTEGER},
    "weeks": [{"monday": DAY, "n": INTEGER, "mean": SHARE, "low": SHARE, "high": SHARE}],
    "days": {"<day>": INTEGER},
    "streak": INTEGER,
    "interview": _INTERVIEW,
    "readiness or null": _READINESS,
    "goal or null": _GOAL,
    "time": {f"{kind.value}?": {"n": INTEGER, "over": INTEGER, "brief": INTEGER, "used": NUMBER} for kind in Kind},
    "judgement": {
        "guess": _PREDICTION,
        "unsure": _PREDICTION,
        "sure": _PREDICTION,
        "sure_and_wrong": [TEXT],
        "overruled": {"n": INTEGER, "up": INTEGER, "down": INTEGER},
    },
    "gaps": {
        "aspects": {
            f"{aspect.value}?": {"missed": INTEGER, "n": INTEGER, "share": SHARE, "p_above": SHARE} for aspect in Aspect
        },
        "points": [
            {
                "question_id": TEXT,
                "digest": TEXT,
                "point": INTEGER,
                "tier": TEXT,
                "aspect": TEXT,
                "missed": INTEGER,
                "n": INTEGER,
            }
        ],
        "said_wrong": [TEXT],
    },
    "rounds": [
        {
            "id": TEXT,
            "day": DAY,
            "plan": TEXT,
            "state": TEXT,
            "tried": INTEGER,
            "skipped": INTEGER,
            "rated": INTEGER,
        }
    ],
    "left_out": _LEFT_OUT,
}
_ATTEMPT: Shape = {
    "id": TEXT,
    "number": INTEGER,
    "round_id": TEXT,
    "slot": INTEGER,
    "try": INTEGER,
    "question_id": TEXT,
    "digest": TEXT,
    "topic": TEXT,
    "level": TEXT,
    "kind": TEXT,
    "outcome": TEXT,
    "is_counted": YES_NO,
    "score": SCORE + OR_NULL,
    "first_score": SCORE + OR_NULL,
    "suggested": SCORE + OR_NULL,
    "said_wrong": YES_NO,
    "opened": YES_NO + OR_NULL,
    "prediction": TEXT + OR_NULL,
    "asked_at": INSTANT,
    "answered_at": INSTANT,
    "day": DAY,
    "limit_s": SECONDS,
    "elapsed_s": SECONDS,
    "hints": INTEGER,
    "answer": TEXT,
    "said": TEXT,
    "ticks": [{"point": INTEGER, "tier": TEXT, "aspect": TEXT, "heard": YES_NO}],
}
_QUESTION: Shape = {
    "id": TEXT,
    "title": TEXT,
    "topic": TEXT,
    "level": TEXT,
    "kind": TEXT,
    "limit": SECONDS,
    "ask": {"stage": TEXT, "why": TEXT, "how": TEXT},
    "prompt": TEXT,
    "rubric": [{"text": TEXT, "tier": TEXT, "aspect": TEXT, "probe": TEXT, "expect": TEXT, "asks?": TEXT}],
    "answer": {"short": TEXT, "full": TEXT, "deep?": TEXT, "code?": TEXT},
    "tags?": [TEXT],
    "hints?": [TEXT],
    "mistakes?": [{"says": TEXT, "why": TEXT}],
    "follow_ups?": [{"ask": TEXT, "looks_for": TEXT}],
    "related?": [TEXT],
    "formerly?": [TEXT],
    "refs?": [TEXT],
    "value?": [{"name": TEXT, "value": NUMBER, "tolerance?": NUMBER, "accept?": [TEXT], "check?": TEXT}],
    "tests?": TEXT,
    "clarify?": [{"ask": TEXT, "tell": TEXT}],
    "bands?": [TEXT],
    "bank?": TEXT,
    "base?": TEXT,
    "reviewed?": DAY,
    "often?": YES_NO,
    "legacy?": YES_NO,
    "drill?": TEXT,
}
_PLAN: Shape = {
    "id": TEXT,
    "title": TEXT,
    "count": INTEGER,
    "about?": TEXT,
    "topics": {"<topic>": INTEGER},
    "levels": {f"{level.value}?": INTEGER for level in Level},
    "kinds": {f"{kind.value}?": INTEGER for kind in Kind},
    "mode?": TEXT,
    "pick?": TEXT,
    "questions?": [TEXT],
    "only?": TEXT,
    "counts?": YES_NO,
    "ladder?": [SECONDS],
    "pace?": NUMBER,
    "limit?": SECONDS,
    "minutes?": INTEGER,
    "stages?": {f"{stage.value}?": INTEGER for stage in Stage},
    "follow_ups?": YES_NO,
    "hints?": YES_NO,
    "style?": TEXT,
    "closing?": YES_NO,
    "tips?": YES_NO,
    "often?": YES_NO,
    "legacy?": YES_NO,
}
_LENIENCY: Shape = {"mean": NUMBER, "low": NUMBER, "high": NUMBER}
_QUESTIONS: dict[str, Shape] = {"questions": [_QUESTION]}
_PLANS: dict[str, Shape] = {"plans": [_PLAN]}

SHAPES: Mapping[str, dict[str, Shape]] = {
    "stats": _STATS,
    "next": {
        "plan": TEXT,
        "why": TEXT,
        "questions": [
            {"question_id": TEXT, "topic": TEXT, "level": TEXT, "rule": TEXT, "reason": TEXT, "limit_s": SECONDS}
        ],
        "left_out": _LEFT_OUT,
    },
    "due": {
        "due": [
            {
                "question_id": TEXT,
                "topic": TEXT,
                "due_day": DAY,
                "retrievability": SHARE,
                "score": SCORE,
                "reviewed_day": DAY,
            }
        ],
        "left_out": _LEFT_OUT,
    },
    "history": {"attempts": [_ATTEMPT], "left_out": _LEFT_OUT},
    "date": {
        "interview": _INTERVIEW,
        "readiness or null": _READINESS,
        "goal or null": _GOAL,
        "left_out": _LEFT_OUT,
    },
    "drill": {
        "drills": [
            {
                "drill": TEXT,
                "title": TEXT,
                "topic": TEXT,
                "needs_calculator": YES_NO,
                "level": INTEGER,
                "runs": INTEGER,
                "tried": INTEGER,
                "right": INTEGER,
                "best_rate": NUMBER + OR_NULL,
            }
        ]
    },
    "drill NAME": {
        "runs": [
            {
                "id": TEXT,
                "day": DAY,
                "drill": TEXT,
                "level": INTEGER,
                "tried": INTEGER,
                "right": INTEGER,
                "seconds": SECONDS,
                "rate": NUMBER,
                "share": SHARE,
            }
        ]
    },
    "interview list": {
        "interviews": [
            {
                "id": TEXT,
                "day": DAY,
                "interviewer": TEXT,
                "candidate": TEXT,
                "plan": TEXT,
                "code": TEXT + OR_NULL,
                "state": TEXT,
                "is_received": YES_NO,
                "scores": [SCORE],
                "recommendation": SCORE + OR_NULL,
            }
        ]
    },
    "class report": {
        "items": [
            {
                "question_id": TEXT,
                "digest": TEXT,
                "title": TEXT,
                "topic": TEXT,
                "level": INTEGER,
                "scored_by": TEXT,
                "n": INTEGER,
                "skipped": INTEGER,
                "facility": SHARE + OR_NULL,
                "discrimination": NUMBER + OR_NULL,
                "share_of_limit": NUMBER + OR_NULL,
                "over": INTEGER,
                "predictions": {f"{prediction.value}?": {"n": INTEGER, "good": INTEGER} for prediction in Prediction},
                "aspects": _ASPECTS,
                "flags": [{"kind": TEXT, "text": TEXT, "n": INTEGER}],
                "advice": TEXT,
            }
        ],
        "students": [
            {
                "student": TEXT,
                "scored_by": TEXT,
                "pace": NUMBER,
                "n": INTEGER,
                "skipped": INTEGER,
                "unscored": INTEGER,
                "points": INTEGER,
                "of": INTEGER,
                "level or null": {"low": SHARE, "mean": SHARE, "high": SHARE},
                "share_of_limit": NUMBER + OR_NULL,
                "aspects": _ASPECTS,
            }
        ],
    },
    "calibrate": {
        "calibrations": [
            {
                "id": TEXT,
                "day": DAY,
                "is_over": YES_NO,
                "is_comparable": YES_NO,
                "n": INTEGER,
                "leniency or null": _LENIENCY,
                "same_scores": INTEGER,
                "points": INTEGER,
                "answers": [
                    {
                        "question_id": TEXT,
                        "sample": TEXT,
                        "score": SCORE,
                        "key_score": SCORE,
                        "heard": [INTEGER],
                        "key_heard": [INTEGER],
                        "said_wrong": YES_NO,
                        "key_said_wrong": YES_NO,
                    }
                ],
            }
        ],
        "left_out": _LEFT_OUT,
    },
    "agreement": {
        "opinions": [
            {
                "id": TEXT,
                "round_id": TEXT,
                "rater": TEXT,
                "day": DAY,
                "answers": [
                    {
                        "attempt_id": TEXT,
                        "question_id": TEXT,
                        "own": SCORE + OR_NULL,
                        "other": SCORE + OR_NULL,
                        "points": [{"text": TEXT, "by_oneself": YES_NO, "heard": INTEGER}],
                    }
                ],
            }
        ],
        "raters": {
            "<name>": {
                "n": INTEGER,
                "same": INTEGER,
                "kappa or null": {"value": NUMBER, "low": NUMBER, "high": NUMBER},
                "leniency or null": _LENIENCY,
            }
        },
        "all": {"n": INTEGER, "leniency or null": _LENIENCY},
        "left_out": _LEFT_OUT,
    },
    "real list": {
        "encounters": [
            {
                "id": TEXT,
                "day": DAY,
                "who": TEXT,
                "stage": TEXT,
                "went": SCORE + OR_NULL,
                "text": TEXT,
                "outcome": TEXT,
                "questions": [
                    {"ask": TEXT, "question_id": TEXT + OR_NULL, "topic": TEXT + OR_NULL, "score": SCORE + OR_NULL}
                ],
                "practice or null": {"days": INTEGER, "n": INTEGER, "solid_or_strong": INTEGER},
            }
        ]
    },
    "bank list": _QUESTIONS | {"hidden?": INTEGER},
    "bank show": _QUESTIONS,
    "bank flags": {
        "flags": [
            {"id": TEXT, "question_id": TEXT, "digest": TEXT + OR_NULL, "at": INSTANT, "kind": TEXT, "text": TEXT}
        ],
        "left_out": _LEFT_OUT,
    },
    "plan list": _PLANS,
    "plan show": _PLANS,
    "tips": {"tips": [{"id": TEXT, "audience": TEXT, "do": TEXT, "avoid": TEXT, "why": TEXT}]},
    "where": {
        "config": TEXT,
        "history": TEXT,
        "banks": TEXT,
        "backups": TEXT,
        "recordings": TEXT,
        "cache": TEXT,
        "log": TEXT,
    },
    "doctor": {"findings": [{"about": TEXT, "says": TEXT, "do": TEXT, "is_well": YES_NO}]},
}

EXPORT = "export FILE.json"


def shape_of(command: str) -> dict[str, Any]:
    """The shape of what a command prints, with the number of its format. Raises PracticeError for another command."""
    if command == EXPORT:
        return export_shape()
    if command not in SHAPES:
        raise unknown("shape of", command, [*SHAPES, EXPORT], "practice json-shapes")
    return {"format": INTEGER, **SHAPES[command]}


def shape_lines(command: str = "") -> list[str]:
    """The shapes of one command or of all, as text. Raises PracticeError for a command that prints no JSON."""
    names = [command] if command else [*SHAPES, EXPORT]
    lines = [] if command else [*GRAMMAR, ""]
    for name in names:
        json_option = "" if name == EXPORT else " --json"
        lines += [f"practice {name}{json_option}", *json.dumps(shape_of(name), indent=2).splitlines(), ""]
    return lines[:-1]
