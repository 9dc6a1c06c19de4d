"""The dashboard: each tab answers one question."""

from dataclasses import replace
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.geometry import Region
from textual.reactive import reactive

from practice_tui.core.bank.shelf import Subject
from practice_tui.core.values.turning import turned
from practice_tui.core.views.dashboard import Filter, Period, Table, TableRow, TabView
from practice_tui.core.views.keys import DASHBOARD_KEYS
from practice_tui.core.views.tabs import Tab
from practice_tui.tui.bindings import bindings_of, footer_of, keymap_of
from practice_tui.tui.messages import (
    BehindWanted,
    DebriefWanted,
    DiscardWanted,
    HideWanted,
    RestoreWanted,
    RoundBehindWanted,
    TabWanted,
    TopicChoiceWanted,
    TopicWanted,
)
from practice_tui.tui.panes import TALL_CLASSES, WIDE, WIDE_CLASSES, mark_room
from practice_tui.tui.place import ListScreen
from practice_tui.tui.sheets import dashboard as sheets
from practice_tui.tui.sheets import table
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.picture import Picture, empty
from practice_tui.tui.widgets.plain import PlainHorizontal
from practice_tui.tui.widgets.rows import Rows
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet, blank

BRIEF, WIDEST_BRIEF = 37, 60  # columns of the picture of Gaps
EDGES = 6  # columns around the table
BELOW_FROM = 44  # rows: the topics above, and what is known of the marked one


class DashboardScreen(ListScreen[None]):
    """Shows one tab's view and asks for the next one; enter opens what is behind the marked row.

    Where there is room, the picture stands beside the table, or what is known of the marked row where there is none;
    that stands below it on a narrow but high screen.
    """

    BINDINGS = bindings_of(DASHBOARD_KEYS)
    HORIZONTAL_BREAKPOINTS = WIDE_CLASSES
    VERTICAL_BREAKPOINTS = TALL_CLASSES

    view: reactive[TabView] = reactive(TabView(Tab.TOPICS), repaint=False)
    turned_to: reactive[tuple[Tab, Filter]] = reactive((Tab.TOPICS, Filter()), repaint=False)
    is_by_estimate: reactive[bool] = reactive(False, repaint=False)

    def __init__(self, view: TabView) -> None:
        super().__init__()
        self.set_reactive(DashboardScreen.view, view)
        self._needs, self._fitted = table.needs_of(view.table), view.table
        self._folded_of: tuple[TabView, str | None] | None = None  # the view and the row of which all was told

    def compose(self) -> ComposeResult:
        mark_room(self)
        yield Sheet(id="head")
        with PlainHorizontal(id="dashboard-panes"):
            with Scroller(id="dashboard"):
                yield Sheet(id="sentence")
                yield Sheet(id="picture")
                yield Sheet(id="columns")
                yield Rows(id="figures")
            yield Picture(id="aside")
        yield Sheet(id="folded")
        yield KeyBar(footer_of(DASHBOARD_KEYS))

    def watch_is_by_estimate(self) -> None:
        if self.is_mounted:
            self._show()

    def watch_turned_to(self) -> None:
        if self.is_mounted:
            self._show_head()
            self.post_message(TabWanted(*self.turned_to))

    def show(self, view: TabView) -> None:
        """Shows a view that was asked for, unless another one has been asked for since."""
        if (view.tab, view.filter) == self.turned_to:
            self.view = view

    def narrow(self, topic: str) -> None:
        """Narrow the figures to one topic; empty stands for all."""
        tab, narrowing = self.turned_to
        self.turned_to = tab, Filter(narrowing.period, topic)

    def action_left(self) -> None:
        self._turn(-1)

    def action_right(self) -> None:
        self._turn(1)

    def action_tab(self, number: int) -> None:
        self.turned_to = list(Tab)[number - 1], self.turned_to[1]

    def action_period(self) -> None:
        tab, narrowing = self.turned_to
        self.turned_to = tab, Filter(turned(list(Period), narrowing.period), narrowing.topic)

    def action_order(self) -> None:
        if self.view.table.can_be_ordered:
            self.is_by_estimate = not self.is_by_estimate
        else:
            self.query_one(KeyBar).tell("Topics are ordered by their estimates, where there are some.")

    def action_topic(self) -> None:
        self.post_message(TopicChoiceWanted())

    def action_round(self) -> None:
        row = self._marked
        if row is None:
            return
        if row.behind.topic:
            self.post_message(TopicWanted(row.behind.topic))
        else:
            self.post_message(RoundBehindWanted(row.behind))

    def action_discard(self) -> None:
        row = self._marked
        if row and row.behind.round_id:
            round_id = row.behind.round_id
            self.post_message(RestoreWanted(round_id) if row.is_discarded else DiscardWanted(round_id))
        elif row and self.view.tab is Tab.TOPICS:
            self.post_message(HideWanted(Subject.TOPIC, row.behind.topic))
        else:
            self.query_one(KeyBar).tell("Rounds are discarded in History, and topics hidden in Topics.")

    def action_close(self) -> None:
        self.dismiss()

    @on(Rows.OptionSelected)
    def _chosen(self) -> None:
        row = self._marked
        if row:
            round_id = row.behind.round_id
            self.post_message(DebriefWanted(round_id) if round_id else BehindWanted(row.behind))

    @on(Rows.OptionHighlighted)
    def _moved(self) -> None:
        self._tell_folded()
        self._name_keys()
        self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        """Scroll to the marked row; to the top, with the headline, where the row is in sight from there."""
        scroller, place = self.query_one(Scroller), self._place_of_mark
        if place < scroller.size.height:
            scroller.scroll_home(animate=False)
        else:
            scroller.scroll_to_region(Region(0, place, 1, 1), animate=False)

    def _begin_in_sight(self) -> None:
        """Mark the first row, where the one that the headline names isn't in sight together with it."""
        if self._place_of_mark >= self.query_one(Scroller).size.height:
            self.query_one(Rows).mark(0)
        self._bring_into_sight()

    @property
    def _place_of_mark(self) -> int:
        """The line of the marked row in all that scrolls."""
        rows = self.query_one(Rows)
        return rows.virtual_region.y + (rows.highlighted or 0) - round(rows.scroll_y)

    @property
    def _marked(self) -> TableRow | None:
        marked = self.query_one(Rows).marked
        return next((row for row in self.view.table.rows if row.id == marked), None)

    @property
    def _table(self) -> Table:
        """The table in the order that is wanted."""
        table = self.view.table
        return table.by_estimate() if self.is_by_estimate and table.can_be_ordered else table

    def _turn(self, by: int) -> None:
        tab, narrowing = self.turned_to
        self.turned_to = turned(list(Tab), tab, by), narrowing

    def _tell_folded(self) -> None:
        """Show the part of the marked row that the table has no room for, unless it is shown already."""
        row, folded, aside = self._marked, self.query_one("#folded", Sheet), self.query_one("#aside", Picture)
        shown = self.view, row.id if row else None
        if self._folded_of and shown[0] is self._folded_of[0] and shown[1] == self._folded_of[1]:
            return
        self._folded_of = shown
        folded.draw = partial(table.about, self._fitted, self._needs, row) if row else blank
        if self.view.picture is None:
            aside.draw = partial(self._detail, row) if row else empty

    def _detail(self, row: TableRow, width: int, height: int) -> Content:
        """Draws what the table leaves out of a row, once the table beside it has its width."""
        shown = table.places_shown(self._fitted, self._needs, self.query_one("#columns", Sheet).content_size.width)
        return sheets.detail(self.view.table, row, shown, keymap_of(self.app), width, height)

    def on_resize(self, resized: Resize) -> None:
        self._place_detail()

    def _place_detail(self) -> None:
        """Below the table, where there is no room beside it and no picture above.

        The picture of Gaps takes what its table leaves, and stands above it where that is too little.
        """
        width, height = self.app.size
        aside, left = self.query_one("#aside").styles, width - table.whole_width(self._fitted, self._needs) - EDGES
        is_gaps = self.view.tab is Tab.GAPS
        aside.width = aside.min_width = min(left, WIDEST_BRIEF) if is_gaps and left >= BRIEF else None
        self.set_class(is_gaps and left < BRIEF, "-above")
        self.set_class(self.view.picture is None and width < WIDE and height >= BELOW_FROM, "-below")

    def _show_head(self) -> None:
        tab, narrowed = self.turned_to
        title = self.view.topic_title if self.view.filter.topic == narrowed.topic else ""
        self.query_one("#head", Sheet).draw = partial(sheets.head, tab, narrowed, title, keymap_of(self.app))

    def _show(self) -> None:
        view, ordered = self.view, self._table
        self._needs = table.needs_of(view.table)
        self._fitted = table.fitted(view.table, self._needs)
        self._show_head()
        self.query_one("#sentence", Sheet).draw = partial(sheets.sentences, view, ordered is not view.table)
        self.set_class(view.picture is not None, "-drawn")
        self._place_detail()
        self.set_class(view.picture is None and not view.table.rows, "-bare")
        if view.picture:
            self.query_one("#picture", Sheet).draw = partial(sheets.picture, view)
            self.query_one("#aside", Picture).draw = partial(sheets.picture, view)
        columns = self._fitted.columns
        self.query_one("#columns", Sheet).draw = partial(table.header, self._fitted, self._needs)
        rows = [(row.id, partial(table.line, columns, self._needs, row)) for row in ordered.rows]
        first = view.named_first if ordered is view.table else ""
        self.query_one(Rows).show(rows, first=first)
        self._tell_folded()
        self._name_keys()
        if first:
            self.call_after_refresh(self._begin_in_sight)

    def _name_keys(self) -> None:
        """Name the keys that do something on the tab in sight."""
        view = self.view
        useless = {"discard": view.tab not in (Tab.HISTORY, Tab.TOPICS), "order": not view.table.can_be_ordered}
        self.query_one(KeyBar).keys = tuple(
            replace(key, label=self._discard_label) if key.name == "discard" else key
            for key in footer_of(DASHBOARD_KEYS)
            if not useless.get(key.name, False)
        )

    @property
    def _discard_label(self) -> str:
        if self.view.tab is Tab.TOPICS:
            return "Hide"
        return "Restore" if self._marked and self._marked.is_discarded else "Discard"
