"""The result of a sprint."""

from functools import partial

from textual.app import ComposeResult
from textual.containers import Center

from practice_tui.core.drills.views import SprintView
from practice_tui.core.views.keys import RESULT_KEYS
from practice_tui.tui.bindings import SCROLL_BINDINGS, bindings_of, footer_of, keymap_of
from practice_tui.tui.messages import ToolsLeft, ToolWanted
from practice_tui.tui.place import PlaceScreen
from practice_tui.tui.sheets import drills as sheets
from practice_tui.tui.sheets.drawing import STRONG, say, spread
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet


class DrillResultScreen(PlaceScreen[None]):
    """Enter drills the same again, another key what is worth it next."""

    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(30, "-tall")]
    BINDINGS = [*bindings_of(RESULT_KEYS), *SCROLL_BINDINGS]

    def __init__(self, view: SprintView) -> None:
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        run, title = self._view.sprint.run, self._view.sprint.drill.title
        yield Sheet(lambda width: spread(say(title, STRONG), f"level {run.level}", width), id="head")
        with Scroller(id="sprint-result"), Center():
            yield Sheet(partial(sheets.result, self._view, keymap_of(self.app)))
        yield KeyBar(footer_of(RESULT_KEYS))

    def action_again(self) -> None:
        run = self._view.sprint.run
        self.post_message(ToolWanted(run.drill, run.level, run.seconds))

    def action_next(self) -> None:
        if self._view.result:
            onward = self._view.result.onward
            self.post_message(ToolWanted(onward.drill.name, onward.level, self._view.sprint.run.seconds))

    def action_close(self) -> None:
        self.post_message(ToolsLeft())

    def action_scroll(self, direction: str) -> None:
        self.query_one(Scroller).move(direction)
