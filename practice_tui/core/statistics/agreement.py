"""Compares the scores that two raters gave the same answers.

Quadratic-weighted kappa is 1 - sum of (a - b)^2 / the sum that is expected of the raters' own shares of each score
(Cohen 1968). Its interval holds the middle four fifths of the kappas of answers drawn anew with replacement (the
bootstrap, Efron 1979).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from practice_tui.core.statistics.leniency import ENOUGH_TO_COMPARE

DRAWS = 2000
LOW, HIGH = 0.1, 0.9  # of the draws: what lies between is the interval

Pair = tuple[int, int]
T = TypeVar("T")


class Drawing(Protocol):
    """The part of random.Random that draws answers anew."""

    def choices(self, population: Sequence[T], *, k: int) -> list[T]: ...


@dataclass(frozen=True, slots=True)
class Kappa:
    """Quadratic-weighted kappa with its 80 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two raters agree in `n` answers, of which `same` got the same score from both.

    `kappa` is None below ENOUGH_TO_COMPARE and where one of them gave all answers the same score: it would be 0 by
    definition, or isn't defined.
    """

    n: int
    same: int
    kappa: Kappa | None = None


def agreement(pairs: Sequence[Pair], chance: Drawing) -> Agreement:
    """The agreement of two scores of each answer; `chance` draws the samples behind the interval of its kappa."""
    same = sum(own == other for own, other in pairs)
    is_told = len(pairs) >= ENOUGH_TO_COMPARE and all(len(set(scores)) > 1 for scores in zip(*pairs, strict=True))
    value = weighted_kappa(pairs) if is_told else None
    kappa = None if value is None else Kappa(value, *kappa_interval(pairs, chance))
    return Agreement(len(pairs), same, kappa)


def weighted_kappa(pairs: Sequence[Pair]) -> float | None:
    """Quadratic-weighted kappa; None where both raters gave one and the same score throughout, or there are none."""
    n = len(pairs)
    if not n:
        return None
    own, other = sum(a for a, _ in pairs), sum(b for _, b in pairs)
    squares = sum(a * a + b * b for a, b in pairs)
    expected = n * squares - 2 * own * other  # n squared times the mean of (a - b)^2 over all pairings
    observed = n * sum((a - b) ** 2 for a, b in pairs)
    return 1 - observed / expected if expected else None


def kappa_interval(pairs: Sequence[Pair], chance: Drawing) -> tuple[float, float]:
    """The 80 % interval of the kappa of `pairs`, which must be defined. Draws whose kappa isn't are drawn anew."""
    kappas: list[float] = []
    while len(kappas) < DRAWS:
        kappa = weighted_kappa(chance.choices(pairs, k=len(pairs)))
        if kappa is not None:
            kappas.append(kappa)
    kappas.sort()
    return _quantile(kappas, LOW), _quantile(kappas, HIGH)


def _quantile(ordered: Sequence[float], part: float) -> float:
    """The quantile of ordered values, between the two nearest of them."""
    place = part * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
