"""Which follow-up an interviewer would ask after an answer, and when its turn comes."""

from collections.abc import Sequence
from dataclasses import dataclass

from practice_tui.core.bank.questions import Point, Question, Tier
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import Source

QUESTIONS_BEFORE_PROBE = 2


@dataclass(frozen=True, slots=True)
class QueuedFollowUp:
    """A follow-up that waits for its turn or is being asked: not before slot `after` has been asked."""

    source: Source
    trial_id: str
    question_id: str
    ask: str
    expect: str
    after: int
    point: int | None = None


def follow_up_for(
    question: Question, heard: frozenset[int], score: Score, said_wrong: bool, trial_id: str, slot: int
) -> QueuedFollowUp | None:
    """One step deeper after a clean answer, at once; else the probe of the most telling missed point, later."""
    missed = most_telling_miss(question.rubric, heard)
    is_clean = missed is None or question.rubric[missed].tier is Tier.BONUS
    if is_clean and score >= Score.SOLID and not said_wrong:
        return next(
            (
                QueuedFollowUp(Source.DEEPER, trial_id, question.id, deeper.ask, deeper.looks_for, after=slot)
                for deeper in question.follow_ups
            ),
            None,
        )
    if missed is None:
        return None
    point = question.rubric[missed]
    after = slot + QUESTIONS_BEFORE_PROBE
    return QueuedFollowUp(Source.PROBE, trial_id, question.id, point.probe, point.expect, after, missed)


def most_telling_miss(rubric: Sequence[Point], heard: frozenset[int]) -> int | None:
    """The index of the first missed must, else of the first missed bonus."""
    missed = [index for index in range(len(rubric)) if index not in heard]
    return min(missed, key=lambda index: rubric[index].tier is Tier.BONUS, default=None)


def next_follow_up(waiting: Sequence[QueuedFollowUp], position: int) -> QueuedFollowUp | None:
    """The follow-up that may be asked after slot `position`; one step deeper goes first."""
    due = [one for one in waiting if one.after <= position]
    return min(due, key=lambda one: one.source is not Source.DEEPER, default=None)
