"""A calibration: one view in, events out."""

from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.events import Key as KeyEvent
from textual.events import Resize
from textual.reactive import reactive
from textual.screen import Screen

from practice_tui.core.views.calibration_keys import (
    KEYS_OF_CALIBRATIONS,
    CalibrationAct,
    calibration_keys_offered,
)
from practice_tui.core.views.calibration_wording import judging_instruction
from practice_tui.core.views.calibrations import CalibrationView
from practice_tui.core.views.keys import ANYWHERE_KEYS, dead_key_line, pressed_as
from practice_tui.core.views.rate_keys import RateKey
from practice_tui.tui.bindings import SCROLL_BINDINGS, SCROLL_KEYS
from practice_tui.tui.messages import CalibrationHappened, CalibrationLeft
from practice_tui.tui.panes import HIGH_CLASSES, lines_above
from practice_tui.tui.sheets import calibration as sheets
from practice_tui.tui.sheets.drawing import WIDEST_PROSE, say, stack, wrap
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Draw, Sheet

TWO_COLUMNS_FROM = 96  # columns of the terminal
HEAD_AND_FOOT = 2  # lines
_PRESSED = frozenset(pressed for entry in KEYS_OF_CALIBRATIONS for pressed in (entry.key.key, *entry.key.also))


class CalibrationScreen(Screen[None]):
    """Shows a calibration as it stands. `core.views.calibration_keys` says what a key does in which phase."""

    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = HIGH_CLASSES
    BINDINGS = [
        *SCROLL_BINDINGS,
        Binding("escape", "leave", show=False),
    ]

    view: reactive[CalibrationView | None] = reactive(None, repaint=False)

    def __init__(self, view: CalibrationView) -> None:
        super().__init__()
        self._is_whole = False
        self._message = ""
        self.set_reactive(CalibrationScreen.view, view)

    def compose(self) -> ComposeResult:
        yield Sheet(id="head")
        with Horizontal(id="calibration"):
            with Scroller(id="sample"):
                yield Sheet(id="sample-sheet")
            with Scroller(id="grade"):
                yield Sheet(id="grade-sheet")
        with Vertical(id="foot"):
            yield Sheet(id="line")
        yield KeyBar()

    def on_mount(self) -> None:
        self._show()

    def on_resize(self, resized: Resize) -> None:
        self._show()

    def watch_view(self, before: CalibrationView | None, view: CalibrationView) -> None:
        if not self.is_mounted or before is None:
            return
        if (before.phase, before.sheet.sheet.position) != (view.phase, view.sheet.sheet.position):
            self._message, self._is_whole = "", False
            for scroller in self.query(Scroller):
                scroller.scroll_home(animate=False)
        self._show()

    def on_key(self, event: KeyEvent) -> None:
        if event.key in ("question_mark", "escape", *SCROLL_KEYS):
            return
        if event.is_printable or event.key in _PRESSED:
            event.stop()
            event.prevent_default()
            self._press(event.key, event.character or "" if event.is_printable else "")

    def action_scroll(self, how: str) -> None:
        scrollers = [each for each in self.query(Scroller) if each.is_on_screen and each.max_scroll_y]
        for scroller in scrollers[-1:]:
            scroller.move(how)

    def action_leave(self) -> None:
        self.post_message(CalibrationLeft())

    def tell(self, text: str) -> None:
        """Say something in the line, until the next key or page."""
        self._message = text
        self._show_line(self._current)

    def _press(self, key: str, character: str) -> None:
        meant = pressed_as(key, character)
        entry = next((each for each in self._offered if meant in (each.key.key, *each.key.also)), None)
        self._message = "" if entry else dead_key_line(key, character)
        if entry is None:
            self._show_line(self._current)
        elif entry.event is not None:
            self.post_message(CalibrationHappened(entry.event))
        elif entry.key.name == CalibrationAct.LEAVE:
            self.action_leave()
        elif entry.key.name == CalibrationAct.QUESTION:
            self._is_whole = not self._is_whole
            self._show()

    @property
    def _is_wide(self) -> bool:
        return self.app.size.width >= TWO_COLUMNS_FROM

    @property
    def _offered(self) -> list[RateKey]:
        """The keys that do something now; in two columns the question is there as a whole."""
        offered = calibration_keys_offered(self._current.sheet)
        return [entry for entry in offered if not (self._is_wide and entry.key.name == CalibrationAct.QUESTION)]

    @property
    def _current(self) -> CalibrationView:
        assert self.view is not None
        return self.view

    def _show(self) -> None:
        view = self._current
        is_wide = self._is_wide and view.result is None
        self.query_one("#sample").display = is_wide
        self.query_one("#grade").set_class(is_wide, "-beside")
        self._show_line(view)
        taken = HEAD_AND_FOOT + self.query_one("#line", Sheet).lines_at(self.app.size.width - 2)
        height = self.app.size.height - lines_above(self.app.size.height) - taken
        self._draw("head", partial(sheets.head, view))
        if view.result:
            self._draw("grade-sheet", partial(sheets.result, view.result))
        elif is_wide:
            self._draw("sample-sheet", partial(sheets.read, view))
            self._draw("grade-sheet", partial(sheets.graded, view, height))
        else:
            self._draw("grade-sheet", partial(sheets.one_column, view, self._is_whole, height))

    def _show_line(self, view: CalibrationView) -> None:
        text = self._message or judging_instruction(view.sheet)
        style = "bold $text-error" if view.sheet.trouble else "bold"
        self._draw("line", lambda width: stack(wrap(say(text, style), min(width, WIDEST_PROSE))))
        self.query_one(KeyBar).keys = (*(entry.key for entry in self._offered), ANYWHERE_KEYS[0])

    def _draw(self, name: str, draw: Draw) -> None:
        self.query_one(f"#{name}", Sheet).draw = draw
