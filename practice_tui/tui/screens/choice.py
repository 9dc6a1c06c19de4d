"""A question of the program's own, answered by one key."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from practice_tui.tui.sheets.drawing import ACCENT, hanging, pressable, say, stack, wrap
from practice_tui.tui.widgets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Way:
    """One way to answer: its key and what it does."""

    key: str
    says: str
    shown: str = ""


class ChoiceScreen(ModalScreen[str]):
    """Dismissed with the key of the chosen way; escape is the last one."""

    AUTO_FOCUS = ""

    def __init__(self, title: str, text: str, ways: Sequence[Way]) -> None:
        super().__init__()
        self._title, self._text, self._ways = title, text, ways
        for way in ways:
            self._bindings.bind(way.key, f"choose('{way.key}')", show=False)
        self._bindings.bind("escape", f"choose('{ways[-1].key}')", show=False)

    def compose(self) -> ComposeResult:
        with Vertical(id="window") as window:
            window.border_title = self._title
            yield Sheet(self._draw)

    def action_choose(self, key: str) -> None:
        self.dismiss(key)

    def _draw(self, width: int) -> Content:
        lines = [*wrap(self._text, width), say("")]
        for way in self._ways:
            lead = say(f"{way.shown or way.key:<7}", f"bold {ACCENT}")
            lines += [pressable(line, way.key) for line in hanging(lead, way.says, width)]
        return stack(lines)
