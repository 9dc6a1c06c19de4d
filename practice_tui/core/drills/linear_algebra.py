"""Exercises on matrices, vectors and shapes."""

import math

from practice_tui.core.drills.exercises import Chance, Exercise, Matrix, matrix_exercise, number, number_exercise


def matrix_product(chance: Chance, level: int) -> Exercise:
    rows, inner, columns = {1: (2, 2, 1), 2: (2, 2, 2), 3: (2, 3, 2)}[level]
    a, b = _matrix(chance, rows, inner), _matrix(chance, inner, columns)
    answer = multiplied(a, b)
    first = " + ".join(f"{number(x)}·{_factor(row[0])}" for x, row in zip(a[0], b, strict=True))
    slips = [
        (
            "columns of A against rows of B",
            multiplied(transposed(a), transposed(b)) if rows == inner == columns else (),
        ),
        ("B times A", multiplied(b, a) if rows == columns == inner else ()),
        ("transposed", transposed(answer)),
        ("element by element", _elementwise(a, b)),
    ]
    return matrix_exercise(
        f"Compute A·B.\n\n{_aligned('A', a)}\n\n{_aligned('B', b)}",
        answer,
        (f"Row 1 of A against column 1 of B: {first}", "and so on for each row and column:"),
        [(name, value) for name, value in slips if value],
    )


def elementwise_product(chance: Chance, level: int) -> Exercise:
    size = 2 if level == 1 else 3
    columns = 1 if level == 1 else size - 1 if level == 2 else size
    a, b = _matrix(chance, 2, max(2, columns)), _matrix(chance, 2 if level < 3 else 1, max(2, columns))
    answer = tuple(tuple(x * y for x, y in zip(row, b[index % len(b)], strict=True)) for index, row in enumerate(a))
    told = "B has one row: it is used for each row of A." if len(b) == 1 else "Each entry by the entry at its place:"
    slips = [("the matrix product", multiplied(a, b) if len(b) == len(a[0]) else ()), ("the sum", _sum(a, b))]
    return matrix_exercise(
        f"Compute A ⊙ B, element by element.\n\n{_aligned('A', a)}\n\n{_aligned('B', b)}",
        answer,
        (told,),
        [(name, value) for name, value in slips if value],
    )


def product_shape(chance: Chance, level: int) -> Exercise:
    """The shape of a product, of a broadcast sum, or of a batched product; typed as numbers with blanks."""
    batch, heads, rows, inner, columns = (chance.randint(2, 9) for _ in range(5))
    if level == 1:
        prompt = f"A has shape ({rows}, {inner}), B ({inner}, {columns}).\nWhich shape has A·B?"
        answer, why = (rows, columns), f"The inner {inner} goes: rows of A, columns of B."
        slips = [("the shape of B·A, or transposed", (columns, rows)), ("the inner size kept", (rows, inner, columns))]
    elif level == 2:
        prompt = f"x has shape ({batch}, 1, {columns}), y ({rows}, 1).\nWhich shape has x + y?"
        answer, why = (batch, rows, columns), "Aligned from the right; a 1 stretches to the other's size."
        slips = [("aligned from the left", (batch, rows, 1)), ("the 1 kept", (batch, 1, columns))]
    else:
        prompt = (
            f"q has shape ({batch}, {heads}, {rows}, {inner}),\nk ({batch}, {heads}, {columns}, {inner}).\n"
            "Which shape has q @ k with k's last two axes\nswapped?"
        )
        answer, why = (batch, heads, rows, columns), f"Per batch and head: ({rows}, {inner})·({inner}, {columns})."
        slips = [
            ("the last two sizes swapped", (batch, heads, columns, rows)),
            ("the heads lost", (batch, rows, columns)),
        ]
    return matrix_exercise(
        f"{prompt}\nType the sizes with blanks.",
        (tuple(map(float, answer)),),
        (why,),
        [(name, (tuple(map(float, shape)),)) for name, shape in slips],
    )


def dot_and_cosine(chance: Chance, level: int) -> Exercise:
    size = min(level + 1, 3)
    x = tuple(float(chance.choice((-3, -2, -1, 1, 2, 3, 4))) for _ in range(size))
    y = tuple(float(chance.choice((-3, -2, -1, 1, 2, 3, 4))) for _ in range(size))
    dot = sum(a * b for a, b in zip(x, y, strict=True))
    terms = " + ".join(f"{number(a)}·{_factor(b)}" for a, b in zip(x, y, strict=True))
    vectors = f"x = ({_listed(x)}), y = ({_listed(y)})"
    if level == 1:
        return number_exercise(
            f"{vectors}\nCompute the dot product x·y.",
            dot,
            (f"{terms}",),
            [
                ("signs lost", sum(abs(a * b) for a, b in zip(x, y, strict=True))),
                ("the sum of all entries", sum(x) + sum(y)),
            ],
        )
    nx, ny = math.hypot(*x), math.hypot(*y)
    return number_exercise(
        f"{vectors}\nCompute the cosine of the angle between them.",
        dot / (nx * ny),
        (
            f"x·y = {terms} = {number(dot)}",
            f"‖x‖ = √{number(nx**2)} = {number(nx)}, ‖y‖ = √{number(ny**2)} = {number(ny)}",
            f"{number(dot)} / ({number(nx)} · {number(ny)})",
        ),
        [
            ("the dot product", dot),
            ("divided by the squared lengths", dot / (nx * ny) ** 2),
            ("only one length", dot / nx),
            ("lengths as sums of absolute entries", dot / (sum(map(abs, x)) * sum(map(abs, y)))),
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
    if (len(a), len(a[0])) != (len(b), len(b[0])):
        return ()
    return tuple(tuple(x * y for x, y in zip(one, other, strict=True)) for one, other in zip(a, b, strict=True))


def _sum(a: Matrix, b: Matrix) -> Matrix:
    return tuple(tuple(x + y for x, y in zip(row, b[index % len(b)], strict=True)) for index, row in enumerate(a))


def _aligned(name: str, matrix: Matrix) -> str:
    lines = [" ".join(f"{number(entry):>3}" for entry in row) for row in matrix]
    return "\n".join(
        f"{name if index == 0 else ' ' * len(name)} = [{line} ]" if index == 0 else f"    [{line} ]"
        for index, line in enumerate(lines)
    )


def _listed(vector: tuple[float, ...]) -> str:
    return ", ".join(map(number, vector))


def _factor(value: float) -> str:
    return f"({number(value)})" if value < 0 else number(value)
