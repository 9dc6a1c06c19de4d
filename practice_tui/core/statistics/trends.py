"""Finds changes in answers that chance doesn't explain.

A change is the difference between the means of the newer and the older half, over its standard error. The variance is
that of both halves together, but at least LEAST_VARIANCE, since a few equal scores don't exclude chance.

Source of the cuts: simulated learners in whom nothing changes (tests/simulation.py). A table of 15 topics
marks a change for them in at most one look in five.
"""

import math
from collections.abc import Sequence
from enum import StrEnum

from practice_tui.core.statistics.mastery import Judged

TOPIC_LEAST, OVERALL_LEAST = 8, 20  # answers
TOPIC_CUT, OVERALL_CUT = 2.7, 1.96  # standard errors
LEAST_VARIANCE = 0.06


class Trend(StrEnum):
    """The direction of a change. A fall may also come of harder questions, so it is called mixed."""

    UP = "up"
    MIXED = "mixed lately"


def topic_trend(answers: Sequence[Judged]) -> Trend | None:
    """The trend of one topic's answers, oldest first, by their credit at the intermediate level."""
    return _trend([answer.levelled for answer in answers], TOPIC_LEAST, TOPIC_CUT)


def overall_trend(answers: Sequence[Judged]) -> Trend | None:
    """The trend of all answers, oldest first, by credit less the credit expected of their topic and level."""
    return _trend([answer.credit - answer.expected for answer in answers], OVERALL_LEAST, OVERALL_CUT)


def _trend(values: Sequence[float], least: int, cut: float) -> Trend | None:
    if len(values) < least:
        return None
    half = len(values) // 2
    z = _z(values[:-half], values[-half:])
    if z > cut:
        return Trend.UP
    return Trend.MIXED if z < -cut else None


def _z(older: Sequence[float], newer: Sequence[float]) -> float:
    """The difference between the means, over its standard error."""
    old, new = sum(older) / len(older), sum(newer) / len(newer)
    squares = sum((value - old) ** 2 for value in older) + sum((value - new) ** 2 for value in newer)
    variance = max(LEAST_VARIANCE, squares / (len(older) + len(newer) - 2))
    return (new - old) / math.sqrt(variance * (1 / len(older) + 1 / len(newer)))
