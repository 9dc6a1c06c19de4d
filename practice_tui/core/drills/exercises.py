"""One exercise with its answer, the worked solution and the usual slips, and what a typed result is worth."""

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

T = TypeVar("T")

Matrix = tuple[tuple[float, ...], ...]
"""Rows of numbers; a vector or a shape is one row."""

WIDTH = 54  # columns of a prompt and of a solution
ROUNDING = 1e-9  # relative: what a float may be off by


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

    A typed number counts within `tolerance`; `asks` says how it is wanted, `solution` ends in the answer.
    """

    prompt: str
    answer: Matrix
    tolerance: float
    asks: str
    solution: tuple[str, ...]
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
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
    """An exercise whose answer is one number, wanted to so many decimals."""
    rows = [(name, ((value,),)) for name, value in slips]
    return matrix_exercise(prompt, ((answer,),), solution, rows, decimals=decimals, unit=unit)


def matrix_exercise(
    prompt: str,
    answer: Matrix,
    solution: Sequence[str],
    slips: Sequence[tuple[str, Matrix]] = (),
    *,
    decimals: int = 0,
    unit: str = "",
) -> Exercise:
    """An exercise with its answer as the last line of the solution, and the slips that lead elsewhere."""
    tolerance = 0.5 * 10**-decimals if decimals else 0.0
    kept: list[Slip] = []
    for name, value in slips:
        if all(not _is_near(value, other, 2 * tolerance) for other in (answer, *(slip.value for slip in kept))):
            kept.append(Slip(name, value))
    asks = f"to {decimals} decimal{'' if decimals == 1 else 's'}" if decimals else "exactly"
    last = f"= {shown(answer, decimals)}{f' {unit}' if unit else ''}"
    lines = [line for text in (*solution, last) for line in _fitted(text)]
    told = f"{asks}, in {unit}" if unit else asks
    return Exercise("\n".join(_fitted(prompt)), answer, tolerance, told, tuple(lines), tuple(kept))


def check(exercise: Exercise, typed: Matrix) -> Checked:
    """Right within the tolerance. A slip is named only where exactly one of this exercise gives the typed result."""
    if _is_near(typed, exercise.answer, exercise.tolerance):
        return Checked(True)
    made = [slip.name for slip in exercise.slips if _is_near(typed, slip.value, exercise.tolerance)]
    return Checked(False, made[0] if len(made) == 1 else "")


def shown(value: Matrix, decimals: int = 0) -> str:
    """As it would be typed: `0.731`, `1 2; 3 4`."""
    return "; ".join(" ".join(_number(entry, decimals) for entry in row) for row in value)


def number(value: float, decimals: int = 3) -> str:
    """A number of a solution's line: whole ones without decimals, others without trailing zeros."""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".") if decimals else f"{value:.0f}"
    return "0" if text in ("-0", "") else text.replace("-", "−")


def _fitted(text: str) -> list[str]:
    """Its lines, the long ones broken at a blank."""
    return [part for line in text.split("\n") for part in textwrap.wrap(line, WIDTH, drop_whitespace=False) or [""]]


def _number(value: float, decimals: int) -> str:
    text = f"{value:.{decimals}f}"
    return text[1:] if text.startswith("-") and not float(text) else text


def _is_near(one: Matrix, other: Matrix, tolerance: float) -> bool:
    if [len(row) for row in one] != [len(row) for row in other]:
        return False
    pairs = zip([entry for row in one for entry in row], [entry for row in other for entry in row], strict=True)
    return all(abs(a - b) <= tolerance + ROUNDING * max(1.0, abs(a), abs(b)) for a, b in pairs)
