"""Reads typed results as people write them: `0.73`, `3/4`, `12 %`, `1 2; 3 4`, `[[1, 2], [3, 4]]`, `(2, 3)`."""

import re
from dataclasses import dataclass

from practice_tui.core.drills.exercises import Exercise, Matrix
from practice_tui.core.values.numbers import Number, read_number
from practice_tui.errors import PracticeError

LONGEST = 200  # characters
NOTHING = "nothing is typed yet"
ROWS_LIKE = "write rows like 1 2; 3 4 or [[1, 2], [3, 4]]"
ONE_NUMBER_LIKE = "type one number, like 0.73, 3/4, 2^10 or 1.2e6"

UNIT_WORTH = {"%": 0.01, "GB": 1e9}
"""The worth of units that a number may be typed with."""

_TIGHT = re.compile(r"\s*([/^])\s*|\s+(?=%)")  # 3 / 4, 12 %
_BRACKETED = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Typed:
    """The typed text, and its numbers."""

    text: str
    value: Matrix


def read_typed(text: str, exercise: Exercise) -> Typed:
    """Reads a typed result. Raises PracticeError where it isn't what the exercise asks for."""
    written = text.strip()
    if not written:
        raise PracticeError(NOTHING, "tab shows the solution")
    if len(written) > LONGEST:
        raise PracticeError(f"a result has at most {LONGEST} characters", ROWS_LIKE)
    if exercise.is_one_number:
        return Typed(written, ((_read_one(written, exercise.unit),),))
    rows = [[read_number(entry).worth for entry in row] for row in _rows(written)]
    if [len(row) for row in rows] == [1]:
        raise PracticeError("several numbers are asked for, not one", ROWS_LIKE)
    if len({len(row) for row in rows}) > 1:
        raise PracticeError("the rows are of different lengths", ROWS_LIKE)
    return Typed(written, tuple(map(tuple, rows)))


def _read_one(written: str, unit: str) -> float:
    try:
        return _in_unit(read_number(written.removesuffix(unit) if unit != "%" else written), unit)
    except PracticeError as error:
        if several := _count(written):
            raise PracticeError(f"one number is asked for, not {several}", ONE_NUMBER_LIKE) from error
        raise


def _count(written: str) -> int:
    """The number of numbers in a text of nothing else; 0 for any other text."""
    try:
        entries = [read_number(entry) for row in _rows(written) for entry in row]
    except PracticeError:
        return 0
    return len(entries)


def _in_unit(number: Number, unit: str) -> float:
    """The number in a unit. A bare number is in it already; `1500 MB` is converted."""
    if unit in UNIT_WORTH and number.scale != 1:
        return number.worth / UNIT_WORTH[unit]
    return number.worth


def _rows(written: str) -> list[list[str]]:
    """The numbers of a text as they are written, row by row. Raises PracticeError for what isn't rows."""
    text = _TIGHT.sub(lambda match: match[1] or "", written.translate(str.maketrans("()", "[]")))
    if "[" in text or "]" in text:
        rows = _BRACKETED.findall(text)
        if _BRACKETED.sub("", text).strip("[], ;"):
            raise _no_rows(written)
        if len(rows) == 1:
            rows = rows[0].split(";")
    else:
        rows = text.split(";")
    entries = [_entries(row) for row in rows if row.strip(" ,")]
    if not entries:
        raise _no_rows(written)
    return entries


def _no_rows(written: str) -> PracticeError:
    return PracticeError(f"“{written[:40]}” can't be read as rows of numbers", ROWS_LIKE)


def _entries(row: str) -> list[str]:
    """The numbers of one row: `1, 2`, `1,2` or `1 2`. In `0,5 0,3` blanks part the numbers, and commas are decimal."""
    words = row.split()
    is_listed = len(words) == 1 or any(word[0] == "," or word[-1] == "," for word in words)
    return [entry.strip() for entry in row.strip(" ,").split(",")] if is_listed else words
