"""The footer: the keys that do something now, clickable, as many as fit."""

from collections.abc import Sequence
from functools import partial

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from practice_tui.core.views.keys import Key
from practice_tui.core.views.remapping import as_shown
from practice_tui.tui.bindings import keymap_of
from practice_tui.tui.sheets.drawing import pressable, say

_FACE = "bold $text-accent"
TOLD_FOR = 5.0  # seconds


class KeyBar(Widget):
    """One line of keys; `message` stands in their place for a while.

    Where they don't all fit, keys that work everywhere are dropped first, then the place's own, of which the last one
    leads out and goes last; `? Keys` stays.
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
    message: reactive[str] = reactive("")

    def __init__(self, keys: Sequence[Key] = ()) -> None:
        super().__init__()
        self.auto_links = False  # what can be pressed keeps its own colours
        self.set_reactive(KeyBar.keys, tuple(keys))

    def tell(self, text: str) -> None:
        """Shows a text in place of the keys for a while."""
        self.message = text
        self.set_timer(TOLD_FOR, partial(self._fall_silent, text))

    def _fall_silent(self, text: str) -> None:
        """Drops the text, unless another one has replaced it."""
        if self.message == text:
            self.message = ""

    def render(self) -> Content:
        width = self.content_size.width
        return (
            say(self.message, "bold").truncate(width, ellipsis=True) if self.message else key_line(self._shown(), width)
        )

    def _shown(self) -> list[Key]:
        """The keys as the person has set them."""
        keymap = keymap_of(self.app)
        return [as_shown(key, keymap) for key in self.keys] if keymap else [*self.keys]


def key_line(keys: Sequence[Key], width: int) -> Content:
    """The keys with a label, as many as fit into `width` cells, in their order."""
    shown = [key for key in keys if key.label]
    if not shown:
        return Content("")
    *rest, last = shown
    general = [key for key in reversed(rest) if key.is_general]
    own = [key for key in reversed(rest) if not key.is_general]
    way_out, others = own[:1], own[1:]
    ways = ((_joined, general), (_joined_short, ()), (_joined_tight, [*others, *way_out]))
    for joined, dropped in ways:
        for key in (None, *dropped):
            shown = [other for other in shown if other is not key]
            line = joined(shown)
            if line.cell_length <= width:
                return line
    return _joined([last])


def _joined(keys: Sequence[Key]) -> Content:
    return Content("  ").join(map(_face, keys))


def _joined_short(keys: Sequence[Key], gap: str = "  ") -> Content:
    """The last one does without its label."""
    *rest, last = keys
    return Content(gap).join([*map(_face, rest), pressable(say(last.face, _FACE), last.key)])


def _joined_tight(keys: Sequence[Key]) -> Content:
    return _joined_short(keys, " ")


def _face(key: Key) -> Content:
    return pressable(Content.assemble((key.face, _FACE), f" {key.label}"), key.key)
