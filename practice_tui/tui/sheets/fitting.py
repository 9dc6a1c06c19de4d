"""Fits a page into a height: what matters least is shortened first, then left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from practice_tui.tui.sheets.drawing import stack


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page: its lines at full length, and shorter ones for less room, each with a weight.

    The shorter lines of the lowest weight come first, over all parts. In one part weights rise.
    """

    lines: Sequence[Content]
    shorter: Sequence[tuple[int, Sequence[Content]]] = ()


def fitted(parts: Sequence[Part], height: int) -> Content:
    """The parts below each other in at most `height` lines, where that can be reached.

    Parts are shortened as far as that takes. Lines that are left over then are given back to parts, from the highest
    weight down, and go between the parts, from the top.
    """
    shown = [part.lines for part in parts]
    steps = [(weight, place, lines) for place, part in enumerate(parts) for weight, lines in part.shorter]
    steps.sort(key=lambda step: step[0])
    for _, place, lines in steps:
        if _height(shown) <= height:
            break
        shown[place] = lines
    for _, place, _ in reversed(steps):
        room = height - _height(shown) + len(shown[place])
        longer = (lines for lines in _versions(parts[place]) if len(shown[place]) < len(lines) <= room)
        shown[place] = next(longer, shown[place])
    spare = height - _height(shown)
    page: list[Content] = []
    for lines in shown:
        if page and lines and spare > 0:
            page.append(Content(""))
            spare -= 1
        page += lines
    return stack(page)


def _versions(part: Part) -> list[Sequence[Content]]:
    """The lines of a part, from the longest."""
    return [part.lines, *(lines for _, lines in part.shorter)]


def _height(shown: Sequence[Sequence[Content]]) -> int:
    return sum(map(len, shown))
