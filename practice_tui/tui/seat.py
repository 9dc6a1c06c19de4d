"""The screens of an interviewer, of a rater and of whoever calibrates, as far as they are alike."""

from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.events import Key as KeyEvent
from textual.events import Resize
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Input

from practice_tui.core.values.text import NOTES_CAP, clean
from practice_tui.core.views.keys import ANYWHERE_KEYS, Key, dead_key_line, pressed_as
from practice_tui.tui.sheets.drawing import WIDEST_PROSE, paragraph
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.line_input import LineInput
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Draw, Sheet

TWO_COLUMNS_FROM = 96  # columns of the terminal
CLOSE = Key("seat.close-line", "enter", "Done", "what enter does while something is written", also=("escape",))

View = TypeVar("View")


class SeatScreen(Screen[None], Generic[View]):
    """Shows a view as it stands, and says in a line below it what is to be done, or what went wrong.

    A subclass has `compose_foot` below its own sheets, and says by `_show`, `_follow`, `_obey` and the properties how
    its view is drawn and what its keys do. Where it opens the line that one writes in, `_keep` has what is written.
    """

    AUTO_FOCUS = ""
    BINDINGS = [Binding("escape", "back", show=False)]
    KEYS: ClassVar[tuple[Key, ...]] = ()
    LINES_AROUND: ClassVar[int] = 2  # of what stands above the page, and of the keys

    view: reactive[View | None] = reactive(None, repaint=False)

    def __init__(self, view: View) -> None:
        super().__init__()
        self._message = ""
        self._line_for = ""  # the name of the key that opened the line; empty while it is closed
        self._longest = NOTES_CAP  # characters of the line
        self._known_keys = frozenset(pressed for key in self.KEYS for pressed in key.keys)
        self.set_reactive(type(self).view, view)

    def compose_foot(self) -> ComposeResult:
        """The line that is written in, the one that says what to do, and the keys."""
        line_input = LineInput(id="line-input")
        line_input.display = False
        with Vertical(id="foot"):
            yield line_input
            yield Sheet(id="line")
        yield KeyBar()

    def on_mount(self) -> None:
        self._show()

    def on_resize(self, resized: Resize) -> None:
        self._show()

    def watch_view(self, before: View | None, view: View) -> None:
        if self.is_mounted and before is not None:
            self._follow(before, view)

    @on(Input.Changed, "#line-input")
    def _keep_line(self) -> None:
        """Keep what is written letter by letter, so that a kill takes none of it.

        The line is read itself: a message on its text may come when it is open for something else.
        """
        if self._line_for:
            self._keep(self._line_for, clean(self.query_one(LineInput).value)[:NOTES_CAP])

    def on_key(self, event: KeyEvent) -> None:
        if self.focused is not None:
            if event.key in ("enter", "escape"):  # at once: the next key may be there already
                event.stop()
                event.prevent_default()
                self.action_back()
        elif event.key != "question_mark" and (event.is_printable or event.key in self._known_keys):
            event.stop()
            event.prevent_default()
            self._press(event.key, event.character or "" if event.is_printable else "")

    def action_back(self) -> None:
        """Close what is open: the line that is written in, else what the subclass has."""
        if self._line_for:
            self._keep_line()
            self._close_line()
            self._show()
        else:
            self._go_back()

    def action_scroll(self, direction: str) -> None:
        """Scroll the last pane in sight that is longer than its room."""
        scrollers = [each for each in self.query(Scroller) if each.is_on_screen and each.max_scroll_y]
        for scroller in scrollers[-1:]:
            scroller.move(direction)

    def tell(self, text: str) -> None:
        """Say something in the line, until the next key or page."""
        self._message = text
        self._show_line()

    def untell(self, *texts: str) -> None:
        """Stop saying one of these, if that is what stands in the line."""
        if self._message in texts:
            self.tell("")

    def _press(self, key: str, character: str) -> None:
        self._message = ""
        if not self._obey(pressed_as(key, character)):
            self.tell(dead_key_line(key, character))

    def _open_line(self, name: str, placeholder: str, value: str, longest: int = NOTES_CAP) -> None:
        self._line_for, self._longest = name, longest
        self.query_one(LineInput).open(placeholder, value, longest)
        self._show()

    def _close_line(self) -> None:
        self._line_for = ""
        self.query_one(LineInput).display = False
        self.set_focus(None)

    def _scroll_to_top(self) -> None:
        for scroller in self.query(Scroller):
            scroller.scroll_home(animate=False)

    def _show_line(self) -> None:
        text = self._message or self._instruction
        if self._line_for and not self._trouble:
            limit = f"At most {self._longest} characters. " if self._longest < NOTES_CAP else ""
            text = f"{limit}It is kept as you write. enter: back to the keys."
        style = "bold $text-error" if self._trouble else "bold"
        self._draw("line", lambda width: paragraph(text, style, min(width, WIDEST_PROSE)))
        self.query_one(KeyBar).keys = (CLOSE,) if self._line_for else (*self._keys_now, ANYWHERE_KEYS[0])

    def _draw(self, name: str, draw: Draw) -> None:
        self.query_one(f"#{name}", Sheet).draw = draw

    @property
    def _current(self) -> View:
        assert self.view is not None
        return self.view

    @property
    def _is_wide(self) -> bool:
        return self.app.size.width >= TWO_COLUMNS_FROM

    @property
    def _room(self) -> int:
        """Lines between what stands above the page and the line that says what to do."""
        foot = self.query_one("#line", Sheet).lines_at(self.app.size.width - 2) + bool(self._line_for)
        return self.app.size.height - self._lines_above - self.LINES_AROUND - foot

    @property
    def _lines_above(self) -> int:
        """Lines that the style sheet leaves free above the page."""
        return 0

    @property
    def _instruction(self) -> str:
        """The words of what is to be done now."""
        raise NotImplementedError

    @property
    def _trouble(self) -> str:
        """The words of what couldn't be saved; empty where all is well."""
        raise NotImplementedError

    @property
    def _keys_now(self) -> tuple[Key, ...]:
        """The keys that do something now."""
        raise NotImplementedError

    def _show(self) -> None:
        """Draw all of the view, and the line."""
        raise NotImplementedError

    def _follow(self, before: View, view: View) -> None:
        """Draw what has changed between two views; on another page close what was open on the last one."""
        raise NotImplementedError

    def _obey(self, pressed: str) -> bool:
        """Do what the key of this name does now, and return whether it does anything."""
        raise NotImplementedError

    def _go_back(self) -> None:
        """Do what escape does where no line is written in."""
        raise NotImplementedError

    def _keep(self, name: str, text: str) -> None:
        """Keep what is written in the line that the key of this name opened."""
        raise NotImplementedError
