"""The screen after a round: what was said, what was left out, and the one gap worth closing."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Resize
from textual.geometry import Region, Size
from textual.reactive import reactive

from practice_tui.core.history.attempts import RoundState
from practice_tui.core.history.facts import Outcome
from practice_tui.core.views.debriefs import to_retry
from practice_tui.core.views.home import ResumeRound, ReviewRound
from practice_tui.core.views.keys import DEBRIEF_KEYS
from practice_tui.core.views.recorded import Recorded
from practice_tui.core.views.screens import DebriefRow, DebriefView
from practice_tui.tui.bindings import PAGES, bindings_of, footer_of
from practice_tui.tui.messages import (
    AmendWanted,
    OfferChosen,
    QuestionAsked,
    QuestionWanted,
    ReportWanted,
    SameAgainWanted,
    TopicWanted,
)
from practice_tui.tui.panes import HIGH_CLASSES, WIDE, WIDE_CLASSES
from practice_tui.tui.playing import PlayingScreen, without_playing
from practice_tui.tui.sheets import debrief as sheets
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.plain import PlainContainer
from practice_tui.tui.widgets.rows import Rows
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet

NOTHING_SCORED = "Nothing is scored in this round."
BARS = ((30, 9), (24, 6), (0, 3))  # lines of a screen, and from there on of the bars: the limit is two thirds of them


class DebriefScreen(PlayingScreen[None]):
    """One line a question; enter opens the question's page."""

    HORIZONTAL_BREAKPOINTS = WIDE_CLASSES
    VERTICAL_BREAKPOINTS = HIGH_CLASSES
    BINDINGS = [
        *bindings_of(DEBRIEF_KEYS),
        # The list takes the arrows; these would go to it too, and never reach what stands around it.
        *(Binding(key, f"scroll('{direction}')", show=False, priority=True) for key, direction in PAGES.items()),
    ]

    view: reactive[DebriefView | None] = reactive(None, repaint=False)

    def __init__(self, view: DebriefView) -> None:
        super().__init__()
        is_recorded = any(row.recorded for row in view.rows)
        self._keys = DEBRIEF_KEYS if is_recorded else without_playing(DEBRIEF_KEYS)
        self.set_reactive(DebriefScreen.view, view)

    @property
    def round_id(self) -> str:
        return self.view.record.id if self.view else ""

    def compose(self) -> ComposeResult:
        yield Sheet(id="head")
        with Scroller(id="debrief"), PlainContainer(id="panes"):
            with PlainContainer(id="seen"):
                yield Sheet(id="summary")
                yield Rows(id="attempts")
            with PlainContainer(id="read"):
                yield Sheet(id="gap")
                yield Sheet(id="missed")
        yield Sheet(id="folded")
        yield KeyBar(footer_of(self._keys))

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Rows), scroll_visible=False)
        self._show()

    def watch_view(self) -> None:
        if self.is_mounted:
            self._show()

    def on_resize(self, resized: Resize) -> None:
        self._draw_summary(resized.size)

    def action_open(self) -> None:
        self.query_one(Rows).action_select()

    def action_amend(self) -> None:
        row = self._marked
        if row is None or self.view is None:
            return
        if not self.view.record.counts:
            self.query_one(KeyBar).tell(NOTHING_SCORED)
        elif row.attempt.is_unrated:
            is_left, round_id = self.view.record.state is RoundState.UNFINISHED, row.attempt.round_id
            self.post_message(OfferChosen(ResumeRound(round_id) if is_left else ReviewRound(round_id)))
        elif row.attempt.outcome is Outcome.ANSWERED:
            self.post_message(AmendWanted(row.attempt.id, row.attempt.round_id, row.question.title))

    def action_retry(self) -> None:
        weak = to_retry(self.view) if self.view else ()
        if weak:
            self.post_message(QuestionAsked(weak))
        else:
            self.query_one(KeyBar).tell("Nothing was missed or shaky in this round.")

    def action_topic(self) -> None:
        topic = self.view.gap_topic if self.view and self.view.gap_topic else None
        if topic or self._marked:
            self.post_message(TopicWanted(topic or (self._marked.question.topic if self._marked else "")))

    def action_same(self) -> None:
        if self.view:
            self.post_message(SameAgainWanted(self.view.record.id))

    def action_page(self) -> None:
        if self.view and not self.view.record.counts:
            self.query_one(KeyBar).tell(NOTHING_SCORED)
        elif self.view:
            self.post_message(ReportWanted(self.view.record.id))

    def action_scroll(self, direction: str) -> None:
        self.query_one(Scroller).move(direction)

    def action_close(self) -> None:
        self.dismiss()

    @on(Rows.OptionSelected)
    def _chosen(self) -> None:
        if self._marked:
            self.post_message(QuestionWanted(self._marked.question.id))

    @on(Rows.OptionHighlighted)
    def _moved(self, moved: Rows.OptionHighlighted) -> None:
        self._tell_marked()
        scroller, rows = self.query_one(Scroller), self.query_one(Rows)
        if moved.option_index:
            place = rows.region.y - scroller.region.y + scroller.scroll_offset.y + moved.option_index
            scroller.scroll_to_region(Region(0, place, 1, 1), animate=False)
        else:
            scroller.scroll_home(animate=False)

    @property
    def recorded(self) -> Recorded | None:
        return self._marked.recorded if self._marked else None

    def shows(self, recorded: Recorded) -> bool:
        return any(row.recorded and row.recorded.attempt_id == recorded.attempt_id for row in self._rows)

    @property
    def _rows(self) -> tuple[DebriefRow, ...]:
        return self.view.rows if self.view else ()

    @property
    def _marked(self) -> DebriefRow | None:
        marked = self.query_one(Rows).marked
        return next((row for row in self._rows if row.attempt.id == marked), None)

    def _show(self) -> None:
        view = self.view
        if view is None:
            return
        self.query_one("#head", Sheet).draw = partial(sheets.head, view)
        self.query_one("#gap", Sheet).draw = partial(sheets.gap_pane, view)
        self._draw_summary(self.app.size)
        self.query_one("#missed", Sheet).draw = partial(sheets.missed, view)
        self.query_one("#read").display = sheets.has_pane(view)
        widths = sheets.column_widths(view)
        self.query_one(Rows).show(
            [(row.attempt.id, partial(sheets.line, number, row, widths)) for number, row in enumerate(view.rows, 1)]
        )
        self._tell_marked()

    def _draw_summary(self, size: Size) -> None:
        """The picture is higher on a high screen, and the gap beside it unless it has a pane of its own."""
        is_wide = size.width >= WIDE
        self.query_one("#gap").display = is_wide
        if self.view:
            height = next(bars for lines, bars in BARS if size.height >= lines)
            self.query_one("#summary", Sheet).draw = partial(sheets.summary, self.view, height, is_wide)

    def _tell_marked(self) -> None:
        row, folded = self._marked, self.query_one("#folded", Sheet)
        folded.display = row is not None
        if row:
            folded.draw = partial(sheets.note, self._rows.index(row) + 1, row)
