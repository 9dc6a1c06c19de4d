"""Exercises on activations: their values and slopes, and softmax."""

import math

from practice_tui.core.drills.exercises import (
    Chance,
    Exercise,
    factor,
    matrix_exercise,
    number,
    number_exercise,
    numbers,
)
from practice_tui.core.values import arithmetic

NAMES = {"sigmoid": "σ", "tanh": "tanh", "ReLU": "ReLU"}
RULES = {"sigmoid": "σ′ = σ·(1 − σ)", "tanh": "tanh′ = 1 − tanh²"}


def activation_values(chance: Chance, level: int) -> Exercise:
    """A value of sigmoid, tanh or ReLU; from level 2 on a derivative, at level 3 through a weight."""
    name = chance.choice(("sigmoid", "tanh") if level > 1 else ("sigmoid", "sigmoid", "tanh", "tanh", "ReLU"))
    x = chance.randint(1, 8) / 4 * chance.choice((-1, 1))
    if level == 1:
        return _value_of(name, x)
    if level == 2:
        return _slope_of(name, x)
    return _slope_through_a_weight(name, x, float(chance.choice((-3, -2, 2, 3))))


def _value_of(name: str, x: float) -> Exercise:
    x_text, sign = number(x), NAMES[name]
    up, down = math.exp(x), math.exp(-x)
    lines = {
        "sigmoid": ("σ(x) = 1/(1 + e^−x)", f"1/(1 + {number(down, 4)})"),
        "tanh": (
            "tanh x = (e^x − e^−x)/(e^x + e^−x)",
            f"({number(up, 4)} − {number(down, 4)})/({number(up, 4)} + {number(down, 4)})",
        ),
        "ReLU": (f"max(0, {x_text})",),
    }[name]
    prompt = {
        "sigmoid": f"Compute σ({x_text}), the sigmoid.",
        "tanh": f"Compute tanh({x_text}).",
        "ReLU": f"Compute ReLU({x_text}).",
    }[name]
    slips = [
        ("the sign of x turned", _activation(name, -x)),
        (f"the derivative {sign}′", _slope(name, x)),
        *([("the sigmoid instead", _activation("sigmoid", x))] if name == "tanh" else []),
    ]
    return number_exercise(prompt, _activation(name, x), lines, slips, decimals=2 if name == "ReLU" else 3)


def _slope_of(name: str, x: float) -> Exercise:
    value, sign = _activation(name, x), NAMES[name]
    shown = number(value, 4)
    return number_exercise(
        f"Compute the derivative of {'the sigmoid' if name == 'sigmoid' else name} at {number(x)}.",
        _slope(name, x),
        (
            f"{sign}({number(x)}) = {shown}",
            RULES[name],
            f"{shown}·(1 − {shown})" if name == "sigmoid" else f"1 − {factor(value, 4)}²",
        ),
        [
            ("the value instead of the derivative", value),
            ("the rule of tanh", 1 - value**2)
            if name == "sigmoid"
            else ("the rule of the sigmoid", value * (1 - value)),
            ("x itself put into the rule", x * (1 - x) if name == "sigmoid" else 1 - x**2),
        ],
        decimals=3,
    )


def _slope_through_a_weight(name: str, x: float, w: float) -> Exercise:
    inner, sign = w * x, NAMES[name]
    slope = _slope(name, inner)
    return number_exercise(
        f"Compute the derivative of {sign}(w·x) with respect\nto x, at x = {number(x)} with w = {number(w)}.",
        w * slope,
        (
            f"w·x = {number(inner)}, {sign}({number(inner)}) = {number(_activation(name, inner), 4)}",
            f"{RULES[name]} = {number(slope, 4)}",
            f"w·{sign}′ = {number(w)}·{number(slope, 4)}",
        ),
        [
            ("the factor w forgotten", slope),
            ("the derivative with respect to w", x * slope),
            (f"{sign}′ at x instead of w·x", w * _slope(name, x)),
        ],
        decimals=3,
    )


def softmax(chance: Chance, level: int) -> Exercise:
    """The softmax of two or three logits; at level 3 with a temperature."""
    logits = [float(z) for z in chance.sample(range(-3, 5), 2 if level == 1 else 3)]
    temperature = chance.choice((0.5, 2.0)) if level == 3 else 1.0
    scaled = [z / temperature for z in logits]
    powers = [math.exp(z) for z in scaled]
    lines = [
        *([f"z/T: {numbers(scaled)}"] if level == 3 else []),
        ", ".join(f"e^{number(z)} = {number(power)}" for z, power in zip(scaled, powers, strict=True)),
        f"their sum: {number(sum(powers))}; each over it:",
    ]
    slips = [
        ("exponentials not divided by their sum", powers),
        ("the sigmoid of each", [_activation("sigmoid", z) for z in scaled]),
    ]
    if sum(logits):
        slips.append(("shares of the logits, without exponentials", [z / sum(logits) for z in logits]))
    if level == 3:
        slips.append(("the temperature forgotten", arithmetic.softmax(logits)))
        slips.append(("multiplied by the temperature", arithmetic.softmax([z * temperature for z in logits])))
    how = f"\nwith temperature {number(temperature)}" if level == 3 else ""
    return matrix_exercise(
        f"Logits {numbers(logits)}.\nCompute all softmax probabilities{how}.",
        (tuple(power / sum(powers) for power in powers),),
        lines,
        [(name, (tuple(values),)) for name, values in slips],
        decimals=3,
    )


def _activation(name: str, x: float) -> float:
    match name:
        case "sigmoid":
            return 1 / (1 + math.exp(-x))
        case "tanh":
            return math.tanh(x)
    return max(0.0, x)


def _slope(name: str, x: float) -> float:
    value = _activation(name, x)
    match name:
        case "sigmoid":
            return value * (1 - value)
        case "tanh":
            return 1 - value**2
    return float(x > 0)
