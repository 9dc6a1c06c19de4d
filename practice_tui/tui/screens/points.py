"""A window of points that are proposed for a rubric: each is kept or struck."""

from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive

from practice_tui.core.bank.questions import LETTERS
from practice_tui.core.values.text import one_line
from practice_tui.core.views.keys import POINTS_KEYS
from practice_tui.core.views.remapping import as_shown
from practice_tui.tui.bindings import bindings_of, keymap_of
from practice_tui.tui.place import WindowScreen, pressable_edge
from practice_tui.tui.sheets.drawing import (
    GOOD,
    MUTED,
    NO_TICK,
    STRONG,
    STRONG_ACCENT,
    TICK,
    hanging,
    pressable,
    say,
    stack,
    wrap,
)
from practice_tui.tui.widgets.ground import Ground
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet

EDIT = "edit"
"""The outcome that asks for the editor."""
Kept = tuple[str, ...]
SAYS = "Each point kept becomes a must: without it an answer isn't whole. They are asked from the next time on."


class PointsScreen(WindowScreen[Kept | str | None]):
    """Dismissed with the points that are kept, with EDIT, or with None."""

    BINDINGS = bindings_of(POINTS_KEYS)
    keys = POINTS_KEYS

    struck: reactive[frozenset[int]] = reactive(frozenset(), repaint=False)

    def __init__(self, points: Kept) -> None:
        super().__init__()
        self._points = points

    @property
    def edge(self) -> Content:
        shown = [as_shown(key, keymap_of(self.app)) for key in self.keys if key.label]
        return pressable_edge(shown)

    def compose(self) -> ComposeResult:
        with Ground(), Vertical(id="window") as window:
            window.border_title = "Points from the answer"
            yield Sheet(lambda width: stack([*wrap(say(SAYS, MUTED), width), Content("")]))
            with Scroller(id="points"):
                yield Sheet(id="proposed")

    def on_mount(self) -> None:
        super().on_mount()
        self._show()

    def watch_struck(self) -> None:
        if self.is_mounted:
            self._show()

    def action_tick(self, number: int) -> None:
        if number <= len(self._points):
            self.struck = self.struck ^ {number - 1}

    def action_keep(self) -> None:
        points = tuple(point for place, point in enumerate(self._points) if place not in self.struck)
        self.dismiss(points or None)

    def action_edit(self) -> None:
        self.dismiss(EDIT)

    def action_close(self) -> None:
        self.dismiss(None)

    def _show(self) -> None:
        self.query_one("#proposed", Sheet).draw = partial(_drawn, self._points, self.struck)


def _drawn(points: Kept, struck: frozenset[int], width: int) -> Content:
    lines: list[Content] = []
    for place, (letter, point) in enumerate(zip(LETTERS, points, strict=False)):
        is_struck = place in struck
        sign = say(NO_TICK, MUTED) if is_struck else say(TICK, f"{STRONG} {GOOD}")
        lead = Content.assemble((letter, STRONG_ACCENT), " ", sign, " ")
        text = say(one_line(point), MUTED if is_struck else "")
        lines += [pressable(line, letter) for line in hanging(lead, text, width)]
    return stack(lines)
