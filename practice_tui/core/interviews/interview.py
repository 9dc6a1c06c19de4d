"""An interview as a value: the plan, the question on the table, what was heard so far, and what follows from it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from practice_tui.core.bank.plans import Slot
from practice_tui.core.bank.questions import Question
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Outcome
from practice_tui.core.history.interview_facts import Hearing, Recommendation
from practice_tui.core.rounds.countdown import Countdown
from practice_tui.core.rounds.events import PauseReason
from practice_tui.core.sheets.judgement import nothing_heard

STANDING = Countdown(0.0)
INTERVIEWER, CANDIDATE = "Interviewer", "Candidate"
"""The names of those who were given none."""
LONGEST_LABEL = 40
"""Characters of the label of a candidate, and of the name of an interviewer."""

LOOKED_BACK = {
    "finished": "I let the candidate finish",
    "waited": "I waited before I helped",
    "as-written": "I asked what the sheet asks, and as it says",
    "heard": "My ticks are what I heard, not what I expected",
    "time": "There was time for the candidate's questions",
}
"""The lines of the checklist after the last question, by id."""


class InterviewPhase(StrEnum):
    BRIEFING = "briefing"
    ASKING = "asking"
    LISTENING = "listening"
    JUDGING = "judging"
    BETWEEN = "between"
    SIGNING = "signing"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Judged:
    """The answer to one question as the interviewer has judged it so far.

    `heard` has a member for each point of the rubric. `answer_id` is empty until the answer is stored; `is_marked` says
    that the stored mark agrees with all that stands here. `told` holds the indexes of clarifications in the order in
    which they were handed out. Durations are in seconds.
    """

    slot: int
    heard: tuple[Hearing, ...] = ()
    said_wrong: bool = False
    score: Score | None = None
    note: str = ""
    private: str = ""
    hints: int = 0
    told: tuple[int, ...] = ()
    outcome: Outcome | None = None
    elapsed: float = 0.0
    paused: float = 0.0
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    answer_id: str = ""
    is_marked: bool = False

    @property
    def can_be_judged(self) -> bool:
        """Whether there is a stored answer to judge."""
        return self.outcome is Outcome.ANSWERED and bool(self.answer_id)


@dataclass(frozen=True, slots=True)
class Interview:
    """All that an interview has to remember; drafts store it whole.

    `position` is the slot on the table, `reopened` the slot that is judged anew, which was as `before` says; -1 where
    none is. `countdown` is the clock of the answer. `deciding` runs while the end of an answer can be taken back; its
    time counts if it is. `skips` says that a skip can be taken back. `prepared` and `looked_back` are the ids of ticked
    lines of the two checklists. `resumed` counts how often the interview was resumed. `is_second` says that this is the
    sheet of a second interviewer over answers that were given before.
    """

    id: str
    sheet_id: str
    interviewer: str
    candidate: str
    plan: str
    slots: tuple[Slot, ...]
    judged: tuple[Judged, ...]
    phase: InterviewPhase = InterviewPhase.BRIEFING
    position: int = 0
    reopened: int = -1
    before: Judged | None = None
    countdown: Countdown = STANDING
    deciding: Countdown = STANDING
    paused: Countdown = STANDING
    pause: PauseReason | None = None
    skips: bool = False
    is_cut_short: bool = False
    prepared: frozenset[str] = frozenset()
    looked_back: frozenset[str] = frozenset()
    recommendation: Recommendation | None = None
    take_aways: str = ""
    private: str = ""
    code: str = ""
    note: str = ""
    resumed: int = 0
    is_second: bool = False

    @property
    def place(self) -> int:
        """The slot of the question on the screen."""
        return self.position if self.reopened < 0 else self.reopened

    @property
    def slot(self) -> Slot:
        return self.slots[self.place]

    @property
    def current(self) -> Judged:
        return self.judged[self.place]

    @property
    def is_paused(self) -> bool:
        return self.pause is not None

    @property
    def is_last(self) -> bool:
        """Whether no further question is to be asked."""
        return self.position + 1 >= len(self.slots) or self.is_cut_short

    @property
    def can_listen_again(self) -> bool:
        """Whether the end of the answer can still be taken back: nothing of it is written."""
        return self.phase is InterviewPhase.JUDGING and self.reopened < 0 and not self.current.answer_id


def begun_interview(
    interview_id: str,
    sheet_id: str,
    interviewer: str,
    candidate: str,
    plan: str,
    slots: tuple[Slot, ...],
    questions: tuple[Question, ...],
    code: str = "",
    note: str = "",
) -> Interview:
    """An interview before its first question; `questions` are those of the slots, in their order."""
    judged = tuple(Judged(slot, heard=nothing_heard(question)) for slot, question in enumerate(questions))
    return Interview(interview_id, sheet_id, interviewer, candidate, plan, slots, judged, code=code, note=note)
