"""Back-propagation through a small net, number by number, each shown or guessed.

First come the values, then the loss, the errors ∂L/∂o and ∂L/∂z, the gradients, and the weights after one step of
descent.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import repeat
from typing import TypeVar

from practice_tui.core.simulators.choices import Choice
from practice_tui.core.simulators.seeded_numbers import factor, integer, plain, products
from practice_tui.core.simulators.small_net import (
    Activation,
    Loss,
    Matrix,
    Net,
    Vector,
    forward,
    gradients,
    loss_of,
    shaped,
    slope,
    sub,
    weights_of,
)
from practice_tui.core.simulators.steps import Back, Guess, NewNumbers, Next, Restart
from practice_tui.core.values.arithmetic import dot
from practice_tui.core.values.phrases import are
from practice_tui.core.values.turning import turned

RATE = 0.5
CLOSE = 0.005  # error of a right guess, as numbers are shown to two decimals
NUDGE = 1e-5  # of a weight, for the gradient by differences
E = TypeVar("E", bound=StrEnum)


class Size(StrEnum):
    """The numbers of inputs, hidden units and outputs."""

    SMALL = "2-2-1"
    LARGE = "2-3-2"

    @property
    def layers(self) -> tuple[int, int, int]:
        inputs, hidden, outputs = map(int, self.value.split("-"))
        return inputs, hidden, outputs


class Stage(StrEnum):
    """The five stages; the value is the name."""

    FORWARD = "forward"
    LOSS = "loss"
    OUTPUT_ERROR = "error at the output"
    HIDDEN_ERROR = "error at the hidden units"
    UPDATE = "gradients and new weights"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of the computation: `name` as it stands in the formulas, `how` the formula with its numbers."""

    stage: Stage
    name: str
    value: float
    how: str


@dataclass(frozen=True, slots=True)
class Backprop:
    """A run so far: `shown` quantities are shown, and `guesses` of `guessed` guesses were right.

    `message` says how the last guess was, or what a check found.
    """

    seed: int = 1
    size: Size = Size.SMALL
    activation: Activation = Activation.SIGMOID
    loss: Loss = Loss.SQUARED
    shown: int = 0
    guesses: int = 0
    guessed: int = 0
    message: str = ""
    was_right: bool = True

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """All numbers of the computation, in order."""
        return quantities_of(self)

    @property
    def is_done(self) -> bool:
        return self.shown >= len(self.quantities)


@dataclass(frozen=True, slots=True)
class NextActivation:
    """Take the next activation, and begin anew."""


@dataclass(frozen=True, slots=True)
class NextLoss:
    """Take the other loss, and begin anew. Cross-entropy needs two outputs."""


@dataclass(frozen=True, slots=True)
class NextSize:
    """Take the small net or the large one, and begin anew."""


@dataclass(frozen=True, slots=True)
class Check:
    """Compare every gradient with the gradient by differences."""


Action = Next | Back | Guess | NextActivation | NextLoss | NextSize | NewNumbers | Restart | Check


def act(state: Backprop, action: Action) -> Backprop:
    """The state after an action."""
    match action:
        case Next():
            return replace(state, shown=min(state.shown + 1, len(state.quantities)), message="")
        case Back():
            return replace(state, shown=max(state.shown - 1, 0), message="")
        case Guess(value):
            return _guessed(state, value)
        case NextActivation():
            return _begun(replace(state, activation=_after(state.activation)))
        case NextLoss():
            loss = _after(state.loss)
            size = Size.LARGE if loss is Loss.CROSS_ENTROPY else state.size
            return _begun(replace(state, loss=loss, size=size))
        case NextSize():
            size = _after(state.size)
            loss = Loss.SQUARED if size is Size.SMALL else state.loss
            return _begun(replace(state, size=size, loss=loss))
        case NewNumbers():
            return _begun(replace(state, seed=state.seed + 1))
        case Restart():
            return _begun(state)
        case Check():
            count = len(weights_of(net_of(state)))
            off = f"{largest_difference(state):.0e}".replace("-", "−")
            message = f"All {count} gradients are those by differences, (L(w + ε) − L(w − ε))/2ε, to {off}"
            return replace(state, message=message, was_right=True)


def choices(state: Backprop) -> tuple[Choice[Action], ...]:
    """The settings and actions to choose from, in the order of the list."""
    return (
        Choice("activation", "activation", state.activation.value, NextActivation()),
        Choice("loss", "loss", state.loss.value, NextLoss()),
        Choice("size", "inputs, hidden units, outputs", state.size.value, NextSize()),
        Choice("numbers", "numbers", f"set {state.seed}", NewNumbers()),
        Choice("check", "check the gradients by differences", "", Check()),
        Choice("restart", "from the start", "", Restart()),
    )


def net_of(state: Backprop) -> Net:
    """The net, made from the seed: weights are ±0.5 or ±1.

    Biases are odd quarters, so that with whole inputs no unit is at 0, where ReLU has no derivative.
    """
    inputs, hidden, outputs = state.size.layers

    def weight(name: str) -> float:
        halves = _chosen(state, f"{state.size}:{name}", 1, 2) / 2
        return halves if _chosen(state, f"{state.size}:{name}:sign", 0, 1) else -halves

    def bias(name: str) -> float:
        return (2 * _chosen(state, f"{state.size}:{name}", -2, 1) + 1) / 4

    return Net(
        tuple(tuple(weight(f"w{j}{i}") for i in range(inputs)) for j in range(hidden)),
        tuple(bias(f"b{j}") for j in range(hidden)),
        tuple(tuple(weight(f"v{k}{j}") for j in range(hidden)) for k in range(outputs)),
        tuple(bias(f"c{k}") for k in range(outputs)),
    )


def input_of(state: Backprop) -> Vector:
    """The input, 1 and 2 in either order."""
    first = float(_chosen(state, "x", 1, 2))
    return first, 3 - first


def target_of(state: Backprop) -> Vector:
    """The target, one-hot under cross-entropy."""
    outputs = state.size.layers[2]
    if state.loss is Loss.CROSS_ENTROPY:
        right = _chosen(state, "right", 0, outputs - 1)
        return tuple(float(k == right) for k in range(outputs))
    return tuple(float(_chosen(state, f"y{k}", 0, 2)) for k in range(outputs))


def gradient_by_differences(state: Backprop) -> Net:
    """The same derivatives by central differences, without the chain rule."""
    net, x, y = net_of(state), input_of(state), target_of(state)
    weights = weights_of(net)

    def loss_with(place: int, by: float) -> float:
        nudged = [weight + by * (number == place) for number, weight in enumerate(weights)]
        return loss_of(shaped(net, nudged), x, y, state.activation, state.loss)

    places = range(len(weights))
    return shaped(net, [(loss_with(place, NUDGE) - loss_with(place, -NUDGE)) / (2 * NUDGE) for place in places])


def largest_difference(state: Backprop) -> float:
    """The largest difference between a gradient of the chain rule and the same one by differences."""
    net, x, y = net_of(state), input_of(state), target_of(state)
    ours, theirs = gradients(net, x, y, state.activation, state.loss), gradient_by_differences(state)
    return max(abs(a - b) for a, b in zip(weights_of(ours), weights_of(theirs), strict=True))


def quantities_of(state: Backprop) -> tuple[Quantity, ...]:
    """All numbers of the computation, in the order in which they are worked out."""
    net, x, y = net_of(state), input_of(state), target_of(state)
    z, h, o, out = forward(net, x, state.activation, state.loss)
    grads = gradients(net, x, y, state.activation, state.loss)
    rows: list[Quantity] = []
    for j, terms in enumerate(map(_terms, net.first, repeat(x), net.first_bias)):
        rows += [
            Quantity(Stage.FORWARD, f"z{sub(j)}", z[j], terms),
            Quantity(Stage.FORWARD, f"h{sub(j)}", h[j], f"{state.activation.symbol}({plain(z[j])})"),
        ]
    outputs = enumerate(map(_terms, net.second, repeat(h), net.second_bias))
    rows += [Quantity(Stage.FORWARD, f"o{sub(k)}", o[k], terms) for k, terms in outputs]
    if state.loss is Loss.CROSS_ENTROPY:
        powers = " + ".join(f"e^{factor(each)}" for each in o)
        rows += [
            Quantity(Stage.FORWARD, f"ŷ{sub(k)}", out[k], f"e^{factor(each)}/({powers})") for k, each in enumerate(o)
        ]
    rows.append(Quantity(Stage.LOSS, "L", loss_of(net, x, y, state.activation, state.loss), _loss_terms(state, out, y)))
    for k, error in enumerate(grads.second_bias):
        rows.append(Quantity(Stage.OUTPUT_ERROR, f"∂L/∂o{sub(k)}", error, f"{factor(out[k])} − {factor(y[k])}"))
    for j, error in enumerate(grads.first_bias):
        column = [row[j] for row in net.second]
        steep, back = slope(state.activation, z[j]), dot(column, grads.second_bias)
        how = f"{state.activation.symbol}′({plain(z[j])})·[{products(column, grads.second_bias)}]"
        how = f"{how} = {factor(steep)}·{factor(back)}"
        rows.append(Quantity(Stage.HIDDEN_ERROR, f"∂L/∂z{sub(j)}", error, how))
    rows += _updates("v", "c", net.second, net.second_bias, grads.second_bias, h, "h")
    rows += _updates("w", "b", net.first, net.first_bias, grads.first_bias, x, "x")
    return tuple(rows)


def dead_units(state: Backprop) -> tuple[int, ...]:
    """The indexes of the ReLU units that pass nothing on for this input."""
    z, _, _, _ = forward(net_of(state), input_of(state), state.activation, state.loss)
    return tuple(j for j, each in enumerate(z) if state.activation is Activation.RELU and each <= 0)


def sentence(state: Backprop) -> str:
    """The state of the run, in words."""
    if state.is_done:
        note = f", {state.guesses} of {state.guessed} guesses right" if state.guessed else ""
        return f"Done: every weight and bias has moved by −{RATE:g} times its gradient{note}."
    following = state.quantities[state.shown]
    dead = dead_units(state)
    units = " and ".join(f"h{sub(j)}" for j in dead)
    note = f" {units} {are(len(dead))} dead for this input." if dead else ""
    return f"{following.stage.capitalize()}: next is {following.name}.{note}"


def _guessed(state: Backprop, guess: float) -> Backprop:
    if state.is_done:
        return state
    target = state.quantities[state.shown]
    is_right = abs(guess - target.value) <= CLOSE + 1e-9
    message = f"{target.name} = {plain(target.value)}: {'right' if is_right else f'not {plain(guess)}'}"
    return replace(
        state,
        shown=state.shown + 1,
        guessed=state.guessed + 1,
        guesses=state.guesses + is_right,
        message=message,
        was_right=is_right,
    )


def _begun(state: Backprop) -> Backprop:
    return replace(state, shown=0, guesses=0, guessed=0, message="")


def _after(member: E) -> E:
    return turned(list(type(member)), member)


def _updates(
    letter: str, bias: str, weights: Matrix, biases: Vector, errors: Vector, entries: Vector, entry_letter: str
) -> list[Quantity]:
    """The gradients and new weights of a layer, unit by unit; the gradient of a bias is the error itself."""
    rows: list[Quantity] = []
    for unit, error in enumerate(errors):
        for column, entry in enumerate(entries):
            label, by_weight = f"{letter}{sub(unit)}{sub(column)}", error * entry
            how = f"error·{entry_letter}{sub(column)} = {factor(error)}·{factor(entry)}"
            rows.append(Quantity(Stage.UPDATE, f"∂L/∂{label}", by_weight, how))
            rows.append(_moved(label, weights[unit][column], by_weight))
        rows.append(_moved(f"{bias}{sub(unit)}", biases[unit], error))
    return rows


def _moved(label: str, weight: float, gradient: float) -> Quantity:
    how = f"{plain(weight)} − {RATE:g}·{factor(gradient)}"
    return Quantity(Stage.UPDATE, f"new {label}", weight - RATE * gradient, how)


def _chosen(state: Backprop, name: str, least: int, most: int) -> int:
    return integer(state.seed, f"backprop:{name}", least, most)


def _loss_terms(state: Backprop, out: Vector, y: Vector) -> str:
    if state.loss is Loss.CROSS_ENTROPY:
        return f"−ln {plain(out[y.index(1.0)])}"
    squares = [f"({plain(guess)} − {plain(target)})²" for guess, target in zip(out, y, strict=True)]
    return f"½·{squares[0]}" if len(squares) == 1 else f"½·[{' + '.join(squares)}]"


def _terms(weights: Vector, entries: Vector, bias: float) -> str:
    return f"{products(weights, entries)} + {factor(bias)}"
