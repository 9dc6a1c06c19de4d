"""The interview's day and level: an empty day clears it."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Input

from practice_tui.core.interviews import Interview, read_day
from practice_tui.core.questions import Level
from practice_tui.errors import PracticeError
from practice_tui.tui.sheets.drawing import ACCENT, BAD, MUTED, hanging, pressable, say, stack, wrap
from practice_tui.tui.widgets.line_input import LineInput
from practice_tui.tui.widgets.sheet import Sheet


class DateScreen(ModalScreen[Interview | None]):
    """Enter keeps, escape leaves everything as it is, tab turns the level."""

    BINDINGS = [
        Binding("tab", "level", show=False, priority=True),
        Binding("escape", "drop", show=False),
    ]

    level: reactive[Level] = reactive(Level.INTERMEDIATE)
    trouble: reactive[str] = reactive("")

    def __init__(self, interview: Interview, today: str) -> None:
        super().__init__()
        self._day, self._today = interview.day, today
        self.set_reactive(DateScreen.level, interview.level)

    def compose(self) -> ComposeResult:
        with Vertical(id="window") as window:
            window.border_title = "Interview"
            yield Sheet(explain)
            yield LineInput(self._day, id="day", placeholder="2026-12-09; empty: no date", max_length=20)
            yield Sheet(id="level")

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Input))
        self._show()

    def watch_level(self) -> None:
        if self.is_mounted:
            self._show()

    def watch_trouble(self) -> None:
        if self.is_mounted:
            self._show()

    def action_level(self) -> None:
        levels = list(Level)
        self.level = levels[(levels.index(self.level) + 1) % len(levels)]

    def action_drop(self) -> None:
        self.dismiss(None)

    @on(Input.Submitted)
    def _written(self, submitted: Input.Submitted) -> None:
        try:
            # A day that is over may stay while the level changes.
            day = self._day if submitted.value.strip() == self._day else read_day(submitted.value, self._today)
        except PracticeError as error:
            self.trouble = str(error)
            return
        self.dismiss(Interview(day, self.level))

    def _show(self) -> None:
        self.query_one("#level", Sheet).draw = partial(draw_level, self.level, self.trouble)


def explain(width: int) -> Content:
    return stack([*wrap("The day as year-month-day; empty clears it.", width), Content("")])


def draw_level(level: Level, trouble: str, width: int) -> Content:
    """The level, what was wrong with the day that was typed, and the keys."""
    lines = hanging(say("tab  ", f"bold {ACCENT}"), f"level: {level.value}", width)
    told = wrap(say(f"{trouble[:1].upper()}{trouble[1:]}", BAD), width) if trouble else []
    keys = say("enter: keep · escape: leave it as it is", MUTED)
    return stack([Content(""), *(pressable(line, "tab") for line in lines), *told, keys])
