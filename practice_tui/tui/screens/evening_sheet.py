"""The sheet for the evening before, to be read."""

from functools import partial

from textual.app import ComposeResult

from practice_tui.core.views.evening_sheet import EveningSheet
from practice_tui.core.views.keys import SHEET_KEYS
from practice_tui.tui.bindings import SCROLL_BINDINGS, bindings_of, footer_of
from practice_tui.tui.place import PlaceScreen
from practice_tui.tui.sheets import evening_sheet as sheets
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet


class EveningSheetScreen(PlaceScreen[None]):
    """One page that scrolls."""

    AUTO_FOCUS = ""
    BINDINGS = [*SCROLL_BINDINGS, *bindings_of(SHEET_KEYS)]

    def __init__(self, sheet: EveningSheet) -> None:
        super().__init__()
        self._sheet = sheet

    def compose(self) -> ComposeResult:
        yield Sheet(partial(sheets.head, self._sheet), id="head")
        with Scroller(id="page"):
            yield Sheet(partial(sheets.page, self._sheet))
        yield KeyBar(footer_of(SHEET_KEYS))

    def action_close(self) -> None:
        self.dismiss()

    def action_scroll(self, direction: str) -> None:
        self.query_one(Scroller).move(direction)
