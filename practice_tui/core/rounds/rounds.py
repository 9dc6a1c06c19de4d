"""A round as a value: all that a sitting has to remember, and what can be derived from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from practice_tui.core.bank.lines import Line
from practice_tui.core.bank.plans import CLOSING_LIMIT, FOLLOW_UP_LIMIT, Mode, Slot
from practice_tui.core.bank.questions import Question
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Heard, Outcome, Prediction, Source
from practice_tui.core.rounds.clarifications import AskedClarification
from practice_tui.core.rounds.countdown import Countdown
from practice_tui.core.rounds.events import PauseReason
from practice_tui.core.rounds.follow_ups import QueuedFollowUp, next_follow_up

NOT_STARTED = Countdown(0.0)
HALF = 0.5  # of a question that the promised time must have room for, so that it ends as near to it as can be
DONE_FROM = 2.0
"""Seconds from which on an answer can be ended, so that a held or doubled Enter ends none unread."""

QuestionsById = Mapping[str, Question]
"""The questions of a round by id, with the texts that they had when it began."""


class Phase(StrEnum):
    READY = "ready"
    ANSWERING = "answering"
    PREDICTING = "predicting"
    REVIEWING = "reviewing"
    BETWEEN = "between"
    FOLLOW_UP = "follow-up"
    CLOSING = "closing"
    FINISHED = "finished"


class Last(StrEnum):
    """The thing that was saved last. The phase BETWEEN shows it, and offers to take it back."""

    NOTHING = "nothing"
    RATED = "rated"
    ANSWERED = "answered"
    SKIPPED = "skipped"
    REPLIED = "replied"
    TICKED = "ticked"


@dataclass(frozen=True, slots=True)
class Result:
    """A trial of this round with its review so far; `score` is the newest score.

    `opened` says whether the model answer has been opened, None where that isn't known. `hints` counts those shown.
    `elapsed` and `limit` are in seconds.
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
        """Whether it was answered and isn't scored."""
        return self.outcome is Outcome.ANSWERED and self.score is None


@dataclass(frozen=True, slots=True)
class Round:
    """All that a sitting has to remember; drafts store it whole.

    `total` slots are planned, and `note` says in what the round falls short of its plan. `whole` is the clock of the
    round, `countdown` that of the answer. `deciding` runs while the end of an answer, or a skip (`skips`), can be taken
    back; its time counts if it is. `asked` are questions to the interviewer; `clarified` counts those of drafts from
    before they were stored. `followed` are the ids of the trials whose follow-up was asked, `last_follow_up` is the
    last one, and `heard` the judgement of its reply. `resumed` counts how often the round was resumed: the later one of
    two drafts was resumed more often, whatever the clocks say. A round that isn't scored (`is_scored`) is ticked alone.
    `rungs` are the limits of a ladder in seconds: each question is answered once in each of them. `promised` are the
    seconds of answering that it is to take, or 0; `followed_up` those spent on follow-ups. `reading` runs while the
    question is read aloud, which is no time of the answer and no pause. `line` is what the interviewer says above the
    question, and `lines` are those that are left, in the order of use. A round that `closes` ends with the candidate's
    own questions: `to_ask` is the list, `taken` those taken from it. `expected` are the seconds of answering that it
    was said to take as it began, follow-ups and closing included.
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
    countdown: Countdown = NOT_STARTED
    whole: Countdown = NOT_STARTED
    review: Countdown = NOT_STARTED
    asked_at: datetime | None = None
    pause: PauseReason | None = None
    paused: Countdown = NOT_STARTED
    try_no: int = 1
    hints: int = 0
    clarified: int = 0
    notes: str = ""
    results: tuple[Result, ...] = ()
    current: int = -1  # index in `results` of the trial under review
    waiting: tuple[QueuedFollowUp, ...] = ()
    follow_up: QueuedFollowUp | None = None
    replied: bool = False
    code: str = ""
    note: str = ""
    deciding: Countdown = NOT_STARTED
    skips: bool = False
    asked: tuple[AskedClarification, ...] = ()
    followed: tuple[str, ...] = ()
    last_follow_up: QueuedFollowUp | None = None
    heard: Heard | None = None
    resumed: int = 0
    is_scored: bool = True
    rungs: tuple[float, ...] = ()
    has_hints: bool = True
    promised: float = 0.0
    followed_up: float = 0.0
    reading: Countdown = NOT_STARTED
    line: str = ""
    lines: tuple[Line, ...] = ()
    closes: bool = False
    to_ask: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    expected: float = 0.0

    @property
    def slot(self) -> Slot:
        return self.slots[self.position]

    @property
    def is_paused(self) -> bool:
        return self.pause is not None

    @property
    def is_read_aloud(self) -> bool:
        """Whether the question is being read aloud: its clock stands, and it is in sight."""
        return self.pause is PauseReason.READING

    @property
    def gives_hints(self) -> bool:
        """Whether hints are there for the asking: never under pressure."""
        return self.has_hints and self.mode is Mode.COACHED

    @property
    def is_timed(self) -> bool:
        """Whether the clock of an answer runs or stands paused."""
        return self.phase is Phase.ANSWERING or (self.phase is Phase.FOLLOW_UP and not self.replied)

    def is_just_begun(self, monotonic: float) -> bool:
        """Whether the clock of an answer was started or resumed so lately that no key ends the answer yet."""
        since = self.countdown.since
        return since is None or monotonic - since < DONE_FROM

    @property
    def is_undecided(self) -> bool:
        """Whether an answer has ended, or is being skipped, and nothing of it is written yet."""
        return self.phase is Phase.PREDICTING or self.skips

    @property
    def clarifications(self) -> tuple[int, ...]:
        """The indexes of the clarifications that the interviewer has given, in the order of asking."""
        given = (asked.index for asked in self.asked if asked.index is not None)
        return (*range(self.clarified), *given)

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
    def next_rung(self) -> float | None:
        """The limit in seconds in which the question just ticked is answered once more; None where it isn't."""
        is_ticked = self.phase is Phase.BETWEEN and self.last is Last.TICKED and not self.skips
        return self.rungs[self.try_no] if is_ticked and self.try_no < len(self.rungs) else None

    @property
    def can_undo_retry(self) -> bool:
        """Whether a retry is still untouched, so that it can be taken back."""
        is_untouched = not (self.notes or self.hints or self.clarified or self.asked or self.is_paused)
        return self.phase is Phase.ANSWERING and self.try_no > 1 and is_untouched

    @property
    def reviewed(self) -> Result | None:
        """The trial under review, or just scored."""
        return self.results[self.current] if self.current >= 0 else None

    @property
    def question_id(self) -> str:
        """The id of the question on the screen."""
        if self.follow_up:
            return self.follow_up.question_id
        if self.reviewed and self.phase in (Phase.REVIEWING, Phase.BETWEEN):
            return self.reviewed.question_id
        return self.slot.question_id

    @property
    def wants_slot(self) -> bool:
        """Whether the next question has still to be chosen."""
        return self.position + 1 == len(self.slots) < self.fitting

    @property
    def answered_for(self) -> float:
        """The seconds spent on answers and follow-ups that are over."""
        return sum(result.elapsed for result in self.results) + self.followed_up

    @property
    def fitting(self) -> int:
        """The number of slots for which the promised time has room, of those planned; all where none is promised."""
        if not self.promised:
            return self.total
        reserved = FOLLOW_UP_LIMIT * (len(self.waiting) + self._unreviewed) if self.follow_ups else 0.0
        left, number = self._time_to_answer - self.answered_for - reserved, self.position + 1
        for seconds in self._seconds_to_come():
            if left < HALF * seconds:
                break
            if number == len(self.slots):
                return self.total  # a question that isn't chosen yet has time to turn out short
            left, number = left - seconds, number + 1
        return number

    @property
    def has_time_to_follow_up(self) -> bool:
        """Whether the promised time has room for one more follow-up."""
        return not self.promised or self.answered_for + HALF * FOLLOW_UP_LIMIT <= self._time_to_answer

    @property
    def _time_to_answer(self) -> float:
        """The promised seconds but for those of the closing."""
        return self.promised - (CLOSING_LIMIT if self.closes else 0.0)

    @property
    def _unreviewed(self) -> int:
        """The answers that wait for a review, each of which may lead to a follow-up."""
        return sum(result.awaits_review for result in self.results)

    def _seconds_to_come(self) -> list[float]:
        """The time of each question after this one, at the pace so far; of those not chosen yet the mean."""
        drawn = [slot.limit for slot in self.slots]
        coming = drawn[self.position + 1 : self.total]
        coming += [sum(drawn) / len(drawn)] * (self.total - self.position - 1 - len(coming))
        follow_up = FOLLOW_UP_LIMIT if self.follow_ups else 0.0
        return [self._pace * limit + follow_up for limit in coming]

    @property
    def _pace(self) -> float:
        """The time of the answers so far over their limits, at least 1."""
        limits = sum(result.limit for result in self.results)
        return max(1.0, sum(result.elapsed for result in self.results) / limits) if limits else 1.0


class Onward(StrEnum):
    """The step that `Next` takes from BETWEEN; the value is the label of its key."""

    DEEPER = "one step deeper"
    PROBE = "back to something you left out"
    QUESTION = "next question"
    REVIEW = "review your answers"
    RUNG = "the same in less time"
    CLOSING = "your questions to them"
    DEBRIEF = "debrief"


def onward(round_: Round) -> Onward:
    """The next step of a round: a due follow-up, a rung, a question, a review, a waiting follow-up, or the end."""
    follow_up = follow_up_due(round_)
    if follow_up:
        return Onward.DEEPER if follow_up.source is Source.DEEPER else Onward.PROBE
    if round_.next_rung is not None:
        return Onward.RUNG
    if round_.position + 1 < round_.fitting:
        return Onward.QUESTION
    if round_.is_scored and any(result.awaits_review for result in round_.results):
        return Onward.REVIEW
    if round_.waiting and round_.has_time_to_follow_up:
        return Onward.PROBE
    return Onward.CLOSING if round_.closes else Onward.DEBRIEF


def follow_up_due(round_: Round) -> QueuedFollowUp | None:
    """The follow-up to ask now; never two in a row while questions are left."""
    is_reply_last = round_.last is Last.REPLIED and not round_.skips
    if is_reply_last and round_.position + 1 < round_.fitting:
        return None
    return next_follow_up(round_.waiting, round_.position) if round_.has_time_to_follow_up else None
