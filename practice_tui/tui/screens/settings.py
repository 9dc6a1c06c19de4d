"""The settings: each change shows at once, and is kept."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.events import Resize
from textual.reactive import reactive

from practice_tui.core.views.keys import SETTINGS_KEYS
from practice_tui.core.views.settings import SETTINGS, Setting, SettingsView
from practice_tui.tui.bindings import bindings_of, footer_of
from practice_tui.tui.messages import Place, PlaceWanted, SettingTurned
from practice_tui.tui.place import ListScreen
from practice_tui.tui.sheets import settings as sheets
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.rows import Rows
from practice_tui.tui.widgets.sheet import Sheet

KEYS_ROW = "keys"
ROOMY = 30  # lines of a screen from which each row says below its value what it is for
LINES_EACH = 3  # lines of such a row


class SettingsScreen(ListScreen[None]):
    """Up and down mark, left and right turn the value, enter opens the keys."""

    BINDINGS = bindings_of(SETTINGS_KEYS)

    view: reactive[SettingsView | None] = reactive(None, repaint=False)

    def __init__(self, view: SettingsView) -> None:
        super().__init__()
        self.set_reactive(SettingsScreen.view, view)

    def compose(self) -> ComposeResult:
        yield Sheet(partial(sheets.head, "Settings", self._current.file), id="head")
        yield Rows(id="values")
        yield Sheet(id="about-value")
        yield KeyBar(footer_of(SETTINGS_KEYS))

    def on_resize(self, resized: Resize) -> None:
        self._show()

    def action_before(self) -> None:
        self._turn(-1)

    def action_turn(self) -> None:
        self._turn(1)

    def action_close(self) -> None:
        self.dismiss()

    @on(Rows.OptionHighlighted)
    def _moved(self) -> None:
        setting = self._marked
        value = self._current.values[setting.name] if setting else ""
        about = partial(sheets.about_setting, setting, value)
        self.query_one("#about-value", Sheet).draw = sheets.score_colours if self._is_roomy else about

    @on(Rows.OptionSelected)
    def _chosen(self) -> None:
        if self._marked:
            self._turn(1)
        else:
            self.post_message(PlaceWanted(Place.KEYS))

    def _turn(self, by: int) -> None:
        if setting := self._marked:
            value = setting.turned(self._current.values[setting.name], by)
            self.post_message(SettingTurned(setting.name, value))

    @property
    def _is_roomy(self) -> bool:
        return self.app.size.height >= ROOMY

    @property
    def _current(self) -> SettingsView:
        assert self.view is not None
        return self.view

    @property
    def _marked(self) -> Setting | None:
        """The marked setting; none on the row of the keys."""
        marked = self.query_one(Rows).marked
        return next((setting for setting in SETTINGS if setting.name == marked), None)

    def _show(self) -> None:
        view, is_roomy = self._current, self._is_roomy
        rows = [(each.name, partial(sheets.setting_row, each, view.values[each.name], is_roomy)) for each in SETTINGS]
        keys_row = partial(sheets.keys_row, len(view.keys), is_roomy)
        self.query_one(Rows).show([*rows, (KEYS_ROW, keys_row)], LINES_EACH if is_roomy else 1)
        self._moved()
