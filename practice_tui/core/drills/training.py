"""Exercises on steps of training: descent and its optimisers, the chain rule, back-propagation, batch norm."""

import math

from practice_tui.core.drills.exercises import Chance, Exercise, matrix_exercise, number, number_exercise

BETA_1, BETA_2, EPSILON = 0.9, 0.999, 1e-8


def gradient_step(chance: Chance, level: int) -> Exercise:
    """One step on a x², on (x − c)², or on a quadratic of two weights."""
    rate = chance.choice((0.1, 0.2, 0.25, 0.5))
    a, x = float(chance.randint(1, 4)), float(chance.choice((-3, -2, -1, 1, 2, 3, 4)))
    if level == 1:
        gradient = 2 * a * x
        return number_exercise(
            f"L(w) = {number(a)}·w², w = {number(x)}, learning rate {number(rate)}.\nCompute w after one step of gradient descent.",
            x - rate * gradient,
            (f"L′ = {number(2 * a)}·w = {number(gradient)}", f"{number(x)} − {number(rate)}·({number(gradient)})"),
            [
                ("uphill", x + rate * gradient),
                ("the 2 of the derivative forgotten", x - rate * a * x),
                ("the loss instead of its gradient", x - rate * a * x**2),
                ("the step alone", -rate * gradient),
            ],
            decimals=2,
        )
    if level == 2:
        target, entry = float(chance.randint(-3, 5)), float(chance.choice((-2, -1, 2, 3)))
        error = x * entry - target
        gradient = 2 * error * entry
        return number_exercise(
            f"L(w) = (w·x − y)², x = {number(entry)}, y = {number(target)},\nw = {number(x)}, learning rate {number(rate)}.\n"
            "Compute w after one step of gradient descent.",
            x - rate * gradient,
            (
                f"w·x − y = {number(error)}",
                f"L′ = 2·({number(error)})·({number(entry)}) = {number(gradient)}",
                f"{number(x)} − {number(rate)}·({number(gradient)})",
            ),
            [
                ("uphill", x + rate * gradient),
                ("the inner derivative forgotten", x - rate * 2 * error),
                ("the 2 of the derivative forgotten", x - rate * error * entry),
            ],
            decimals=2,
        )
    b, y = float(chance.randint(1, 4)), float(chance.choice((-3, -2, 1, 2, 3)))
    gradients = (2 * a * x + y, 2 * b * y + x)
    answer = (x - rate * gradients[0], y - rate * gradients[1])
    return matrix_exercise(
        f"L(u, v) = {number(a)}·u² + {number(b)}·v² + u·v\nat u = {number(x)}, v = {number(y)}, learning rate {number(rate)}.\n"
        "Compute u and v after one step.",
        (answer,),
        (
            f"∂L/∂u = {number(2 * a)}u + v = {number(gradients[0])}",
            f"∂L/∂v = {number(2 * b)}v + u = {number(gradients[1])}",
            "each weight less rate times its derivative:",
        ),
        [
            ("uphill", ((x + rate * gradients[0], y + rate * gradients[1]),)),
            ("the mixed term forgotten", ((x - rate * 2 * a * x, y - rate * 2 * b * y),)),
            ("v updated with the new u", ((answer[0], y - rate * (2 * b * y + answer[0])),)),
        ],
        decimals=2,
    )


def momentum_step(chance: Chance, level: int) -> Exercise:
    """One or two steps of v ← βv + g, w ← w − ηv; at level 3 with g of a quadratic."""
    beta, rate = chance.choice((0.5, 0.8, 0.9)), chance.choice((0.1, 0.2))
    w, v = float(chance.randint(1, 5)), float(chance.choice((-2, -1, 1, 2)))
    rule = "v ← βv + g, then w ← w − ηv"
    head = f"{rule}, with\nβ = {number(beta)}, η = {number(rate)}, w = {number(w)}, v = {number(v)}"
    if level < 3:
        gradients = [float(chance.choice((-3, -2, 1, 2, 3, 4))) for _ in range(level)]
        velocity, weight = v, w
        lines = []
        for gradient in gradients:
            velocity = beta * velocity + gradient
            weight -= rate * velocity
            lines.append(f"v = {number(velocity)}, w = {number(weight, 4)}")
        steps = "one step with g =" if level == 1 else "two steps with g ="
        return number_exercise(
            f"{head}.\nCompute w after {steps} {', then '.join(map(number, gradients))}.",
            weight,
            lines,
            [
                ("plain descent, without v", w - rate * sum(gradients)),
                ("(1 − β)·g", _averaged(w, v, beta, rate, gradients)),
                ("the step with the old v", _late(w, v, beta, rate, gradients)),
                ("uphill", 2 * w - weight),
            ],
            decimals=3,
        )
    a = float(chance.randint(1, 3))
    lines, velocity, weight = [], v, w
    for _ in range(2):
        velocity = beta * velocity + 2 * a * weight
        weight -= rate * velocity
        lines.append(f"g = {number(2 * a)}·w; v = {number(velocity, 4)}, w = {number(weight, 4)}")
    fixed = [2 * a * w, 2 * a * w]
    return number_exercise(
        f"{head}\nand g the derivative of {number(a)}·w².\nCompute w after two steps.",
        weight,
        lines,
        [
            ("the first gradient used twice", _momentum(w, v, beta, rate, fixed)),
            ("plain descent, without v", w * (1 - rate * 2 * a) ** 2),
        ],
        decimals=3,
    )


def adam_step(chance: Chance, level: int) -> Exercise:
    """The first step of Adam, the second, or the first of AdamW; ε is too small to matter."""
    rate, w = chance.choice((0.1, 0.01)), float(chance.randint(1, 3))
    g = float(chance.choice((-4, -2, 2, 3, 5)))
    head = f"Adam with β₁ = 0.9, β₂ = 0.999, η = {number(rate)}, m = v = 0"
    if level == 1:
        step = rate * math.copysign(1, g)
        raw = rate * (1 - BETA_1) * g / math.sqrt((1 - BETA_2) * g * g)
        return number_exercise(
            f"{head}.\nw = {number(w)}, g = {number(g)}. Compute w after the first step.",
            w - step,
            ("corrected: m̂ = g, v̂ = g²", f"step = η·g/|g| = {number(step, 4)}", f"{number(w)} − ({number(step, 4)})"),
            [("without bias correction", w - raw), ("plain descent", w - rate * g), ("uphill", w + step)],
            decimals=3,
        )
    if level == 2:
        h = float(chance.choice((-3, -1, 1, 2, 4)))
        m, v = BETA_1 * (1 - BETA_1) * g + (1 - BETA_1) * h, BETA_2 * (1 - BETA_2) * g * g + (1 - BETA_2) * h * h
        m_hat, v_hat = m / (1 - BETA_1**2), v / (1 - BETA_2**2)
        return number_exercise(
            f"{head}.\nGradients {number(g)}, then {number(h)}. By how much does the\nsecond step lower w (its sign included)?",
            rate * m_hat / math.sqrt(v_hat),
            (
                f"m = {number(m, 4)}, v = {number(v, 6)}",
                f"m̂ = m/0.19 = {number(m_hat, 4)}, v̂ = v/0.001999 = {number(v_hat, 4)}",
                "η·m̂/√v̂",
            ),
            [
                ("without bias correction", rate * m / math.sqrt(v)),
                ("corrected with the first step's powers", rate * (m / 0.1) / math.sqrt(v / 0.001)),
                ("the step of the second gradient alone", rate * math.copysign(1, h)),
                ("the sign turned", -rate * m_hat / math.sqrt(v_hat)),
            ],
            decimals=4,
        )
    decay = chance.choice((0.1, 0.2))
    step = rate * math.copysign(1, g) + rate * decay * w
    coupled = g + decay * w
    return number_exercise(
        f"AdamW as Adam above with η = {number(rate)}, m = v = 0,\nweight decay λ = {number(decay)}, w = {number(w)}, g = {number(g)}.\n"
        "Compute w after the first step.",
        w - step,
        (
            "Adam's first step: η·g/|g|",
            f"decay apart from it: η·λ·w = {number(rate * decay * w, 4)}",
            f"{number(w)} − ({number(step, 4)})",
        ),
        [
            ("decay within the gradient, as L2", w - rate * math.copysign(1, coupled)),
            ("decay without the rate", w - rate * math.copysign(1, g) - decay * w),
            ("decay forgotten", w - rate * math.copysign(1, g)),
        ],
        decimals=4,
    )


def chain_rule(chance: Chance, level: int) -> Exercise:
    """dy/dx through two or three nested maps, or through a sum of two paths."""
    a, b, x = (float(chance.choice((-3, -2, 2, 3))) for _ in range(3))
    if level == 1:
        inner = a * x + b
        return number_exercise(
            f"y = u², u = {number(a)}x {_signed(b)}. Compute dy/dx at x = {number(x)}.",
            2 * inner * a,
            (f"u = {number(inner)}", f"dy/du·du/dx = {number(2 * inner)}·({number(a)})"),
            [("the inner derivative forgotten", 2 * inner), ("y itself", inner**2), ("2x·a", 2 * x * a)],
        )
    if level == 2:
        u = a * x
        v = u * u + b
        return number_exercise(
            f"y = 3v, v = u² {_signed(b)}, u = {number(a)}x.\nCompute dy/dx at x = {number(x)}.",
            3 * 2 * u * a,
            (f"u = {number(u)}, v = {number(v)}", f"3 · 2u · {number(a)} = 3·({number(2 * u)})·({number(a)})"),
            [
                ("the innermost derivative forgotten", 6 * u),
                ("the outermost forgotten", 2 * u * a),
                ("y itself", 3 * v),
            ],
        )
    u, v = a * x, b * x * x
    return number_exercise(
        f"y = u·v, u = {number(a)}x, v = {number(b)}x².\nCompute dy/dx at x = {number(x)}, over both paths.",
        v * a + u * 2 * b * x,
        (
            f"u = {number(u)}, v = {number(v)}",
            f"path u: v·({number(a)}) = {number(v * a)}",
            f"path v: u·2·({number(b)})x = {number(u * 2 * b * x)}",
            f"{number(v * a)} + ({number(u * 2 * b * x)})",
        ),
        [
            ("one path alone, u", v * a),
            ("one path alone, v", u * 2 * b * x),
            ("product of the two derivatives", a * 2 * b * x),
        ],
    )


def backprop(chance: Chance, level: int) -> Exercise:
    """A 2-2-1 net of ReLU units without biases: the output, an output weight's gradient, an input weight's."""
    x = tuple(float(chance.choice((-1, 1, 2))) for _ in range(2))
    w = tuple(tuple(float(chance.choice((-1, 1, 2))) for _ in range(2)) for _ in range(2))
    v = tuple(float(chance.choice((-2, -1, 1, 2))) for _ in range(2))
    target = float(chance.randint(-2, 3))
    z = tuple(sum(weight * entry for weight, entry in zip(row, x, strict=True)) for row in w)
    h = tuple(max(0.0, value) for value in z)
    out = sum(weight * unit for weight, unit in zip(v, h, strict=True))
    net = (
        f"x = ({number(x[0])}, {number(x[1])}), h = ReLU(Wx), ŷ = v·h,\n"
        f"W = [{number(w[0][0])} {number(w[0][1])}; {number(w[1][0])} {number(w[1][1])}], v = ({number(v[0])}, {number(v[1])})"
    )
    forward = f"Wx = ({number(z[0])}, {number(z[1])}), h = ({number(h[0])}, {number(h[1])}), ŷ = {number(out)}"
    if level == 1:
        return number_exercise(
            f"{net}.\nCompute ŷ.",
            out,
            (f"Wx = ({number(z[0])}, {number(z[1])}), h = ({number(h[0])}, {number(h[1])})", "v·h"),
            [
                ("the ReLU forgotten", sum(weight * value for weight, value in zip(v, z, strict=True))),
                ("the sum of h", sum(h)),
            ],
        )
    error = out - target
    if level == 2:
        return matrix_exercise(
            f"{net},\nL = ½(ŷ − y)², y = {number(target)}. Compute ∂L/∂v.",
            (tuple(error * unit for unit in h),),
            (forward, f"ŷ − y = {number(error)}", "(ŷ − y)·h"),
            [
                ("the ReLU forgotten", (tuple(error * value for value in z),)),
                ("y − ŷ", (tuple(-error * unit for unit in h),)),
                ("v instead of h", (tuple(error * weight for weight in v),)),
            ],
        )
    deltas = tuple(error * weight * (value > 0) for weight, value in zip(v, z, strict=True))
    return matrix_exercise(
        f"{net},\nL = ½(ŷ − y)², y = {number(target)}. Compute ∂L/∂W.",
        tuple(tuple(delta * entry for entry in x) for delta in deltas),
        (
            forward,
            f"ŷ − y = {number(error)}",
            f"hidden errors: ({number(deltas[0])}, {number(deltas[1])})",
            "each hidden error times x:",
        ),
        [
            ("the dead units kept", tuple(tuple(error * weight * entry for entry in x) for weight in v)),
            ("y − ŷ", tuple(tuple(-delta * entry for entry in x) for delta in deltas)),
            ("transposed", tuple(tuple(delta * entry for delta in deltas) for entry in x)),
            ("v forgotten", tuple(tuple(error * (value > 0) * entry for entry in x) for value in z)),
        ],
    )


def batch_norm(chance: Chance, level: int) -> Exercise:
    """A small batch of one feature normalised; with scale and shift, or at inference."""
    n = 3 if level == 1 else 4
    values = [float(chance.randint(-4, 8)) for _ in range(n)]
    if len(set(values)) == 1:
        values[0] += 3.0
    mean = sum(values) / n
    variance = sum((value - mean) ** 2 for value in values) / n
    unbiased = variance * n / (n - 1)
    scale, shift = (1.0, 0.0) if level == 1 else (float(chance.randint(2, 3)), float(chance.choice((-1, 1, 2))))
    if level < 3:
        told = "" if level == 1 else f"\nwith γ = {number(scale)}, β = {number(shift)}"
        return matrix_exercise(
            f"A batch of one feature: {', '.join(map(number, values))}.\nApply batch norm in training{told} (ε = 0).",
            (tuple(scale * (value - mean) / math.sqrt(variance) + shift for value in values),),
            (f"mean {number(mean)}, variance {number(variance)} (over n)", "each value less the mean, over the root:"),
            [
                ("divided by n − 1", (tuple(scale * (x - mean) / math.sqrt(unbiased) + shift for x in values),)),
                ("the variance instead of its root", (tuple(scale * (x - mean) / variance + shift for x in values),)),
                ("scale and shift forgotten", (tuple((x - mean) / math.sqrt(variance) for x in values),)),
                ("shifted before scaled", (tuple(scale * ((x - mean) / math.sqrt(variance) + shift) for x in values),)),
            ],
            decimals=2,
        )
    running_mean, running_variance = float(chance.randint(0, 3)), float(chance.choice((4, 9, 16)))
    x = values[0]
    root = math.sqrt(running_variance)
    return number_exercise(
        f"At inference: x = {number(x)}, running mean {number(running_mean)}, running\n"
        f"variance {number(running_variance)}, γ = {number(scale)}, β = {number(shift)} (ε = 0).\nCompute the output of batch norm.",
        scale * (x - running_mean) / root + shift,
        (
            f"({number(x)} − {number(running_mean)})/{number(root)} = {number((x - running_mean) / root)}",
            f"{number(scale)}·that {_signed(shift)}",
        ),
        [
            ("the variance instead of its root", scale * (x - running_mean) / running_variance + shift),
            ("scale and shift forgotten", (x - running_mean) / root),
            ("shifted before scaled", scale * ((x - running_mean) / root + shift)),
        ],
        decimals=2,
    )


def _signed(value: float) -> str:
    return f"{'−' if value < 0 else '+'} {number(abs(value))}"


def _momentum(w: float, v: float, beta: float, rate: float, gradients: list[float]) -> float:
    for gradient in gradients:
        v = beta * v + gradient
        w -= rate * v
    return w


def _averaged(w: float, v: float, beta: float, rate: float, gradients: list[float]) -> float:
    for gradient in gradients:
        v = beta * v + (1 - beta) * gradient
        w -= rate * v
    return w


def _late(w: float, v: float, beta: float, rate: float, gradients: list[float]) -> float:
    for gradient in gradients:
        w -= rate * v
        v = beta * v + gradient
    return w
