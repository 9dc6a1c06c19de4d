"""The sizes from which a screen has room for two panes, and for large pictures."""

from typing import TypeVar

from textual.screen import Screen

T = TypeVar("T")

WIDE = 116  # columns from which panels and panes stand side by side
TALL = 30  # rows
HIGH = 45  # rows from which a short page would stand in the upper part of an empty one
WIDE_CLASSES = [(WIDE, "-wide")]  # a class of the narrow one would have all styled and drawn twice
TALL_CLASSES = [(TALL, "-tall")]
HIGH_CLASSES = [*TALL_CLASSES, (HIGH, "-high")]


def mark_room(screen: Screen[T]) -> None:
    """The classes of the room that there is, while there is nothing yet that would be styled anew."""
    width, height = screen.app.size
    for cells, classes in ((width, screen.HORIZONTAL_BREAKPOINTS), (height, screen.VERTICAL_BREAKPOINTS)):
        for least, name in classes or ():
            screen.set_class(cells >= least, name)


def lines_above(height: int) -> int:
    """Lines that the style sheet leaves free above the columns of whoever rates, in a terminal of so many rows."""
    return 6 if height >= HIGH else 4 if height >= TALL else 0
