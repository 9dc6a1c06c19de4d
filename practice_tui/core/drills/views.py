"""Values that screens and the plain mode show: a sprint at one instant, and rows of the list of tools."""

from dataclasses import dataclass

from practice_tui.core.drills.results import SprintResult
from practice_tui.core.drills.sprint import Sprint, SprintPhase


@dataclass(frozen=True, slots=True)
class SprintView:
    """A sprint after `elapsed` seconds of answering; `result` is None until the sprint is over."""

    sprint: Sprint
    elapsed: float
    result: SprintResult | None = None

    @property
    def is_time_up(self) -> bool:
        """Whether the time is over, so that the exercise at hand is the last one."""
        seconds = self.sprint.run.seconds
        return self.sprint.phase is SprintPhase.ANSWERING and seconds is not None and self.elapsed >= seconds


@dataclass(frozen=True, slots=True)
class ToolRow:
    """A drill or a simulator in the list of tools; `id` is the name that questions use, such as `softmax` or `sim-gd`.

    `about` is shown for the marked row. `details` holds the right column for each level; a simulator has one detail
    and no level.
    """

    id: str
    title: str
    about: str
    details: tuple[str, ...]
    level: int | None = None

    @property
    def detail(self) -> str:
        """The right column at the chosen level."""
        return self.details[(self.level or 1) - 1]
