"""Flags a question: what is the matter with it, and a word on that."""

from dataclasses import dataclass
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input

from practice_tui.core.history.facts import RemarkKind
from practice_tui.core.values.text import clean
from practice_tui.tui.messages import StrayLetter
from practice_tui.tui.place import CHOOSING, pressable_words
from practice_tui.tui.sheets.drawing import say
from practice_tui.tui.widgets.ground import Ground
from practice_tui.tui.widgets.line_input import LineInput
from practice_tui.tui.widgets.rows import Rows

NOT_NOW = "not now"
KINDS = {
    NOT_NOW: NOT_NOW,
    RemarkKind.WRONG.value: "wrong: a fact, a number or a reference",
    RemarkKind.UNCLEAR.value: "unclear: what is asked, or what a point means",
    RemarkKind.OUTDATED.value: "out of date",
}


@dataclass(frozen=True, slots=True)
class Flag:
    kind: RemarkKind
    text: str


class FlagScreen(ModalScreen[Flag | None]):
    """First the kind from a list, then a word; escape drops it."""

    BINDINGS = [Binding("escape", "drop", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self._kind: RemarkKind | None = None

    def compose(self) -> ComposeResult:
        with Ground(), Vertical(id="window") as window:
            window.border_title = "Flag this question"
            window.border_subtitle = CHOOSING + pressable_words(("  escape: not now", "escape"))
            yield Rows(id="ways")
            yield LineInput(id="flag-text")

    def on_mount(self) -> None:
        self.query_one(Input).display = False
        rows = self.query_one(Rows)
        rows.show([(name, partial(_line, says)) for name, says in KINDS.items()])
        self.set_focus(rows)

    def on_key(self, event: Key) -> None:
        if self._kind is None and event.is_printable and event.character:
            self.app.post_message(StrayLetter(event.character, event.time))

    def action_drop(self) -> None:
        self.dismiss(None)

    @on(Rows.OptionSelected)
    def _chosen(self, chosen: Rows.OptionSelected) -> None:
        if chosen.option.id in (None, NOT_NOW):
            self.dismiss(None)
            return
        self._kind = RemarkKind(chosen.option.id)
        line = self.query_one(Input)
        line.placeholder = f"{self._kind.value}: a word on it; enter: keep, escape: drop"
        line.display = True
        self.set_focus(line)

    @on(Input.Submitted)
    def _written(self, submitted: Input.Submitted) -> None:
        if self._kind:
            self.dismiss(Flag(self._kind, clean(submitted.value).strip()))


def _line(says: str, width: int) -> Content:
    return say(says).truncate(width, ellipsis=True)
