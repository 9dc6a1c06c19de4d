"""Exercises with answer, worked solution and usual slips; builds them, formats numbers, checks typed results."""

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol, TypeVar

from practice_tui.core.values.phrases import count

T = TypeVar("T")

Matrix = tuple[tuple[float, ...], ...]
"""Rows of numbers; a vector or a shape is one row."""

WIDTH = 54  # columns of a prompt and of a solution
ROUNDING = 1e-9  # relative error of a float
NOISE = 9  # decimals; further ones are rounding errors

ROW = "Numbers in a row, like 1 2 3."
ROWS = "Rows, like 1 2; 3 4."


class Chance(Protocol):
    """The part of random.Random that makers of exercises draw from."""

    def randint(self, a: int, b: int) -> int: ...
    def choice(self, seq: Sequence[T]) -> T: ...
    def sample(self, population: Sequence[T], k: int) -> list[T]: ...


@dataclass(frozen=True, slots=True)
class Slip:
    """A usual mistake, and the result that it leads to in this exercise."""

    name: str
    value: Matrix


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise; lines of `prompt` and `solution` have at most WIDTH columns.

    `answer` is a matrix; a single number is one row of one. A typed number is right within `tolerance`. `asks` says to
    how many decimals and in which unit the result is asked for, `form` how to type several numbers. The last line of
    `solution` is the answer.
    """

    prompt: str
    answer: Matrix
    tolerance: float
    asks: str
    solution: tuple[str, ...]
    slips: tuple[Slip, ...] = ()
    unit: str = ""
    form: str = ""

    @property
    def is_one_number(self) -> bool:
        """Whether the answer is a single number."""
        return [len(row) for row in self.answer] == [1]


@dataclass(frozen=True, slots=True)
class CheckedResult:
    """Whether a typed result is right; if not, `slip` names the usual mistake that leads to it, or is empty."""

    is_right: bool
    slip: str = ""


Maker = Callable[[Chance, int], Exercise]
"""Makes an exercise of level 1, 2 or 3; the same draws give the same exercise."""


def number_exercise(
    prompt: str,
    answer: float,
    solution: Sequence[str],
    slips: Sequence[tuple[str, float]] = (),
    *,
    decimals: int = 0,
    unit: str = "",
) -> Exercise:
    """An exercise whose answer is one number, asked for to so many decimals; with 0 it is a whole number.

    `slips` are names with the results that they lead to.
    """
    rows = [(name, ((value,),)) for name, value in slips]
    return matrix_exercise(prompt, ((answer,),), solution, rows, decimals=decimals, unit=unit, form="")


def matrix_exercise(
    prompt: str,
    answer: Matrix,
    solution: Sequence[str],
    slips: Sequence[tuple[str, Matrix]] = (),
    *,
    decimals: int = 0,
    unit: str = "",
    form: str | None = None,
) -> Exercise:
    """An exercise whose answer is a matrix; it adds the answer to the solution as the last line.

    A slip that leads to the answer or to the result of another slip is dropped, since nobody could tell which it was.
    `form` says how to type the answer; None stands for the hint for rows, or for one row.
    """
    tolerance = 0.5 * 10**-decimals if decimals else 0.0
    values = [answer, *(value for _, value in slips)]
    plausible = [
        Slip(name, value)
        for place, (name, value) in enumerate(slips, 1)
        if not any(_is_near(value, other, 2 * tolerance) for at, other in enumerate(values) if at != place)
    ]
    how = f"to {decimals} decimal{'' if decimals == 1 else 's'}" if decimals else "exactly"
    asks = f"{how}, in {unit}" if unit else how
    typed = form if form is not None else ROW if len(answer) == 1 else ROWS
    last = f"= {shown(answer, decimals)}{f' {unit}' if unit else ''}"
    lines = [line for text in (*solution, last) for line in _fitted(text)]
    return Exercise("\n".join(_fitted(prompt)), answer, tolerance, asks, tuple(lines), tuple(plausible), unit, typed)


def check(exercise: Exercise, typed: Matrix) -> CheckedResult:
    """Checks a typed result. A slip is named only where exactly one slip of the exercise leads to the result."""
    if _is_near(typed, exercise.answer, exercise.tolerance):
        return CheckedResult(True)
    leading = [slip.name for slip in exercise.slips if _is_near(typed, slip.value, exercise.tolerance)]
    return CheckedResult(False, leading[0] if len(leading) == 1 else "")


def shape_trouble(exercise: Exercise, typed: Matrix) -> str:
    """Says how the rows should be typed where those typed can't be the answer; empty where they can.

    The length of a single row is left to the check: how many numbers there are may be what the exercise is about.
    """
    shapes = [_shape(value) for value in (exercise.answer, *(slip.value for slip in exercise.slips))]
    rows, columns = len(exercise.answer), len(exercise.answer[0])
    if _shape(typed) in shapes or rows == len(typed) == 1:
        return ""
    if rows == 1:
        return "One row is asked for: leave the ; out"
    if len(typed) == 1:
        return f"{rows} rows are asked for: put ; between them"
    return f"{count(rows, 'row')} of {count(columns, 'number')} are asked for"


def shown(value: Matrix, decimals: int = 0) -> str:
    """A matrix as people type it: `0.731`, `1 −2; 3 4`."""
    return "; ".join(" ".join(_rounded(entry, decimals) for entry in row) for row in value)


def number(value: float, decimals: int = 3) -> str:
    """A number for a prompt or a solution, to so many decimals, without trailing zeros."""
    text = _rounded(value, decimals)
    return text.rstrip("0").rstrip(".") if "." in text else text


def numbers(values: Sequence[float], decimals: int = 3) -> str:
    """`1, −2, 3`."""
    return ", ".join(number(value, decimals) for value in values)


def factor(value: float, decimals: int = 3) -> str:
    """A number as a factor or a term: a negative number is put in brackets."""
    text = number(value, decimals)
    return f"({text})" if text.startswith("−") else text


def signed(value: float) -> str:
    """`− 3`, to be added to something."""
    return f"{'−' if value < 0 else '+'} {number(abs(value))}"


def products(pairs: Sequence[tuple[float, float]], decimals: int = 3) -> str:
    """`2·3 + (−1)·4`."""
    return " + ".join(f"{factor(a, decimals)}·{factor(b, decimals)}" for a, b in pairs)


def total(values: Sequence[float], decimals: int = 3) -> str:
    """`2 + (−1) + 3`."""
    return " + ".join(factor(value, decimals) for value in values)


def aligned(name: str, matrix: Matrix) -> str:
    """A matrix with its name, its columns below each other."""
    width = max(len(number(entry)) for row in matrix for entry in row)
    lines = [" ".join(f"{number(entry):>{width}}" for entry in row) for row in matrix]
    leads = [f"{name} = ", *[" " * (len(name) + 3)] * (len(matrix) - 1)]
    return "\n".join(f"{lead}[ {line} ]" for lead, line in zip(leads, lines, strict=True))


def _fitted(text: str) -> list[str]:
    """The lines of a text, long ones broken at a blank."""
    return [part for line in text.split("\n") for part in textwrap.wrap(line, WIDTH) or [""]]


def _rounded(value: float, decimals: int) -> str:
    """A number to so many decimals. Halves are rounded away from zero; from 10,000 on thousands have a comma."""
    exact = Decimal(repr(round(float(value), NOISE))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    size = abs(exact)
    return f"{'−' if exact < 0 else ''}{size:,f}" if size >= 10_000 else f"{'−' if exact < 0 else ''}{size:f}"


def _shape(value: Matrix) -> tuple[int, ...]:
    """The lengths of the rows."""
    return tuple(len(row) for row in value)


def _is_near(left: Matrix, right: Matrix, tolerance: float) -> bool:
    """Whether two matrices have the same shape and nearly the same entries."""
    if _shape(left) != _shape(right):
        return False
    pairs = zip([entry for row in left for entry in row], [entry for row in right for entry in row], strict=True)
    return all(abs(a - b) <= tolerance + ROUNDING * max(1.0, abs(a), abs(b)) for a, b in pairs)
