"""A list to pick one thing from, over whatever screen asked for it."""

from collections.abc import Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from practice_tui.core.bank.shelf import Subject
from practice_tui.core.values.text import one_line
from practice_tui.core.views.keys import TOPICS_KEYS
from practice_tui.core.views.remapping import as_shown
from practice_tui.tui.bindings import bindings_of, keymap_of
from practice_tui.tui.messages import HideWanted
from practice_tui.tui.place import WindowScreen, pressable_edge, pressable_words
from practice_tui.tui.sheets.drawing import stack, wrap
from practice_tui.tui.widgets.ground import Ground
from practice_tui.tui.widgets.rows import Rows


class PickScreen(WindowScreen[str | None]):
    """Dismissed with the id of the picked row, or with None. What is of a `subject` can be hidden and shown here.

    Each row has so many `lines`; what is longer is cut.
    """

    BINDINGS = [Binding("q,Q,escape", "drop", show=False), *bindings_of(TOPICS_KEYS)]

    def __init__(
        self,
        title: str,
        rows: Sequence[tuple[str, str]],
        marked: str,
        *,
        subject: Subject | None = None,
        lines: int = 1,
    ) -> None:
        super().__init__()
        self._lines = lines
        self._title, self._rows, self._marked, self._subject = title, rows, marked, subject
        self.keys = TOPICS_KEYS if subject else ()

    @property
    def edge(self) -> Content:
        own = pressable_edge([as_shown(key, keymap_of(self.app)) for key in self.keys])
        begin, end = pressable_words(("enter: choose", "enter")), pressable_words(("q: back", "q"))
        return Content("  ").join([begin, *([own] if own else []), end])

    def show(self, rows: Sequence[tuple[str, str]]) -> None:
        """The rows as they read now."""
        self._rows = rows
        shown = [(name, partial(_folded, title, self._lines)) for name, title in rows]
        self.query_one(Rows).show(shown, self._lines)

    def compose(self) -> ComposeResult:
        with Ground(), Vertical(id="window") as window:
            window.border_title = self._title
            yield Rows(id="pick")

    def on_mount(self) -> None:
        super().on_mount()
        rows = self.query_one(Rows)
        self.show(self._rows)
        rows.highlighted = next((place for place, (name, _) in enumerate(self._rows) if name == self._marked), 0)
        self.set_focus(rows)

    def action_drop(self) -> None:
        self.dismiss(None)

    def action_hide(self) -> None:
        marked = self.query_one(Rows).marked
        if self._subject and marked:
            self.post_message(HideWanted(self._subject, marked))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return super().check_action(action, parameters) and (action != "hide" or self._subject is not None)

    @on(Rows.OptionSelected)
    def _picked(self, picked: Rows.OptionSelected) -> None:
        self.dismiss(picked.option.id)


def _folded(title: str, lines: int, width: int) -> Content:
    """A title on so many lines, the last one with a mark where there is more."""
    folded = wrap(one_line(title), width)
    begun, rest = folded[: lines - 1], folded[lines - 1 :]
    last = Content(" ").join(rest).truncate(width, ellipsis=True)
    return stack([*begun, last, *[Content("")] * (lines - len(begun) - 1)])
