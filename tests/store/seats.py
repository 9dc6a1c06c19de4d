"""Rows of the tables that hold more than one's own rounds: one of each kind, in an order that the store accepts."""

import json

from practice_tui.store.export_file import Tables
from practice_tui.store.schema import FACT_TABLES
from tests.store.facts import NOON, key

AT, DAY = NOON.isoformat(), "2026-03-01"
INTERVIEW, SHEET, MARK, ANSWER = key(100), key(110), key(120), key(130)
OPINION, OPINION_MARK = key(140), key(141)
ENCOUNTER, RUN = key(150), key(160)
ERASED_WITH_THE_INTERVIEW = (
    "interviews",
    "interview_endings",
    "interview_answers",
    "sheets",
    "marks",
    "mark_points",
    "sheet_endings",
)
ERASED_WITH_THE_ENCOUNTER = ("encounters", "encounter_questions", "encounter_outcomes")


def seats(round_id: str, attempt_id: str, digest: str) -> Tables:
    """An interview that was led, a second opinion on an attempt, a drill, a real interview, and all small facts."""
    made: Tables = {table: [] for table in FACT_TABLES}
    made["targets"] = [target(101), target(102, day=None, minutes=45, level="advanced")]
    made["labels"] = [label(103), label(104, is_set=0)]
    made["round_notes"] = [
        {"id": key(105), "round_id": round_id, "at": AT, "kind": "asked-them", "text": "Who decides?"}
    ]
    made["speech"] = [speech(attempt_id)]
    made["drill_runs"] = [run(RUN)]
    made["drill_answers"] = [
        {"run_id": RUN, "n": n, "outcome": "right", "typed": "64", "slip": "", "seconds": 3.5} for n in (1, 2)
    ]
    made["encounters"] = [
        {"id": ENCOUNTER, "at": AT, "day": DAY, "who": "a company", "stage": "on-site", "went": 3, "text": "long"}
    ]
    made["encounter_questions"] = [
        {
            "id": key(151),
            "encounter_id": ENCOUNTER,
            "at": AT,
            "ask": "Why scale?",
            "question_id": None,
            "topic": "math",
            "score": 2,
        }
    ]
    made["encounter_outcomes"] = [{"id": key(152), "encounter_id": ENCOUNTER, "at": AT, "outcome": "offer"}]
    made["interviews"] = [interview(INTERVIEW)]
    made["interview_endings"] = [{"id": key(106), "interview_id": INTERVIEW, "at": AT, "ending": "finished"}]
    made["interview_answers"] = [answer(ANSWER, INTERVIEW, digest)]
    made["sheets"] = [sheet(SHEET, interview_id=INTERVIEW), sheet(OPINION, round_id=round_id)]
    made["marks"] = [
        mark(MARK, SHEET, interview_id=INTERVIEW, answer_id=ANSWER),
        mark(OPINION_MARK, OPINION, attempt_id=attempt_id),
    ]
    made["mark_points"] = [point(MARK, 0), point(MARK, 1), point(OPINION_MARK, 0)]
    made["sheet_endings"] = [ending(107, SHEET, INTERVIEW), ending(108, OPINION, None)]
    return made


def erasure(number: int, subject_id: str) -> dict[str, object]:
    return {"id": key(number), "at": AT, "subject_id": subject_id}


def target(number: int, **changes: object) -> dict[str, object]:
    return {"id": key(number), "at": AT, "day": DAY, "level": "basic", "plan": "", "minutes": None, **changes}


def label(number: int, **changes: object) -> dict[str, object]:
    row = {"id": key(number), "at": AT, "subject": "question", "name": "relu", "label": "hidden", "is_set": 1}
    return {**row, **changes}


def speech(attempt_id: str) -> dict[str, object]:
    return {
        "id": key(109),
        "attempt_id": attempt_id,
        "at": AT,
        "by": "detector 1",
        "onset_s": 1.5,
        "spoken_s": 40.0,
        "longest_silence_s": None,
        "spans": json.dumps([[1.5, 20.0], [21.0, 42.5]]),
        "words": None,
        "fillers": 3,
        "transcript": "well",
    }


def run(name: str) -> dict[str, object]:
    return {
        "id": name,
        "started_at": AT,
        "day": DAY,
        "zone": "+0000",
        "drill": "powers",
        "level": 2,
        "seed": 2**52,
        "maker": 1,
        "seconds": None,
        "count": 2,
        "device": "here",
        "program": "1.0",
    }


def interview(name: str) -> dict[str, object]:
    return {
        "id": name,
        "started_at": AT,
        "day": DAY,
        "zone": "+0000",
        "interviewer": "me",
        "candidate": "somebody",
        "plan": "quick",
        "spec": "{}",
        "code": None,
        "bank_digest": "b1",
        "device": "here",
        "program": "1.0",
    }


def answer(name: str, interview_id: str, digest: str) -> dict[str, object]:
    return {
        "id": name,
        "interview_id": interview_id,
        "slot": 0,
        "question_id": "relu",
        "digest": digest,
        "topic": "optimisation",
        "level": "basic",
        "kind": "concept",
        "outcome": "answered",
        "asked_at": AT,
        "answered_at": AT,
        "limit_s": 120.0,
        "elapsed_s": 90.0,
        "paused_s": 0.0,
        "hints": 1,
        "told": "[0]",
    }


def sheet(name: str, **subject: str) -> dict[str, object]:
    nothing = {"round_id": None, "interview_id": None, "samples": None}
    return {"id": name, "at": AT, "rater": "a friend", **nothing, **subject, "device": "here", "program": "1.0"}


def mark(name: str, sheet_id: str, **subject: str) -> dict[str, object]:
    nothing = {"interview_id": None, "attempt_id": None, "answer_id": None, "sample": None}
    judged = {"score": 3, "suggested": 2, "said_wrong": 0, "note": "clear", "private": "nervous"}
    return {"id": name, "sheet_id": sheet_id, "at": AT, **nothing, **subject, **judged}


def point(mark_id: str, number: int) -> dict[str, object]:
    return {"mark_id": mark_id, "point": number, "tier": "must", "aspect": "mechanism", "heard": 2}


def ending(number: int, sheet_id: str, interview_id: str | None) -> dict[str, object]:
    signed = {"recommendation": 3, "take_aways": "more numbers", "private": "", "checklist": "[]"}
    return {"id": key(number), "sheet_id": sheet_id, "interview_id": interview_id, "at": AT, **signed}
