"""A calibration: one view in, events out."""

from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal

from practice_tui.core.views.calibration_keys import (
    CALIBRATION_KEYS,
    CalibrationAct,
    calibration_keys_offered,
)
from practice_tui.core.views.calibration_wording import judging_instruction
from practice_tui.core.views.calibrations import CalibrationView
from practice_tui.core.views.keys import Key
from practice_tui.core.views.rate_keys import RateKey
from practice_tui.core.views.seat_keys import entry_pressed
from practice_tui.tui.bindings import SCROLL_BINDINGS
from practice_tui.tui.messages import CalibrationHappened, CalibrationLeft
from practice_tui.tui.panes import HIGH_CLASSES, lines_above
from practice_tui.tui.seat import SeatScreen
from practice_tui.tui.sheets import calibration as sheets
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet


class CalibrationScreen(SeatScreen[CalibrationView]):
    """Shows a calibration as it stands. `core.views.calibration_keys` says what a key does in which phase."""

    VERTICAL_BREAKPOINTS = HIGH_CLASSES
    BINDINGS = SCROLL_BINDINGS
    KEYS = CALIBRATION_KEYS

    def __init__(self, view: CalibrationView) -> None:
        super().__init__(view)
        self._is_whole = False

    def compose(self) -> ComposeResult:
        yield Sheet(id="head")
        with Horizontal(id="seat-columns"):
            with Scroller(id="sample"):
                yield Sheet(id="sample-sheet")
            with Scroller(id="grade"):
                yield Sheet(id="grade-sheet")
        yield from self.compose_foot()

    def _follow(self, before: CalibrationView, view: CalibrationView) -> None:
        if (before.phase, before.sheet.sheet.position) != (view.phase, view.sheet.sheet.position):
            self._message, self._is_whole = "", False
            self._scroll_to_top()
        self._show()

    def _obey(self, pressed: str) -> bool:
        entry = entry_pressed(self._offered, pressed)
        if entry is None:
            return False
        if entry.event is not None:
            self.post_message(CalibrationHappened(entry.event))
        elif entry.key.name == CalibrationAct.LEAVE:
            self._go_back()
        elif entry.key.name == CalibrationAct.QUESTION:
            self._is_whole = not self._is_whole
            self._show()
        return True

    def _go_back(self) -> None:
        self.post_message(CalibrationLeft())

    @property
    def _offered(self) -> list[RateKey]:
        """The keys that do something now; in two columns the question is there as a whole."""
        offered = calibration_keys_offered(self._current.sheet)
        return [entry for entry in offered if not (self._is_wide and entry.key.name == CalibrationAct.QUESTION)]

    @property
    def _keys_now(self) -> tuple[Key, ...]:
        return tuple(entry.key for entry in self._offered)

    @property
    def _lines_above(self) -> int:
        return lines_above(self.app.size.height)

    @property
    def _instruction(self) -> str:
        return judging_instruction(self._current.sheet)

    @property
    def _trouble(self) -> str:
        return self._current.sheet.trouble

    def _show(self) -> None:
        view = self._current
        is_parted = self._is_wide and view.result is None
        self.query_one("#sample").display = is_parted
        self.query_one("#grade").set_class(is_parted, "-beside")
        self._show_line()
        self._draw("head", partial(sheets.head, view))
        if view.result:
            self._draw("grade-sheet", partial(sheets.result, view.result))
        elif is_parted:
            self._draw("sample-sheet", partial(sheets.read, view))
            self._draw("grade-sheet", partial(sheets.graded, view, self._room))
        else:
            self._draw("grade-sheet", partial(sheets.one_column, view, self._is_whole, self._room))
