"""A net of two layers: its values, its loss, and the derivatives of that.

Forward z = Wx + b, h = f(z), o = Vh + c, ŷ = g(o). With squared error g is the identity, with cross-entropy the
softmax.

Source: Rumelhart, Hinton, Williams 1986, Nature 323.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from practice_tui.core.values.arithmetic import dot

Vector = tuple[float, ...]
Matrix = tuple[Vector, ...]


class Activation(StrEnum):
    SIGMOID = "sigmoid"
    TANH = "tanh"
    RELU = "ReLU"

    @property
    def symbol(self) -> str:
        """The name in formulas."""
        return "σ" if self is Activation.SIGMOID else self.value


class Loss(StrEnum):
    """Squared error is ½ Σ (ŷ − y)²; cross-entropy is −Σ y ln ŷ over a softmax."""

    SQUARED = "squared error"
    CROSS_ENTROPY = "cross-entropy"


@dataclass(frozen=True, slots=True)
class Net:
    """The weights `first` and `second` of the two layers, with a row a unit, and the biases of both."""

    first: Matrix
    first_bias: Vector
    second: Matrix
    second_bias: Vector


def loss_of(net: Net, x: Vector, y: Vector, activation: Activation, kind: Loss) -> float:
    """The loss for input `x` and target `y`."""
    _, _, _, out = forward(net, x, activation, kind)
    if kind is Loss.SQUARED:
        return sum((guess - target) ** 2 for guess, target in zip(out, y, strict=True)) / 2
    return -sum(target * math.log(guess) for guess, target in zip(out, y, strict=True) if target)


def gradients(net: Net, x: Vector, y: Vector, activation: Activation, kind: Loss) -> Net:
    """The derivatives of the loss by each weight and bias, in the shape of the net."""
    z, h, _, out = forward(net, x, activation, kind)
    output_errors = tuple(guess - target for guess, target in zip(out, y, strict=True))
    hidden_errors = tuple(
        slope(activation, z[j]) * sum(net.second[k][j] * error for k, error in enumerate(output_errors))
        for j in range(len(h))
    )
    return Net(
        tuple(tuple(error * entry for entry in x) for error in hidden_errors),
        hidden_errors,
        tuple(tuple(error * unit for unit in h) for error in output_errors),
        output_errors,
    )


def weights_of(net: Net) -> list[float]:
    """All weights and biases in one list."""
    return [*_row(net.first), *net.first_bias, *_row(net.second), *net.second_bias]


def named(net: Net) -> dict[str, float]:
    """Every weight and bias by its name in the formulas."""
    by_name: dict[str, float] = {}
    for letter, weights in (("w", net.first), ("v", net.second)):
        by_name |= {f"{letter}{sub(j)}{sub(i)}": entry for j, row in enumerate(weights) for i, entry in enumerate(row)}
    for letter, biases in (("b", net.first_bias), ("c", net.second_bias)):
        by_name |= {f"{letter}{sub(j)}": entry for j, entry in enumerate(biases)}
    return by_name


def value(activation: Activation, z: float) -> float:
    """The activation of `z`."""
    match activation:
        case Activation.SIGMOID:
            return 1 / (1 + math.exp(-z))
        case Activation.TANH:
            return math.tanh(z)
        case Activation.RELU:
            return max(0.0, z)


def slope(activation: Activation, z: float) -> float:
    """The derivative of the activation at `z`; that of ReLU at 0 is 0."""
    match activation:
        case Activation.SIGMOID:
            return value(activation, z) * (1 - value(activation, z))
        case Activation.TANH:
            return 1 - math.tanh(z) ** 2
        case Activation.RELU:
            return float(z > 0)


def forward(net: Net, x: Vector, activation: Activation, kind: Loss) -> tuple[Vector, Vector, Vector, Vector]:
    """z, h, o and ŷ."""
    z = tuple(dot(row, x) + bias for row, bias in zip(net.first, net.first_bias, strict=True))
    h = tuple(value(activation, each) for each in z)
    o = tuple(dot(row, h) + bias for row, bias in zip(net.second, net.second_bias, strict=True))
    if kind is Loss.SQUARED:
        return z, h, o, o
    powers = [math.exp(each - max(o)) for each in o]
    return z, h, o, tuple(power / sum(powers) for power in powers)


def _row(matrix: Matrix) -> list[float]:
    return [entry for row in matrix for entry in row]


def shaped(net: Net, weights: Sequence[float]) -> Net:
    """A list of weights in the shape of a net."""
    rest = iter(weights)

    def vector(like: Vector) -> Vector:
        return tuple(next(rest) for _ in like)

    first, first_bias = tuple(map(vector, net.first)), vector(net.first_bias)
    return Net(first, first_bias, tuple(map(vector, net.second)), vector(net.second_bias))


def sub(index: int) -> str:
    """The number of a unit as a subscript, from 1 on."""
    return "₁₂₃₄"[index]
