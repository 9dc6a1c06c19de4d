"""The list of all keys."""

from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from practice_tui.tui.bindings import SCROLL_BINDINGS
from practice_tui.tui.sheets import keys as sheets
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet


class KeysScreen(ModalScreen[None]):
    """The keys of `place` first. Closed by any of the keys one would try."""

    AUTO_FOCUS = ""
    BINDINGS = [Binding("q,question_mark,escape,enter", "close", show=False), *SCROLL_BINDINGS]

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place

    def compose(self) -> ComposeResult:
        with Scroller(id="window") as window:
            window.border_title = "Keys"
            window.border_subtitle = "q: close"
            yield Sheet(partial(sheets.keys, self._place))

    def action_close(self) -> None:
        self.dismiss()

    def action_scroll(self, direction: str) -> None:
        getattr(self.query_one(Scroller), f"scroll_{direction}")(animate=False)
