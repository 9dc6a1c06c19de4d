"""The interview that one practises for: its day, the minutes that one has a day, its level and its plan."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from practice_tui.core.bank.questions import Level
from practice_tui.core.history.targets import Interview, read_day, read_minutes
from practice_tui.core.selection.goals import MOST_A_DAY
from practice_tui.core.values.dates import day_in_words, days_between
from practice_tui.core.values.phrases import count
from practice_tui.errors import PracticeError
from practice_tui.tui.form import named_field
from practice_tui.tui.messages import EncountersWanted
from practice_tui.tui.place import pressable_words
from practice_tui.tui.sheets.drawing import BAD, GOOD, MUTED, STRONG, flowed, paragraph, stack
from practice_tui.tui.widgets.ground import Ground
from practice_tui.tui.widgets.line_input import LineInput
from practice_tui.tui.widgets.sheet import Sheet
from practice_tui.tui.widgets.turner import Turner

EXAMPLES = "2026-12-09, 9 Dec, Friday, 5 days, in 2 weeks; empty: no date"
MINUTES_SAID = 120  # from so many on the time in all is said in hours
MINUTES_SAY = f"to practise each day; empty: up to {MOST_A_DAY} questions"
KEYS = (
    pressable_words(("enter keep", "enter")),
    pressable_words(("↑", "up"), ("↓ field", "down"), gap=" "),
    pressable_words(("←", "left"), ("→ turn", "right"), gap=" "),
    pressable_words(("escape leave as it is", "escape")),
    pressable_words(("ctrl+r real interviews", "ctrl+r")),
)


def practice_in_all(days: int, minutes: int | None) -> str:
    """`10 days of 45 minutes: about 8 hours of practice.`; minutes up to two hours, and no sum of a single day."""
    if not minutes:
        return f"{count(days, 'day')}; with minutes, each day gets what fits into them."
    if days == 1:
        return f"1 day of {count(minutes, 'minute')}."
    total = days * minutes
    in_all = count(total, "minute") if total < MINUTES_SAID else f"about {count(round(total / 60), 'hour')}"
    return f"{count(days, 'day')} of {count(minutes, 'minute')}: {in_all} of practice."


class DateScreen(ModalScreen[Interview | None]):
    """Enter keeps and escape leaves all as it is; up, down and tab change the field, left and right turn a value."""

    BINDINGS = [
        Binding("enter", "keep", show=False),
        Binding("escape", "drop", show=False),
        Binding("ctrl+r", "list_real", show=False, priority=True),
        Binding("down,tab", "app.focus_next", show=False, priority=True),
        Binding("up,shift+tab", "app.focus_previous", show=False, priority=True),
    ]

    def __init__(self, interview: Interview, today: str, plans: Sequence[tuple[str, str]] = ()) -> None:
        """`plans` are ids and titles of what an interview may be about."""
        super().__init__()
        self._before, self._today = interview, today
        self._plans = (("", "all topics alike"), *plans)

    def compose(self) -> ComposeResult:
        levels = [(level.value, level.value) for level in Level]
        minutes = str(self._before.minutes or "")
        with Ground(), Vertical(id="window") as window:
            window.border_title = "Interview"
            yield from named_field(
                "Day", LineInput(self._before.day, id="day", placeholder="when is it?", max_length=40)
            )
            yield Sheet(id="understood")
            yield from named_field("Minutes", LineInput(minutes, id="minutes", placeholder="any number", max_length=4))
            yield Sheet(partial(paragraph, MINUTES_SAY, MUTED), classes="under")
            yield from named_field("Level", Turner(levels, self._before.level.value, id="level"))
            yield from named_field("About", Turner(self._plans, self._before.plan, id="plan"))
            yield Sheet(id="sum")
            yield Sheet(lambda width: stack(flowed(KEYS, " · ", width)).stylize(MUTED))

    def on_mount(self) -> None:
        self.set_focus(self.query_one("#day"))
        self._tell()

    @on(Input.Submitted)
    def action_keep(self) -> None:
        try:
            self.dismiss(self._written())
        except PracticeError as error:
            self._tell(str(error))

    def action_drop(self) -> None:
        self.dismiss(None)

    def action_list_real(self) -> None:
        """List the real interviews above; what is typed here stays."""
        self.post_message(EncountersWanted())

    @on(Input.Changed)
    def _typed(self) -> None:
        self._tell()

    def _written(self) -> Interview:
        """The interview as typed into the fields. Raises PracticeError."""
        return replace(
            self._before,
            day=self._day_typed(),
            level=Level(self.query_one("#level", Turner).value),
            plan=self.query_one("#plan", Turner).value,
            minutes=read_minutes(self.query_one("#minutes", Input).value),
        )

    def _tell(self, trouble: str = "") -> None:
        """Says which day is meant, and how much time there is until then; or what is wrong."""
        day = self._day_meant()
        understood = day_in_words(day, self._today) if day else EXAMPLES
        is_empty = not self.query_one("#day", Input).value.strip()
        style = f"{STRONG} {GOOD}" if day else MUTED
        text = "no date" if is_empty and self._before.day else understood
        self.query_one("#understood", Sheet).draw = partial(paragraph, text, style)
        problem = partial(paragraph, f"{trouble[:1].upper()}{trouble[1:]}", BAD)
        self.query_one("#sum", Sheet).draw = problem if trouble else partial(paragraph, self._sum(day), "")

    def _day_meant(self) -> str:
        """The day that is typed, as far as it can be told by now."""
        try:
            return self._day_typed()
        except PracticeError:
            return ""

    def _day_typed(self) -> str:
        """The day in its field; one that is over may stay while the rest changes. Raises PracticeError."""
        typed = self.query_one("#day", Input).value
        return self._before.day if typed.strip() == self._before.day else read_day(typed, self._today)

    def _sum(self, day: str) -> str:
        """Shows how much time there is in all."""
        try:
            minutes = read_minutes(self.query_one("#minutes", Input).value)
        except PracticeError:
            minutes = None
        days = days_between(self._today, day) if day else -1
        if days < 0:
            return "With a date, Home says what each day asks for."
        return practice_in_all(max(1, days), minutes)
