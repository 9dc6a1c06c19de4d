"""What the faces of drills are given: a sprint at one instant, and the list of what one can drill."""

from dataclasses import dataclass

from practice_tui.core.drills.results import SprintResult
from practice_tui.core.drills.sprint import Sprint, SprintPhase


@dataclass(frozen=True, slots=True)
class SprintView:
    """`elapsed` is in seconds of answering; `result` is there once the sprint is over."""

    sprint: Sprint
    elapsed: float
    result: SprintResult | None = None

    @property
    def is_time_up(self) -> bool:
        """Whether the exercise being answered is the last one, since the time that was set is over."""
        seconds = self.sprint.run.seconds
        return self.sprint.phase is SprintPhase.ANSWERING and seconds is not None and self.elapsed >= seconds


@dataclass(frozen=True, slots=True)
class ToolRow:
    """One thing of the list to do with one's hands, called as a question calls it: `softmax`, or `sim-gd`.

    `about` is told of the marked one; `details` are what stands at the right of its row at each level. A simulator has
    no level, and one detail.
    """

    id: str
    title: str
    about: str
    details: tuple[str, ...]
    level: int | None = None

    @property
    def detail(self) -> str:
        return self.details[(self.level or 1) - 1]
