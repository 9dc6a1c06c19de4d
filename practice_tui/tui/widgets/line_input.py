"""A field of one line."""

from textual.events import Paste
from textual.widgets import Input

from practice_tui.core.values.text import one_line


class LineInput(Input):
    """An input that joins the lines of a paste; one longer than `max_length` is refused with the bell."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None, max_length: int = 0) -> None:
        # What is there already isn't marked, so that the next letter doesn't take its place.
        super().__init__(value, placeholder, id=id, compact=True, max_length=max_length, select_on_focus=False)

    def open(self, placeholder: str, value: str, longest: int) -> None:
        """Shows the line with what is written already, to be gone on with. Nothing counts as changed by that."""
        with self.prevent(Input.Changed):
            self.placeholder, self.max_length, self.value, self.display = placeholder, longest, value, True
        self.cursor_position = len(value)
        self.screen.set_focus(self)

    def on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        line = one_line(event.text)
        if self.selection.is_empty:
            self.insert_text_at_cursor(line)
        else:
            self.replace(line, *self.selection)
