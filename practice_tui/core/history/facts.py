"""The facts that a history stores, one class a table."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from practice_tui.core.bank.plans import Mode
from practice_tui.core.bank.questions import Aspect, Kind, Level, Point, Tier
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.drill_facts import DrillAnswer, DrillRun
from practice_tui.core.history.encounters import Encounter, EncounterOutcome, EncounterQuestion
from practice_tui.core.history.speech import Speech

ONESELF = "self"
"""Stands among raters for the person whose history it is; nobody else is called so."""


class Outcome(StrEnum):
    ANSWERED = "answered"
    SKIPPED = "skipped"


class Prediction(StrEnum):
    """A person's certainty, given before the reveal; never part of the score."""

    GUESS = "guess"
    UNSURE = "unsure"
    SURE = "sure"


class Ending(StrEnum):
    FINISHED = "finished"
    ENDED_EARLY = "ended early"
    DISCARDED = "discarded"
    RESTORED = "restored"


class Heard(StrEnum):
    """Whether the reply to a follow-up made its point."""

    NO = "no"
    PARTLY = "partly"
    YES = "yes"


class Source(StrEnum):
    """The source of a follow-up: the probe of a missed point, or a step deeper after a clean answer."""

    PROBE = "probe"
    DEEPER = "deeper"


class RemarkKind(StrEnum):
    NOTE = "note"
    WRONG = "wrong"
    UNCLEAR = "unclear"
    OUTDATED = "outdated"


FLAGS = (RemarkKind.WRONG, RemarkKind.UNCLEAR, RemarkKind.OUTDATED)


@dataclass(frozen=True, slots=True)
class Text:
    """A question as it stood when it was asked."""

    digest: str
    question_id: str
    bank: str
    body: str


@dataclass(frozen=True, slots=True)
class RoundStart:
    """The beginning of a round. `counts` is false for a warm-up, which enters no figure and needs no review."""

    id: str
    started_at: datetime
    day: str
    zone: str
    plan: str
    mode: Mode
    spec: dict[str, Any]
    bank_digest: str
    device: str
    program: str
    code: str | None = None
    counts: bool = True


@dataclass(frozen=True, slots=True)
class RoundEnd:
    """The end of a round, or its discarding or restoring."""

    id: str
    round_id: str
    at: datetime
    ending: Ending


@dataclass(frozen=True, slots=True)
class Trial:
    """One question tried in one round, written when answering ends. Durations are in seconds."""

    id: str
    round_id: str
    slot: int
    try_no: int
    counts: bool
    question_id: str
    digest: str
    topic: str
    level: Level
    kind: Kind
    reason: str
    outcome: Outcome
    prediction: Prediction | None
    asked_at: datetime
    answered_at: datetime
    day: str
    zone: str
    limit_s: float
    elapsed_s: float
    paused_s: float = 0.0
    hints: int = 0
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """One rubric point, and whether the answer made it."""

    point: int
    tier: Tier
    aspect: Aspect
    heard: bool


@dataclass(frozen=True, slots=True)
class Rating:
    """A score with its ticks and the score that they suggest; `score` is None where the last score is taken back.

    `opened` says whether the model answer was read before the score, None where that isn't known.
    """

    id: str
    attempt_id: str
    at: datetime
    score: Score | None
    suggested: Score | None
    said_wrong: bool = False
    said: str = ""
    review_s: float = 0.0
    ticks: tuple[Tick, ...] = ()
    rater: str = ONESELF
    opened: bool | None = None


@dataclass(frozen=True, slots=True)
class FollowUpReply:
    """A reply to a follow-up. `point` is the index of the rubric point that was asked for, None for a step deeper."""

    id: str
    attempt_id: str
    at: datetime
    source: Source
    ask: str
    point: int | None
    elapsed_s: float
    heard: Heard


@dataclass(frozen=True, slots=True)
class Remark:
    """A private note on a question, or a flag: what is the matter with it."""

    id: str
    question_id: str
    digest: str | None
    at: datetime
    kind: RemarkKind
    text: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A value that is kept in the history; the newest one of a name is in force."""

    id: str
    at: datetime
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Target:
    """The interview that a person practises for. The newest target is in force.

    `day` is the civil day of the interview, None where none is set. `plan` is empty for all topics. `minutes` is the
    time for practice a day, None where it wasn't said.
    """

    id: str
    at: datetime
    day: str | None
    level: Level
    plan: str = ""
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A label put on something or taken off it. `name` is the slug or id of a `subject` such as a remark."""

    id: str
    at: datetime
    subject: str
    name: str
    label: str
    is_set: bool


ASKED_THEM = "asked-them"  # the kind of a round's notes that are questions to the company, a line each


@dataclass(frozen=True, slots=True)
class RoundNote:
    """A note on a round as a whole, not on one of its answers."""

    id: str
    round_id: str
    at: datetime
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """The wish to forget an interview or an encounter, with all rows that refer to it."""

    id: str
    at: datetime
    subject_id: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The state of an unfinished round: local, overwritten, never exported. `holder` names the process that sits it."""

    round_id: str
    holder: str
    at: datetime
    state: str


Fact = (
    Text
    | RoundStart
    | RoundEnd
    | Trial
    | Rating
    | FollowUpReply
    | Remark
    | Setting
    | Target
    | Label
    | RoundNote
    | Speech
    | Erasure
    | DrillRun
    | DrillAnswer
    | Encounter
    | EncounterQuestion
    | EncounterOutcome
)


def ticks_of_review(rubric: tuple[Point, ...], heard: frozenset[int]) -> tuple[Tick, ...]:
    """The ticks of a review, one for each point of the rubric; `heard` holds the indexes of the ticked ones."""
    return tuple(Tick(index, point.tier, point.aspect, index in heard) for index, point in enumerate(rubric))
