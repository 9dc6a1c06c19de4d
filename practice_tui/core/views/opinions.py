"""Second opinions beside one's own scores: what each answer got from whom, and the points on which they differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from practice_tui.core.bank.questions import Point
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Tick
from practice_tui.core.history.interview_facts import Hearing, Mark


@dataclass(frozen=True, slots=True)
class PointHeard:
    """A point that one ticked and the other didn't hear, or the other way round; help counts as heard."""

    text: str
    by_oneself: bool
    hearing: Hearing


@dataclass(frozen=True, slots=True)
class JudgedTwice:
    """An answer as the person scored it, and as the rater did; `own` is None until it is reviewed."""

    attempt_id: str
    question_id: str
    title: str
    own: Score | None
    other: Score | None
    points: tuple[PointHeard, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """A signed sheet of `rater` over a round. `title` names the round, `day` is that of its signature."""

    sheet_id: str
    round_id: str
    title: str
    rater: str
    day: str
    rows: tuple[JudgedTwice, ...]

    @property
    def judged(self) -> list[tuple[str, Score, Score]]:
        """Id, own score and the rater's, of each answer that has both."""
        return [
            (row.attempt_id, row.own, row.other) for row in self.rows if row.own is not None and row.other is not None
        ]

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """Own score and the rater's, of each answer that has both."""
        return [(own, other) for _, own, other in self.judged]


@dataclass(frozen=True, slots=True)
class ReceivedScore:
    """A score that somebody else gave: a rater to an own attempt, or an interviewer to an answer to a question.

    `topic` and `day` are those of the interview's question, empty for an attempt.
    """

    score: Score
    attempt_id: str = ""
    question_id: str = ""
    topic: str = ""
    day: str = ""


def pairs_by_answer(judged: Iterable[tuple[str, Score, Score]]) -> list[tuple[float, float]]:
    """Own score and the mean of the others', once for each answer; `judged` has its id, own score and another's.

    Several raters of one answer are one answer to compare, not several.
    """
    own: dict[str, Score] = {}
    others: dict[str, list[int]] = {}
    for answer_id, own_score, other in judged:
        own[answer_id] = own_score
        others.setdefault(answer_id, []).append(other)
    return [(float(own[answer_id]), sum(scores) / len(scores)) for answer_id, scores in others.items()]


def points_apart(rubric: Sequence[Point], ticks: Sequence[Tick], mark: Mark) -> tuple[PointHeard, ...]:
    """The points on which the person's ticks and a mark differ, in the order of the rubric."""
    own = {tick.point: tick.heard for tick in ticks}
    theirs = {point.point: point.heard for point in mark.points}
    return tuple(
        PointHeard(point.text, own[index], theirs[index])
        for index, point in enumerate(rubric)
        if index in own and index in theirs and own[index] != (theirs[index] is not Hearing.NOT)
    )
