"""A grid of cells to draw on: text, and lines of braille dots, two across and four down in a cell."""

import math
from collections.abc import Iterable

from textual.content import Content

from practice_tui.tui.sheets.drawing import say

ACROSS, DOWN = 2, 4  # dots of a cell
_BLANK = 0x2800
_BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))  # by column and row within a cell

Place = tuple[float, float]  # in dots
Piece = tuple[str, str]  # text and its style


class Canvas:
    """A drawing of braille dots, counted from the upper left as cells are. Dots outside are left out."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = max(0, width), max(0, height)
        self._bits = [[0] * self.width for _ in range(self.height)]
        self._texts = [[""] * self.width for _ in range(self.height)]
        self._styles = [[""] * self.width for _ in range(self.height)]

    @property
    def dots_across(self) -> int:
        return ACROSS * self.width

    @property
    def dots_down(self) -> int:
        return DOWN * self.height

    def dot(self, x: float, y: float, style: str = "", *, alone: bool = False) -> None:
        """One dot. It joins those of its cell, or takes their place where they have another style and it is `alone`."""
        across, down = math.floor(x + 0.5), math.floor(y + 0.5)
        if not (0 <= across < self.dots_across and 0 <= down < self.dots_down):
            return
        column, row = across // ACROSS, down // DOWN
        if alone and self._styles[row][column] != style:
            self._bits[row][column] = 0
        self._bits[row][column] |= _BITS[across % ACROSS][down % DOWN]
        self._styles[row][column] = style

    def line(self, start: Place, end: Place, style: str = "", *, alone: bool = False) -> None:
        """The part of a straight line that lies on the canvas, without a gap."""
        clipped = self._clipped(start, end)
        if clipped is None:
            return
        (x, y), (to_x, to_y) = clipped
        count = max(1, round(max(abs(to_x - x), abs(to_y - y))))
        for number in range(count + 1):
            part = number / count
            self.dot(x + part * (to_x - x), y + part * (to_y - y), style, alone=alone)

    def write(self, column: int, row: int, text: str, style: str = "") -> None:
        """Text over whatever there is; each character takes one cell."""
        for place, character in enumerate(text, column):
            if 0 <= place < self.width and 0 <= row < self.height:
                self._texts[row][place] = character
                self._styles[row][place] = style

    def write_all(self, column: int, row: int, pieces: Iterable[Piece]) -> None:
        """One piece of text after the other."""
        for text, style in pieces:
            self.write(column, row, text, style)
            column += len(text)

    def lines(self) -> list[Content]:
        """Each row, exactly as wide as the canvas."""
        return [self._row(row) for row in range(self.height)]

    def _row(self, row: int) -> Content:
        parts: list[tuple[str, str]] = []
        for text, bits, style in zip(self._texts[row], self._bits[row], self._styles[row], strict=True):
            character = text or (chr(_BLANK + bits) if bits else " ")
            if parts and parts[-1][1] == style:
                parts[-1] = parts[-1][0] + character, style
            else:
                parts.append((character, style))
        return Content("").join([say(text, style) for text, style in parts])

    def _clipped(self, start: Place, end: Place) -> tuple[Place, Place] | None:
        """By Liang and Barsky: the shares of the line between which it lies within the canvas."""
        (x, y), (to_x, to_y) = start, end
        first, last = 0.0, 1.0
        edges = (
            (x - to_x, x),
            (to_x - x, self.dots_across - 1 - x),
            (y - to_y, y),
            (to_y - y, self.dots_down - 1 - y),
        )
        for outwards, room in edges:
            if outwards == 0:
                if room < 0:
                    return None
            elif outwards < 0:
                first = max(first, room / outwards)
            else:
                last = min(last, room / outwards)
        if first > last:
            return None
        across, down = to_x - x, to_y - y
        return (x + first * across, y + first * down), (x + last * across, y + last * down)


def beside(left: Iterable[Content], right: Iterable[Content], gap: int) -> list[Content]:
    """Two columns of as many lines each."""
    return [line + Content(" " * gap) + other for line, other in zip(left, right, strict=True)]
