"""A list to choose from, drawn anew for each width."""

from collections.abc import Callable, Sequence

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.events import Resize
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from practice_tui.tui.sheets.drawing import POINTER

DrawRow = Callable[[int], Content]

A_PAGE = 200
"""Rows that are in the list at first, and each time that its end comes near.

Measured twice: 95 % of the dashboard's keys with 36,500 attempts take 28 and 43 ms so, with all rows at once 51 and 59.
"""


class Row(Visual):
    """A line, or a few, drawn when they are painted: only then is their width known for sure."""

    def __init__(self, draw: DrawRow, lines: int, widths: set[int]) -> None:
        """`widths` takes each width that it is drawn for."""
        self._draw, self._lines, self._widths = draw, lines, widths

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        self._widths.add(width)
        return self._draw(width).render_strips(width, height, style, options)[: self._lines]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self._lines


class Rows(OptionList):
    """A list. A row has an id and a function that draws it in a width; arrows mark a row, enter or a click chooses it.

    Where the padding leaves two cells before a row, the marked one is pointed at: no colour is needed to see it.
    Before it is laid out there is no page to turn.
    """

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
        self.auto_links = False  # what can be pressed keeps its own colours
        self._rows: Sequence[tuple[str, DrawRow]] = ()
        self._lines_each = 1
        self._widths: set[int] = set()  # those that rows were drawn for since all were drawn anew

    def show(self, rows: Sequence[tuple[str, DrawRow]], lines: int = 1, first: str = "") -> None:
        """These rows from now on, each of so many lines.

        The mark stays on its id, but goes to the row `first`, or else to the top, where something new stands there.
        """
        self._lines_each = lines
        is_new = not self._rows or not rows or self._rows[0][0] != rows[0][0]
        marked = first if is_new else self.marked
        self._rows = rows
        self.clear_options()
        self._widths.clear()
        at = next((index for index, (name, _) in enumerate(rows) if name == marked), 0)
        self._reach(at)
        self.highlighted = at if rows else None

    @property
    def ids(self) -> list[str]:
        """The ids of all rows."""
        return [name for name, _ in self._rows]

    def mark(self, place: int) -> None:
        """Mark the row at a place, or the last one where there are fewer."""
        self._reach(place)
        self.highlighted = min(place, len(self._rows) - 1) if self._rows else None

    @property
    def marked(self) -> str | None:
        """The id of the marked row."""
        return None if self.highlighted is None else self.get_option_at_index(self.highlighted).id

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        if highlighted is not None:
            self._reach(highlighted)

    def watch_scroll_y(self, old: float, new: float) -> None:
        super().watch_scroll_y(old, new)
        self._reach(int(new) + self.size.height)

    def on_resize(self, resized: Resize) -> None:
        """Rows are drawn anew for another width alone: Textual would draw all of them again for another height too.

        A list that has become lower still shows its marked row.
        """
        self.call_after_refresh(self.scroll_to_highlight)
        padding = self.get_component_styles("option-list--option").padding
        if self._widths <= {self.scrollable_content_region.width - padding.width}:
            resized.prevent_default()
        else:
            self._widths.clear()

    def action_cursor_up(self) -> None:
        """From the first row to the very last one."""
        if self.highlighted == 0:
            self.action_last()
        else:
            super().action_cursor_up()

    def action_last(self) -> None:
        self._reach(len(self._rows))
        super().action_last()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        is_paging = action in ("page_up", "page_down")
        return super().check_action(action, parameters) and (bool(self.scrollable_content_region) or not is_paging)

    def _reach(self, at: int) -> None:
        """The rows up to a place are in the list, and a page beyond."""
        there = self.option_count
        if there < len(self._rows) and at + A_PAGE // 2 >= there:
            self.add_options(
                [
                    Option(Row(draw, self._lines_each, self._widths), id=name)
                    for name, draw in self._rows[there : at + A_PAGE]
                ]
            )

    def render_line(self, y: int) -> Strip:
        line = super().render_line(y)
        first = None if self.highlighted is None else self.highlighted * self._lines_each
        is_marked = self.scroll_offset.y + y == first
        if not is_marked or self.get_component_styles("option-list--option").padding.left < len(POINTER) + 1:
            return line
        style = next((segment.style for segment in line), None)
        return Strip.join([Strip([Segment(POINTER, style)]), line.crop(1)])
