"""The attempts behind a row of the dashboard, from which a round can be started."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.reactive import reactive

from practice_tui.core.values.text import one_line
from practice_tui.core.views.dashboard import NOTHING_TO_ASK, BehindRow, BehindView
from practice_tui.core.views.keys import BEHIND_KEYS
from practice_tui.tui.bindings import bindings_of, footer_of
from practice_tui.tui.messages import DebriefWanted, QuestionAsked, QuestionWanted, TopicWanted
from practice_tui.tui.panes import WIDE_CLASSES, mark_room
from practice_tui.tui.place import ListScreen
from practice_tui.tui.sheets import behind as sheets
from practice_tui.tui.sheets.drawing import STRONG, say
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.plain import PlainHorizontal
from practice_tui.tui.widgets.rows import Rows
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet


class BehindScreen(ListScreen[None]):
    """Enter opens the marked question's page, another key the debrief of its round, a third starts a round on all."""

    BINDINGS = bindings_of(BEHIND_KEYS)
    HORIZONTAL_BREAKPOINTS = WIDE_CLASSES

    view: reactive[BehindView | None] = reactive(None)

    def __init__(self, view: BehindView) -> None:
        super().__init__()
        self.set_reactive(BehindScreen.view, view)

    def compose(self) -> ComposeResult:
        mark_room(self)
        yield Sheet(id="head")
        yield Sheet(id="sentence")
        with PlainHorizontal(id="behind-panes"):
            yield Rows(id="behind")
            with Scroller(id="preview"):
                yield Sheet(id="previewed")
        yield Sheet(id="folded")
        yield KeyBar(footer_of(BEHIND_KEYS))

    def action_debrief(self) -> None:
        if self._marked:
            self.post_message(DebriefWanted(self._marked.attempt.round_id))
        else:
            self.query_one(KeyBar).tell("Nothing is marked: there was no round of it yet.")

    def action_round(self) -> None:
        view = self._current
        if view.topic:
            self.post_message(TopicWanted(view.topic))
        elif view.question_ids:
            self.post_message(QuestionAsked(view.question_ids))
        else:
            self.query_one(KeyBar).tell(NOTHING_TO_ASK)

    def action_close(self) -> None:
        self.dismiss()

    @on(Rows.OptionHighlighted)
    def _moved(self) -> None:
        self._show_marked()

    @on(Rows.OptionSelected)
    def _chosen(self) -> None:
        if self._marked:
            self.post_message(QuestionWanted(self._marked.attempt.question_id))

    @property
    def _current(self) -> BehindView:
        assert self.view is not None
        return self.view

    @property
    def _marked(self) -> BehindRow | None:
        marked = self.query_one(Rows).marked
        return next((row for row in self._current.rows if row.attempt.id == marked), None)

    def _show(self) -> None:
        view, needs = self._current, sheets.needs_of(self._current)
        self.query_one("#head", Sheet).draw = lambda width: say(one_line(view.title), STRONG)
        self.query_one("#sentence", Sheet).draw = partial(sheets.head, view)
        self.query_one(Rows).show([(row.attempt.id, partial(sheets.line, row, needs)) for row in view.rows])
        self._show_marked()

    def _show_marked(self) -> None:
        if self._marked:
            self.query_one("#folded", Sheet).draw = partial(sheets.typed, self._marked)
            self.query_one("#previewed", Sheet).draw = partial(sheets.preview, self._marked)
