"""A window that asks for a name, and says at once what it leads to or why it can't be."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from practice_tui.core.values.phrases import sentence
from practice_tui.errors import PracticeError
from practice_tui.tui.place import pressable_words
from practice_tui.tui.sheets.drawing import BAD, MUTED, paragraph
from practice_tui.tui.widgets.ground import Ground
from practice_tui.tui.widgets.line_input import LineInput
from practice_tui.tui.widgets.sheet import Sheet

About = Callable[[str], str]
"""Says what comes of a name. Raises PracticeError for one that can't be."""


class NameScreen(ModalScreen[str | None]):
    """Asks for a name, such as a file's; `asks` stands in the empty field. Dismissed with the name, or with None."""

    BINDINGS = [Binding("escape", "drop", show=False)]

    def __init__(self, title: str, asks: str, about: About) -> None:
        super().__init__()
        self._title, self._asks, self._about = title, asks, about

    def compose(self) -> ComposeResult:
        with Ground(), Vertical(id="window") as window:
            window.border_title = self._title
            window.border_subtitle = pressable_words(("enter: keep", "enter"), ("escape: don't", "escape"))
            yield LineInput(id="name", placeholder=self._asks)
            yield Sheet(id="comes-of-it")

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Input))

    def action_drop(self) -> None:
        self.dismiss(None)

    @on(Input.Changed)
    def _typed(self, changed: Input.Changed) -> None:
        self._say(changed.value, is_asked=False)

    @on(Input.Submitted)
    def _written(self, submitted: Input.Submitted) -> None:
        if self._say(submitted.value, is_asked=True):
            self.dismiss(submitted.value)

    def _say(self, name: str, *, is_asked: bool) -> bool:
        """Shows what comes of a name or what is wrong with it, and returns whether it can be.

        An empty field is wrong only once it is to be kept, as `is_asked` says.
        """
        try:
            text, style = self._about(name), MUTED
        except PracticeError as error:
            text, style = sentence(str(error)), BAD
        shown = text if name.strip() or is_asked else ""
        self.query_one("#comes-of-it", Sheet).draw = lambda width: paragraph(shown, style, width)
        return style is MUTED
