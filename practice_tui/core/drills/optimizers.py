"""Exercises on steps of optimisers: gradient descent, momentum, Adam."""

import math
from collections.abc import Sequence

from practice_tui.core.drills.exercises import Chance, Exercise, factor, matrix_exercise, number, number_exercise

BETA_1, BETA_2 = 0.9, 0.999
ADAM = "β₁ = 0.9, β₂ = 0.999, ε = 0"


def gradient_step(chance: Chance, level: int) -> Exercise:
    """One step on a w², on (w x − y)², or on a quadratic of two weights."""
    rate = chance.choice((0.1, 0.2, 0.25, 0.5))
    a, w = float(chance.randint(1, 4)), float(chance.choice((-3, -2, -1, 1, 2, 3, 4)))
    if level == 1:
        slope = 2 * a * w
        return number_exercise(
            f"L(w) = {_times(a)}w², w = {number(w)}, learning rate {number(rate)}.\n"
            "Compute w after one step of gradient descent.",
            w - rate * slope,
            (f"L′(w) = {number(2 * a)}·w = {number(slope)}", f"{number(w)} − {number(rate)}·{factor(slope)}"),
            [
                ("uphill: the step added", w + rate * slope),
                ("the 2 of the derivative forgotten", w - rate * a * w),
                ("the loss instead of its derivative", w - rate * a * w**2),
                ("the step alone", rate * slope),
                ("the learning rate forgotten", w - slope),
            ],
            decimals=2,
        )
    if level == 2:
        x, y = float(chance.choice((-2, -1, 2, 3))), float(chance.randint(-3, 5))
        if w * x == y:
            y += 1
        error = w * x - y
        slope = 2 * error * x
        return number_exercise(
            f"L(w) = (w·x − y)², x = {number(x)}, y = {number(y)}, w = {number(w)},\nlearning rate {number(rate)}.\n"
            "Compute w after one step of gradient descent.",
            w - rate * slope,
            (
                f"w·x − y = {number(error)}",
                f"L′(w) = 2·{factor(error)}·{factor(x)} = {number(slope)}",
                f"{number(w)} − {number(rate)}·{factor(slope)}",
            ),
            [
                ("uphill: the step added", w + rate * slope),
                ("the inner derivative x forgotten", w - rate * 2 * error),
                ("the 2 of the derivative forgotten", w - rate * error * x),
                ("the learning rate forgotten", w - slope),
            ],
            decimals=2,
        )
    b, v = float(chance.randint(1, 4)), float(chance.choice((-3, -2, 1, 2, 3)))
    slopes = (2 * a * w + v, 2 * b * v + w)
    answer = (w - rate * slopes[0], v - rate * slopes[1])
    return matrix_exercise(
        f"L(u, v) = {_times(a)}u² + {_times(b)}v² + u·v at u = {number(w)}, v = {number(v)},\n"
        f"learning rate {number(rate)}. Compute u and v after one step\nof gradient descent.",
        (answer,),
        (
            f"∂L/∂u = {number(2 * a)}·u + v = {number(slopes[0])}",
            f"∂L/∂v = {number(2 * b)}·v + u = {number(slopes[1])}",
            f"u: {number(w)} − {number(rate)}·{factor(slopes[0])}, v: {number(v)} − {number(rate)}·{factor(slopes[1])}",
        ),
        [
            ("uphill: the step added", ((w + rate * slopes[0], v + rate * slopes[1]),)),
            ("the mixed term u·v forgotten", ((w - rate * 2 * a * w, v - rate * 2 * b * v),)),
            ("v updated with the new u", ((answer[0], v - rate * (2 * b * v + answer[0])),)),
            ("the gradient alone", (slopes,)),
        ],
        decimals=2,
    )


def momentum_step(chance: Chance, level: int) -> Exercise:
    """One or two steps of v ← βv + g, w ← w − ηv; at level 3 with g the slope of a quadratic."""
    beta, rate = chance.choice((0.5, 0.8, 0.9)), chance.choice((0.1, 0.2))
    w, v = float(chance.randint(1, 5)), float(chance.choice((-2, -1, 1, 2)))
    head = (
        f"v ← β·v + g, then w ← w − η·v,\nwith β = {number(beta)}, η = {number(rate)}, w = {number(w)}, v = {number(v)}"
    )
    if level == 3:
        return _momentum_on_a_quadratic(head, w, v, beta, rate, float(chance.randint(1, 3)))
    slopes = [float(chance.choice((-3, -2, 1, 2, 3, 4))) for _ in range(level)]
    velocity, weight, lines = v, w, list[str]()
    for slope in slopes:
        lines.append(f"v = {number(beta)}·{factor(velocity)} + {factor(slope)} = {number(beta * velocity + slope, 4)}")
        velocity = beta * velocity + slope
        lines.append(
            f"w = {number(weight, 4)} − {number(rate)}·{factor(velocity, 4)} = {number(weight - rate * velocity, 4)}"
        )
        weight -= rate * velocity
    steps = "one step with g =" if level == 1 else "two steps, with g ="
    return number_exercise(
        f"{head}.\nCompute w after {steps} {', then '.join(map(number, slopes))}.",
        weight,
        lines,
        [
            ("plain descent, without v", w - rate * sum(slopes)),
            ("g weighted by 1 − β", _averaged(w, v, beta, rate, slopes)),
            ("stepped with the old v", _late(w, v, beta, rate, slopes)),
            ("uphill: the step added", 2 * w - weight),
            *([("v not carried to the second step", _forgetful(w, v, beta, rate, slopes))] if level == 2 else []),
        ],
        decimals=3,
    )


def _momentum_on_a_quadratic(head: str, w: float, v: float, beta: float, rate: float, a: float) -> Exercise:
    lines, velocity, weight = list[str](), v, w
    for _ in range(2):
        slope = 2 * a * weight
        velocity = beta * velocity + slope
        weight -= rate * velocity
        lines.append(f"g = {number(slope, 4)}, v = {number(velocity, 4)}, w = {number(weight, 4)}")
    return number_exercise(
        f"{head},\nand g the derivative of {_times(a)}w².\nCompute w after two steps.",
        weight,
        (f"g = {number(2 * a)}·w at each step", *lines),
        [
            ("the first gradient used twice", _momentum(w, v, beta, rate, [2 * a * w] * 2)),
            ("plain descent, without v", w * (1 - rate * 2 * a) ** 2),
            ("one step alone", w - rate * (beta * v + 2 * a * w)),
        ],
        decimals=3,
    )


def adam_step(chance: Chance, level: int) -> Exercise:
    """The first step of Adam, the second, or the first of AdamW."""
    rate, w = chance.choice((0.1, 0.01)), float(chance.randint(1, 3))
    g = float(chance.choice((-4, -2, 2, 3, 5)))
    if level == 1:
        step = math.copysign(rate, g)
        raw = rate * (1 - BETA_1) * g / math.sqrt((1 - BETA_2) * g * g)
        return number_exercise(
            f"Adam with {ADAM}, η = {number(rate)}\nand m = v = 0; w = {number(w)}, g = {number(g)}.\n"
            "Compute w after the first step.",
            w - step,
            (
                "corrected for their start at 0: m̂ = g, v̂ = g²",
                f"step: η·m̂/√v̂ = {number(rate)}·{factor(g)}/{number(abs(g))} = {number(step)}",
                f"{number(w)} − {factor(step)}",
            ),
            [
                ("without the bias correction", w - raw),
                ("plain descent", w - rate * g),
                ("uphill: the step added", w + step),
            ],
            decimals=3,
        )
    if level == 2:
        return _second_adam_step(rate, g, float(chance.choice((-3, -1, 1, 2, 4))))
    decay = chance.choice((0.1, 0.2))
    step, shrink = math.copysign(rate, g), rate * decay * w
    return number_exercise(
        f"AdamW with {ADAM}, η = {number(rate)},\n"
        f"weight decay λ = {number(decay)}, m = v = 0; w = {number(w)}, g = {number(g)}.\n"
        "Compute w after the first step.",
        w - step - shrink,
        (
            f"Adam's first step: η·g/|g| = {number(step)}",
            f"decay beside it: η·λ·w = {number(shrink, 4)}",
            f"{number(w)} − {factor(step)} − {number(shrink, 4)}",
        ),
        [
            ("decay forgotten, or put into g as L2", w - step),
            ("decay without the learning rate", w - step - decay * w),
            ("decay alone", w - shrink),
            ("plain descent with decay", w - rate * g - shrink),
        ],
        decimals=4,
    )


def _second_adam_step(rate: float, g: float, h: float) -> Exercise:
    m = BETA_1 * (1 - BETA_1) * g + (1 - BETA_1) * h
    v = BETA_2 * (1 - BETA_2) * g * g + (1 - BETA_2) * h * h
    m_hat, v_hat = m / (1 - BETA_1**2), v / (1 - BETA_2**2)
    return number_exercise(
        f"Adam with {ADAM}, η = {number(rate)}\nand m = v = 0 before; gradients {number(g)}, then {number(h)}.\n"
        "Compute the second step η·m̂/√v̂, with its sign.",
        rate * m_hat / math.sqrt(v_hat),
        (
            f"m = 0.9·0.1·{factor(g)} + 0.1·{factor(h)} = {number(m, 4)}",
            f"v = 0.999·0.001·{number(g * g)} + 0.001·{number(h * h)} = {number(v, 6)}",
            f"m̂ = m/(1 − 0.9²) = {number(m_hat, 4)}",
            f"v̂ = v/(1 − 0.999²) = {number(v_hat, 4)}",
            f"{number(rate)}·{factor(m_hat, 4)}/√{number(v_hat, 4)}",
        ),
        [
            ("without the bias corrections", rate * m / math.sqrt(v)),
            ("corrected as at the first step", rate * (m / (1 - BETA_1)) / math.sqrt(v / (1 - BETA_2))),
            ("the second gradient alone", math.copysign(rate, h)),
            ("the root of v̂ forgotten", rate * m_hat / v_hat),
            ("the sign turned", -rate * m_hat / math.sqrt(v_hat)),
        ],
        decimals=4,
    )


def _times(size: float) -> str:
    return "" if size == 1 else f"{number(size)}·"


def _momentum(w: float, v: float, beta: float, rate: float, slopes: Sequence[float]) -> float:
    for slope in slopes:
        v = beta * v + slope
        w -= rate * v
    return w


def _averaged(w: float, v: float, beta: float, rate: float, slopes: Sequence[float]) -> float:
    return _momentum(w, v, beta, rate, [(1 - beta) * slope for slope in slopes])


def _late(w: float, v: float, beta: float, rate: float, slopes: Sequence[float]) -> float:
    for slope in slopes:
        w -= rate * v
        v = beta * v + slope
    return w


def _forgetful(w: float, v: float, beta: float, rate: float, slopes: Sequence[float]) -> float:
    for slope in slopes:
        w -= rate * (beta * v + slope)
    return w
