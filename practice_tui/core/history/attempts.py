"""Attempts and rounds as the facts make them today."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from practice_tui.core.bank.plans import Mode
from practice_tui.core.bank.questions import Kind, Level
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Outcome, Prediction, Tick

SECONDS_A_DAY = 86400.0


class Attempt(NamedTuple):
    """A trial with its current rating, its first score and the state of its round.

    `try_no` is its place among the answers to this question in this slot; only the first one `counts`. `opened`, `said`
    and `ticks` come where it is read with its ticks. It is a tuple because ten years of attempts are made at once.
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
        """The instant of the answer, in days since 1970 (UTC)."""
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


class AnyAttempt(Protocol):
    """The part of an attempt that figures read; `Attempt` and `AttemptRow` both have it."""

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


class RoundState(StrEnum):
    """The state of a round today. A restored round is again in the state that it had before it was discarded."""

    UNFINISHED = "unfinished"
    FINISHED = "finished"
    ENDED_EARLY = "ended early"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class RoundRecord:
    """A round with its state today. `tried`, `skipped` and `rated` count first tries alone."""

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
