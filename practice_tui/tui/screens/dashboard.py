"""The dashboard: each tab answers one question."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.reactive import reactive
from textual.screen import Screen

from practice_tui.core.attempts import RoundState
from practice_tui.core.views import DashboardView
from practice_tui.tui.bindings import bindings_of, footer_of
from practice_tui.tui.messages import DebriefWanted, DiscardWanted, TopicWanted
from practice_tui.tui.sheets import dashboard as sheets
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.rows import Rows
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet


class DashboardScreen(Screen[None]):
    """Tabs turn with the arrows; enter opens what is behind the marked row."""

    BINDINGS = bindings_of("dashboard")

    view: reactive[DashboardView] = reactive(DashboardView((), (), 0, ""))
    tab: reactive[str] = reactive(sheets.TABS[0])

    def __init__(self, view: DashboardView, plan_titles: dict[str, str]) -> None:
        super().__init__()
        self.set_reactive(DashboardScreen.view, view)
        self._plan_titles = plan_titles

    def compose(self) -> ComposeResult:
        yield Sheet(id="head")
        with Scroller(id="dashboard"):
            yield Sheet(id="sentence")
            yield Rows(id="figures")
        yield KeyBar(footer_of("dashboard"))

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Rows))
        self._show()

    def watch_tab(self) -> None:
        if self.is_mounted:
            self._show()

    def watch_view(self) -> None:
        if self.is_mounted:
            self._show()

    def action_left(self) -> None:
        self._turn(-1)

    def action_right(self) -> None:
        self._turn(1)

    def action_open(self) -> None:
        self.query_one(Rows).action_select()

    def action_discard(self) -> None:
        record = next((held for held in self.view.rounds if held.id == self.query_one(Rows).marked), None)
        if self.tab == "History" and record:
            self.post_message(DiscardWanted(record.id, record.state is RoundState.DISCARDED))

    def action_close(self) -> None:
        self.dismiss()

    @on(Rows.OptionSelected)
    def _chosen(self, chosen: Rows.OptionSelected) -> None:
        name = chosen.option.id or ""
        self.post_message(TopicWanted(name) if self.tab == "Topics" else DebriefWanted(name))

    def _turn(self, by: int) -> None:
        self.tab = sheets.TABS[(sheets.TABS.index(self.tab) + by) % len(sheets.TABS)]

    def _show(self) -> None:
        view = self.view
        self.query_one("#head", Sheet).draw = partial(sheets.tabs, self.tab)
        sentence, rows = self.query_one("#sentence", Sheet), self.query_one(Rows)
        if self.tab == "Topics":
            sentence.draw = partial(sheets.topics_head, view)
            rows.show([(held.slug, partial(sheets.topic, held)) for held in view.topics])
        else:
            sentence.draw = partial(sheets.history_head, view)
            titles = self._plan_titles
            rows.show(
                [
                    (held.id, partial(sheets.history_round, held, titles.get(held.plan, held.plan)))
                    for held in view.rounds
                ]
            )
