"""Compares the numbers in a person's notes with the values of the answer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from practice_tui.core.bank.questions import Question, Tier, Value
from practice_tui.core.values.numbers import Number, find_numbers, unit_scale

CHECKED_LINE = "Numbers in your notes are checked; a right one ticks its point."

MOST_ROUNDED = 0.025  # share of a value by which a short number such as `0.23M` may be off
PRECISION = 1e-9  # share of a value that computing may cost
NEAR = 10.0  # factor; a number that is further off was meant for something else


@dataclass(frozen=True, slots=True)
class CheckedNumber:
    """A value of the answer, and the number that was typed for it: `yours`, empty where none was."""

    value: Value
    yours: str = ""
    is_right: bool = False
    has_notes: bool = True

    @property
    def sentence(self) -> str:
        """The value and the typed number in words."""
        answer = _plain(self.value.value) + (f" ± {_plain(self.value.margin)}" if self.value.margin else "")
        if self.is_right:
            return f"{self.value.name}: {self.yours} is correct" + (f" ({answer})" if self.yours != answer else "")
        if self.yours:
            return f"{self.value.name}: you wrote {self.yours}, it is {answer}"
        return f"{self.value.name}: {answer}" + (", not found in your notes" if self.has_notes else "")


def check_numbers(question: Question, notes: str) -> list[CheckedNumber]:
    """Each value of a question with the number typed for it; a typed number belongs to one value at most.

    Numbers are assigned so that as many values as possible are right. Each other value gets the nearest number left,
    if it isn't far off and isn't given in the prompt.
    """
    if not notes.strip():
        return [CheckedNumber(value, has_notes=False) for value in question.value]
    yours = _spelled(question.value, notes)
    numbers = _numbers(question.value, notes, [span for span, _ in yours.values()])
    right = {index: spelling for index, (_, spelling) in yours.items()}
    matched = _right(question.value, numbers, set(right))
    right |= {index: numbers[number].written for index, number in matched.items()}
    given = {number.worth for number in _all_numbers(question.prompt)}
    free = [
        number
        for number in numbers
        if number.worth not in given and not any(_fits(number, value) for value in question.value)
    ]
    near = _near(question.value, free, set(right))
    return [
        CheckedNumber(value, right.get(index) or near.get(index, ""), index in right)
        for index, value in enumerate(question.value)
    ]


def points_with_right_numbers(question: Question, notes: str) -> frozenset[int]:
    """The indexes of the points all of whose numbers were typed and are right."""
    checked = [(point_of(question, checked.value), checked.is_right) for checked in check_numbers(question, notes)]
    missed = {point for point, is_right in checked if not is_right}
    return frozenset(point for point, _ in checked if point is not None and point not in missed)


def point_of(question: Question, value: Value) -> int | None:
    """The index of the only must whose text holds the number of a value; None for none or several."""
    holding = [
        index
        for index, point in enumerate(question.rubric)
        if point.tier is Tier.MUST and any(_fits(number, value) for number in _all_numbers(point.text))
    ]
    return holding[0] if len(holding) == 1 else None


def _spelled(values: Sequence[Value], notes: str) -> dict[int, tuple[tuple[int, int], str]]:
    """Span and text of each value, by index, that the notes hold in an accepted spelling."""
    spelled: dict[int, tuple[tuple[int, int], str]] = {}
    for index, value in enumerate(values):
        places = (
            match
            for spelling in value.accept
            for match in re.finditer(rf"(?<![\w.,]){re.escape(spelling)}(?!\w|[.,]\d)", notes, re.IGNORECASE)
        )
        taken = [span for span, _ in spelled.values()]
        free = next((match for match in places if not _overlaps(match.span(), taken)), None)
        if free:
            spelled[index] = free.span(), free[0]
    return spelled


def _numbers(values: Sequence[Value], notes: str, taken: Sequence[tuple[int, int]]) -> list[Number]:
    """The numbers of the notes outside the spans `taken`, each in a reading that is right for some value, if any is."""
    numbers: list[Number] = []
    for written in find_numbers(notes):
        if not _overlaps((written.start, written.end), taken):
            right = (
                reading
                for reading in written.readings
                if any(_fits(number, value) for number in reading for value in values)
            )
            numbers += next(right, written.readings[0])
    return numbers


def _right(values: Sequence[Value], numbers: Sequence[Number], done: set[int]) -> dict[int, int]:
    """Assigns numbers to as many values as possible, the closest first: index of the value to index of the number.

    It is a maximum matching by augmenting paths.
    """
    owners: dict[int, int] = {}

    def find_for(index: int, tried: set[int]) -> bool:
        for place in candidates[index]:
            if place not in tried:
                tried.add(place)
                if place not in owners or find_for(owners[place], tried):
                    owners[place] = index
                    return True
        return False

    candidates = {
        index: sorted(
            (place for place, number in enumerate(numbers) if _fits(number, value)),
            key=lambda place: _distance(numbers[place], value),
        )
        for index, value in enumerate(values)
        if index not in done
    }
    for index in candidates:
        find_for(index, set())
    return {index: place for place, index in owners.items()}


def _near(values: Sequence[Value], numbers: Sequence[Number], done: set[int]) -> dict[int, str]:
    """The nearest number, as text, for each value outside `done`."""
    pairs = sorted(
        (_distance(number, value), index, place)
        for index, value in enumerate(values)
        for place, number in enumerate(numbers)
        if index not in done and _is_near(number, value)
    )
    near: dict[int, str] = {}
    used: set[int] = set()
    for _, index, place in pairs:
        if index not in near and place not in used:
            near[index] = numbers[place].written
            used.add(place)
    return near


def _worths(number: Number, value: Value) -> Iterator[tuple[float, float]]:
    """The worths that a number may have in the unit of a value, each with the worth of one of its amount."""
    scale = _scale_of(value)
    if number.scale == 1:
        units = [1.0, 1 / scale] if scale != 1 else [1.0]
    else:
        is_same = scale != 1 and 0.9 < number.scale / scale < 1.1  # GB and GiB
        is_percent = number.scale == 0.01 and scale == 1 and abs(value.value) > 1
        units = [number.scale / scale, *([1.0] if is_same or is_percent or number.may_lack_unit else [])]
    return ((number.amount * unit, unit) for unit in units)


def _scale_of(value: Value) -> float:
    """The worth of the unit that a value's name ends in, as in `memory, GiB` and `memory in GiB`; 1 without one."""
    *_, unit = re.split(r",|\bin\b", value.name)
    return 1.0 if unit == value.name else unit_scale(unit)


def _fits(number: Number, value: Value) -> bool:
    return any(_is_right(number, worth, number.step * unit, value) for worth, unit in _worths(number, value))


def _is_right(number: Number, worth: float, step: float, value: Value) -> bool:
    """Whether a number is within the tolerance, or is the value rounded as far as the number is."""
    error, size = abs(worth - value.value), abs(value.value)
    tolerance = max(value.tolerance, _rounding_of(value.value)) + PRECISION * size
    is_exact = _is_whole(value.value) and step >= 1
    if number.is_short:
        tolerance = max(tolerance, step / 2 + PRECISION * size, min(step, MOST_ROUNDED * size))
    elif not is_exact:
        tolerance = max(tolerance, step / 2 + PRECISION * size)
    return error <= tolerance


def _rounding_of(value: float) -> float:
    """The largest rounding error of a value that is given to three digits or more; 0 for any other value."""
    if _is_whole(value):
        return 0.0
    digits, _, exponent = repr(abs(value)).partition("e")
    integer, _, fraction = digits.partition(".")
    is_rounded = len((integer + fraction).lstrip("0")) >= 3
    return 10.0 ** (int(exponent or 0) - len(fraction)) / 2 if is_rounded else 0.0


def _is_whole(number: float) -> bool:
    return number == int(number)


def _is_near(number: Number, value: Value) -> bool:
    return any(
        worth * value.value > 0 and 1 / NEAR <= worth / value.value <= NEAR for worth, _ in _worths(number, value)
    )


def _distance(number: Number, value: Value) -> float:
    return min(abs(worth - value.value) for worth, _ in _worths(number, value))


def _all_numbers(text: str) -> list[Number]:
    """All numbers of a text, in every reading."""
    return [number for written in find_numbers(text) for reading in written.readings for number in reading]


def _overlaps(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _plain(number: float) -> str:
    return f"{number:,.0f}" if _is_whole(number) and abs(number) < 1e15 else f"{number:.6g}"
