"""Gradient descent on a regression line: the run, and when it must diverge.

λmax is the largest eigenvalue of the Hessian. A step over the full batch with learning rate η multiplies the error
along an eigenvector by 1 − ηλ, so the run diverges if and only if η > 2/λmax. With momentum β (v ← βv + g, w ← w − ηv)
it diverges if and only if η > 2(1 + β)/λmax. For smaller batches nothing is claimed.

Sources: Goodfellow, Bengio, Courville 2016, Deep Learning, sections 4.3 and 8.3; Polyak 1964 for momentum's bound.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from practice_tui.core.simulators.regression_line import POINTS, bowl_of, curvatures, gradient, points_of
from practice_tui.core.simulators.seeded_numbers import uniform
from practice_tui.core.values.numbers import read_number
from practice_tui.core.values.turning import turned
from practice_tui.errors import PracticeError

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
    1.5,
    2.0,
)
FIRST_RATE = RATES.index(0.05)
MOMENTUM = 0.9
MINI_BATCH = 6
LONGEST_PATH = 2000  # steps
BLOWN_UP = 1e9  # weight beyond which a run stops
PREDICTED_STEPS = 50  # between a prediction and the loss that it is compared with
ARRIVED = 1e-6  # share of the first loss above the least one, at which a run has arrived
DIVERGES = ("diverges", "diverge", "div", "d", "inf", "∞")


class Batch(StrEnum):
    """The number of points that a step uses; the value is the name."""

    FULL = "full batch"
    MINI = f"mini-batch of {MINI_BATCH}"
    ONE = "stochastic (1 point)"


@dataclass(frozen=True, slots=True)
class Place:
    """The weights after a step, and the velocity of momentum."""

    slope: float
    intercept: float
    slope_speed: float = 0.0
    intercept_speed: float = 0.0


@dataclass(frozen=True, slots=True)
class Prediction:
    """A prediction of the loss at step `at_step`; None predicts that the run diverges."""

    loss: float | None
    at_step: int


@dataclass(frozen=True, slots=True)
class Descent:
    """A run so far. `path` begins with the start, `seed` makes the points, `rate` is an index in RATES."""

    seed: int = 1
    rate: int = FIRST_RATE
    batch: Batch = Batch.FULL
    has_momentum: bool = False
    is_scaled: bool = False
    has_outlier: bool = False
    path: tuple[Place, ...] = (Place(0.0, 0.0),)
    prediction: Prediction | None = None
    has_lost_prediction: bool = False
    """Whether a change of settings dropped a prediction before its step came, and no other was made since."""

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
        """The points (x, y); x is standardised where `is_scaled` is set."""
        return points_of(self.seed, self.has_outlier, self.is_scaled)

    @property
    def has_blown_up(self) -> bool:
        return max(abs(self.place.slope), abs(self.place.intercept)) > BLOWN_UP

    @property
    def can_step(self) -> bool:
        return not self.has_blown_up and self.steps < LONGEST_PATH

    @property
    def is_predicting(self) -> bool:
        """Whether the predicted step is still to come."""
        return self.prediction is not None and self.steps < self.prediction.at_step and self.can_step


@dataclass(frozen=True, slots=True)
class Step:
    """Go `count` steps on."""

    count: int = 1


@dataclass(frozen=True, slots=True)
class Back:
    """Go one step back."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Turn the learning rate up (+1) or down (−1); the path goes on."""

    by: int


@dataclass(frozen=True, slots=True)
class NextBatch:
    """Take the next size of batch."""


@dataclass(frozen=True, slots=True)
class ToggleMomentum:
    """Switch momentum on or off."""


@dataclass(frozen=True, slots=True)
class ToggleScale:
    """Standardise the feature or take it as it is; the path begins anew."""


@dataclass(frozen=True, slots=True)
class ToggleOutlier:
    """Add a point far from the line or take it away; the path begins anew."""


@dataclass(frozen=True, slots=True)
class NewData:
    """Make other points; the path begins anew."""


@dataclass(frozen=True, slots=True)
class Restart:
    """Begin anew with the same settings."""


@dataclass(frozen=True, slots=True)
class Predict:
    """Predict the loss after PREDICTED_STEPS more steps, or with None that the run diverges."""

    loss: float | None


Action = Step | Back | Turn | NextBatch | ToggleMomentum | ToggleScale | ToggleOutlier | NewData | Restart | Predict


def act(state: Descent, action: Action) -> Descent:
    """The run after an action. A change of settings drops the prediction."""
    match action:
        case Step(count):
            return _stepped(state, count)
        case Back():
            return replace(state, path=state.path[:-1] or state.path)
        case Turn(by):
            return replace(_without_prediction(state), rate=min(max(state.rate + by, 0), len(RATES) - 1))
        case NextBatch():
            return replace(_without_prediction(state), batch=turned(list(Batch), state.batch))
        case ToggleMomentum():
            return replace(_without_prediction(state), has_momentum=not state.has_momentum)
        case ToggleScale():
            return _begun(replace(state, is_scaled=not state.is_scaled))
        case ToggleOutlier():
            return _begun(replace(state, has_outlier=not state.has_outlier))
        case NewData():
            return _begun(replace(state, seed=state.seed + 1))
        case Restart():
            return replace(state, path=state.path[:1], prediction=None, has_lost_prediction=False)
        case Predict(predicted):
            prediction = Prediction(predicted, state.steps + PREDICTED_STEPS)
            return replace(state, prediction=prediction, has_lost_prediction=False)


def read_prediction(text: str) -> float | None:
    """Reads a prediction: a loss, or None for `diverges`. Raises PracticeError for anything else."""
    if text.strip().lower() in DIVERGES:
        return None
    predicted = read_number(text).worth
    if predicted < 0:
        raise PracticeError("a mean of squares is never below 0", "write a loss, or: diverges")
    return predicted


def largest_rate(state: Descent) -> float | None:
    """The learning rate beyond which the run must diverge; None for smaller batches."""
    if state.batch is not Batch.FULL:
        return None
    beta = MOMENTUM if state.has_momentum else 0.0
    return 2 * (1 + beta) / curvatures(state.points)[0]


def must_diverge(state: Descent) -> bool | None:
    """Whether the run must diverge at this learning rate; None where nothing is claimed."""
    bound = largest_rate(state)
    return None if bound is None else state.learning_rate > bound and not is_at(bound, state)


def losses(state: Descent) -> list[float]:
    """The loss over all points at each place of the path."""
    bowl = bowl_of(state.points)
    return [bowl.loss(place.slope, place.intercept) for place in state.path]


def has_arrived(state: Descent) -> bool:
    """Whether a run over the full batch is so near to the least loss that nothing more would be seen."""
    bowl, (first, last) = bowl_of(state.points), (state.path[0], state.path[-1])
    above = bowl.loss(last.slope, last.intercept) - bowl.least
    speed = abs(last.slope_speed) + abs(last.intercept_speed) if state.has_momentum else 0.0
    is_near = above <= ARRIVED * (bowl.loss(first.slope, first.intercept) - bowl.least)
    return state.batch is Batch.FULL and is_near and speed < math.sqrt(ARRIVED)


def has_diverged(state: Descent) -> bool:
    """Whether the run must diverge; where no bound is known, whether its loss has risen."""
    must = must_diverge(state)
    return loss_at(state, state.steps) > loss_at(state, 0) if must is None else must


def loss_at(state: Descent, step: int) -> float:
    """The loss at a step of the path, or at its end where the path is shorter."""
    place = state.path[min(step, state.steps)]
    return bowl_of(state.points).loss(place.slope, place.intercept)


def _begun(state: Descent) -> Descent:
    return replace(_without_prediction(state), path=state.path[:1])


def _without_prediction(state: Descent) -> Descent:
    return replace(state, prediction=None, has_lost_prediction=state.has_lost_prediction or state.is_predicting)


def is_at(bound: float, state: Descent) -> bool:
    return math.isclose(state.learning_rate, bound, rel_tol=1e-9)


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
    """The points of a step. Each comes once an epoch, in an order that the seed shuffles anew."""
    size = {Batch.FULL: POINTS, Batch.MINI: MINI_BATCH, Batch.ONE: 1}[state.batch]
    if size == POINTS:
        return points
    epoch, place = divmod(step * size, POINTS)
    order = sorted(range(POINTS), key=lambda number: uniform(state.seed, f"{epoch}:{number}"))
    return [points[number] for number in order[place : place + size]]
