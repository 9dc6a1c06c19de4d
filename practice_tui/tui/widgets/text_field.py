"""A field of several lines."""

from textual.widgets import TextArea
from textual.widgets.text_area import Selection


class TextField(TextArea):
    """Lines fold; undo and redo work in fields with more lines than fit."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, soft_wrap=True, show_line_numbers=False, compact=True)

    def on_resize(self) -> None:
        """Textual folds the lines anew, but paints them again only where their number changes."""
        self.refresh()

    def undo(self) -> None:
        if self.history.undo_stack:
            self._go_to_start()
            super().undo()

    def redo(self) -> None:
        if self.history.redo_stack:
            self._go_to_start()
            super().redo()

    def _go_to_start(self) -> None:
        """Before lines go: Textual scrolls to the cursor once more before it moves it to where the edit was made."""
        self.selection = Selection.cursor(self.document.start)
