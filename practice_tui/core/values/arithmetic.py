"""Arithmetic on short vectors, for drills and simulators."""

import math
from collections.abc import Sequence


def dot(a: Sequence[float], b: Sequence[float]) -> float:
    """The dot product of two vectors of one length. Raises ValueError for any others."""
    return sum(x * y for x, y in zip(a, b, strict=True))


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean of at least one value."""
    return sum(values) / len(values)


def softmax(scores: Sequence[float]) -> list[float]:
    """e^score over the sum of all; a score of −∞ gets 0."""
    powers = [math.exp(score - max(scores)) for score in scores]
    return [power / sum(powers) for power in powers]
