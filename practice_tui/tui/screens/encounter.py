"""A form for a real interview: who held it, when, how it went, and what was asked."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from practice_tui.core.history.encounters import Asked, NewEncounter, Went, read_day_lived, read_name, read_stage
from practice_tui.core.values.phrases import sentence
from practice_tui.core.values.text import clean
from practice_tui.core.views.keys import WRITING_KEYS
from practice_tui.errors import PracticeError
from practice_tui.tui.messages import EncounterDropWanted, EncounterWritten
from practice_tui.tui.place import pressable_edge
from practice_tui.tui.sheets.drawing import BAD, MUTED, say, stack, wrap
from practice_tui.tui.widgets.ground import Ground
from practice_tui.tui.widgets.line_input import LineInput
from practice_tui.tui.widgets.sheet import Sheet
from practice_tui.tui.widgets.text_field import TextField
from practice_tui.tui.widgets.turner import Turner

SAYS = "practice real keep makes a question of it one of your own."
NOT_SAID = ("0", "not said")


class EncounterScreen(ModalScreen[None]):
    """Stays open until the app has kept what is written; escape asks before it drops that."""

    BINDINGS = [
        Binding("ctrl+s", "keep", show=False, priority=True),
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
        Binding("escape", "close", show=False, priority=True),
    ]

    def __init__(self, day: str, today: str) -> None:
        """`day` is the civil day on which it probably was."""
        super().__init__()
        self._day, self._today = day, today

    def compose(self) -> ComposeResult:
        went = [NOT_SAID, *((str(each.value), each.phrase) for each in Went)]
        with Ground(), Vertical(id="window") as window:
            window.border_title = "A real interview"
            window.border_subtitle = pressable_edge(WRITING_KEYS)
            yield from _line("Who", LineInput(id="who", placeholder="any word: a company, a name, a letter"))
            yield from _line("When", LineInput(self._day, id="day", placeholder="2026-03-01, today, yesterday"))
            yield from _line("Stage", LineInput(id="stage", placeholder="phone screen, coding, on-site; or nothing"))
            yield from _line("It went", Turner(went, NOT_SAID[0], id="went"))
            yield _label("What was asked? One question a line")
            yield TextField(id="was-asked")
            yield _label("Anything else")
            yield TextField(id="text")
            yield Sheet(partial(_folded, SAYS, MUTED), id="problem")

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
            self.refuse(error)

    def refuse(self, error: PracticeError) -> None:
        """Say why it can't be kept as it is."""
        self.query_one("#problem", Sheet).draw = partial(_folded, sentence(str(error)), BAD)

    @on(Input.Submitted)
    def go_on(self) -> None:
        self.focus_next()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def withdraw_refusal(self) -> None:
        """Say no longer what is wrong, once something is written."""
        self.query_one("#problem", Sheet).draw = partial(_folded, SAYS, MUTED)

    def action_close(self) -> None:
        if self.is_empty:
            self.dismiss()
        else:
            self.post_message(EncounterDropWanted())

    def _written(self) -> NewEncounter:
        """The interview that is written. Raises PracticeError where it can't be kept."""
        who, day, stage = (self.query_one(f"#{name}", Input).value for name in ("who", "day", "stage"))
        asked, text = (clean(self.query_one(f"#{name}", TextArea).text) for name in ("was-asked", "text"))
        went = int(self.query_one("#went", Turner).value)
        return NewEncounter(
            read_name(who),
            read_day_lived(day, self._today),
            read_stage(stage),
            Went(went) if went else None,
            text.strip(),
            tuple(Asked(line.strip()) for line in asked.splitlines() if line.strip()),
        )


def _line(label: str, field: Widget) -> ComposeResult:
    """A field behind its name."""
    with Container(classes="field"):
        yield _label(label, classes="label")
        yield field


def _label(text: str, classes: str = "") -> Sheet:
    return Sheet(partial(_folded, text, MUTED), classes=classes)


def _folded(text: str, style: str, width: int) -> Content:
    return stack(wrap(say(text, style), width))
