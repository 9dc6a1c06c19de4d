"""Exercises on derivatives: the chain rule and back-propagation."""

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
    signed,
)
from practice_tui.core.values.arithmetic import dot


def chain_rule(chance: Chance, level: int) -> Exercise:
    """dy/dx through two or three nested maps, or through a product of two of them."""
    a, b = (float(chance.choice((-3, -2, 2, 3))) for _ in range(2))
    x = float(chance.choice((-4, -3, 3, 4) if level == 3 else (-3, -2, 2, 3)))  # at 2 the slips would coincide
    if level == 1:
        inner = a * x + b
        return number_exercise(
            f"y = u², u = {number(a)}x {signed(b)}.\nCompute dy/dx at x = {number(x)}.",
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
            f"y = 3v, v = u² {signed(b)}, u = {number(a)}x.\nCompute dy/dx at x = {number(x)}.",
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


def _outer(column: Sequence[float], row: Sequence[float]) -> Matrix:
    return tuple(tuple(a * b for b in row) for a in column)
