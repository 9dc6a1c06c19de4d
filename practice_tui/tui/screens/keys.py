"""The list of all keys."""

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from practice_tui.core.views.keys import Key
from practice_tui.tui.bindings import SCROLL_BINDINGS
from practice_tui.tui.sheets import keys as sheets
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet


class KeysScreen(ModalScreen[None]):
    """The keys that work now first, then those of `place`. Closed by any of the keys one would try.

    It leaves the head with its clock in sight.
    """

    AUTO_FOCUS = ""
    BINDINGS = [Binding("q,question_mark,escape,enter", "close", show=False), *SCROLL_BINDINGS]

    def __init__(self, place: str, now: Sequence[Key]) -> None:
        super().__init__()
        self._place, self._now = place, now

    def compose(self) -> ComposeResult:
        with Scroller(id="window") as window:
            window.border_title = "Keys"
            window.border_subtitle = "q: close"
            yield Sheet(partial(sheets.keys, self._place, self._now))

    def action_close(self) -> None:
        self.dismiss()

    def action_scroll(self, direction: str) -> None:
        getattr(self.query_one(Scroller), f"scroll_{direction}")(animate=False)
