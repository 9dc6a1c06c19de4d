"""A question of the program's own, answered from a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen

from practice_tui.tui.messages import StrayLetter
from practice_tui.tui.place import CHOOSING
from practice_tui.tui.sheets.drawing import say, stack, wrap
from practice_tui.tui.widgets.ground import Ground
from practice_tui.tui.widgets.rows import Rows
from practice_tui.tui.widgets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Way:
    """One way to answer: what it is called, what it does, and a digit that chooses it where it is a score."""

    name: str
    says: str
    digit: str = ""


class ChoiceScreen(ModalScreen[str]):
    """Dismissed with the name of the chosen way. The first one is harmless, and escape is that one.

    Arrows and enter choose; no letter does, since somebody may be typing. Where nobody can be (`closes_by_q`), q is the
    first way too, as in a list.
    """

    BINDINGS = [Binding("escape", "drop", show=False)]

    def __init__(self, title: str, text: str, ways: Sequence[Way], *, closes_by_q: bool = False) -> None:
        super().__init__()
        self._title, self._text, self._ways = title, text, ways
        if closes_by_q:
            self._bindings.bind("q,Q", "drop", show=False)
        for way in ways:
            if way.digit:
                self._bindings.bind(way.digit, f"choose('{way.name}')", show=False)

    def compose(self) -> ComposeResult:
        with Ground(), Vertical(id="window") as window:
            window.border_title = self._title
            window.border_subtitle = CHOOSING
            yield Sheet(lambda width: stack([*wrap(self._text, width), say("")]))
            yield Rows(id="ways")

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.show([(way.name, partial(_line, way)) for way in self._ways])
        self.set_focus(rows)

    def on_key(self, event: Key) -> None:
        if event.is_printable and event.character and not event.character.isdigit():
            self.app.post_message(StrayLetter(event.character, event.time))

    def action_choose(self, name: str) -> None:
        self.dismiss(name)

    def action_drop(self) -> None:
        self.dismiss(self._ways[0].name)

    @on(Rows.OptionSelected)
    def _chosen(self, chosen: Rows.OptionSelected) -> None:
        if chosen.option.id:
            self.dismiss(chosen.option.id)


def _line(way: Way, width: int) -> Content:
    return say(f"{way.digit} {way.says}".strip()).truncate(width, ellipsis=True)
