"""An exercise on batch normalisation."""

import math

from practice_tui.core.drills.exercises import (
    Chance,
    Exercise,
    Matrix,
    factor,
    matrix_exercise,
    number,
    number_exercise,
    numbers,
    signed,
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
    each = f"{number(scale)}·{each} {signed(shift)}" if level == 2 else each
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
            f"{number(scale)}·{factor(plain)} {signed(shift)}",
        ),
        [
            ("divided by the variance, not its root", scale * (x - mean) / variance + shift),
            ("γ and β forgotten", plain),
            ("shifted before it is scaled", scale * (plain + shift)),
            ("the running mean not subtracted", scale * x / root + shift),
        ],
        decimals=2,
    )
