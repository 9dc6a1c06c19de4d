"""Compares the numbers a person typed with the numbers an answer holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from practice_tui.core.questions import Value

_NUMBER = re.compile(r"(?<![\w.])[-+−]?(?:\d[\d,_]*\d|\d)?(?:\.\d+)?(?:[eE][-+]?\d+)?")


@dataclass(frozen=True, slots=True)
class Compared:
    """A value of the answer beside the nearest number that was typed, or none."""

    value: Value
    yours: str
    is_right: bool

    @property
    def sentence(self) -> str:
        tolerance = f" ± {_plain(self.value.tolerance)}" if self.value.tolerance else ""
        right = f"{self.value.name}: right {_plain(self.value.value)}{tolerance}"
        return f"{right} · yours {self.yours} · {'right' if self.is_right else 'off'}" if self.yours else right


def compare_values(values: Sequence[Value], notes: str) -> list[Compared]:
    """Each value beside the typed number that is nearest to it; an accepted spelling counts as right."""
    typed = typed_numbers(notes)
    return [_compare(value, typed, notes) for value in values]


def typed_numbers(notes: str) -> list[tuple[str, float]]:
    """Every number in the notes, as it was written and as it is worth: `1,024`, `1e-3` and `50 %` among them."""
    found = []
    for match in _NUMBER.finditer(notes):
        written = match.group().strip(",_")
        digits = re.sub(r"[,_]", "", written).replace("−", "-")
        if not re.search(r"\d", digits):
            continue
        found.append((written, float(digits)))
        if notes[match.end() :].lstrip(" ").startswith("%"):
            found.append((f"{written} %", float(digits) / 100))
    return found


def _compare(value: Value, typed: Sequence[tuple[str, float]], notes: str) -> Compared:
    accepted = next((spelling for spelling in value.accept if spelling.casefold() in notes.casefold()), None)
    if accepted:
        return Compared(value, accepted, True)
    if not typed:
        return Compared(value, "", False)
    written, number = min(typed, key=lambda one: abs(one[1] - value.value))
    slack = value.tolerance + 1e-9 * max(1.0, abs(value.value))
    return Compared(value, written, abs(number - value.value) <= slack)


def _plain(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) and abs(number) < 1e15 else f"{number:.6g}"
