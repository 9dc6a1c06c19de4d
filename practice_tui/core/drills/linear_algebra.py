"""Exercises on matrices, vectors and shapes."""

import math
from collections.abc import Sequence

from practice_tui.core.drills.exercises import (
    Chance,
    Exercise,
    Matrix,
    aligned,
    matrix_exercise,
    number,
    number_exercise,
    numbers,
    products,
)

SIZES = "The sizes with blanks, like 2 3."


def matrix_product(chance: Chance, level: int) -> Exercise:
    """The product of two small matrices: 2×2 by 2×1, 2×2 by 2×2, or 2×3 by 3×2."""
    rows, inner, columns = {1: (2, 2, 1), 2: (2, 2, 2), 3: (2, 3, 2)}[level]
    a, b = _matrix(chance, rows, inner), _matrix(chance, inner, columns)
    answer = multiplied(a, b)
    lines = [
        f"entry {i + 1},{j + 1}: {products(list(zip(a[i], [row[j] for row in b], strict=True)))}"
        f" = {number(answer[i][j])}"
        for i in range(rows)
        for j in range(columns)
    ]
    slips = [("transposed", transposed(answer))]
    if columns == rows:
        slips.append(("B times A", multiplied(b, a)))
    if inner == columns:
        slips.append(("rows of A against rows of B", multiplied(a, transposed(b))))
    if (rows, inner) == (inner, columns):
        slips.append(("element by element", _elementwise(a, b)))
    return matrix_exercise(f"Compute A·B.\n\n{aligned('A', a)}\n\n{aligned('B', b)}", answer, lines, slips)


def elementwise_product(chance: Chance, level: int) -> Exercise:
    """Two matrices of one shape multiplied element by element; at level 3 one is a row that is broadcast."""
    columns = 2 if level == 1 else 3
    a, b = _matrix(chance, 2, columns), _matrix(chance, 1 if level == 3 else 2, columns)
    stretched = b * (2 // len(b))
    answer = _elementwise(a, stretched)
    lines = [
        f"row {place}: {', '.join(products([pair]) for pair in zip(row, other, strict=True))}"
        for place, (row, other) in enumerate(zip(a, stretched, strict=True), 1)
    ]
    sums = tuple(tuple(x + y for x, y in zip(row, other, strict=True)) for row, other in zip(a, stretched, strict=True))
    slips: list[tuple[str, Matrix]] = [
        ("the sum", sums),
        ("each row's dot product", tuple((sum(row),) for row in answer)),
    ]
    if columns == 2:
        slips.append(("the matrix product", multiplied(a, b)))
    how = "\nB is broadcast over the rows of A." if level == 3 else ""
    return matrix_exercise(
        f"Compute A ⊙ B, element by element.{how}\n\n{aligned('A', a)}\n\n{aligned('B', b)}",
        answer,
        lines,
        slips,
    )


def product_shape(chance: Chance, level: int) -> Exercise:
    """The shape of a product, of a broadcast sum, or of a batched product."""
    batch, heads, rows, inner, columns = (chance.randint(2, 9) for _ in range(5))
    answer: tuple[int, ...]
    slips: list[tuple[str, tuple[int, ...]]]
    if level == 1:
        prompt = f"A has shape ({rows}, {inner}), B has shape ({inner}, {columns}).\nWhat is the shape of A·B?"
        answer = (rows, columns)
        why = f"The inner {inner} is summed over: rows of A, columns of B."
        slips = [("transposed", (columns, rows)), ("the inner size kept", (rows, inner, columns))]
    elif level == 2:
        prompt = f"x has shape ({batch}, 1, {columns}), y has shape ({rows}, 1).\nWhat is the shape of x + y?"
        answer = (batch, rows, columns)
        why = "Aligned from the right; a 1 stretches to fit."
        slips = [
            ("the 1 of x kept", (batch, 1, columns)),
            ("the 1 of y kept", (batch, rows, 1)),
            ("the last two sizes swapped", (batch, columns, rows)),
        ]
    else:
        prompt = (
            f"q has shape ({batch}, {heads}, {rows}, {inner}),\nk has shape ({batch}, {heads}, {columns}, {inner}).\n"
            "What is the shape of q @ k.transpose(−2, −1)?"
        )
        answer = (batch, heads, rows, columns)
        why = f"Per batch and head: ({rows}, {inner})·({inner}, {columns})."
        slips = [
            ("the last two sizes swapped", (batch, heads, columns, rows)),
            ("the heads lost", (batch, rows, columns)),
            ("the inner size kept", (batch, heads, rows, inner)),
        ]
    return matrix_exercise(prompt, _shape(answer), (why,), [(name, _shape(shape)) for name, shape in slips], form=SIZES)


def dot_and_cosine(chance: Chance, level: int) -> Exercise:
    """A dot product of three entries; the cosine of two entries, or of three."""
    size = 2 if level == 2 else 3
    x, y = ([float(chance.choice((-3, -2, -1, 1, 2, 3, 4))) for _ in range(size)] for _ in range(2))
    pairs = list(zip(x, y, strict=True))
    dot = sum(a * b for a, b in pairs)
    vectors = f"x = ({numbers(x)}), y = ({numbers(y)})."
    if level == 1:
        return number_exercise(
            f"{vectors}\nCompute the dot product x·y.",
            dot,
            (products(pairs),),
            [
                ("signs lost", sum(abs(a * b) for a, b in pairs)),
                ("sums multiplied", sum(x) * sum(y)),
                ("the sum of all entries", sum(x) + sum(y)),
            ],
        )
    nx, ny = math.hypot(*x), math.hypot(*y)
    return number_exercise(
        f"{vectors}\nCompute the cosine of the angle between them.",
        dot / (nx * ny),
        (
            f"x·y = {products(pairs)} = {number(dot)}",
            f"‖x‖ = √{number(nx**2)} = {number(nx)}, ‖y‖ = √{number(ny**2)} = {number(ny)}",
            f"{number(dot)}/({number(nx)}·{number(ny)})",
        ),
        [
            ("the dot product, not divided", dot),
            ("divided by squared lengths", dot / (nx * ny) ** 2),
            ("divided by the length of x alone", dot / nx),
            ("divided by the length of y alone", dot / ny),
            ("signs lost", sum(abs(a * b) for a, b in pairs) / (nx * ny)),
        ],
        decimals=2,
    )


def multiplied(a: Matrix, b: Matrix) -> Matrix:
    return tuple(
        tuple(sum(x * y for x, y in zip(row, column, strict=True)) for column in zip(*b, strict=True)) for row in a
    )


def transposed(a: Matrix) -> Matrix:
    return tuple(zip(*a, strict=True))


def _matrix(chance: Chance, rows: int, columns: int) -> Matrix:
    return tuple(tuple(float(chance.choice((-2, -1, 0, 1, 2, 3))) for _ in range(columns)) for _ in range(rows))


def _elementwise(a: Matrix, b: Matrix) -> Matrix:
    return tuple(tuple(x * y for x, y in zip(left, right, strict=True)) for left, right in zip(a, b, strict=True))


def _shape(sizes: Sequence[int]) -> Matrix:
    return (tuple(map(float, sizes)),)
