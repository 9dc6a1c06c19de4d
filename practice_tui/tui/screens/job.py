"""A window for the text of a job description, or for the name of a file that holds it."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import TextArea

from practice_tui.core.values.text import clean
from practice_tui.tui.form import DraftWindow
from practice_tui.tui.place import pressable_words
from practice_tui.tui.sheets.drawing import MUTED, paragraph
from practice_tui.tui.widgets.ground import Ground
from practice_tui.tui.widgets.sheet import Sheet
from practice_tui.tui.widgets.text_field import TextField

SAYS = "Paste it whole, or write the name of a text file. It stays on this machine. Left empty, it has no say."


class JobScreen(DraftWindow[str | None]):
    """Dismissed with the text; with None where it is dropped."""

    DROP_QUESTION = "Drop the job description?"

    BINDINGS = [
        Binding("ctrl+s", "close", show=False),
        Binding("escape", "close", show=False),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._begun = text

    def compose(self) -> ComposeResult:
        with Ground(), Vertical(id="window") as window:
            window.border_title = "A job description"
            window.border_subtitle = pressable_words(("escape: take it", "escape"))
            yield TextField(id="job")
            yield Sheet(lambda width: paragraph(SAYS, MUTED, width))

    def on_mount(self) -> None:
        field = self.query_one(TextArea)
        field.text = clean(self._begun)
        field.move_cursor(field.document.end)
        self.set_focus(field)

    @property
    def is_empty(self) -> bool:
        return not self.query_one(TextArea).text.strip()

    def action_close(self) -> None:
        self.dismiss(clean(self.query_one(TextArea).text).strip())
