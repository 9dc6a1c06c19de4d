"""Reads typed results as people write them: `0.73`, `3/4`, `12 %`, `1 2; 3 4`, `[[1, 2], [3, 4]]`, `(2, 3)`."""

import re
from dataclasses import dataclass

from practice_tui.core.drills.exercises import Exercise, Matrix
from practice_tui.core.values.numbers import Number, read_number
from practice_tui.errors import PracticeError

LONGEST = 200  # characters
NOTHING = "nothing is typed yet"
ROWS_LIKE = "write rows like 1 2; 3 4 or [[1, 2], [3, 4]]"
ONE_ALONE = "type one number, like 0.73, 3/4, 2^10 or 1.2e6"

UNIT_WORTH = {"%": 0.01, "GB": 1e9}
"""Units that a number may be typed with as well: what one of them is worth."""

_TIGHT = re.compile(r"\s*([/^])\s*|\s+(?=%)")  # 3 / 4, 12 %
_BRACKETED = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, and the numbers that it is."""

    text: str
    value: Matrix


def read_typed(text: str, exercise: Exercise) -> Typed:
    """The result that somebody typed. Raises PracticeError where it can't be read as what the exercise asks for."""
    said = text.strip()
    if not said:
        raise PracticeError(NOTHING, "tab shows the solution")
    if len(said) > LONGEST:
        raise PracticeError(f"a result has at most {LONGEST} characters", ROWS_LIKE)
    if exercise.is_one_number:
        return Typed(said, ((_read_one(said, exercise.unit),),))
    rows = [[read_number(entry).worth for entry in row] for row in _rows(said)]
    if [len(row) for row in rows] == [1]:
        raise PracticeError("several numbers are asked for, not one", ROWS_LIKE)
    if len({len(row) for row in rows}) > 1:
        raise PracticeError("the rows are of different lengths", ROWS_LIKE)
    return Typed(said, tuple(map(tuple, rows)))


def _read_one(said: str, unit: str) -> float:
    try:
        return _in_unit(read_number(said.removesuffix(unit) if unit != "%" else said), unit)
    except PracticeError as error:
        if several := _count(said):
            raise PracticeError(f"one number is asked for, not {several}", ONE_ALONE) from error
        raise


def _count(said: str) -> int:
    """How many numbers are written there, where it is nothing but several."""
    try:
        entries = [read_number(entry) for row in _rows(said) for entry in row]
    except PracticeError:
        return 0
    return len(entries)


def _in_unit(number: Number, unit: str) -> float:
    """A bare number is in the unit already; one with a scale of its own, such as `1500 MB`, is brought to it."""
    if unit in UNIT_WORTH and number.scale != 1:
        return number.worth / UNIT_WORTH[unit]
    return number.worth


def _rows(said: str) -> list[list[str]]:
    """The written numbers, row by row."""
    text = _TIGHT.sub(lambda found: found[1] or "", said.translate(str.maketrans("()", "[]")))
    if "[" in text or "]" in text:
        rows = _BRACKETED.findall(text)
        if _BRACKETED.sub("", text).strip("[], ;"):
            raise _no_rows(said)
        if len(rows) == 1:
            rows = rows[0].split(";")
    else:
        rows = text.split(";")
    entries = [_entries(row) for row in rows if row.strip(" ,")]
    if not entries:
        raise _no_rows(said)
    return entries


def _no_rows(said: str) -> PracticeError:
    return PracticeError(f"“{said[:40]}” can't be read as rows of numbers", ROWS_LIKE)


def _entries(row: str) -> list[str]:
    """`1, 2` and `1,2` and `1 2`; where blanks part the numbers, a comma within one is its own: `0,5 0,3`."""
    words = row.split()
    is_listed = len(words) == 1 or any(word[0] == "," or word[-1] == "," for word in words)
    return [entry.strip() for entry in row.strip(" ,").split(",")] if is_listed else words
