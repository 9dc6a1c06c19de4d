"""A widget that shows what a function of its width draws."""

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

Draw = Callable[[int], Content]

NARROWEST = 20  # columns; a sheet has fewer only in a terminal too small to show it


def blank(width: int) -> Content:
    return Content("")


class Sheet(Widget):
    """Content drawn anew for each width, so that nothing is ever cut that could be folded."""

    DEFAULT_CSS = """
    Sheet {
        height: auto;
        width: 1fr;
        text-wrap: nowrap;
        text-overflow: clip;
    }
    """

    def __init__(self, draw: Draw = blank, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.auto_links = False  # what can be pressed keeps its own colours
        self._drawn: tuple[int, Content] | None = None  # the width and what was drawn for it
        self._draw = draw

    @property
    def draw(self) -> Draw:
        """The function that draws the content."""
        return self._draw

    @draw.setter
    def draw(self, draw: Draw) -> None:
        """Paints again only if the content looks different, and lays the screen out again only if its height changes.

        Measured: a tenth of what a second of a round takes. A reactive, which Textual watches, takes as much again.
        """
        self._draw = draw
        before, self._drawn = self._drawn, None
        if before is None or not self._is_in_sight:
            self.refresh(layout=True)
            return
        width, shown = before
        drawn = self._at(width)
        if not drawn.is_same(shown):
            self.refresh(layout=line_count(drawn) != line_count(shown))

    @property
    def _is_in_sight(self) -> bool:
        """Whether it isn't hidden; what is hidden is drawn once it is shown."""
        return all(node.display for node in self.ancestors_with_self if isinstance(node, Widget))

    def render(self) -> Content:
        return self._at(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.lines_at(width)

    def lines_at(self, width: int) -> int:
        """Counts the lines of the content at a width."""
        return line_count(self._at(width))

    def _at(self, width: int) -> Content:
        width = max(NARROWEST, width)
        if self._drawn is None or self._drawn[0] != width:
            self._drawn = width, self._draw(width)
        return self._drawn[1]


def line_count(drawn: Content) -> int:
    """Counts the lines of a drawing."""
    return drawn.plain.count("\n") + 1 if drawn.plain else 0
