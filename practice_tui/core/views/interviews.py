"""The values that the interviewer's screens and lists show."""

from dataclasses import dataclass, replace
from enum import StrEnum

from practice_tui.core.bank.questions import Question
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.interview_facts import (
    InterviewAnswer,
    InterviewStart,
    Mark,
    RatingSheet,
    Recommendation,
    SheetEnding,
)
from practice_tui.core.interviews.interview import Interview, InterviewPhase, Judged
from practice_tui.core.rounds.countdown import Band, band_of
from practice_tui.core.sheets.judgement import suggestion


@dataclass(frozen=True, slots=True)
class InterviewView:
    """An interview at one instant. `elapsed` and `limit` are seconds of the answer.

    `questions` are those of the slots, `topics` the titles of their topics, `short_topics` those for narrow places.
    `tips` are the lines of the checklist before the interview: ids with what to do. `trouble` is what could not be
    saved, or nothing.
    """

    interview: Interview
    questions: tuple[Question, ...]
    topics: tuple[str, ...]
    short_topics: tuple[str, ...]
    elapsed: float
    limit: float
    tips: tuple[tuple[str, str], ...] = ()
    trouble: str = ""

    def later(self, monotonic: float) -> "InterviewView":
        """The same interview at a later instant, in which only its clock has gone on."""
        return replace(self, elapsed=elapsed_of(self.interview, monotonic))

    @property
    def phase(self) -> InterviewPhase:
        return self.interview.phase

    @property
    def question(self) -> Question:
        return self.questions[self.interview.place]

    @property
    def topic(self) -> str:
        return self.topics[self.interview.place]

    @property
    def short_topic(self) -> str:
        return self.short_topics[self.interview.place]

    @property
    def judged(self) -> Judged:
        return self.interview.current

    @property
    def suggested(self) -> Score | None:
        return suggestion(self.question.rubric, self.judged, self.judged.hints)

    @property
    def band(self) -> Band:
        return band_of(self.elapsed, self.limit, self.question.kind.needs_working)


def elapsed_of(interview: Interview, monotonic: float) -> float:
    """Seconds of the answer on the screen: where it is over, those that it took."""
    judged = interview.current
    return interview.countdown.elapsed(monotonic) if judged.outcome is None else judged.elapsed


class InterviewState(StrEnum):
    """The state of an interview today. One that isn't signed is shown to nobody but its interviewer."""

    UNSIGNED = "not signed"
    FINISHED = "signed"
    ENDED_EARLY = "signed, cut short"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class InterviewRecord:
    """An interview with its state today; a received one was led by somebody else, with the user as the candidate."""

    start: InterviewStart
    state: InterviewState
    is_received: bool = False
    scores: tuple[Score, ...] = ()
    recommendation: Recommendation | None = None

    @property
    def id(self) -> str:
        return self.start.id


@dataclass(frozen=True, slots=True)
class ScorecardRow:
    """One answer with the mark that is in force; `question` is as it was asked."""

    answer: InterviewAnswer
    question: Question
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One interviewer's sheet over an interview; `signature` is None until it is signed."""

    record: InterviewRecord
    sheet: RatingSheet
    rows: tuple[ScorecardRow, ...]
    signature: SheetEnding | None
