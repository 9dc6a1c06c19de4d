"""The interview's day, the minutes that one has a day, and the level: an empty day clears it."""

from dataclasses import replace
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Input

from practice_tui.core.bank.questions import Level
from practice_tui.core.history.targets import Interview, read_day, read_minutes
from practice_tui.core.values.dates import day_in_words
from practice_tui.errors import PracticeError
from practice_tui.tui.sheets.drawing import ACCENT, BAD, MUTED, hanging, pressable, say, stack, wrap
from practice_tui.tui.widgets.line_input import LineInput
from practice_tui.tui.widgets.sheet import Sheet


class DateScreen(ModalScreen[Interview | None]):
    """Enter keeps, escape leaves everything as it is, tab turns the level, up and down change the field."""

    BINDINGS = [
        Binding("tab", "level", show=False, priority=True),
        Binding("escape", "drop", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    level: reactive[Level] = reactive(Level.INTERMEDIATE)
    trouble: reactive[str] = reactive("")
    understood: reactive[str] = reactive("")

    def __init__(self, interview: Interview, today: str) -> None:
        super().__init__()
        self._before, self._today = interview, today
        self.set_reactive(DateScreen.level, interview.level)

    def compose(self) -> ComposeResult:
        with Vertical(id="window") as window:
            window.border_title = "Interview"
            yield Sheet(explain)
            yield LineInput(self._before.day, id="day", placeholder="2026-12-09; empty: no date", max_length=40)
            yield LineInput(
                str(self._before.minutes or ""),
                id="minutes",
                placeholder="minutes a day; empty: as many as it takes",
                max_length=4,
            )
            yield Sheet(id="level")

    def on_mount(self) -> None:
        self.set_focus(self.query_one("#day"))
        self._show()

    def watch_level(self) -> None:
        if self.is_mounted:
            self._show()

    def watch_trouble(self) -> None:
        if self.is_mounted:
            self._show()

    def watch_understood(self) -> None:
        if self.is_mounted:
            self._show()

    def action_level(self) -> None:
        levels = list(Level)
        self.level = levels[(levels.index(self.level) + 1) % len(levels)]

    def action_drop(self) -> None:
        self.dismiss(None)

    @on(Input.Changed)
    def _typed(self, changed: Input.Changed) -> None:
        self.trouble = ""
        if changed.input.id == "day":
            self.understood = self._said(changed.value)

    def _said(self, written: str) -> str:
        """Which day that is, as far as it can be told by now."""
        try:
            day = read_day(written, self._today)
        except PracticeError:
            return ""
        return day_in_words(day, self._today) if day else "no date"

    @on(Input.Submitted)
    def _written(self) -> None:
        written = self.query_one("#day", Input).value
        try:
            # A day that is over may stay while the rest changes.
            day = self._before.day if written.strip() == self._before.day else read_day(written, self._today)
            minutes = read_minutes(self.query_one("#minutes", Input).value)
        except PracticeError as error:
            self.trouble = str(error)
            return
        self.dismiss(replace(self._before, day=day, level=self.level, minutes=minutes))

    def _show(self) -> None:
        self.query_one("#level", Sheet).draw = partial(draw_level, self.level, self.understood, self.trouble)


def explain(width: int) -> Content:
    return stack(
        [
            *wrap("The day: 2026-12-09, 9 Dec, Friday, 5 days or in 2 weeks; empty clears it.", width),
            *wrap("Below it (↓) the minutes that you have a day.", width),
            Content(""),
        ]
    )


def draw_level(level: Level, understood: str, trouble: str, width: int) -> Content:
    """Which day was typed or what is wrong with it, the level, and the keys."""
    lines = hanging(say("tab  ", f"bold {ACCENT}"), f"level: {level.value}", width)
    told = wrap(say(f"{trouble[:1].upper()}{trouble[1:]}", BAD), width) if trouble else []
    keys = say("enter: keep · escape: leave it as it is", MUTED)
    day = wrap(say(understood, MUTED), width) if understood else [Content("")]
    return stack([*(told or day), Content(""), *(pressable(line, "tab") for line in lines), keys])
