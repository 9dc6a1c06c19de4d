"""Gradient descent on a regression line y = wx + b, under the mean of the squared errors.

With X = [x, 1] the Hessian of the loss is H = 2/n XᵀX, constant, with largest eigenvalue λ. Over the full batch a step
with learning rate η multiplies the error along an eigenvector by 1 − ηλ, so that it diverges if and only if η > 2/λ; with
momentum β (v ← βv + g, w ← w − ηv) if and only if η > 2(1 + β)/λ. For smaller batches nothing is claimed.

Source: Goodfellow, Bengio, Courville 2016, Deep Learning, sections 4.3 and 8.3; Polyak 1964 for the bound with momentum.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from practice_tui.core.simulators.numbers import bell, uniform

POINTS = 24
RATES = (
    0.001,
    0.002,
    0.005,
    0.01,
    0.02,
    0.03,
    0.05,
    0.07,
    0.1,
    0.13,
    0.16,
    0.2,
    0.25,
    0.3,
    0.4,
    0.5,
    0.7,
    0.9,
    1.0,
    1.1,
)
FIRST_RATE = RATES.index(0.05)
MOMENTUM = 0.9
MINI_BATCH = 6
LONGEST_PATH = 2000  # steps
BLOWN_UP = 1e9  # a weight beyond it: nothing more is to be seen


class Batch(StrEnum):
    """How many points a step looks at; the value is what is said."""

    FULL = "full batch"
    MINI = f"mini-batch of {MINI_BATCH}"
    ONE = "stochastic, one point"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a step has led: the weights, and the velocity that momentum carries."""

    slope: float
    intercept: float
    slope_speed: float = 0.0
    intercept_speed: float = 0.0


@dataclass(frozen=True, slots=True)
class Descent:
    """A run so far. `path` begins with the start; `seed` makes the points; `rate` is an index in RATES."""

    seed: int = 1
    rate: int = FIRST_RATE
    batch: Batch = Batch.FULL
    has_momentum: bool = False
    is_scaled: bool = False
    has_outlier: bool = False
    path: tuple[Place, ...] = (Place(0.0, 0.0),)

    @property
    def learning_rate(self) -> float:
        return RATES[self.rate]

    @property
    def steps(self) -> int:
        return len(self.path) - 1

    @property
    def place(self) -> Place:
        return self.path[-1]

    @property
    def points(self) -> tuple[tuple[float, float], ...]:
        """The data as the model sees them: x is standardised where features are scaled."""
        return points_of(self.seed, self.has_outlier, self.is_scaled)

    @property
    def has_blown_up(self) -> bool:
        return max(abs(self.place.slope), abs(self.place.intercept)) > BLOWN_UP

    @property
    def can_step(self) -> bool:
        return not self.has_blown_up and self.steps < LONGEST_PATH


@dataclass(frozen=True, slots=True)
class Step:
    """So many steps on."""

    count: int = 1


@dataclass(frozen=True, slots=True)
class Back:
    """One step back."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The learning rate up (+1) or down (−1); the path goes on."""

    by: int


@dataclass(frozen=True, slots=True)
class NextBatch:
    """Full batch, mini-batch, stochastic in turn."""


@dataclass(frozen=True, slots=True)
class ToggleMomentum:
    """With momentum or without."""


@dataclass(frozen=True, slots=True)
class ToggleScale:
    """Standardise the feature or take it as it is; the path begins anew."""


@dataclass(frozen=True, slots=True)
class ToggleOutlier:
    """One point far from the line; the path begins anew."""


@dataclass(frozen=True, slots=True)
class NewData:
    """Other points; the path begins anew."""


@dataclass(frozen=True, slots=True)
class Restart:
    """From the start, with everything as it is set."""


Action = Step | Back | Turn | NextBatch | ToggleMomentum | ToggleScale | ToggleOutlier | NewData | Restart


def act(state: Descent, action: Action) -> Descent:
    """The run after an action."""
    match action:
        case Step(count):
            return _stepped(state, count)
        case Back():
            return replace(state, path=state.path[:-1] or state.path)
        case Turn(by):
            return replace(state, rate=min(max(state.rate + by, 0), len(RATES) - 1))
        case NextBatch():
            kinds = list(Batch)
            return replace(state, batch=kinds[(kinds.index(state.batch) + 1) % len(kinds)])
        case ToggleMomentum():
            return replace(state, has_momentum=not state.has_momentum)
        case ToggleScale():
            return _begun(replace(state, is_scaled=not state.is_scaled))
        case ToggleOutlier():
            return _begun(replace(state, has_outlier=not state.has_outlier))
        case NewData():
            return _begun(replace(state, seed=state.seed + 1))
        case Restart():
            return _begun(state)


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
    xx, x, one = 2 / n * sum(x * x for x, _ in points), 2 / n * sum(x for x, _ in points), 2.0
    middle, half = (xx + one) / 2, math.hypot((xx - one) / 2, x)
    return middle + half, middle - half


def largest_rate(state: Descent) -> float | None:
    """The learning rate beyond which the run must diverge; None for anything but the full batch."""
    if state.batch is not Batch.FULL:
        return None
    beta = MOMENTUM if state.has_momentum else 0.0
    return 2 * (1 + beta) / curvatures(state.points)[0]


def must_diverge(state: Descent) -> bool | None:
    """Whether the run must diverge at this learning rate; None where nothing is claimed."""
    bound = largest_rate(state)
    return None if bound is None else state.learning_rate > bound


def losses(state: Descent) -> list[float]:
    """The loss over all points at each place of the path."""
    points = state.points
    return [loss(points, place.slope, place.intercept) for place in state.path]


def sentence(state: Descent) -> str:
    """What there is to see, in words."""
    where = losses(state)[-1]
    slope, intercept = best(state.points)
    least = loss(state.points, slope, intercept)
    told = "It has blown up" if state.has_blown_up else f"Loss {_figure(where)} after {_steps(state.steps)}"
    line = f"{told}; the least is {_figure(least)}."
    bound = largest_rate(state)
    if bound is None:
        return f"{line} {state.batch.capitalize()}: no bound on the learning rate is claimed."
    rule = "2(1 + β)/λ" if state.has_momentum else "2/λ"
    side = "above" if state.learning_rate > bound else "below"
    fate = "it must diverge" if state.learning_rate > bound else "it converges"
    return f"{line} η = {state.learning_rate:g} lies {side} {rule} = {bound:.3f}: {fate}."


def points_of(seed: int, has_outlier: bool, is_scaled: bool) -> tuple[tuple[float, float], ...]:
    """Points about a line, from the seed alone."""
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


def _begun(state: Descent) -> Descent:
    return replace(state, path=state.path[:1])


def _stepped(state: Descent, count: int) -> Descent:
    points, path = state.points, list(state.path)
    beta = MOMENTUM if state.has_momentum else 0.0
    for _ in range(count):
        if len(path) > LONGEST_PATH or max(abs(path[-1].slope), abs(path[-1].intercept)) > BLOWN_UP:
            break
        place = path[-1]
        seen = _seen(state, points, len(path) - 1)
        by_slope, by_intercept = gradient(seen, place.slope, place.intercept)
        slope_speed = beta * place.slope_speed + by_slope
        intercept_speed = beta * place.intercept_speed + by_intercept
        rate = state.learning_rate
        path.append(
            Place(
                place.slope - rate * slope_speed,
                place.intercept - rate * intercept_speed,
                slope_speed,
                intercept_speed,
            )
        )
    return replace(state, path=tuple(path))


def _seen(state: Descent, points: Sequence[tuple[float, float]], step: int) -> Sequence[tuple[float, float]]:
    """The points that a step looks at: each once an epoch, in an order that the seed shuffles anew."""
    size = {Batch.FULL: POINTS, Batch.MINI: MINI_BATCH, Batch.ONE: 1}[state.batch]
    if size == POINTS:
        return points
    epoch, place = divmod(step * size, POINTS)
    order = sorted(range(POINTS), key=lambda number: uniform(state.seed, f"{epoch}:{number}"))
    return [points[number] for number in order[place : place + size]]


def _figure(value: float) -> str:
    return f"{value:.3f}" if value < 1000 else f"{value:.2g}"


def _steps(count: int) -> str:
    return f"{count:,} step{'' if count == 1 else 's'}"
