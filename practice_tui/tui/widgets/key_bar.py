"""The footer: the keys that do something now, clickable, as many as fit."""

from collections.abc import Sequence
from functools import partial

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from practice_tui.core.keys import Key
from practice_tui.tui.sheets.drawing import pressable, say

TOLD_FOR = 5.0  # seconds


class KeyBar(Widget):
    """One line of keys; `told` stands there instead where something has to be said.

    Where they don't all fit, the last one (`? Keys`) stays and those before it give way.
    """

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        padding: 0 1;
        background: $surface;
        color: $foreground;
    }
    """

    keys: reactive[tuple[Key, ...]] = reactive(())
    told: reactive[str] = reactive("")

    def __init__(self, keys: Sequence[Key] = ()) -> None:
        super().__init__()
        self.auto_links = False  # what can be pressed keeps its own colours
        self.set_reactive(KeyBar.keys, tuple(keys))

    def tell(self, text: str) -> None:
        """In place of the keys, for a while."""
        self.told = text
        self.set_timer(TOLD_FOR, partial(self._fall_silent, text))

    def _fall_silent(self, text: str) -> None:
        """Unless something else is told by now."""
        if self.told == text:
            self.told = ""

    def render(self) -> Content:
        width = self.content_size.width
        return say(self.told, "bold").truncate(width, ellipsis=True) if self.told else key_line(self.keys, width)


def key_line(keys: Sequence[Key], width: int) -> Content:
    """The keys with a label, as many as fit into `width` cells."""
    faces = [_face(key) for key in keys if key.label]
    if not faces:
        return Content("")
    *rest, last = faces
    room, shown = width - last.cell_length, []
    for face in rest:
        room -= face.cell_length + 2
        if room < 0:
            break
        shown.append(face)
    return Content("  ").join([*shown, last])


def _face(key: Key) -> Content:
    return pressable(Content.assemble((key.face, "bold $text-accent"), f" {key.label}"), key.key)
