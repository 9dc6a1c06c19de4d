"""Screens and windows of keys: one that does nothing says so in the footer, or on the window's edge."""

from collections.abc import Sequence
from typing import TypeVar

from textual.content import Content
from textual.events import Key, ScreenResume
from textual.screen import ModalScreen, Screen

from practice_tui.core.views.keys import Key as PlaceKey
from practice_tui.core.views.keys import dead_key_line
from practice_tui.tui.sheets.drawing import pressable, say
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.plain import Plain
from practice_tui.tui.widgets.rows import Rows

T = TypeVar("T")


def pressable_edge(keys: Sequence[PlaceKey]) -> Content:
    """The lower edge of a form or window: its keys, which can be clicked."""
    return pressable_words(*((f"{key.face}: {key.label}", key.key) for key in keys))


def pressable_words(*parts: tuple[str, str], gap: str = "  ") -> Content:
    """Words on each of which a click does what its key does."""
    return Content(gap).join([pressable(words, key) for words, key in parts])


CHOOSING = pressable_words(("↑", "up"), ("↓", "down"), ("and enter", "enter"), gap=" ")


class NewScreen(Screen[T], Plain):
    """A screen that is made anew each time that it is opened."""

    def on_screen_resume(self, resumed: ScreenResume) -> None:
        """Its widgets were styled as they were mounted; to style them again took a tenth of the time of opening."""
        resumed.refresh_styles = False


class PlaceScreen(NewScreen[T]):
    """A screen whose keys are bindings and whose last line is a KeyBar."""

    def on_key(self, event: Key) -> None:
        bar = self.query_one(KeyBar)
        is_letter = event.is_printable and event.key not in self.active_bindings and not self._is_writing
        bar.message = dead_key_line(event.key, event.character or "") if is_letter else ""

    @property
    def _is_writing(self) -> bool:
        """Whether a field has the focus: what has a cursor takes letters."""
        return hasattr(self.focused, "cursor_blink")


class ListScreen(PlaceScreen[T]):
    """A place whose list has the focus. It is drawn once it is there, and again whenever its view changes."""

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Rows))
        self._show()

    def watch_view(self) -> None:
        if self.is_mounted:
            self._show()

    def action_open(self) -> None:
        self.query_one(Rows).action_select()

    def _show(self) -> None:
        """Draws the view."""
        raise NotImplementedError


class WindowScreen(ModalScreen[T]):
    """A window of keys over another screen; its lower edge names them. Its `keys` may have been moved."""

    keys: tuple[PlaceKey, ...] = ()

    @property
    def edge(self) -> Content:
        return Content("")

    def on_mount(self) -> None:
        self.query_one("#window").border_subtitle = self.edge

    def tell(self, text: str) -> None:
        """Show a line on the lower edge, until the next key."""
        self.query_one("#window").border_subtitle = say(text)

    def on_key(self, event: Key) -> None:
        is_dead = event.is_printable and event.key not in self.active_bindings
        dead, _, _ = dead_key_line(event.key, event.character or "").partition(";")
        self.query_one("#window").border_subtitle = dead if is_dead and dead else self.edge
