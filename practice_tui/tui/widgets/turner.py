"""A field of one value out of a few: left and right turn it, a click does too."""

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from practice_tui.core.values.text import one_line
from practice_tui.tui.sheets.drawing import MUTED, STRONG, STRONG_ACCENT


class Turner(Widget, can_focus=True):
    """`‹ value ›`; each value has a name and what is shown of it."""

    BINDINGS = [Binding("right,space", "turn(1)", show=False), Binding("left", "turn(-1)", show=False)]
    DEFAULT_CSS = """
    Turner {
        height: 1;
        width: 1fr;
    }
    """

    at: reactive[int] = reactive(0)

    class Turned(Message):
        """Another value stands there."""

    def __init__(self, values: Sequence[tuple[str, str]], name: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.auto_links = False
        self._values = values
        names = [each for each, _ in values]
        self.set_reactive(Turner.at, names.index(name) if name in names else 0)

    @property
    def value(self) -> str:
        """The name of the value that stands there."""
        return self._values[self.at][0]

    def render(self) -> Content:
        arrows = STRONG_ACCENT if self.has_focus else MUTED
        shown = one_line(self._values[self.at][1])
        return Content.assemble(("‹ ", arrows), (shown, STRONG), (" ›", arrows)).truncate(
            self.content_size.width, ellipsis=True
        )

    def action_turn(self, steps: int) -> None:
        self.at = (self.at + steps) % len(self._values)
        self.post_message(self.Turned())

    def on_click(self, click: Click) -> None:
        self.action_turn(1)
