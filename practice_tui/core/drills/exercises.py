"""One exercise with its answer, the worked solution and the usual slips, and what a typed result is worth."""

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol, TypeVar

T = TypeVar("T")

Matrix = tuple[tuple[float, ...], ...]
"""Rows of numbers; a vector or a shape is one row."""

WIDTH = 54  # columns of a prompt and of a solution
ROUNDING = 1e-9  # relative: what a float may be off by
NOISE = 9  # decimals from which on a float says nothing

ROW = "Numbers in a row, like 1 2 3."
ROWS = "Rows, like 1 2; 3 4."


class Chance(Protocol):
    """The part of random.Random that makers of exercises draw from."""

    def randint(self, a: int, b: int) -> int: ...
    def choice(self, seq: Sequence[T]) -> T: ...
    def sample(self, population: Sequence[T], k: int) -> list[T]: ...


@dataclass(frozen=True, slots=True)
class Slip:
    """A usual mistake, and the result that it leads to with these numbers."""

    name: str
    value: Matrix


@dataclass(frozen=True, slots=True)
class Exercise:
    """A prompt of at most 54 columns a line; `answer` is a matrix, a single number one row of one.

    A typed number counts within `tolerance`; `asks` says to how many decimals and in which unit it is wanted, `form`
    how several are written. `solution` ends in the answer.
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
        return [len(row) for row in self.answer] == [1]


@dataclass(frozen=True, slots=True)
class CheckedResult:
    """Whether a typed result is right; if not, the one slip that gives it, or nothing."""

    is_right: bool
    slip: str = ""


Maker = Callable[[Chance, int], Exercise]
"""Makes an exercise of difficulty 1, 2 or 3; the same draws give the same exercise."""


def number_exercise(
    prompt: str,
    answer: float,
    solution: Sequence[str],
    slips: Sequence[tuple[str, float]] = (),
    *,
    decimals: int = 0,
    unit: str = "",
) -> Exercise:
    """An exercise whose answer is one number, wanted to so many decimals; with none it is a whole one."""
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
    """An exercise with its answer as the last line of the solution, and the slips that lead elsewhere.

    Where two slips lead to the same result, nobody can tell which of them it was: neither is kept. `form` says how it
    is typed, by default as rows or as one row.
    """
    tolerance = 0.5 * 10**-decimals if decimals else 0.0
    values = [answer, *(value for _, value in slips)]
    kept = [
        Slip(name, value)
        for place, (name, value) in enumerate(slips, 1)
        if not any(_is_near(value, other, 2 * tolerance) for at, other in enumerate(values) if at != place)
    ]
    how = f"to {decimals} decimal{'' if decimals == 1 else 's'}" if decimals else "exactly"
    asks = f"{how}, in {unit}" if unit else how
    typed = form if form is not None else ROW if len(answer) == 1 else ROWS
    last = f"= {shown(answer, decimals)}{f' {unit}' if unit else ''}"
    lines = [line for text in (*solution, last) for line in _fitted(text)]
    return Exercise("\n".join(_fitted(prompt)), answer, tolerance, asks, tuple(lines), tuple(kept), unit, typed)


def check(exercise: Exercise, typed: Matrix) -> CheckedResult:
    """Right within the tolerance. A slip is named only where exactly one of this exercise gives the typed result."""
    if _is_near(typed, exercise.answer, exercise.tolerance):
        return CheckedResult(True)
    made = [slip.name for slip in exercise.slips if _is_near(typed, slip.value, exercise.tolerance)]
    return CheckedResult(False, made[0] if len(made) == 1 else "")


def shown(value: Matrix, decimals: int = 0) -> str:
    """As one would write it: `0.731`, `1 −2; 3 4`."""
    return "; ".join(" ".join(_rounded(entry, decimals) for entry in row) for row in value)


def number(value: float, decimals: int = 3) -> str:
    """A number of a prompt or a solution: whole ones without decimals, others without trailing zeros."""
    text = _rounded(value, decimals)
    return text.rstrip("0").rstrip(".") if "." in text else text


def numbers(values: Sequence[float], decimals: int = 3) -> str:
    """`1, −2, 3`."""
    return ", ".join(number(value, decimals) for value in values)


def factor(value: float, decimals: int = 3) -> str:
    """A number after a sign of arithmetic: a negative one in brackets."""
    text = number(value, decimals)
    return f"({text})" if text.startswith("−") else text


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
    """Its lines, the long ones broken at a blank."""
    return [part for line in text.split("\n") for part in textwrap.wrap(line, WIDTH) or [""]]


def _rounded(value: float, decimals: int) -> str:
    """Half a unit is rounded away from zero, as people do. Digits in threes from 10,000 on."""
    exact = Decimal(repr(round(float(value), NOISE))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    size = abs(exact)
    return f"{'−' if exact < 0 else ''}{size:,f}" if size >= 10_000 else f"{'−' if exact < 0 else ''}{size:f}"


def _is_near(one: Matrix, other: Matrix, tolerance: float) -> bool:
    if [len(row) for row in one] != [len(row) for row in other]:
        return False
    pairs = zip([entry for row in one for entry in row], [entry for row in other for entry in row], strict=True)
    return all(abs(a - b) <= tolerance + ROUNDING * max(1.0, abs(a), abs(b)) for a, b in pairs)
