"""The bank's list: how each question stands, and what the list is narrowed to."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from practice_tui.core.bank.questions import Kind, Level
from practice_tui.core.bank.scoring import Score
from practice_tui.core.views.screens import BankRow


class Standing(StrEnum):
    """The state of a question, to which the list may be narrowed; the value is the word for it."""

    ALL = "all"
    DUE = "due"
    WEAK = "missed or shaky"
    NEVER = "never asked"
    FLAGGED = "flagged"
    STARRED = "starred"
    HIDDEN = "hidden"

    def holds(self, row: BankRow) -> bool:
        """Whether a question stands so. A hidden one is listed as hidden alone."""
        if row.is_hidden or self is Standing.HIDDEN:
            return row.is_hidden and self is Standing.HIDDEN
        match self:
            case Standing.ALL:
                return True
            case Standing.DUE:
                return row.is_due
            case Standing.WEAK:
                return row.last_score is not None and row.last_score <= Score.SHAKY
            case Standing.NEVER:
                return not row.asked
            case Standing.FLAGGED:
                return row.is_flagged
            case Standing.STARRED:
                return row.is_starred


@dataclass(frozen=True, slots=True)
class BankFilter:
    """The choice of questions in the list; a topic, level or kind of None stands for all."""

    topic: str | None = None
    level: Level | None = None
    kind: Kind | None = None
    standing: Standing = Standing.ALL

    def lets_through(self, row: BankRow) -> bool:
        question = row.question
        return (
            self.topic in (None, question.topic)
            and self.level in (None, question.level)
            and self.kind in (None, question.kind)
            and self.standing.holds(row)
        )


def standings_of(rows: Iterable[BankRow]) -> tuple[Standing, ...]:
    """The standings to turn through: starred and hidden only where some question is."""
    there = list(rows)
    labelled = {
        Standing.STARRED: any(row.is_starred and not row.is_hidden for row in there),
        Standing.HIDDEN: any(row.is_hidden for row in there),
    }
    return tuple(standing for standing in Standing if labelled.get(standing, True))
