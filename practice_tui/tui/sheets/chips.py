"""Chips: what a list or a figure is narrowed to, each with the key that changes it."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from practice_tui.core.views.keys import Key
from practice_tui.tui.sheets.drawing import MUTED, STRONG, STRONG_ACCENT, pressable, say


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter with its key. One that `is_set` narrows something, and stands in brackets, which need no colour."""

    key: Key
    text: str
    is_set: bool = False


def chips(row: Sequence[Chip], width: int) -> Content:
    """All chips, in several lines where one has no room for them."""
    lines: list[list[Content]] = [[]]
    for drawn in map(_drawn, row):
        taken = sum(chip.cell_length + 1 for chip in lines[-1])
        if lines[-1] and taken + drawn.cell_length > width:
            lines.append([])
        lines[-1].append(drawn)
    return Content("\n").join([Content(" ").join(line).truncate(width, ellipsis=True) for line in lines])


def _drawn(chip: Chip) -> Content:
    key, text = say(chip.key.face, STRONG_ACCENT), say(f" {chip.text}", STRONG if chip.is_set else MUTED)
    opening, closing = ("[", "]") if chip.is_set else (" ", " ")
    return pressable(Content.assemble(opening, key, text, closing), chip.key.key)
