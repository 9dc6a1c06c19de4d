"""Home: which round is worth sitting now, what is weak, and how the last one went."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.events import Resize, ScreenResume
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from practice_tui.core.views.home import ChooseOwn, HomeView, Offer
from practice_tui.core.views.keys import HOME_KEYS
from practice_tui.tui.bindings import bindings_of, footer_of, keymap_of
from practice_tui.tui.messages import OfferChosen, Place, PlaceWanted
from practice_tui.tui.panes import WIDE, WIDE_CLASSES, mark_room
from practice_tui.tui.place import PlaceScreen
from practice_tui.tui.sheets import home as sheets
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.plain import PlainContainer
from practice_tui.tui.widgets.rows import Rows
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet

FEWEST_OFFERS = 6  # rows that are shown however little room there is; the page scrolls then
HEAD_AND_FOOT, RULE, BORDER = 2, 1, 2  # lines
ABOUT, ABOUT_BESIDE = 1, 2  # lines on what the marked round is for, below each other and side by side
MARGIN, PADDING = 2, 2  # columns of the page and of a panel
SCROLLBAR = 1  # column
WIDEST = 170  # columns of both panels
MOST_LINES = 3  # of a row of the rounds
BARS, HIGH_BARS, SPARE = 4, 8, 4  # lines of the weeks' bars, and those that stay free below high ones
TITLES = {
    "now": "Now",
    "rounds": "Rounds · minutes of answering",
    "today": "Today",
    "weak": "Most likely weak (self-scored)",
    "lately": "Lately",
    "recent": "Last rounds",
}
FIRST_TITLES = TITLES | {"now": "Welcome", "today": "How a round goes", "weak": "What else there is"}


class HomeScreen(PlaceScreen[None]):
    """Enter starts the marked round."""

    class Returned(Message):
        """One came back to Home from another screen."""

    BINDINGS = [
        *bindings_of(HOME_KEYS),
        # The list takes these too, and what stands below it would never be reached.
        Binding("pagedown", "page('down')", show=False, priority=True),
        Binding("pageup", "page('up')", show=False, priority=True),
    ]
    HORIZONTAL_BREAKPOINTS = WIDE_CLASSES

    view: reactive[HomeView | None] = reactive(None, repaint=False)

    def __init__(self, view: HomeView | None = None) -> None:
        super().__init__()
        self.set_reactive(HomeScreen.view, view)
        self._about = ABOUT
        self._shown: tuple[tuple[Offer, ...], int] | None = None

    def compose(self) -> ComposeResult:
        mark_room(self)
        yield Sheet(partial(sheets.head, ""), id="head")
        with Scroller(id="home"):
            yield Sheet(id="notices")
            with PlainContainer(id="panels"):
                with PlainContainer(id="first"):
                    yield Sheet(id="now", classes="panel")
                    with Container(id="rounds", classes="panel"):
                        yield Rows(id="offers")
                    yield Sheet(id="recent", classes="panel")
                with PlainContainer(id="beside"):
                    yield Sheet(id="today", classes="panel")
                    yield Sheet(id="weak", classes="panel")
                    yield Sheet(id="lately", classes="panel")
        yield KeyBar(footer_of(HOME_KEYS))

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Rows))
        if self.view:
            self._show(self.view)

    def on_screen_resume(self, resumed: ScreenResume) -> None:
        self.post_message(self.Returned())

    def on_resize(self, resized: Resize) -> None:
        self._use_room(resized.size)

    def watch_view(self, view: HomeView | None) -> None:
        if self.is_mounted and view:
            self._show(view)

    def show_keys(self) -> None:
        """Draw anew what names keys: some were moved."""
        self._use_room(self.app.size)

    @property
    def is_as_found(self) -> bool:
        """Whether it shows what the next start finds: figures, no lost history, the mark on top, and nothing told."""
        rows = self.query_one(Rows)
        is_true = self.view is not None and not self.view.missing
        is_told = bool(self.query("Toast") or self.query_one(KeyBar).message)
        return is_true and rows.has_focus and rows.highlighted == 0 and not is_told

    def action_start(self) -> None:
        self.query_one(Rows).action_select()

    def action_dashboard(self) -> None:
        self.post_message(PlaceWanted(Place.DASHBOARD))

    def action_bank(self) -> None:
        self.post_message(PlaceWanted(Place.BANK))

    def action_date(self) -> None:
        self.post_message(PlaceWanted(Place.DATE))

    def action_own(self) -> None:
        self.post_message(OfferChosen(ChooseOwn()))

    def action_tools(self) -> None:
        self.post_message(PlaceWanted(Place.TOOLS))

    def action_interview(self) -> None:
        self.post_message(PlaceWanted(Place.INTERVIEW))

    def action_settings(self) -> None:
        self.post_message(PlaceWanted(Place.SETTINGS))

    async def action_page(self, way: str) -> None:
        """Turn the page where it is longer than the screen, else the list."""
        scroller = self.query_one(Scroller)
        longer = scroller if scroller.max_scroll_y else self.query_one(Rows)
        await longer.run_action(f"page_{way}")

    async def action_quit(self) -> None:
        await self.run_action("app.leave")

    @on(Rows.OptionHighlighted)
    def _describe(self) -> None:
        """Say what the marked round is for."""
        self.query_one(Scroller).scroll_home(animate=False)
        if self.view and (offer := self._marked):
            self.query_one("#now", Sheet).draw = partial(sheets.now, offer, self.view, self._about)

    @on(Rows.OptionSelected)
    def _chosen(self) -> None:
        if offer := self._marked:
            self.post_message(OfferChosen(offer.starts))

    @property
    def _marked(self) -> Offer | None:
        marked = self.query_one(Rows).marked
        return next((offer for offer in self.view.offers if offer.id == marked), None) if self.view else None

    def _show(self, view: HomeView) -> None:
        self.query_one("#head", Sheet).draw = partial(sheets.head, view.head)
        self.query_one("#notices").display = bool(view.notices or view.missing or view.left_out or view.tip)
        self.query_one("#notices", Sheet).draw = partial(sheets.notices, view)
        self.query_one("#lately").display = not view.is_first
        self.set_class(view.is_first, "-first")
        self._use_room(self.app.size)

    def _use_room(self, size: Size) -> None:
        """Fit rows and panels into the screen; pictures give way to lines where room is short.

        Reckoned, not looked up in a layout, so that the first one stays: margins and borders are those of the CSS.
        """
        view = self.view
        if view is None:
            return
        for name, title in (FIRST_TITLES if view.is_first else TITLES).items():
            is_boxed = size.width >= WIDE or name == "now"
            self.query_one(f"#{name}").border_title = title if is_boxed else f" {title} "
        notices = self.query_one("#notices", Sheet)
        room = size.height - HEAD_AND_FOOT
        room -= notices.lines_at(size.width - MARGIN) + 1 if notices.display else 0
        self._about = ABOUT_BESIDE if size.width >= WIDE else ABOUT
        column = min(WIDEST, size.width - MARGIN) // 2 if size.width >= WIDE else size.width - MARGIN
        now = max(sheets.now_lines(offer, view, self._about, column - BORDER - PADDING) for offer in view.offers)
        self.query_one("#now").styles.min_height = now + BORDER
        room -= now + BORDER
        if size.width >= WIDE:
            inside = column - BORDER - PADDING
            rows = self._show_offers(view, room - BORDER)
            self._show_recent(view, room - BORDER - rows - BORDER, inside)
            self._draw_beside(view, inside, room + now + BORDER, BORDER)
            return
        self._show_recent(view, 0, column)
        narrowest = column - PADDING - SCROLLBAR  # a bar from before goes only if all fits beside it
        self._draw_beside(view, narrowest, room - RULE - len(view.offers), RULE)
        below = sum(panel.lines_at(narrowest) + RULE for panel in self._beside if panel.display)
        self._show_offers(view, 0)
        self.query_one(Rows).styles.max_height = max(FEWEST_OFFERS, room - RULE - below)

    @property
    def _beside(self) -> list[Sheet]:
        return [self.query_one(f"#{name}", Sheet) for name in ("today", "weak", "lately")]

    def _show_offers(self, view: HomeView, room: int) -> int:
        """Every row of as many lines as let all of them fit into `room`; of one, where they don't. Counts the lines."""
        lines = max(1, min(MOST_LINES, room // max(1, len(view.offers))))
        widths = sheets.detail_widths(view.offers)
        shown = (view.offers, lines)
        if shown != self._shown:
            self._shown = shown
            rows = [(offer.id, partial(sheets.offer, offer, widths, lines)) for offer in view.offers]
            self.query_one(Rows).show(rows, lines)
        self.query_one(Rows).styles.max_height = None
        self._describe()
        return lines * len(view.offers)

    def _show_recent(self, view: HomeView, room: int, width: int) -> None:
        """The last rounds below the others where `room` lines hold more than one; else they stand in *Lately*."""
        recent = self.query_one("#recent", Sheet)
        recent.display = not view.is_first and sheets.recent_that_fit(view, room, width) > 1
        recent.draw = partial(sheets.recent, view, room)

    def _draw_beside(self, view: HomeView, width: int, room: int, edge: int) -> None:
        """The panels beside or below the rounds, as large as fits into `room` lines; `edge` lines frame each."""
        today, weak, lately = self._beside
        fewest = 0 if self.query_one("#recent").display else 1
        for detail in reversed(sheets.Detail):
            today.draw = partial(sheets.today, view, detail)
            weak.draw = partial(sheets.weak, view, detail, keymap_of(self.app))
            lately.draw = partial(sheets.lately, view, detail, 1, fewest)
            rest = room - sum(panel.lines_at(width) + edge for panel in self._beside if panel.display)
            if rest >= 0:
                self._draw_lately(view, detail, width, lately.lines_at(width) + rest, fewest)
                return

    def _draw_lately(self, view: HomeView, detail: sheets.Detail, width: int, room: int, fewest: int) -> None:
        """As much of *Lately* as fits into `room` lines: bars, then the rounds before the last, then high bars."""
        lately = self.query_one("#lately", Sheet)
        most = len(view.recent) if fewest else 0
        lower = [(height, rounds) for height in range(BARS, 0, -1) for rounds in range(most, fewest - 1, -1)]
        for height, rounds in [(HIGH_BARS, most), *lower]:
            lately.draw = partial(sheets.lately, view, detail, height, rounds)
            spare = SPARE if height == HIGH_BARS else 0
            if lately.lines_at(width) + spare <= room:
                return
