"""The list of what one can do with one's hands: drills, each at its level, and simulators."""

from dataclasses import replace
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from practice_tui.core.drills.catalogue import LEVELS
from practice_tui.core.drills.views import ToolRow
from practice_tui.core.keys import TOOLS_KEYS
from practice_tui.tui.bindings import bindings_of, footer_of
from practice_tui.tui.messages import ToolLevelWanted, ToolWanted
from practice_tui.tui.sheets import drills as sheets
from practice_tui.tui.sheets.drawing import MUTED, say
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.rows import Rows
from practice_tui.tui.widgets.sheet import Sheet

A_SPRINT = 180.0  # seconds, where it goes by time


class ToolsScreen(Screen[None]):
    """Enter starts the marked one; left and right turn its level."""

    PLACE = "tools"
    BINDINGS = [*bindings_of(TOOLS_KEYS), Binding("escape", "close", show=False)]

    def __init__(self, rows: tuple[ToolRow, ...]) -> None:
        super().__init__()
        self._held = {row.id: row for row in rows}
        self._is_by_time = False

    def compose(self) -> ComposeResult:
        yield Sheet(id="head")
        yield Rows(id="tools")
        yield Sheet(id="folded")
        yield KeyBar(footer_of(TOOLS_KEYS))

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Rows))
        self._show()

    def show_row(self, row: ToolRow) -> None:
        """One of the rows as it is now."""
        self._held[row.id] = row
        self._show()

    def show_rows(self, rows: tuple[ToolRow, ...]) -> None:
        """All of them anew: something was drilled."""
        self._held = {row.id: row for row in rows}
        self._show()

    def action_open(self) -> None:
        self.query_one(Rows).action_select()

    def action_easier(self) -> None:
        self._turn(-1)

    def action_harder(self) -> None:
        self._turn(1)

    def action_aim(self) -> None:
        self._is_by_time = not self._is_by_time
        self._show()

    def action_close(self) -> None:
        self.dismiss()

    @on(Rows.OptionHighlighted)
    def _moved(self) -> None:
        if self._marked:
            self.query_one("#folded", Sheet).draw = partial(sheets.about, self._marked)

    @on(Rows.OptionSelected)
    def _chosen(self) -> None:
        marked = self._marked
        if marked:
            self.post_message(ToolWanted(marked.id, marked.level, A_SPRINT if self._is_by_time else None))

    def _turn(self, by: int) -> None:
        marked = self._marked
        if marked and marked.level and marked.level + by in LEVELS:
            self._held[marked.id] = replace(marked, level=marked.level + by)
            self.post_message(ToolLevelWanted(marked.id, marked.level + by))

    @property
    def _marked(self) -> ToolRow | None:
        return self._held.get(self.query_one(Rows).marked or "")

    def _show(self) -> None:
        aim = "three minutes a sprint" if self._is_by_time else "ten exercises a sprint"
        self.query_one("#head", Sheet).draw = partial(sheets.tools_head, aim)
        self.query_one(Rows).show([(name, partial(sheets.row, row)) for name, row in self._held.items()])
        self.query_one("#folded", Sheet).draw = lambda width: say("", MUTED)
        self._moved()
