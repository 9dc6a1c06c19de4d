"""Gradient descent on a regression line y = wx + b, under the mean of the squared errors.

With X = [x, 1] the Hessian of the loss is H = 2/n XᵀX, which is constant; λmax is its largest eigenvalue. A step over
the full batch with learning rate η multiplies the error along an eigenvector by 1 − ηλ, so the run diverges if and only
if η > 2/λmax. With momentum β (v ← βv + g, w ← w − ηv) it diverges if and only if η > 2(1 + β)/λmax. For smaller
batches nothing is claimed.

Sources: Goodfellow, Bengio, Courville 2016, Deep Learning, sections 4.3 and 8.3; Polyak 1964 for momentum's bound.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from practice_tui.core.simulators.seeded_numbers import bell, uniform
from practice_tui.core.values.numbers import read_number
from practice_tui.core.values.phrases import count
from practice_tui.errors import PracticeError

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
LOST_PREDICTION = "Your prediction is dropped: it was made for other settings."
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
            kinds = list(Batch)
            following = kinds[(kinds.index(state.batch) + 1) % len(kinds)]
            return replace(_without_prediction(state), batch=following)
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


def largest_rate(state: Descent) -> float | None:
    """The learning rate beyond which the run must diverge; None for smaller batches."""
    if state.batch is not Batch.FULL:
        return None
    beta = MOMENTUM if state.has_momentum else 0.0
    return 2 * (1 + beta) / curvatures(state.points)[0]


def must_diverge(state: Descent) -> bool | None:
    """Whether the run must diverge at this learning rate; None where nothing is claimed."""
    bound = largest_rate(state)
    return None if bound is None else state.learning_rate > bound and not _is_at(bound, state)


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


def sentence(state: Descent) -> str:
    """The steps and loss of the run, and whether its learning rate is too high, in words."""
    bowl, place = bowl_of(state.points), state.place
    where = f"loss {figure(bowl.loss(place.slope, place.intercept))}, least {figure(bowl.least)}"
    progress = f"{'It has blown up' if state.has_blown_up else count(state.steps, 'step').capitalize()}: {where}."
    return f"{progress} {rate_sentence(state)}"


def rate_sentence(state: Descent) -> str:
    """The learning rate against its bound, in words."""
    bound = largest_rate(state)
    if bound is None:
        return f"{state.batch.capitalize()}: no bound on η is claimed."
    rule = f"{'2(1 + β)/λmax' if state.has_momentum else '2/λmax'} = {bound:.3f}"
    if _is_at(bound, state):
        return f"η = {state.learning_rate:g} is {rule} itself: it swings for ever."
    if must_diverge(state):
        return f"η = {state.learning_rate:g} is above {rule}: it must diverge."
    return f"η = {state.learning_rate:g} is below {rule}: it converges."


def prediction_sentence(state: Descent) -> str:
    """The prediction, and once its step has come the loss there, or that it was dropped; empty without one."""
    prediction = state.prediction
    if prediction is None:
        return LOST_PREDICTION if state.has_lost_prediction else ""
    predicted = "it diverges" if prediction.loss is None else f"loss {figure(prediction.loss)}"
    prefix = f"You said of step {prediction.at_step:,}: {predicted}"
    if state.is_predicting:
        return f"{prefix}."
    came = loss_at(state, prediction.at_step)
    if has_diverged(state):
        return f"{prefix}. {'Right' if prediction.loss is None else 'No'}, it diverges: {figure(came)}."
    if prediction.loss is None:
        return f"{prefix}. No, it came to {figure(came)}."
    return f"{prefix}. It came to {figure(came)}: {100 * abs(prediction.loss - came) / came:.0f} % off."


def line_of(place: Place) -> str:
    """The line as an equation."""

    def weight(value: float) -> str:
        return f"{value:.2f}" if value < 1000 else figure(value)

    slope = f"{'−' if place.slope < 0 else ''}{weight(abs(place.slope))}"
    return f"y = {slope}x {'−' if place.intercept < 0 else '+'} {weight(abs(place.intercept))}"


def has_diverged(state: Descent) -> bool:
    """Whether the run must diverge; where no bound is known, whether its loss has risen."""
    must = must_diverge(state)
    return loss_at(state, state.steps) > loss_at(state, 0) if must is None else must


def loss_at(state: Descent, step: int) -> float:
    """The loss at a step of the path, or at its end where the path is shorter."""
    place = state.path[min(step, state.steps)]
    return bowl_of(state.points).loss(place.slope, place.intercept)


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


def figure(value: float) -> str:
    """A loss in at most seven characters: to three decimals, whole from 1000 on, as a power of ten from 10⁶ on."""
    if value < 1000:
        return f"{value:.3f}"
    return f"{value:,.0f}" if value < 1e6 else f"10^{math.log10(value):.0f}"


def _begun(state: Descent) -> Descent:
    return replace(_without_prediction(state), path=state.path[:1])


def _without_prediction(state: Descent) -> Descent:
    return replace(state, prediction=None, has_lost_prediction=state.has_lost_prediction or state.is_predicting)


def _is_at(bound: float, state: Descent) -> bool:
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
