"""Chooses the follow-up that an interviewer would ask after an answer, and when to ask it."""

from collections.abc import Sequence
from dataclasses import dataclass

from practice_tui.core.bank.questions import Point, Question, Tier
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Source

QUESTIONS_BEFORE_PROBE = 2


@dataclass(frozen=True, slots=True)
class QueuedFollowUp:
    """A queued follow-up. It may be asked once slot `after` is done; `point` is the missed point that it probes."""

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
    """A step deeper after a clean answer, at once; otherwise the probe of the most telling missed point, later.

    None where the question has no such follow-up. `heard` holds the indexes of the ticked points.
    """
    missed = most_telling_miss(question.rubric, heard)
    is_clean = missed is None or question.rubric[missed].tier is Tier.BONUS
    if is_clean and score >= Score.SOLID and not said_wrong:
        if not question.follow_ups:
            return None
        deeper = question.follow_ups[0]
        return QueuedFollowUp(Source.DEEPER, trial_id, question.id, deeper.ask, deeper.looks_for, after=slot)
    if missed is None or not question.rubric[missed].probe:
        return None
    point = question.rubric[missed]
    after = slot + QUESTIONS_BEFORE_PROBE
    return QueuedFollowUp(Source.PROBE, trial_id, question.id, point.probe, point.expect, after, missed)


def most_telling_miss(rubric: Sequence[Point], heard: frozenset[int]) -> int | None:
    """The index of the first missed must, or else of the first missed bonus; None where nothing was missed."""
    missed = [index for index in range(len(rubric)) if index not in heard]
    return min(missed, key=lambda index: rubric[index].tier is Tier.BONUS, default=None)


def next_follow_up(waiting: Sequence[QueuedFollowUp], position: int) -> QueuedFollowUp | None:
    """The queued follow-up to ask after slot `position`, a step deeper first; None where none may be asked yet."""
    due = [follow_up for follow_up in waiting if follow_up.after <= position]
    return min(due, key=lambda follow_up: follow_up.source is not Source.DEEPER, default=None)
