"""The clock of an answer in large figures, or in plain ones where there are few rows."""

from functools import partial

from textual.content import Content
from textual.renderables.digits import DIGITS, DIGITS3X3
from textual.selection import Selection

from practice_tui.tui.sheets.drawing import say, stack
from practice_tui.tui.widgets.sheet import Sheet

LINES = 3  # that a large figure takes


class LargeClock(Sheet):
    """Figures with a line below them that says what they mean, or a line alone.

    Drawn as one sheet: with Textual's `Digits` a second of a running round took 0.3 of its 3.4 ms more.
    """

    DEFAULT_CSS = """
    LargeClock {
        margin: 0 0 1 0;
    }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.figure = ""  # in large, if it is

    def show(self, figure: str, style: str, meaning: Content) -> None:
        """The `figure` large, in a style, with its `meaning` below."""
        self.figure = figure
        self.draw = partial(_drawn, figure, style, meaning)

    def show_plain(self, line: Content) -> None:
        """One line alone."""
        self.figure = ""
        self.draw = partial(_cut, line)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Copies the time of a large figure, not its strokes."""
        return (self.figure, "\n") if self.figure else super().get_selection(selection)


def _drawn(figure: str, style: str, meaning: Content, width: int) -> Content:
    places = [LINES * DIGITS.index(sign) for sign in figure]
    lines = ["".join(DIGITS3X3[place + line].ljust(3) for place in places) for line in range(LINES)]
    return stack([*(say(line, style) for line in lines), _cut(meaning, width)])


def _cut(line: Content, width: int) -> Content:
    return line.truncate(width, ellipsis=True)
