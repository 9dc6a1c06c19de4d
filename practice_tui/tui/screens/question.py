"""One question's page: all that the bank holds of it, and how it went so far."""

from functools import partial

from textual.app import ComposeResult
from textual.screen import Screen

from practice_tui.core.keys import QUESTION_KEYS
from practice_tui.core.views import QuestionView
from practice_tui.tui.bindings import SCROLL_BINDINGS, bindings_of, footer_of
from practice_tui.tui.messages import QuestionAsked, ToolWanted
from practice_tui.tui.sheets import bank as sheets
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.prose import Prose
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet


class QuestionScreen(Screen[None]):
    """Enter asks it in a round of its own."""

    AUTO_FOCUS = ""
    PLACE = "question"
    BINDINGS = [*bindings_of(QUESTION_KEYS), *SCROLL_BINDINGS]

    def __init__(self, view: QuestionView) -> None:
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        yield Sheet(partial(sheets.head, self._view), id="head")
        with Scroller(id="page"):
            yield Sheet(partial(sheets.own_history, self._view), id="own")
            yield Prose(self._view.question.prompt, id="prompt")
            yield Prose(sheets.answer_text(self._view.question), id="answer")
            yield Sheet(partial(sheets.details, self._view), id="details")
        has_drill = bool(self._view.question.drill)
        yield KeyBar(footer_of([key for key in QUESTION_KEYS if has_drill or key.name != "drill"]))

    def action_start(self) -> None:
        self.post_message(QuestionAsked((self._view.question.id,)))

    def action_drill(self) -> None:
        """Ten more like it, at the level that is worth it."""
        if self._view.question.drill:
            self.post_message(ToolWanted(f"drill:{self._view.question.drill}"))

    def action_close(self) -> None:
        self.dismiss()

    def action_scroll(self, direction: str) -> None:
        getattr(self.query_one(Scroller), f"scroll_{direction}")(animate=False)
