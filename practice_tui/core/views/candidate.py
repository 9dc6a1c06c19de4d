"""The candidate's view of an interview. Nothing here knows of a rubric, nor could."""

from dataclasses import dataclass
from enum import StrEnum

from practice_tui.core.rounds.countdown import Band, Countdown, band_of

VERSION = 1
"""The number of the shape of `CandidatePage`. It rises when a field goes or comes to mean something else."""


class CandidateState(StrEnum):
    """A state of the interview, as far as it is the candidate's business."""

    WAITING = "waiting"
    READING = "reading"
    ASKED = "asked"
    PAUSED = "paused"
    ANSWERED = "answered"
    OVER = "over"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class CandidatePage:
    """One page of the candidate's screen.

    `prompt` is empty until the question was read out. `spent` and `limit` are seconds; where the clock runs, it has
    been running since `since`, an instant in seconds of the machine's boottime. `hints` and `told` were handed out;
    each of `told` is a question with its reply. `holder` names the interviewer's process.
    """

    holder: str
    state: CandidateState
    number: int
    total: int
    version: int = VERSION
    prompt: str = ""
    limit: float = 0.0
    spent: float = 0.0
    since: float | None = None
    needs_working: bool = False
    hints: tuple[str, ...] = ()
    told: tuple[tuple[str, str], ...] = ()

    def elapsed(self, boottime: float) -> float:
        """Seconds of answering up to an instant of the machine's boottime."""
        return Countdown(self.limit, self.spent, self.since).elapsed(boottime)

    def band(self, boottime: float) -> Band:
        return band_of(self.elapsed(boottime), self.limit, self.needs_working)


@dataclass(frozen=True, slots=True)
class CandidateView:
    """The candidate's screen at one instant: a page, or why there is none. `elapsed` is in seconds."""

    page: CandidatePage | None
    elapsed: float = 0.0
    is_away: bool = False
    trouble: str = ""

    @property
    def band(self) -> Band:
        page = self.page
        return band_of(self.elapsed, page.limit, page.needs_working) if page else Band.KEEP_GOING
