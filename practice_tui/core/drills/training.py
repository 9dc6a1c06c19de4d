"""Exercises on steps of training: descent and its optimisers, the chain rule, back-propagation, batch norm."""

import math
from collections.abc import Sequence

from practice_tui.core.drills.exercises import (
    Chance,
    Exercise,
    Matrix,
    factor,
    matrix_exercise,
    number,
    number_exercise,
    numbers,
    products,
)
from practice_tui.core.values.arithmetic import dot

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


def chain_rule(chance: Chance, level: int) -> Exercise:
    """dy/dx through two or three nested maps, or through a product of two of them."""
    a, b = (float(chance.choice((-3, -2, 2, 3))) for _ in range(2))
    x = float(chance.choice((-4, -3, 3, 4) if level == 3 else (-3, -2, 2, 3)))  # at 2 the slips would coincide
    if level == 1:
        inner = a * x + b
        return number_exercise(
            f"y = u², u = {number(a)}x {_signed(b)}.\nCompute dy/dx at x = {number(x)}.",
            2 * inner * a,
            (
                f"u = {number(inner)}",
                f"dy/dx = dy/du·du/dx = 2u·{factor(a)}",
                f"{factor(2 * inner)}·{factor(a)}",
            ),
            [
                ("the inner derivative forgotten", 2 * inner),
                ("y itself", inner**2),
                ("2x in the place of 2u", 2 * x * a),
                ("the 2 forgotten", inner * a),
            ],
        )
    if level == 2:
        u = a * x
        v = u * u + b
        return number_exercise(
            f"y = 3v, v = u² {_signed(b)}, u = {number(a)}x.\nCompute dy/dx at x = {number(x)}.",
            3 * 2 * u * a,
            (
                f"u = {number(u)}, v = {number(v)}",
                f"dy/dx = dy/dv·dv/du·du/dx = 3·2u·{factor(a)}",
                f"3·{factor(2 * u)}·{factor(a)}",
            ),
            [
                ("the innermost derivative forgotten", 6 * u),
                ("the outermost derivative forgotten", 2 * u * a),
                ("2x in the place of 2u", 6 * x * a),
                ("y itself", 3 * v),
            ],
        )
    u, v = a * x, b * x * x
    return number_exercise(
        f"y = u·v, u = {number(a)}x, v = {number(b)}x².\nCompute dy/dx at x = {number(x)}.",
        v * a + u * 2 * b * x,
        (
            f"u = {number(u)}, v = {number(v)}",
            f"through u: v·{factor(a)} = {number(v * a)}",
            f"through v: u·2·{factor(b)}·x = {number(u * 2 * b * x)}",
            f"{number(v * a)} + {factor(u * 2 * b * x)}",
        ),
        [
            ("the path through u alone", v * a),
            ("the path through v alone", u * 2 * b * x),
            ("the two derivatives multiplied", a * 2 * b * x),
            ("y itself", u * v),
        ],
    )


def backprop(chance: Chance, level: int) -> Exercise:
    """A 2-2-1 net of ReLU units without biases: its output, the output weights' gradient, the input weights'.

    No unit stands at the kink, at most one is dead, and there is an error.
    """
    x = [float(chance.choice((-1, 1, 2))) for _ in range(2)]
    w = [[float(chance.choice((-1, 1, 2))) for _ in range(2)] for _ in range(2)]
    v = [float(chance.choice((-2, -1, 1, 2))) for _ in range(2)]
    target = float(chance.randint(-2, 3))
    for row in w:
        if not dot(row, x):
            row[0] += 2
    if all(dot(row, x) < 0 for row in w):
        w[0] = [-weight for weight in w[0]]
    z = [dot(row, x) for row in w]
    h = [max(0.0, value) for value in z]
    out = dot(v, h)
    target += out == target
    error = out - target
    net = f"x = ({numbers(x)}), h = ReLU(W·x), ŷ = v·h,\nW = [{numbers(w[0])}; {numbers(w[1])}], v = ({numbers(v)})"
    forward = [f"W·x = ({numbers(z)}), h = ({numbers(h)})", f"ŷ = {products(list(zip(v, h, strict=True)))}"]
    if level == 1:
        return number_exercise(
            f"A net without biases:\n{net}.\nCompute ŷ.",
            out,
            forward,
            [
                ("the ReLU forgotten", dot(v, z)),
                ("h summed, without v", sum(h)),
                (
                    "W transposed",
                    dot(v, [max(0.0, dot(column, x)) for column in zip(*w, strict=True)]),
                ),
            ],
        )
    loss = f"{net},\nL = ½(ŷ − y)², y = {number(target)}"
    forward[1] += f" = {number(out)}, ŷ − y = {number(error)}"
    if level == 2:
        return matrix_exercise(
            f"A net without biases:\n{loss}.\nCompute ∂L/∂v.",
            (tuple(error * unit for unit in h),),
            (*forward, "∂L/∂v = (ŷ − y)·h"),
            [
                ("the ReLU forgotten in h", (tuple(error * value for value in z),)),
                ("y − ŷ, the sign turned", (tuple(-error * unit for unit in h),)),
                ("v in the place of h", (tuple(error * weight for weight in v),)),
                ("h alone, without the error", (tuple(h),)),
            ],
        )
    deltas = [error * weight * (value > 0) for weight, value in zip(v, z, strict=True)]
    return matrix_exercise(
        f"A net without biases:\n{loss}.\nCompute ∂L/∂W.",
        _outer(deltas, x),
        (
            *forward,
            f"hidden errors (ŷ − y)·v·ReLU′: ({numbers(deltas)})",
            "∂L/∂W: each hidden error times x, a row each",
        ),
        [
            ("ReLU′ forgotten: dead units kept", _outer([error * weight for weight in v], x)),
            ("y − ŷ, the sign turned", _outer([-delta for delta in deltas], x)),
            ("transposed", _outer(x, deltas)),
            ("v forgotten", _outer([error * (value > 0) for value in z], x)),
            ("h in the place of x", _outer(deltas, h)),
        ],
    )


def batch_norm(chance: Chance, level: int) -> Exercise:
    """A small batch of one feature normalised; with scale and shift, or at inference."""
    n = 3 if level == 1 else 4
    values = [float(chance.randint(-4, 8)) for _ in range(n)]
    if len(set(values)) == 1:
        values[0] += 3
    scale, shift = (1.0, 0.0) if level == 1 else (float(chance.randint(2, 3)), float(chance.choice((-1, 1, 2))))
    if level == 3:
        running = float(chance.randint(1, 4)), float(chance.choice((4, 9, 16, 25)))
        return _batch_norm_at_inference(values[0], *running, scale, shift)
    mean = sum(values) / n
    variance = sum((value - mean) ** 2 for value in values) / n

    def normalised(over: float) -> Matrix:
        return (tuple(scale * (value - mean) / over + shift for value in values),)

    how = "" if level == 1 else f"\nwith γ = {number(scale)}, β = {number(shift)}"
    each = f"(x − {factor(mean)})/{number(math.sqrt(variance))}"
    each = f"{number(scale)}·{each} {_signed(shift)}" if level == 2 else each
    slips = [
        ("variance over n − 1", normalised(math.sqrt(variance * n / (n - 1)))),
        ("divided by the variance, not its root", normalised(variance)),
        ("the mean not subtracted", (tuple(scale * value / math.sqrt(variance) + shift for value in values),)),
    ]
    if level == 2:
        plain = [(value - mean) / math.sqrt(variance) for value in values]
        slips += [
            ("γ and β forgotten", (tuple(plain),)),
            ("shifted before it is scaled", (tuple(scale * (value + shift) for value in plain),)),
        ]
    return matrix_exercise(
        f"One feature of a batch: {numbers(values)}.\nNormalise it as batch norm does in training{how} (ε = 0).",
        normalised(math.sqrt(variance)),
        (
            f"mean {number(mean)}, variance over n: {number(variance)}, root {number(math.sqrt(variance))}",
            f"{each} for each:",
        ),
        slips,
        decimals=2,
    )


def _batch_norm_at_inference(x: float, mean: float, variance: float, scale: float, shift: float) -> Exercise:
    mean += x == mean
    root = math.sqrt(variance)
    plain = (x - mean) / root
    return number_exercise(
        f"Batch norm at inference: running mean {number(mean)}, running\n"
        f"variance {number(variance)}, γ = {number(scale)}, β = {number(shift)} (ε = 0).\n"
        f"Compute the output for x = {number(x)}.",
        scale * plain + shift,
        (
            f"({number(x)} − {number(mean)})/√{number(variance)} = {number(plain)}",
            f"{number(scale)}·{factor(plain)} {_signed(shift)}",
        ),
        [
            ("divided by the variance, not its root", scale * (x - mean) / variance + shift),
            ("γ and β forgotten", plain),
            ("shifted before it is scaled", scale * (plain + shift)),
            ("the running mean not subtracted", scale * x / root + shift),
        ],
        decimals=2,
    )


def _times(size: float) -> str:
    return "" if size == 1 else f"{number(size)}·"


def _signed(value: float) -> str:
    return f"{'−' if value < 0 else '+'} {number(abs(value))}"


def _outer(column: Sequence[float], row: Sequence[float]) -> Matrix:
    return tuple(tuple(a * b for b in row) for a in column)


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
