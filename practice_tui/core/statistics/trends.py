"""Whether newer answers are better than older ones, by as much as chance doesn't explain.

The difference of the means of two halves over its standard error, from the variance of both halves together, which is
taken to be .06 at least: four equal scores in a row don't make a person's answers free of chance.

Source of the cuts: simulated learners in whom nothing changes (tests/simulation.py). A table of 15 topics
marks a change for them in at most one look of five.
"""

import math
from collections.abc import Sequence
from enum import StrEnum

from practice_tui.core.statistics.mastery import Judged

TOPIC_LEAST, OVERALL_LEAST = 8, 20  # answers
TOPIC_CUT, OVERALL_CUT = 2.7, 1.96  # standard errors
LEAST_VARIANCE = 0.06


class Trend(StrEnum):
    """Which way; a fall may be real or come of harder questions, and is said so."""

    UP = "up"
    MIXED = "mixed lately"


def topic_trend(answers: Sequence[Judged]) -> Trend | None:
    """Of one topic's answers, oldest first: over their credit, expressed at one level."""
    return _trend([answer.levelled for answer in answers], TOPIC_LEAST, TOPIC_CUT)


def overall_trend(answers: Sequence[Judged]) -> Trend | None:
    """Of all answers, oldest first: over what their credit had more or less than was expected of topic and level."""
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
    """Difference of the means over its standard error."""
    old, new = sum(older) / len(older), sum(newer) / len(newer)
    squares = sum((value - old) ** 2 for value in older) + sum((value - new) ** 2 for value in newer)
    variance = max(LEAST_VARIANCE, squares / (len(older) + len(newer) - 2))
    return (new - old) / math.sqrt(variance * (1 / len(older) + 1 / len(newer)))
