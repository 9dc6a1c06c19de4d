"""The facts of interviews that are led, and of sheets on which answers are judged. None enters one's own figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any, ClassVar

from practice_tui.core.bank.questions import Aspect, Kind, Level, Tier
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Ending, Outcome

RECEIVED = "received"  # the label of an interview that was handed over to its candidate


class Hearing(IntEnum):
    """Whether an interviewer heard a point: not, unasked, or after a probe or a hint."""

    NOT = 0
    UNAIDED = 1
    HELPED = 2


class Recommendation(IntEnum):
    """A recommendation of an interviewer; no decision is None."""

    STRONG_NO = 1
    NO = 2
    YES = 3
    STRONG_YES = 4


@dataclass(frozen=True, slots=True)
class InterviewStart:
    """The beginning of an interview. `candidate` is the label by which the interviewer calls the other person."""

    table: ClassVar[str] = "interviews"

    id: str
    started_at: datetime
    day: str
    zone: str
    interviewer: str
    candidate: str
    plan: str
    spec: dict[str, Any]
    bank_digest: str
    device: str
    program: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class InterviewEnd:
    """The end of an interview, or its discarding or restoring."""

    table: ClassVar[str] = "interview_endings"

    id: str
    interview_id: str
    at: datetime
    ending: Ending


@dataclass(frozen=True, slots=True)
class InterviewAnswer:
    """The answer of a candidate, written with its first mark; durations are in seconds.

    `told` holds the indexes of the clarifications that were handed out.
    """

    table: ClassVar[str] = "interview_answers"

    id: str
    interview_id: str
    slot: int
    question_id: str
    digest: str
    topic: str
    level: Level
    kind: Kind
    outcome: Outcome
    asked_at: datetime
    answered_at: datetime
    limit_s: float
    elapsed_s: float
    paused_s: float = 0.0
    hints: int = 0
    told: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RatingSheet:
    """The pass of one rater over an own round, an interview, or the samples of a digest: exactly one is named."""

    table: ClassVar[str] = "sheets"

    id: str
    at: datetime
    rater: str
    device: str
    program: str
    round_id: str | None = None
    interview_id: str | None = None
    samples: str | None = None


@dataclass(frozen=True, slots=True)
class MarkPoint:
    """One rubric point, and whether the rater heard it."""

    point: int
    tier: Tier
    aspect: Aspect
    heard: Hearing


@dataclass(frozen=True, slots=True)
class Mark:
    """The judgement of one answer on a sheet. The newest one is in force; `score` is None where it was taken back.

    `note` is for the hand-over, `private` for the rater alone. `interview_id` is that of the sheet.
    """

    table: ClassVar[str] = "marks"

    id: str
    sheet_id: str
    at: datetime
    score: Score | None
    suggested: Score | None
    interview_id: str | None = None
    attempt_id: str | None = None
    answer_id: str | None = None
    sample: str | None = None
    said_wrong: bool = False
    note: str = ""
    private: str = ""
    points: tuple[MarkPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetEnding:
    """The signature of a sheet. `checklist` holds the ids of what the rater ticked when looking back."""

    table: ClassVar[str] = "sheet_endings"

    id: str
    sheet_id: str
    at: datetime
    recommendation: Recommendation | None
    interview_id: str | None = None
    take_aways: str = ""
    private: str = ""
    checklist: tuple[str, ...] = ()


class SheetOf(StrEnum):
    """The subject of a sheet that isn't of an interview; the value is the column that names it."""

    ROUND = "round_id"
    SAMPLES = "samples"


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A sheet with all of its marks, oldest first, and its signature, None until it is signed."""

    sheet: RatingSheet
    marks: tuple[Mark, ...] = ()
    ending: SheetEnding | None = None


@dataclass(frozen=True, slots=True)
class SheetDraft:
    """The state of an unsigned sheet: local, overwritten, never exported. `holder` names the process that fills it."""

    sheet_id: str
    holder: str
    at: datetime
    state: str


def newest_signed(sheets: Iterable[FilledSheet]) -> list[FilledSheet]:
    """The signed ones of some sheets, oldest first; of each rater the newest on a round."""
    signed = [filled for filled in sheets if filled.ending]
    newest = {(filled.sheet.round_id, filled.sheet.rater.casefold()): filled for filled in signed}
    return list(newest.values())
