"""An exercise on the attention of two tokens."""

import math

from practice_tui.core.drills.exercises import (
    Chance,
    Exercise,
    matrix_exercise,
    number,
    number_exercise,
    numbers,
    products,
)
from practice_tui.core.values import arithmetic


def attention(chance: Chance, level: int) -> Exercise:
    """One query over two keys of width 4: the scores, the weights, or the output."""
    q = [float(chance.choice((-1, 1, 2))), *(float(chance.choice((-1, 0, 1, 2))) for _ in range(3))]
    keys = [[float(chance.choice((-1, 0, 1, 2))) for _ in range(4)] for _ in range(2)]
    if arithmetic.dot(q, keys[0]) == arithmetic.dot(q, keys[1]):
        keys[0][0] += 1
    dots = [arithmetic.dot(q, key) for key in keys]
    scores = [dot / 2 for dot in dots]
    weights = arithmetic.softmax(scores)
    head = f"q = ({numbers(q)}), d = 4,\nk₁ = ({numbers(keys[0])}), k₂ = ({numbers(keys[1])})"
    first = [f"q·k: {number(dots[0])} and {number(dots[1])}", f"over √4: {number(scores[0])} and {number(scores[1])}"]
    if level == 1:
        return matrix_exercise(
            f"{head}.\nCompute both scaled scores of q.",
            (tuple(scores),),
            (first[0], "each over √d = 2:"),
            [
                ("the scale √d forgotten", (tuple(dots),)),
                ("divided by d, not by its root", (tuple(dot / 4 for dot in dots),)),
                ("the softmax taken", (tuple(weights),)),
            ],
            decimals=2,
        )
    powers = (
        f"e^{number(scores[0])} = {number(math.exp(scores[0]))}, e^{number(scores[1])} = {number(math.exp(scores[1]))}"
    )
    if level == 2:
        return matrix_exercise(
            f"{head}.\nCompute both attention weights of q.",
            (tuple(weights),),
            (*first, f"{powers}; each over their sum:"),
            [
                ("the scale √d forgotten", (tuple(arithmetic.softmax(dots)),)),
                ("divided by d, not by its root", (tuple(arithmetic.softmax([dot / 4 for dot in dots])),)),
                ("the weights swapped", (tuple(weights[::-1]),)),
            ],
            decimals=3,
        )
    values = [float(chance.randint(-2, 6)), float(chance.randint(-2, 6))]
    if values[0] == values[1]:
        values[1] += 1
    return number_exercise(
        f"{head},\nv₁ = {number(values[0])}, v₂ = {number(values[1])}. Compute the attention output for q.",
        arithmetic.dot(weights, values),
        (*first, powers, f"weights {numbers(weights)}", products(list(zip(weights, values, strict=True)))),
        [
            ("the scale √d forgotten", arithmetic.dot(arithmetic.softmax(dots), values)),
            ("the mean of the values", sum(values) / 2),
            ("scores in the place of weights", arithmetic.dot(scores, values)),
            ("the weights swapped", arithmetic.dot(weights[::-1], values)),
        ],
        decimals=2,
    )
