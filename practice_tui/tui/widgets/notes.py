"""An editor for notes while the clock runs."""

from textual.events import Key
from textual.message import Message

from practice_tui.core.views.keystrokes import First, Stroke, is_one_word
from practice_tui.tui.widgets.text_field import TextField

BLANKS = "    "  # what tab writes in code
_SCROLLS = {"pageup": "page_up", "pagedown": "page_down"}


class Notes(TextField):
    """Enter keeps the indent; escape leaves, and so does tab, but in code; page keys scroll the question."""

    class Left(Message):
        """Back to the keys."""

    class Scrolled(Message):
        """The question is to be scrolled."""

        def __init__(self, direction: str) -> None:
            super().__init__()
            self.direction = direction

    def __init__(self) -> None:
        super().__init__(id="notes")
        self.takes_code = False
        self.first: First | None = None  # the key that opened it, which may turn out to begin a word

    def show(self, text: str) -> None:
        """Replace the text; writing goes on at its end."""
        self.text = text
        self.move_cursor(self.document.end)

    def begin_with(self, text: str) -> None:
        """Write on a new line below the text."""
        self.move_cursor(self.document.end)
        self.write(text if self.text.endswith("\n") or not self.text else f"\n{text}")

    def write(self, text: str) -> None:
        """Write at the cursor, in place of what is marked, as if it was typed."""
        self.replace(text, *self.selection, maintain_selection_offset=False)

    def on_key(self, event: Key) -> None:
        first, self.first = self.first, None
        character = event.character or "" if event.is_printable else ""
        if first and is_one_word(first, Stroke(event.key, character, event.time)):
            self.begin_with(first.stroke.character)
        match event.key:
            case "enter":
                self.write(f"\n{self._indent}")
            case "tab" if self.takes_code:
                self.write(BLANKS)
            case "tab" | "escape":
                self.post_message(self.Left())
            case "pageup" | "pagedown":
                self.post_message(self.Scrolled(_SCROLLS[event.key]))
            case _:
                return
        event.stop()
        event.prevent_default()

    @property
    def _indent(self) -> str:
        row, column = self.cursor_location
        before = self.document.get_line(row)[:column]
        return before[: len(before) - len(before.lstrip(" "))]
