"""The list of drills, each at its level, and of simulators."""

from dataclasses import replace
from functools import partial

from textual import on
from textual.app import ComposeResult

from practice_tui.core.drills.views import ToolRow
from practice_tui.core.views.keys import TOOLS_KEYS
from practice_tui.tui.bindings import bindings_of, footer_of
from practice_tui.tui.messages import ToolWanted
from practice_tui.tui.panes import WIDE_CLASSES, mark_room
from practice_tui.tui.place import PlaceScreen
from practice_tui.tui.sheets import drills as sheets
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.plain import PlainHorizontal
from practice_tui.tui.widgets.rows import Rows
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet

SECONDS = 180.0  # of a sprint that goes by time
OF_DRILLS = ("easier", "harder", "aim")  # keys that do nothing on a simulator
NO_DRILL = "A simulator has no level, no count and no time."


class ToolsScreen(PlaceScreen[None]):
    """Enter starts the marked drill or simulator; left and right turn a drill's level."""

    BINDINGS = bindings_of(TOOLS_KEYS)
    HORIZONTAL_BREAKPOINTS = WIDE_CLASSES

    def __init__(self, rows: tuple[ToolRow, ...]) -> None:
        super().__init__()
        self._tools = {row.id: row for row in rows}
        self._is_by_time = False

    def compose(self) -> ComposeResult:
        mark_room(self)
        yield Sheet(id="head")
        with PlainHorizontal(id="tools-panes"):
            yield Rows(id="tools")
            with Scroller(id="preview"):
                yield Sheet(id="previewed")
        yield Sheet(id="folded")
        yield KeyBar(footer_of(TOOLS_KEYS))

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Rows))
        self._show()

    def show(self, rows: tuple[ToolRow, ...]) -> None:
        """Show all rows anew, after a drill."""
        self._tools = {row.id: row for row in rows}
        self._show()

    def action_open(self) -> None:
        self.query_one(Rows).action_select()

    def action_easier(self) -> None:
        self._turn(-1)

    def action_harder(self) -> None:
        self._turn(1)

    def action_aim(self) -> None:
        if self._marked.level is None:
            self.query_one(KeyBar).tell(NO_DRILL)
            return
        self._is_by_time = not self._is_by_time
        self._show()

    def action_close(self) -> None:
        self.dismiss()

    @on(Rows.OptionHighlighted)
    def _moved(self) -> None:
        tool = self._marked
        self.query_one("#folded", Sheet).draw = partial(sheets.about, tool)
        self.query_one("#previewed", Sheet).draw = partial(sheets.preview, tool)
        keys = [key for key in TOOLS_KEYS if tool.level or key.name not in OF_DRILLS]
        self.query_one(KeyBar).keys = footer_of(keys)

    @on(Rows.OptionSelected)
    def _chosen(self) -> None:
        tool = self._marked
        self.post_message(ToolWanted(tool.id, tool.level, SECONDS if self._is_by_time else None))

    def _turn(self, by: int) -> None:
        tool, bar = self._marked, self.query_one(KeyBar)
        if tool.level is None:
            bar.tell(NO_DRILL)
        elif 0 < tool.level + by <= len(tool.details):
            self._tools[tool.id] = replace(tool, level=tool.level + by)
            self._show()
        else:
            bar.tell(f"Level {tool.level} is the {'highest' if by > 0 else 'lowest'} one.")

    @property
    def _marked(self) -> ToolRow:
        return self._tools[self.query_one(Rows).marked or ""]

    def _show(self) -> None:
        aim = "three minutes a sprint" if self._is_by_time else "ten exercises a sprint"
        self.query_one("#head", Sheet).draw = partial(sheets.tools_head, aim)
        self.query_one(Rows).show([(tool.id, partial(sheets.row, tool)) for tool in self._tools.values()])
        self._moved()
