"""A form for a real interview: who held it, when, how it went, and what was asked."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, TextArea

from practice_tui.core.history.encounters import Asked, NewEncounter, Went, read_day_lived, read_name, read_stage
from practice_tui.core.values.text import clean
from practice_tui.errors import PracticeError
from practice_tui.tui.form import FormScreen, label, named_field
from practice_tui.tui.messages import EncounterWritten
from practice_tui.tui.widgets.line_input import LineInput
from practice_tui.tui.widgets.text_field import TextField
from practice_tui.tui.widgets.turner import Turner

NOT_SAID = ("0", "not said")


class EncounterScreen(FormScreen):
    """The form. Enter goes on to the next field."""

    HEADING = "A real interview"
    ADVICE = "practice real keep makes a question of it one of your own."
    DROP_QUESTION = "Drop the interview?"

    def __init__(self, day: str, today: str) -> None:
        """`day` is the civil day on which it probably was."""
        super().__init__()
        self._day, self._today = day, today

    def compose_fields(self) -> ComposeResult:
        went = [NOT_SAID, *((str(each.value), each.phrase) for each in Went)]
        yield from named_field("Who", LineInput(id="who", placeholder="any word: a company, a name, a letter"))
        yield from named_field("When", LineInput(self._day, id="day", placeholder="2026-03-01, today, yesterday"))
        yield from named_field("Stage", LineInput(id="stage", placeholder="phone screen, coding, on-site; or nothing"))
        yield from named_field("It went", Turner(went, NOT_SAID[0], id="went"))
        yield label("What was asked? One question a line")
        yield TextField(id="was-asked")
        yield label("Anything else")
        yield TextField(id="text")

    def on_mount(self) -> None:
        self.set_focus(self.query_one("#who"))

    @property
    def is_empty(self) -> bool:
        lines = [self.query_one(f"#{name}", Input).value for name in ("who", "stage")]
        return not any(text.strip() for text in (*lines, *(area.text for area in self.query(TextArea))))

    def action_keep(self) -> None:
        try:
            self.post_message(EncounterWritten(self._written()))
        except PracticeError as error:
            self.refuse(str(error))

    @on(Input.Submitted)
    def go_on(self) -> None:
        self.focus_next()

    def _written(self) -> NewEncounter:
        """The interview that is written. Raises PracticeError where it can't be kept."""
        who, day, stage = (self.query_one(f"#{name}", Input).value for name in ("who", "day", "stage"))
        questions, text = (clean(self.query_one(f"#{name}", TextArea).text) for name in ("was-asked", "text"))
        went = int(self.query_one("#went", Turner).value)
        return NewEncounter(
            read_name(who),
            read_day_lived(day, self._today),
            read_stage(stage),
            Went(went) if went else None,
            text.strip(),
            tuple(Asked(line.strip()) for line in questions.splitlines() if line.strip()),
        )
