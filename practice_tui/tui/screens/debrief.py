"""The screen after a round: what was said, what was left out, and the one gap worth closing."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.reactive import reactive
from textual.screen import Screen

from practice_tui.core.views import DebriefView
from practice_tui.tui.bindings import bindings_of, footer_of
from practice_tui.tui.messages import QuestionWanted
from practice_tui.tui.sheets import debrief as sheets
from practice_tui.tui.sheets.drawing import STRONG, say
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.rows import Rows
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet


class DebriefScreen(Screen[None]):
    """One line a question; enter opens the question's page."""

    BINDINGS = bindings_of("debrief")

    view: reactive[DebriefView | None] = reactive(None)

    def __init__(self, view: DebriefView) -> None:
        super().__init__()
        self.set_reactive(DebriefScreen.view, view)

    def compose(self) -> ComposeResult:
        yield Sheet(lambda width: say("Debrief", STRONG), id="head")
        with Scroller(id="debrief"):
            yield Sheet(id="summary")
            yield Rows(id="attempts")
            yield Sheet(id="missed")
        yield KeyBar(footer_of("debrief"))

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Rows))
        self._show()

    def watch_view(self) -> None:
        if self.is_mounted:
            self._show()

    def action_open(self) -> None:
        self.query_one(Rows).action_select()

    def action_close(self) -> None:
        self.dismiss()

    @on(Rows.OptionSelected)
    def _chosen(self, chosen: Rows.OptionSelected) -> None:
        view = self.view
        held = next((row for row in view.rows if row.attempt.id == chosen.option.id), None) if view else None
        if held:
            self.post_message(QuestionWanted(held.question.id))

    def _show(self) -> None:
        view = self.view
        if view is None:
            return
        self.query_one("#summary", Sheet).draw = partial(sheets.summary, view)
        self.query_one("#missed", Sheet).draw = partial(sheets.missed, view)
        self.query_one(Rows).show([(held.attempt.id, partial(sheets.line, held)) for held in view.rows])
