"""The app: its life from first paint to end, and Home. Everything behind Home is imported once Home is there."""

import asyncio
import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from rich.segment import Segment
from textual import on
from textual.app import App
from textual.binding import Binding
from textual.color import Color
from textual.events import Event, Key, Paste, Resize
from textual.filter import LineFilter
from textual.screen import Screen

from practice_tui.config import Config, Theme
from practice_tui.core.home import KEPT_HOME, HomeView
from practice_tui.core.text import clean
from practice_tui.errors import PracticeError
from practice_tui.store.thread import StoreThread
from practice_tui.tui.first_frame import FRAME, HeldTerminal, frame_for, look_of, to_keep
from practice_tui.tui.key_order import KeyOrder, Passed
from practice_tui.tui.messages import Wanted
from practice_tui.tui.screens.home import WIDE_FROM, HomeScreen
from practice_tui.tui.screens.too_small import TooSmallScreen, is_too_small
from practice_tui.tui.signals import MustEnd, SteadyDriver
from practice_tui.tui.widgets.key_bar import TOLD_FOR, KeyBar

if TYPE_CHECKING:
    from practice_tui.core.clock import Clock, Day, Ticker
    from practice_tui.core.tabs import Tab, TabView
    from practice_tui.sitting.desk import Desk
    from practice_tui.sitting.drilling import DrillOrder
    from practice_tui.sitting.kept import Basis, Keeper
    from practice_tui.sitting.outlook import Outlook
    from practice_tui.sitting.sitting import Sitting
    from practice_tui.tui.conductor import Conductor
    from practice_tui.tui.navigator import Navigator

T = TypeVar("T")
S = TypeVar("S", bound=Screen[Any])

THEMES = {Theme.DARK: "textual-dark", Theme.LIGHT: "textual-light", Theme.ANSI: "ansi-dark"}
FULL_COLLECTION_AFTER = 100
"""Young collections before one of everything, where Python has 10. Rounds and the dashboard ask for one when it is due.

With 36,500 attempts three of 50 keys on the dashboard met one, and took 61 to 88 ms.
"""
KEPT_DAYS = 7  # that Home is kept ahead, for who comes back within a week


class PlainText(LineFilter):
    """The last thing before the terminal: no control character gets past it, wherever it came from."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment if segment.control or segment.text.isprintable() else segment._replace(text=clean(segment.text))
            for segment in segments
        ]


class PracticeApp(App[None]):
    """Opens on Home, or where the command line chose a round, `first`, a `drill`, or a `simulator` with its seed.

    Home as `keeper` kept it from the last run is painted first, if it still holds on `basis`. `held` is the terminal
    where that stands on it already, `look` what it would look like.
    """

    CSS_PATH = "practice.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE_FROM, "-wide")]
    BINDINGS = [
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+c", "copy_or_leave", show=False, priority=True),
        Binding("question_mark", "keys", show=False),
        Binding("ctrl+z", "suspend_process", show=False),
    ]

    def __init__(
        self,
        open_desk: "Callable[[], Desk]",
        config: Config,
        clock: "Clock",
        *,
        ticker: "Ticker | None" = None,
        seed: int = 0,
        first: "Callable[[Desk], Sitting] | None" = None,
        drill: "DrillOrder | None" = None,
        simulator: "tuple[str, int] | None" = None,
        keeper: "Keeper | None" = None,
        basis: "Basis | None" = None,
        look: str = "",
        held: "HeldTerminal | None" = None,
    ) -> None:
        super().__init__(driver_class=SteadyDriver)
        self.clock, self.config = clock, config
        self.theme = THEMES[config.theme]
        self.keeper = keeper
        self.held = held
        self._basis, self._look = basis, look
        self._day = keeper.today if keeper else ""  # as of which Home is
        self._framed = basis if held else None  # what the frame rests on that the next start finds
        self._opens_on_home = not (first or drill or simulator)
        self._kept = keeper.read(KEPT_HOME, HomeView, basis=basis) if keeper and self._opens_on_home else None
        self.seed = self._kept.seed if self._kept else seed
        self._thread: StoreThread[Desk] = StoreThread(open_desk)
        self._ticker = ticker
        self._first = first
        self._drill = drill
        self._simulator = simulator
        self._conductor: asyncio.Future[Conductor] | None = None
        self._navigator: asyncio.Future[Navigator] | None = None
        self._plain_text = PlainText()
        self._key_order = KeyOrder()

    def get_line_filters(self) -> list[LineFilter]:
        return [*super().get_line_filters(), self._plain_text]

    async def on_mount(self) -> None:
        """Nothing is painted before this is over: the first paint comes with figures, kept or made for it."""
        # One worker: prose shares a parser, and the heap of each further thread takes 0.5 MB.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(max_workers=1, thread_name_prefix="worker"))
        if self._opens_on_home and not self._kept:
            await self.refresh_home()
        self.call_after_refresh(self._begin)

    def get_default_screen(self) -> Screen[None]:
        """Home lies under everything else; under what the command line opened nothing does, until that is over."""
        return HomeScreen(self._kept) if self._opens_on_home else Screen()

    async def _begin(self) -> None:
        """What comes behind the first paint: the other screens' code, the desk, and what is owed to the history."""
        gc.freeze()  # what is imported by now stays; see `practice_tui.__main__`
        gc.enable()
        gc.set_threshold(*gc.get_threshold()[:2], FULL_COLLECTION_AFTER)
        if self._opens_on_home:
            self.conductor()
        if self._ticker:
            self._ticker.every(1.0, self.tick)
        else:
            self.set_interval(1.0, self.tick)
        await self._keep_frame()
        if self._first:
            await self._start(self._first)
        elif self._drill:
            await (await self.navigator()).open_drill(self._drill)
        elif self._simulator:
            await (await self.navigator()).open_simulator(*self._simulator)
        elif self._kept:
            await self._open_the_desk()
        gc.freeze()  # that too: one score in a round took 40 to 59 ms, with a collection in it, where others take 20
        await self._look_after()

    async def _keep_frame(self) -> None:
        """Home as one finds it, for the next start on the same terminal; after a round it is as one leaves it."""
        keeper, home, look = self.keeper, self.screen, self._look and look_of(self.config)
        is_kept = self._framed == self._basis and look == self._look
        if is_kept or not (keeper and look and isinstance(home, HomeScreen) and home.is_as_found):
            return
        drawn = home._compositor.render_full_update().render_segments(self.console)
        if frame_for(look, kept := to_keep(look, drawn)):
            self._framed, self._look = self._basis, look
            await asyncio.to_thread(keeper.keep, FRAME, self._basis, {self._day: kept})

    async def _start(self, first: "Callable[[Desk], Sitting]") -> None:
        """The round that the command line chose, or Home where it can't begin."""
        conductor = await self.conductor()
        await conductor.start(first)
        if conductor.screen is None:
            await self.go_home()

    def conductor(self) -> "asyncio.Future[Conductor]":
        """Who conducts the round being sat: on the way from the first key, or the first paint, on."""
        if self._conductor is None:
            self._conductor = asyncio.ensure_future(self._find_conductor())
        return self._conductor

    def navigator(self) -> "asyncio.Future[Navigator]":
        """Who leads everywhere but Home and the round: imported once that is wanted, in 15 ms.

        Its screens take 1.2 of the 46 MB of a round.
        """
        if self._navigator is None:
            self._navigator = asyncio.ensure_future(self._find_navigator())
        return self._navigator

    async def _find_conductor(self) -> "Conductor":
        """Imported in a thread: it takes as long as Textual itself, and delays no key."""
        await asyncio.to_thread(import_module, "practice_tui.tui.conductor")
        from practice_tui.tui.conductor import Conductor

        gc.freeze()  # before there is a round: what of it was garbage by then would stay
        return Conductor(self)

    async def _find_navigator(self) -> "Navigator":
        conductor = await self.conductor()
        await asyncio.to_thread(import_module, "practice_tui.tui.navigator")
        from practice_tui.tui.navigator import Navigator

        return Navigator(self, conductor)

    async def _open_the_desk(self) -> None:
        """Home as it was kept holds, and isn't made anew; a history that can't be opened ends the program."""
        try:
            await self.at_desk(lambda desk: None)
        except PracticeError as error:
            self._end_with(error)

    async def _look_after(self) -> None:
        """What each start owes the history, once the person has something to look at."""
        if self._exit:
            return
        from practice_tui.sitting.upkeep import look_after

        try:
            await self.at_desk(look_after)
        except PracticeError as error:
            self.report(error)
        if self._exit or not (self._kept and self.keeper):
            return
        if not self.keeper.read(KEPT_HOME, HomeView, days_ahead=KEPT_DAYS - 1):
            await self.refresh_home()  # which shows the same, and keeps what is missing of the week

    async def at_desk(self, work: "Callable[[Desk], T]") -> T:
        """What `work` does at the desk, in the desk's own thread and in the order of asking."""
        return await self._thread.run(work)

    async def on_wanted(self, message: Wanted) -> None:
        """A screen asks for something beyond its own walls."""
        if not await (await self.conductor()).take(message):
            await (await self.navigator()).take(message)

    async def tick(self) -> None:
        """Once a second."""
        if self._conductor and self._conductor.done():
            await self._conductor.result().tick()
        if self._navigator and self._navigator.done():
            self._navigator.result().tick()

    async def on_event(self, event: Event) -> None:
        """Keys and pastes one after the other, each one once the last has been seen to."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._hand_out(self._key_order.come(event))
        else:
            await super().on_event(event)

    async def _hand_out(self, event: Key | Paste | None) -> None:
        if event is None or not self.screen_stack:
            return
        target = self.focused or self.screen
        await super().on_event(event)
        if not target.post_message(Passed()):
            self.post_message(Passed())

    @on(Passed)
    async def _passed(self, message: Passed) -> None:
        if message.is_second or not self.screen_stack:
            await self._hand_out(self._key_order.go_on(message.time))
        elif not self.screen.post_message(Passed(is_second=True)):
            self.post_message(Passed(is_second=True))

    @on(MustEnd)
    async def _must_end(self, message: MustEnd) -> None:
        if self._conductor and self._conductor.done():
            await self._conductor.result().keep()
        self.exit(return_code=message.code)

    def _fatal_error(self) -> None:
        """Textual would print a traceback with everything that was written; the command line says one line."""
        self._close_messages_no_wait()

    async def on_unmount(self) -> None:
        self._thread.close()

    def find_screen(self, kind: type[S]) -> S | None:
        """The open screen of a kind."""
        return next((screen for screen in self.screen_stack if isinstance(screen, kind)), None)

    async def close_screens(self) -> None:
        """Close everything before Home, or all there is."""
        while len(self.screen_stack) > 1 and not isinstance(self.screen, HomeScreen):
            await self.pop_screen()

    async def refresh_all(self) -> None:
        """Every open screen as it is now."""
        await (await self.navigator()).refresh_all()

    async def go_home(self, *, is_changed: bool = False) -> None:
        """Close everything before Home, and look anew at what it shows where that has changed."""
        is_there = self.find_screen(HomeScreen) is not None
        if is_there:
            await self.close_screens()
        if is_changed or not is_there:
            self.navigator()
            await self.refresh_home()

    async def refresh_home(self) -> None:
        """Home as it is now, kept for the next start."""
        from practice_tui.sitting.outlook import Outlook

        keeper = self.keeper
        try:
            self._basis = basis = await self.at_desk(lambda desk: keeper.basis() if keeper else None)
            outlook = await self.at_desk(Outlook)
            day = await self.at_desk(lambda desk: desk.today)
            view = await self.at_desk(lambda desk: outlook.home(day, self.seed))
        except PracticeError as error:
            self.call_after_refresh(self._end_with, error)  # a Home that is still being made would fail meanwhile
            return
        self._day, screen = day.name, self.find_screen(HomeScreen)
        if screen:
            screen.view = view
        else:  # a round was opened in: it stands until there is something else to see
            await self.close_screens()
            await self.push_screen(HomeScreen(view))
        if keeper and not view.missing:  # which would go by the backups too
            self.call_after_refresh(self._start_keeping, keeper, basis, outlook, day)

    def _start_keeping(self, keeper: "Keeper", basis: "Basis | None", outlook: "Outlook", today: "Day") -> None:
        """Behind what is to be seen, and not any more once the desk is about to be closed."""
        if not self._exit:
            self.run_worker(self._keep(keeper, basis, outlook, today), group=KEPT_HOME, exclusive=True)

    async def _keep(self, keeper: "Keeper", basis: "Basis | None", outlook: "Outlook", today: "Day") -> None:
        """Home for the next start, and all else that is ready with the same figures: in short jobs."""
        from practice_tui.core.tabs import Tab, kept_tab
        from practice_tui.sitting.reports import lines_of_tabs

        kept: dict[str, dict[str, object]] = {}
        timeless: dict[Tab, TabView] = {}
        days = [today.later(number) for number in range(KEPT_DAYS)]

        def make_day(desk: "Desk", day: "Day") -> None:
            tabs = {tab: outlook.tab(tab, day) for tab in (Tab.TOPICS, Tab.PROGRESS)}
            pages = {KEPT_HOME: outlook.home(day, self.seed), **{kept_tab(tab): tabs[tab] for tab in tabs}}
            if timeless and outlook.is_kept_in_print:
                pages["stats"] = "\n".join(lines_of_tabs(timeless | tabs))
            for name, page in (pages | outlook.printed(day)).items():
                kept.setdefault(name, {})[day.name] = page
                keeper.keep(name, basis, kept[name])

        def make_tab(desk: "Desk", tab: "Tab") -> None:
            """One that says the same on each day on which nothing is sat."""
            timeless[tab] = outlook.tab(tab, today)
            if tab is not Tab.HISTORY:  # which is as long as the history itself
                keeper.keep(kept_tab(tab), basis, {day.name: timeless[tab] for day in days})

        await self.at_desk(partial(make_day, day=today))  # at once, for who leaves at once
        # With 36,500 attempts 95 % of the dashboard's keys take 52 ms at most, and 304 where these tabs aren't kept.
        for tab in (Tab.TIME, Tab.JUDGEMENT, Tab.GAPS, Tab.HISTORY):
            await self.at_desk(partial(make_tab, tab=tab))
        for day in days:
            await self.at_desk(partial(make_day, day=day))

    async def open_debrief(self, round_id: str) -> None:
        await (await self.navigator()).open_debrief(round_id)

    async def action_leave(self) -> None:
        """Leave the round, which asks how; elsewhere, the program."""
        conductor = self._conductor.result() if self._conductor and self._conductor.done() else None
        if conductor and conductor.screen:
            conductor.leave()
        else:
            await self._keep_frame()
            self.exit()

    async def action_copy_or_leave(self) -> None:
        """Copy what is marked; where nothing is, leave."""
        if text := getattr(self.focused, "selected_text", "") or self.screen.get_selected_text():
            self.copy_to_clipboard(text)
            self.screen.clear_selection()
            self.notify("Copied.", markup=False, timeout=2)
        else:
            await self.action_leave()

    def action_keys(self) -> None:
        if not self.screen.is_modal:
            from practice_tui.tui.screens.keys import KeysScreen

            bar = self.screen.query_one(KeyBar)
            self.push_screen(KeysScreen(getattr(self.screen, "PLACE", "home"), bar.keys))

    async def on_resize(self, resized: Resize) -> None:
        is_small = is_too_small(resized.size.width, resized.size.height)
        if is_small == isinstance(self.screen, TooSmallScreen):
            return
        await (self.push_screen(TooSmallScreen()) if is_small else self.pop_screen())
        if self._conductor and self._conductor.done():
            await self._conductor.result().stand_still(is_small)

    def _end_with(self, error: PracticeError) -> None:
        self.exit(message=str(error), return_code=int(error.code))

    def report(self, error: PracticeError) -> None:
        """Tell what can't be done."""
        self.notify(str(error), severity="error", markup=False, timeout=10)

    def tell(self, text: str) -> None:
        """A line in place of the keys, for a while; more than that, or where there are none, in a toast."""
        bar = next(iter(self.screen.query(KeyBar)), None)
        if bar is None or "\n" in text:
            self.notify(text, markup=False, timeout=TOLD_FOR)
            return
        bar.tell(text)
