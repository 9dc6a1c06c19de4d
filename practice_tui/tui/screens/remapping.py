"""Other keys of the keyboard for what keys do."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.events import Key as KeyEvent
from textual.reactive import reactive

from practice_tui.core.views.keys import REMAPPING_KEYS
from practice_tui.core.views.remapping import changeable_keys, keyboard_name
from practice_tui.core.views.settings import SettingsView
from practice_tui.tui.bindings import bindings_of, footer_of
from practice_tui.tui.messages import SettingTurned
from practice_tui.tui.place import ListScreen
from practice_tui.tui.sheets import settings as sheets
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.rows import Rows
from practice_tui.tui.widgets.sheet import Sheet

ASKED = "Press the key that is to do it; escape leaves it as it is."


class RemappingScreen(ListScreen[None]):
    """Enter on a row waits for a key of the keyboard, which does from then on what the row says."""

    BINDINGS = bindings_of(REMAPPING_KEYS)

    view: reactive[SettingsView | None] = reactive(None, repaint=False)

    def __init__(self, view: SettingsView) -> None:
        super().__init__()
        self._asked_for = ""
        self._keys = {key.id: key for key in changeable_keys()}
        self.set_reactive(RemappingScreen.view, view)

    def compose(self) -> ComposeResult:
        yield Sheet(partial(sheets.head, "Keys", "not to be moved: digits, enter, a–f in a round"), id="head")
        yield Rows(id="values")
        yield Sheet(id="about-key")
        yield KeyBar(footer_of(REMAPPING_KEYS))

    @property
    def takes_any_key(self) -> bool:
        """Whether the next key of the keyboard is the answer, whatever it does elsewhere."""
        return bool(self._asked_for)

    def take(self, event: KeyEvent) -> None:
        """The key that was asked for."""
        asked_for, self._asked_for = self._asked_for, ""
        self.query_one(KeyBar).message = ""
        if event.key != "escape":
            self.post_message(SettingTurned(f"keys.{asked_for}", keyboard_name(event.key)))

    def action_change(self) -> None:
        self.query_one(Rows).action_select()

    def action_usual(self) -> None:
        if marked := self.query_one(Rows).marked:
            self.post_message(SettingTurned(f"keys.{marked}", self._keys[marked].key))

    def action_close(self) -> None:
        self.dismiss()

    @on(Rows.OptionHighlighted)
    def _moved(self) -> None:
        key = self._keys.get(self.query_one(Rows).marked or "")
        self.query_one("#about-key", Sheet).draw = partial(sheets.about_key, key)

    @on(Rows.OptionSelected)
    def _chosen(self, chosen: Rows.OptionSelected) -> None:
        self._asked_for = chosen.option.id or ""
        self.query_one(KeyBar).message = ASKED

    def _show(self) -> None:
        keymap = self.view.keys if self.view else {}
        self.query_one(Rows).show([(name, partial(sheets.key_row, key, keymap)) for name, key in self._keys.items()])
