"""A widget that shows what a function of its width and height draws."""

from collections.abc import Callable

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

DrawPicture = Callable[[int, int], Content]


def empty(width: int, height: int) -> Content:
    return Content("")


class Picture(Widget):
    """Fills the room that is left, and is drawn anew for each size."""

    DEFAULT_CSS = """
    Picture {
        height: 1fr;
        width: 1fr;
    }
    """

    draw: reactive[DrawPicture] = reactive(lambda: empty)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.auto_links = False  # what can be pressed keeps its own colours

    def render(self) -> Content:
        return self.draw(self.content_size.width, self.content_size.height)
