"""A regression line y = wx + b under the mean of the squared errors: its points, its loss and the shape of that.

With X = [x, 1] the Hessian of the loss is H = 2/n XᵀX, which is constant.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from practice_tui.core.simulators.seeded_numbers import bell, uniform

POINTS = 24


@dataclass(frozen=True, slots=True)
class Bowl:
    """The loss as a quadratic function: `least` at (`slope`, `intercept`), with the entries of the Hessian."""

    slope: float
    intercept: float
    least: float
    slope_curve: float
    mixed_curve: float
    intercept_curve: float = 2.0

    def loss(self, slope: float, intercept: float) -> float:
        """The loss at a place."""
        s, i = slope - self.slope, intercept - self.intercept
        return self.least + (self.slope_curve * s * s + self.intercept_curve * i * i) / 2 + self.mixed_curve * s * i


def loss(points: Sequence[tuple[float, float]], slope: float, intercept: float) -> float:
    """The mean of the squared errors."""
    return sum((slope * x + intercept - y) ** 2 for x, y in points) / len(points)


def gradient(points: Sequence[tuple[float, float]], slope: float, intercept: float) -> tuple[float, float]:
    """The derivatives of the loss by slope and intercept."""
    errors = [(slope * x + intercept - y, x) for x, y in points]
    n = len(points)
    return 2 / n * sum(error * x for error, x in errors), 2 / n * sum(error for error, _ in errors)


def best(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Slope and intercept of the least loss, by the normal equations."""
    n = len(points)
    mean_x, mean_y = sum(x for x, _ in points) / n, sum(y for _, y in points) / n
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
    return slope, mean_y - slope * mean_x


def curvatures(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The eigenvalues of the Hessian, the largest first."""
    n = len(points)
    h_ss, h_si, h_ii = 2 / n * sum(x * x for x, _ in points), 2 / n * sum(x for x, _ in points), 2.0
    middle, half = (h_ss + h_ii) / 2, math.hypot((h_ss - h_ii) / 2, h_si)
    return middle + half, middle - half


def bowl_of(points: Sequence[tuple[float, float]]) -> Bowl:
    """The loss over all points as a function of slope and intercept."""
    n = len(points)
    slope, intercept = best(points)
    least = loss(points, slope, intercept)
    return Bowl(slope, intercept, least, 2 / n * sum(x * x for x, _ in points), 2 / n * sum(x for x, _ in points))


def points_of(seed: int, has_outlier: bool, is_scaled: bool) -> tuple[tuple[float, float], ...]:
    """POINTS points about a line, made from the seed."""
    slope, intercept = 0.5 + 1.5 * uniform(seed, "slope"), -2 + 4 * uniform(seed, "intercept")
    xs = [4 * uniform(seed, f"x{number}") for number in range(POINTS)]
    ys = [slope * x + intercept + 0.6 * bell(seed, f"y{number}") for number, x in enumerate(xs)]
    if has_outlier:
        xs[0], ys[0] = 4.0, intercept - 8
    if is_scaled:
        mean = sum(xs) / POINTS
        deviation = math.sqrt(sum((x - mean) ** 2 for x in xs) / POINTS)
        xs = [(x - mean) / deviation for x in xs]
    return tuple(zip(xs, ys, strict=True))
