"""Home: which round is worth sitting now, what is weak, and how the last one went."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Resize
from textual.geometry import Size
from textual.reactive import reactive

from practice_tui.core.views.home import HomeView
from practice_tui.core.views.keys import HOME_KEYS
from practice_tui.tui.bindings import bindings_of, footer_of
from practice_tui.tui.messages import OfferChosen, PlaceWanted
from practice_tui.tui.place import PlaceScreen
from practice_tui.tui.sheets import home as sheets
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.rows import Rows
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet

WIDE_FROM = 116  # columns from which panels stand side by side
FEWEST_OFFERS = 6  # rows that are shown however little room there is; the page scrolls then
HEAD_AND_FOOT, ABOUT, BORDER, MARGIN = 2, 1, 2, 1  # lines
ABOUT_BESIDE = 2  # the same where panels stand side by side, and a line is half as long


class HomeScreen(PlaceScreen[None]):
    """Enter starts the marked round."""

    PLACE = "home"
    BINDINGS = bindings_of(HOME_KEYS)
    HORIZONTAL_BREAKPOINTS = [(WIDE_FROM, "-wide")]  # a class of the narrow one would have all styled and drawn twice

    view: reactive[HomeView | None] = reactive(None)

    def __init__(self, view: HomeView | None = None) -> None:
        super().__init__()
        self.set_reactive(HomeScreen.view, view)

    def compose(self) -> ComposeResult:
        self.set_class(self.app.size.width >= WIDE_FROM, "-wide")  # before there is anything to style anew
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
        if self.view:
            self._show(self.view)

    def on_resize(self, resized: Resize) -> None:
        self._use_room(resized.size)
        self._describe()

    def watch_view(self, view: HomeView | None) -> None:
        if self.is_mounted and view:
            self._show(view)

    @property
    def is_as_found(self) -> bool:
        """Whether it shows what the next start finds: figures, no lost history, the mark on top, and nothing told."""
        rows = self.query_one(Rows)
        is_true = self.view is not None and not self.view.missing
        is_told = bool(self.query("Toast") or self.query_one(KeyBar).told)
        return is_true and rows.has_focus and rows.highlighted == 0 and not is_told

    def action_start(self) -> None:
        self.query_one(Rows).action_select()

    def action_dashboard(self) -> None:
        self.post_message(PlaceWanted("dashboard"))

    def action_bank(self) -> None:
        self.post_message(PlaceWanted("bank"))

    def action_date(self) -> None:
        self.post_message(PlaceWanted("date"))

    def action_own(self) -> None:
        self.post_message(OfferChosen("own:"))

    def action_tools(self) -> None:
        self.post_message(PlaceWanted("tools"))

    def action_settings(self) -> None:
        self.post_message(PlaceWanted("settings"))

    async def action_quit(self) -> None:
        await self.run_action("app.leave")

    @on(Rows.OptionHighlighted)
    def _describe(self) -> None:
        """Say what the marked round is for."""
        marked = self.query_one(Rows).marked
        offer = next((offer for offer in self.view.offers if offer.id == marked), None) if self.view else None
        if offer:
            room = ABOUT_BESIDE if self.app.size.width >= WIDE_FROM else ABOUT
            self.query_one("#about", Sheet).draw = partial(sheets.about, offer, room)

    @on(Rows.OptionSelected)
    def _chosen(self, chosen: Rows.OptionSelected) -> None:
        if chosen.option.id:
            self.post_message(OfferChosen(chosen.option.id))

    def _show(self, view: HomeView) -> None:
        self.query_one("#head", Sheet).draw = partial(sheets.head, view.head)
        self.query_one("#notices").display = bool(view.notices or view.missing or view.left_out)
        self.query_one("#notices", Sheet).draw = partial(sheets.notices, view)
        self.query_one("#welcome").display = view.is_first
        self.query_one("#weak", Sheet).draw = partial(sheets.weak, view)
        self.query_one("#last").display = not view.is_first
        self.query_one("#last", Sheet).draw = partial(sheets.last, view)
        self.query_one(Rows).show([(offer.id, partial(sheets.offer, offer)) for offer in view.offers])
        self._describe()
        self._use_room(self.app.size)

    def _use_room(self, size: Size) -> None:
        """As many rows as fit with everything else in sight, where the panels stand below each other.

        Reckoned, not looked up in a layout, so that the first one stays: margins and borders are those of the CSS.
        """
        above = [self.query_one(name, Sheet) for name in ("#notices", "#welcome")]
        below = [self.query_one(name, Sheet) for name in ("#weak", "#last")]
        others = HEAD_AND_FOOT + ABOUT + BORDER
        others += sum(sheet.lines_at(size.width - 2) + MARGIN for sheet in above if sheet.display)
        others += sum(sheet.lines_at(size.width - 6) + BORDER for sheet in below if sheet.display)
        is_wide = size.width >= WIDE_FROM
        self.query_one(Rows).styles.max_height = None if is_wide else max(FEWEST_OFFERS, size.height - others)
