"""A round as a value: everything that a sitting has to remember, and what can be derived from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from practice_tui.core.bank.plans import Mode, Slot
from practice_tui.core.bank.questions import Question
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import Heard, Outcome, Prediction, Source
from practice_tui.core.rounds.clarifying import Asked
from practice_tui.core.rounds.countdown import Countdown
from practice_tui.core.rounds.events import PauseReason
from practice_tui.core.rounds.follow_ups import FollowUpAsked, whose_turn

STANDING = Countdown(0.0)

Book = Mapping[str, Question]
"""The questions of a round by id, as they stood when it began."""


class Phase(StrEnum):
    READY = "ready"
    ANSWERING = "answering"
    PREDICTING = "predicting"
    REVIEWING = "reviewing"
    BETWEEN = "between"
    FOLLOW_UP = "follow-up"
    FINISHED = "finished"


class Last(StrEnum):
    """What was saved last: BETWEEN says it, and offers what can still be done about it."""

    NOTHING = "nothing"
    RATED = "rated"
    ANSWERED = "answered"
    SKIPPED = "skipped"
    REPLIED = "replied"


@dataclass(frozen=True, slots=True)
class Result:
    """One trial of this round with its review so far; the newest score is `score`.

    `opened` says whether the model answer has been opened, None where that isn't known; `hints` how many were shown.
    """

    trial_id: str
    slot: int
    try_no: int
    question_id: str
    outcome: Outcome
    prediction: Prediction | None
    elapsed: float
    limit: float
    notes: str = ""
    said: str = ""
    heard: frozenset[int] = frozenset()
    said_wrong: bool = False
    score: Score | None = None
    first_score: Score | None = None
    suggested: Score | None = None
    opened: bool | None = None
    hints: int = 0

    @property
    def awaits_review(self) -> bool:
        return self.outcome is Outcome.ANSWERED and self.score is None


@dataclass(frozen=True, slots=True)
class Round:
    """Everything that a sitting has to remember; what it shows is derived from it.

    `total` slots are planned; `note` says where the round isn't quite what was wanted. `deciding` runs while the end of
    an answer, or a skip (`skips`), can be taken back: that time counts if it is. `asked` are questions to the
    interviewer; `clarified` counts those of a draft from before they were kept. `followed` are the trials whose
    follow-up was asked, `last_follow_up` the last one, and `heard` how its reply went. `resumed` counts how often the
    round was gone on with: of two drafts the one that was resumed more often is the later one, whatever the clocks say.
    """

    id: str
    plan: str
    mode: Mode
    total: int
    slots: tuple[Slot, ...]
    follow_ups: bool = False
    position: int = 0
    phase: Phase = Phase.READY
    last: Last = Last.NOTHING
    countdown: Countdown = STANDING
    whole: Countdown = STANDING
    review: Countdown = STANDING
    asked_at: datetime | None = None
    pause: PauseReason | None = None
    paused: Countdown = STANDING
    try_no: int = 1
    hints: int = 0
    clarified: int = 0
    notes: str = ""
    results: tuple[Result, ...] = ()
    current: int = -1  # index in `results` of the trial under review
    waiting: tuple[FollowUpAsked, ...] = ()
    follow_up: FollowUpAsked | None = None
    replied: bool = False
    code: str = ""
    note: str = ""
    deciding: Countdown = STANDING
    skips: bool = False
    asked: tuple[Asked, ...] = ()
    followed: tuple[str, ...] = ()
    last_follow_up: FollowUpAsked | None = None
    heard: Heard | None = None
    resumed: int = 0

    @property
    def slot(self) -> Slot:
        return self.slots[self.position]

    @property
    def is_paused(self) -> bool:
        return self.pause is not None

    @property
    def is_timed(self) -> bool:
        """Whether the clock of an answer runs or stands paused."""
        return self.phase is Phase.ANSWERING or (self.phase is Phase.FOLLOW_UP and not self.replied)

    @property
    def is_undecided(self) -> bool:
        """Whether an answer has ended, or is being skipped, and nothing of it is written yet."""
        return self.phase is Phase.PREDICTING or self.skips

    @property
    def told(self) -> tuple[int, ...]:
        """The clarifications that the interviewer has given, in the order of asking."""
        return (*range(self.clarified), *(asked.index for asked in self.asked))

    @property
    def shows_answers(self) -> bool:
        """Whether rubric and answer may be seen: under pressure not before the last question is over."""
        is_early = self.mode is Mode.PRESSURE and self.last in (Last.ANSWERED, Last.SKIPPED)
        return self.phase is Phase.REVIEWING or (self.phase is Phase.BETWEEN and not (is_early or self.skips))

    @property
    def can_undo_score(self) -> bool:
        """Whether the score given last can still be taken back."""
        is_there = self.reviewed is not None and self.reviewed.score is not None
        return self.phase is Phase.BETWEEN and self.last in (Last.RATED, Last.REPLIED) and is_there and not self.skips

    @property
    def can_retry(self) -> bool:
        """Whether the question just scored can be asked once more."""
        return self.can_undo_score and self.reviewed is not None and self.reviewed.slot == self.position

    @property
    def can_undo_retry(self) -> bool:
        """Whether nothing has come of a retry yet, so that it may not have been meant."""
        is_untouched = not (self.notes or self.hints or self.told or self.is_paused)
        return self.phase is Phase.ANSWERING and self.try_no > 1 and is_untouched

    @property
    def reviewed(self) -> Result | None:
        return self.results[self.current] if self.current >= 0 else None

    @property
    def question_id(self) -> str:
        """The question on the screen."""
        if self.follow_up:
            return self.follow_up.question_id
        if self.reviewed and self.phase in (Phase.REVIEWING, Phase.BETWEEN):
            return self.reviewed.question_id
        return self.slot.question_id

    @property
    def wants_slot(self) -> bool:
        """Whether the next question has still to be chosen."""
        return self.position + 1 == len(self.slots) < self.total


class Onward(StrEnum):
    """Where `Next` leads from BETWEEN; the value is what the key is said to do."""

    DEEPER = "one step deeper"
    PROBE = "back to something you left out"
    QUESTION = "next question"
    REVIEW = "review your answers"
    DEBRIEF = "debrief"


def onward(round_: Round) -> Onward:
    """Where the round goes from here: a follow-up whose turn it is, a question, a review, what is left, the end."""
    turn = turn_of(round_)
    if turn:
        return Onward.DEEPER if turn.source is Source.DEEPER else Onward.PROBE
    if round_.position + 1 < round_.total:
        return Onward.QUESTION
    if any(result.awaits_review for result in round_.results):
        return Onward.REVIEW
    return Onward.PROBE if round_.waiting else Onward.DEBRIEF


def turn_of(round_: Round) -> FollowUpAsked | None:
    """The follow-up whose turn it is; never two in a row while questions are left."""
    if round_.last is Last.REPLIED and round_.position + 1 < round_.total:
        return None
    return whose_turn(round_.waiting, round_.position)
