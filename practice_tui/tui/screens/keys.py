"""The list of all keys."""

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.events import Resize
from textual.reactive import reactive

from practice_tui.core.views.keys import KEYS_KEYS, Key
from practice_tui.core.views.remapping import as_shown
from practice_tui.tui.bindings import SCROLL_BINDINGS, bindings_of, keymap_of
from practice_tui.tui.place import WindowScreen, pressable_edge
from practice_tui.tui.sheets import keys as sheets
from practice_tui.tui.widgets.ground import Ground
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet

LEAST_KEYS = 10  # lines of the list, whatever stands above it


class KeysScreen(WindowScreen[None]):
    """The keys that work now, and on a key all others. Closed by any of the keys one would try.

    It lies below the head, band and clock of the screen that it was opened over: they stay in sight, and go on.
    """

    AUTO_FOCUS = ""
    BINDINGS = [*bindings_of(KEYS_KEYS), Binding("enter,question_mark", "close", show=False), *SCROLL_BINDINGS]

    keys = KEYS_KEYS

    is_unfolded: reactive[bool] = reactive(False, repaint=False)

    def __init__(self, place: str, now: Sequence[Key], above: int) -> None:
        super().__init__()
        self._place, self._now, self._above = place, now, above

    @property
    def edge(self) -> Content:
        keys = [as_shown(key, keymap_of(self.app)) for key in KEYS_KEYS]
        return pressable_edge(keys)

    def compose(self) -> ComposeResult:
        with Ground(), Scroller(id="window") as window:
            window.border_title = "Keys"
            yield Sheet(id="keys")

    def on_mount(self) -> None:
        super().on_mount()
        self._show()

    def on_resize(self, resized: Resize) -> None:
        self.query_one(Ground).styles.margin = (min(self._above, resized.size.height - LEAST_KEYS), 0, 0, 0)

    def watch_is_unfolded(self) -> None:
        if self.is_mounted:
            self._show()

    def action_unfold(self) -> None:
        self.is_unfolded = not self.is_unfolded

    def action_close(self) -> None:
        self.dismiss()

    def action_scroll(self, direction: str) -> None:
        self.query_one(Scroller).move(direction)

    def _show(self) -> None:
        draw = partial(sheets.keys, self._place, self._now, self.is_unfolded, keymap_of(self.app))
        self.query_one("#keys", Sheet).draw = draw
