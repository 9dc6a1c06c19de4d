"""What a person did: the facts that are kept, one class a table, and the attempt as it reads today."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from practice_tui.core.bank.plans import Mode
from practice_tui.core.bank.questions import Aspect, Kind, Level, Point, Tier
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.drill_facts import DrillAnswer, DrillRun

SECONDS_A_DAY = 86400.0


class Outcome(StrEnum):
    ANSWERED = "answered"
    SKIPPED = "skipped"


class Prediction(StrEnum):
    """How sure a person said to be before the reveal; never part of the score."""

    GUESS = "guess"
    UNSURE = "unsure"
    SURE = "sure"


class Ending(StrEnum):
    FINISHED = "finished"
    ENDED_EARLY = "ended early"
    DISCARDED = "discarded"
    RESTORED = "restored"


class Heard(StrEnum):
    """Whether the reply to a follow-up held what it should."""

    NO = "no"
    PARTLY = "partly"
    YES = "yes"


class Source(StrEnum):
    """Where a follow-up comes from: a missed point's probe, or one step deeper after a clean answer."""

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
    """`counts` is false for a warm-up: it enters no figure and asks for no review."""

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
    id: str
    round_id: str
    at: datetime
    ending: Ending


@dataclass(frozen=True, slots=True)
class Trial:
    """One question tried in one round, as written when answering ends. Durations are in seconds."""

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
    """One rubric point that was put to the person, and whether they said it."""

    point: int
    tier: Tier
    aspect: Aspect
    heard: bool


@dataclass(frozen=True, slots=True)
class Rating:
    """A score with its ticks and the suggestion; `score` is None where the last one was taken back.

    `opened` says whether the model answer was read before the score; None: not known.
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
    rater: str = "self"
    opened: bool | None = None


@dataclass(frozen=True, slots=True)
class FollowUpReply:
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
    id: str
    at: datetime
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Target:
    """What one practises for, as one fact: the newest holds. `minutes` are those of a day; None: not said.

    `day` is the civil day of the interview, None where none is set; `plan` is empty for all topics.
    """

    id: str
    at: datetime
    day: str | None
    level: Level
    plan: str = ""
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A word on something, put on or taken off: `name` is the slug or id of a `subject` such as a remark."""

    id: str
    at: datetime
    subject: str
    name: str
    label: str
    is_set: bool


@dataclass(frozen=True, slots=True)
class RoundNote:
    """What belongs to a round and not to one answer of it."""

    id: str
    round_id: str
    at: datetime
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """An interview or an encounter that is to be forgotten, with all that hangs on it."""

    id: str
    at: datetime
    subject_id: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Where an unfinished round stands: local, overwritten, never exported. `holder` says which process sits it."""

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
    | Erasure
    | DrillRun
    | DrillAnswer
)


class Attempt(NamedTuple):
    """A trial as it reads today: with its current rating, the first impression, and how its round stands.

    `try_no` is its place among the answers to this question in this slot, and only the first of them `counts`.
    `opened` is that of its rating; it comes, as `said` and `ticks` do, where it is read with its ticks.
    A tuple, since ten years of them are made at once.
    """

    seq: int
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
    limit_s: float
    elapsed_s: float
    paused_s: float
    hints: int
    answer: str
    score: Score | None = None
    first_score: Score | None = None
    suggested: Score | None = None
    said_wrong: bool = False
    discarded: bool = False
    warm_up: bool = False
    said: str = ""
    ticks: tuple[Tick, ...] = ()
    opened: bool | None = None

    @property
    def at(self) -> float:
        """When it was answered, in days since 1970 (UTC)."""
        return self.answered_at.timestamp() / SECONDS_A_DAY

    @property
    def is_in_force(self) -> bool:
        """Whether its round counts: it is no warm-up, and wasn't discarded."""
        return not (self.discarded or self.warm_up)

    @property
    def is_counted(self) -> bool:
        """Whether it enters every figure: a scored first try of a round that counts."""
        return self.counts and self.score is not None and self.is_in_force and self.outcome is Outcome.ANSWERED

    @property
    def is_unrated(self) -> bool:
        """Whether it was answered and still waits for its review."""
        return self.outcome is Outcome.ANSWERED and self.score is None and self.is_in_force


class Tried(Protocol):
    """What figures ask of an attempt, be it read whole or as one of the answers that are kept for them."""

    @property
    def id(self) -> str: ...
    @property
    def round_id(self) -> str: ...
    @property
    def question_id(self) -> str: ...
    @property
    def digest(self) -> str: ...
    @property
    def topic(self) -> str: ...
    @property
    def level(self) -> Level: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def outcome(self) -> Outcome: ...
    @property
    def prediction(self) -> Prediction | None: ...
    @property
    def score(self) -> Score | None: ...
    @property
    def suggested(self) -> Score | None: ...
    @property
    def said_wrong(self) -> bool: ...
    @property
    def counts(self) -> bool: ...
    @property
    def is_in_force(self) -> bool: ...
    @property
    def is_counted(self) -> bool: ...
    @property
    def is_unrated(self) -> bool: ...
    @property
    def limit_s(self) -> float: ...
    @property
    def elapsed_s(self) -> float: ...
    @property
    def day(self) -> str: ...
    @property
    def at(self) -> float: ...
    @property
    def ticks(self) -> tuple[Tick, ...]: ...


def put_points(rubric: tuple[Point, ...], heard: frozenset[int]) -> tuple[Tick, ...]:
    """The ticks of a review: one for each point of the rubric, in its order."""
    return tuple(Tick(index, point.tier, point.aspect, index in heard) for index, point in enumerate(rubric))


class RoundState(StrEnum):
    """How a round stands today; a restored one is again what it was before it was discarded."""

    UNFINISHED = "unfinished"
    FINISHED = "finished"
    ENDED_EARLY = "ended early"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class RoundRecord:
    """A round as it reads today. `tried`, `skipped` and `rated` count first tries alone."""

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
    code: str | None
    state: RoundState
    tried: int
    skipped: int
    rated: int
    counts: bool = True
