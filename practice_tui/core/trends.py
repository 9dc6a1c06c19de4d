"""Whether newer answers are better than older ones, by as much as chance doesn't explain."""

import math
from collections.abc import Sequence
from enum import StrEnum

from practice_tui.core.mastery import Answer, credit_of

TOPIC_LEAST, OVERALL_LEAST = 6, 20  # answers
SURE_FROM = 1.64  # standard errors
ROUNDING = 1e-9


class Trend(StrEnum):
    """A decline is never called one: on real data those of this size were noise."""

    UP = "up"
    MIXED = "mixed lately"


def topic_trend(answers: Sequence[Answer]) -> Trend | None:
    """Of one topic's answers, oldest first."""
    return _trend(answers, TOPIC_LEAST)


def overall_trend(answers: Sequence[Answer]) -> Trend | None:
    return _trend(answers, OVERALL_LEAST)


def _trend(answers: Sequence[Answer], least: int) -> Trend | None:
    if len(answers) < least:
        return None
    credits = [credit_of(answer.score, answer.used) for answer in answers]
    half = len(credits) // 2
    z = _z(credits[:-half], credits[-half:])
    if z > SURE_FROM:
        return Trend.UP
    return Trend.MIXED if z < -SURE_FROM else None


def _z(older: Sequence[float], newer: Sequence[float]) -> float:
    """Difference of the means over its standard error; infinite where neither half varies."""
    (old, old_error), (new, new_error) = _mean_and_error(older), _mean_and_error(newer)
    difference, error = new - old, math.sqrt(old_error + new_error)
    if error > ROUNDING:
        return difference / error
    return math.copysign(math.inf, difference) if abs(difference) > ROUNDING else 0.0


def _mean_and_error(credits: Sequence[float]) -> tuple[float, float]:
    """The mean and its squared standard error."""
    n = len(credits)
    mean = sum(credits) / n
    return mean, sum((credit - mean) ** 2 for credit in credits) / (n - 1) / n
