"""Forms: windows in which something is written that the app then keeps."""

from functools import partial
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from practice_tui.core.values.phrases import sentence
from practice_tui.core.views.keys import WRITING_KEYS
from practice_tui.tui.messages import DropWanted
from practice_tui.tui.place import pressable_edge
from practice_tui.tui.sheets.drawing import BAD, MUTED, paragraph
from practice_tui.tui.widgets.ground import Ground
from practice_tui.tui.widgets.sheet import Sheet

T = TypeVar("T")


class DraftWindow(ModalScreen[T]):
    """A window in which something is written that nothing else keeps: the app asks before it is dropped.

    A subclass says by `is_empty` whether there is anything to drop, and by DROP_QUESTION what is asked then.
    """

    DROP_QUESTION: ClassVar[str]

    @property
    def is_empty(self) -> bool:
        raise NotImplementedError


class FormScreen(DraftWindow[None]):
    """Stays open until the app has kept what is written; escape asks before it drops that.

    A subclass has the fields in `compose_fields` and keeps them in `action_keep`.
    """

    BINDINGS = [
        Binding("ctrl+s", "keep", show=False, priority=True),
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
        Binding("escape", "close", show=False, priority=True),
    ]
    HEADING: ClassVar[str]
    ADVICE: ClassVar[str]  # below the fields, where nothing is wrong

    def compose(self) -> ComposeResult:
        with Ground(), Vertical(id="window") as window:
            window.border_title = self.HEADING
            window.border_subtitle = pressable_edge(WRITING_KEYS)
            yield from self.compose_fields()
            yield Sheet(partial(paragraph, self.ADVICE, MUTED), id="problem")

    def compose_fields(self) -> ComposeResult:
        raise NotImplementedError

    def action_keep(self) -> None:
        raise NotImplementedError

    def action_close(self) -> None:
        if self.is_empty:
            self.dismiss()
        else:
            self.post_message(DropWanted())

    def refuse(self, text: str) -> None:
        """Say why it can't be kept as it is."""
        self.query_one("#problem", Sheet).draw = partial(paragraph, sentence(text), BAD)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def withdraw_refusal(self) -> None:
        """Say no longer what is wrong, once something is written."""
        self.query_one("#problem", Sheet).draw = partial(paragraph, self.ADVICE, MUTED)


def named_field(name: str, field: Widget) -> ComposeResult:
    """A field behind its name."""
    with Container(classes="field"):
        yield label(name, classes="label")
        yield field


def label(text: str, classes: str = "") -> Sheet:
    """A muted line above a field, or beside it."""
    return Sheet(partial(paragraph, text, MUTED), classes=classes)
