"""A list to choose from, drawn anew for each width."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

DrawRow = Callable[[int], Content]


class Rows(OptionList):
    """Each row has an id and a function of the width; arrows mark, enter or a click chooses."""

    DEFAULT_CSS = """
    Rows {
        border: none;
        padding: 0;
        background: transparent;
        height: auto;
        max-height: 100%;
        scrollbar-size-vertical: 1;
    }
    Rows:focus {
        border: none;
        background-tint: transparent;
    }
    Rows > .option-list--option {
        padding: 0 1;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._rows: Sequence[tuple[str, DrawRow]] = ()
        self._drawn_for = 0

    def show(self, rows: Sequence[tuple[str, DrawRow]]) -> None:
        """These rows from now on. The mark stays on its id, but goes to the top where something new stands there."""
        is_new = not self._rows or not rows or self._rows[0][0] != rows[0][0]
        marked = None if is_new else self.marked
        self._rows = rows
        self._draw()
        at = next((index for index, (name, _) in enumerate(rows) if name == marked), 0)
        self.highlighted = at if rows else None

    @property
    def marked(self) -> str | None:
        """The id of the marked row."""
        return None if self.highlighted is None else self.get_option_at_index(self.highlighted).id

    def on_resize(self, resized: Resize) -> None:
        if self._width() != self._drawn_for:
            at = self.highlighted
            self._draw()
            self.highlighted = at

    def _draw(self) -> None:
        self._drawn_for = width = self._width()
        self.clear_options()
        self.add_options([Option(draw(width), id=name) for name, draw in self._rows])

    def _width(self) -> int:
        return max(20, self.scrollable_content_region.width - 2)
