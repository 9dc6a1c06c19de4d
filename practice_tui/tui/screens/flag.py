"""Flags a question: what is the matter with it, and a word on that."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from practice_tui.core.attempts import RemarkKind
from practice_tui.core.text import clean
from practice_tui.tui.sheets.drawing import ACCENT, MUTED, hanging, pressable, say, stack
from practice_tui.tui.widgets.sheet import Sheet

KINDS = {
    "w": (RemarkKind.WRONG, "wrong: a fact, a number or a reference"),
    "u": (RemarkKind.UNCLEAR, "unclear: I couldn't tell what was asked, or what a point means"),
    "o": (RemarkKind.OUTDATED, "out of date"),
}


@dataclass(frozen=True, slots=True)
class Flag:
    kind: RemarkKind
    text: str


class FlagScreen(ModalScreen[Flag | None]):
    """First the kind by one key, then a word; escape drops it."""

    AUTO_FOCUS = ""
    BINDINGS = [
        *(Binding(key, f"choose('{key}')", show=False) for key in KINDS),
        Binding("escape,q", "drop", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._kind: RemarkKind | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="window") as window:
            window.border_title = "Flag this question"
            yield Sheet(self._draw)
            yield Input(id="flag-text", placeholder="a word on it; enter: keep, escape: drop", compact=True)

    def on_mount(self) -> None:
        self.query_one(Input).display = False

    def action_choose(self, key: str) -> None:
        self._kind, _ = KINDS[key]
        line = self.query_one(Input)
        line.placeholder = f"{self._kind.value}: a word on it; enter: keep, escape: drop"
        line.display = True
        self.set_focus(line)

    def action_drop(self) -> None:
        self.dismiss(None)

    @on(Input.Submitted)
    def _written(self, submitted: Input.Submitted) -> None:
        if self._kind:
            self.dismiss(Flag(self._kind, clean(submitted.value).strip()))

    def _draw(self, width: int) -> Content:
        lines = []
        for key, (_, says) in KINDS.items():
            lines += [pressable(line, key) for line in hanging(say(f"{key}  ", f"bold {ACCENT}"), says, width)]
        return stack([*lines, say("escape  not now", MUTED)])
