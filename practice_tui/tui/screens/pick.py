"""A list to pick one thing from, over whatever screen asked for it."""

from collections.abc import Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from practice_tui.core.values.text import one_line
from practice_tui.tui.place import WindowScreen
from practice_tui.tui.sheets.drawing import say
from practice_tui.tui.widgets.ground import Ground
from practice_tui.tui.widgets.rows import Rows


class PickScreen(WindowScreen[str | None]):
    """Dismissed with the id of the picked row, or with None."""

    EDGE = "enter: choose  q: back"
    BINDINGS = [Binding("q,Q,escape", "drop", show=False)]

    def __init__(self, title: str, rows: Sequence[tuple[str, str]], marked: str) -> None:
        super().__init__()
        self._title, self._rows, self._marked = title, rows, marked

    def compose(self) -> ComposeResult:
        with Ground(), Vertical(id="window") as window:
            window.border_title = self._title
            yield Rows(id="pick")

    def on_mount(self) -> None:
        super().on_mount()
        rows = self.query_one(Rows)
        rows.show([(name, partial(_line, title)) for name, title in self._rows])
        rows.highlighted = next((place for place, (name, _) in enumerate(self._rows) if name == self._marked), 0)
        self.set_focus(rows)

    def action_drop(self) -> None:
        self.dismiss(None)

    @on(Rows.OptionSelected)
    def _picked(self, picked: Rows.OptionSelected) -> None:
        self.dismiss(picked.option.id)


def _line(title: str, width: int) -> Content:
    return say(one_line(title)).truncate(width, ellipsis=True)
