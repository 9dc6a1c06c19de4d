"""Scores of answers: the one that the ticks suggest, and the credit that a score gives in the figures."""

from collections import Counter
from collections.abc import Iterable
from enum import IntEnum

from practice_tui.core.bank.questions import Point, Tier, musts_of


class Score(IntEnum):
    """A self-score. It maps one to one onto FSRS's Again, Hard, Good, Easy and onto a four-step hiring rubric."""

    MISSED = 1
    SHAKY = 2
    SOLID = 3
    STRONG = 4

    @property
    def label(self) -> str:
        """`3 SOLID`."""
        return f"{self.value} {self.name}"


def suggest_score(
    rubric: tuple[Point, ...], heard: frozenset[int], said_wrong: bool = False, hints: int = 0
) -> Score | None:
    """The score that the ticks suggest, or None where the rubric has no must; `heard` holds the ticked indexes.

    STRONG takes every must and at least half of the bonuses, SOLID every must, SHAKY at least half of the musts; less
    is MISSED. Something said wrong caps the score at SHAKY, a hint that was shown at SOLID.
    """
    musts = musts_of(rubric)
    bonuses = [index for index, point in enumerate(rubric) if point.tier is Tier.BONUS]
    ticked_musts, ticked_bonuses = len(heard.intersection(musts)), len(heard.intersection(bonuses))
    if not musts:
        return None
    if 2 * ticked_musts < len(musts):
        return Score.MISSED
    if ticked_musts < len(musts) or said_wrong:
        return Score.SHAKY
    return Score.STRONG if 2 * ticked_bonuses >= len(bonuses) and not hints else Score.SOLID


def score_counts(scores: Iterable[int]) -> list[str]:
    """`2 strong`, `1 shaky`: how often each score was given, the best first."""
    counts = Counter(scores)
    return [f"{counts[score]} {score.name.lower()}" for score in reversed(Score) if counts[score]]


def credit_of(score: int, used: float) -> float:
    """The credit of a score, from 0 to 1; `used` is elapsed time over limit. Twice the limit costs a quarter."""
    return (score - 1) / 3 * (1 - 0.25 * min(max(used - 1, 0.0), 1.0))


def is_over_limit(elapsed_s: float, limit_s: float) -> bool:
    """Whether an answer took longer than its limit; both in seconds."""
    return elapsed_s > limit_s
