"""Questions that were drawn once: for somebody else, or for a file from which the same ones are asked again."""

from dataclasses import dataclass

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Question


@dataclass(frozen=True, slots=True)
class Drawn:
    """Questions in the order of asking. `code` draws them again and may be empty; `note` says what falls short."""

    plan: Plan
    questions: tuple[Question, ...]
    seed: int
    code: str = ""
    note: str = ""

    @property
    def seconds(self) -> float:
        """The seconds of answering that a round of them is said to take."""
        return self.plan.expected_seconds(self.questions)
