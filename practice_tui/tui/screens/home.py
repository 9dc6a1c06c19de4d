"""Home: which round is worth sitting now, what is weak, and how the last one went."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.reactive import reactive
from textual.screen import Screen

from practice_tui.core.home import HomeView
from practice_tui.core.keys import HOME_KEYS
from practice_tui.tui.bindings import bindings_of, footer_of
from practice_tui.tui.messages import OfferChosen, PlaceWanted
from practice_tui.tui.sheets import home as sheets
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.rows import Rows
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet

FEWEST_OFFERS = 6  # rows that are shown however little room there is; the page scrolls then


class HomeScreen(Screen[None]):
    """Enter starts the marked round."""

    BINDINGS = bindings_of(HOME_KEYS)

    view: reactive[HomeView | None] = reactive(None)

    def __init__(self, view: HomeView | None = None) -> None:
        super().__init__()
        self.set_reactive(HomeScreen.view, view)

    def compose(self) -> ComposeResult:
        yield Sheet(partial(sheets.head, ""), id="head")
        with Scroller(id="home"):
            yield Sheet(id="notices")
            yield Sheet(sheets.welcome, id="welcome")
            with Container(id="panels"):
                with Container(id="rounds", classes="panel"):
                    yield Rows(id="offers")
                    yield Sheet(id="about")
                with Container(id="beside"):
                    yield Sheet(id="weak", classes="panel")
                    yield Sheet(id="last", classes="panel")
        yield KeyBar(footer_of(HOME_KEYS))

    def on_mount(self) -> None:
        self.query_one("#rounds").border_title = "Rounds"
        self.query_one("#weak").border_title = "Most likely weak (self-scored)"
        self.query_one("#last").border_title = "Last round"
        self.set_focus(self.query_one(Rows))
        self._show()

    def on_resize(self) -> None:
        self.call_after_refresh(self._use_room)

    def watch_view(self) -> None:
        if self.is_mounted:
            self._show()

    def action_start(self) -> None:
        self.query_one(Rows).action_select()

    def action_dashboard(self) -> None:
        self.post_message(PlaceWanted("dashboard"))

    def action_bank(self) -> None:
        self.post_message(PlaceWanted("bank"))

    def action_date(self) -> None:
        self.post_message(PlaceWanted("date"))

    def action_quit(self) -> None:
        self.app.exit()

    @on(Rows.OptionHighlighted)
    def _marked(self, marked: Rows.OptionHighlighted) -> None:
        offer = next((offer for offer in self.view.offers if offer.id == marked.option.id), None) if self.view else None
        if offer:
            self.query_one("#about", Sheet).draw = partial(sheets.about, offer)

    @on(Rows.OptionSelected)
    def _chosen(self, chosen: Rows.OptionSelected) -> None:
        if chosen.option.id:
            self.post_message(OfferChosen(chosen.option.id))

    def _show(self) -> None:
        view = self.view
        if view is None:
            return
        self.query_one("#head", Sheet).draw = partial(sheets.head, view.head)
        self.query_one("#notices").display = bool(view.notices or view.missing)
        self.query_one("#notices", Sheet).draw = partial(sheets.notices, view)
        self.query_one("#welcome").display = view.is_first
        self.query_one("#weak", Sheet).draw = partial(sheets.weak, view)
        self.query_one("#last").display = not view.is_first
        self.query_one("#last", Sheet).draw = partial(sheets.last, view)
        self.query_one(Rows).show([(offer.id, partial(sheets.offer, offer)) for offer in view.offers])
        self.call_after_refresh(self._use_room)

    def _use_room(self) -> None:
        """As many rows as fit with everything else in sight, where the panels stand below each other."""
        offers, panels = self.query_one(Rows), self.query_one("#panels")
        others = panels.virtual_region.bottom - offers.size.height
        room = max(FEWEST_OFFERS, self.query_one(Scroller).size.height - others)
        offers.styles.max_height = None if self.has_class("-wide") else room
