"""Fits a page into a height: what matters least is shortened first, then left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from practice_tui.tui.sheets.drawing import stack


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page: its lines at full length, and shorter ones for less room. A lower `weight` gives way first."""

    lines: Sequence[Content]
    shorter: Sequence[Sequence[Content]] = ()
    weight: int = 0


def fitted(parts: Sequence[Part], height: int) -> Content:
    """The parts below each other in at most `height` lines, where that can be reached.

    Parts are shortened as far as that takes. Lines that are left over go between the parts, from the top.
    """
    versions = [[part.lines, *part.shorter] for part in parts]
    shown = [0] * len(parts)
    for place in sorted(range(len(parts)), key=lambda place: parts[place].weight):
        while shown[place] + 1 < len(versions[place]) and _height(versions, shown) > height:
            shown[place] += 1
    spare = height - _height(versions, shown)
    lines: list[Content] = []
    for version, place in zip(versions, shown, strict=True):
        if lines and version[place] and spare > 0:
            lines.append(Content(""))
            spare -= 1
        lines += version[place]
    return stack(lines)


def _height(versions: Sequence[Sequence[Sequence[Content]]], shown: Sequence[int]) -> int:
    return sum(len(version[place]) for version, place in zip(versions, shown, strict=True))
