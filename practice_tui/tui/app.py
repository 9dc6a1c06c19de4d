"""The app: its life from first paint to end, and Home."""

import asyncio
import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from rich.segment import Segment
from textual import on
from textual.app import App
from textual.binding import Binding
from textual.color import Color
from textual.events import Event, Key, Paste, Resize
from textual.filter import LineFilter
from textual.screen import Screen

from practice_tui.archive.start_checks import look_after
from practice_tui.config import Config, Theme
from practice_tui.core.values.clock import Clock, Ticker
from practice_tui.core.values.text import clean
from practice_tui.core.views.home import HomeView
from practice_tui.errors import PracticeError
from practice_tui.presenters.home import home
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.sitting import Sitting
from practice_tui.store.thread import StoreThread
from practice_tui.tui.first_frame import FirstFrame
from practice_tui.tui.key_queue import KeyOrder, Passed
from practice_tui.tui.messages import Wanted
from practice_tui.tui.round_controller import RoundController
from practice_tui.tui.router import Router
from practice_tui.tui.screens.home import HomeScreen
from practice_tui.tui.screens.keys import KeysScreen
from practice_tui.tui.screens.too_small import TooSmallScreen, is_too_small
from practice_tui.tui.signals import MustEnd, SteadyDriver
from practice_tui.tui.widgets.key_bar import TOLD_FOR, KeyBar

if TYPE_CHECKING:
    from practice_tui.sitting.drilling import DrillOrder
    from practice_tui.tui.background_sync import BackgroundSync, Synced

T = TypeVar("T")
S = TypeVar("S", bound=Screen[Any])

THEMES = {Theme.DARK: "textual-dark", Theme.LIGHT: "textual-light", Theme.ANSI: "ansi-dark"}


class PlainText(LineFilter):
    """The last thing before the terminal: no control character gets past it, wherever it came from."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment if segment.control or segment.text.isprintable() else segment._replace(text=clean(segment.text))
            for segment in segments
        ]


class PracticeApp(App[None]):
    """Opens on Home, or where the command line chose a round, `first`, a `drill`, or a `simulator` with its seed."""

    CSS_PATH = "practice.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+c", "copy_or_leave", show=False, priority=True),
        Binding("question_mark", "keys", show=False),
        Binding("ctrl+z", "suspend_process", show=False),
    ]

    def __init__(
        self,
        open_desk: Callable[[], Desk],
        config: Config,
        clock: Clock,
        *,
        ticker: Ticker | None = None,
        seed: int = 0,
        first: Callable[[Desk], Sitting] | None = None,
        drill: "DrillOrder | None" = None,
        simulator: tuple[str, int] | None = None,
        frame: FirstFrame | None = None,
        sync: "BackgroundSync | None" = None,
    ) -> None:
        super().__init__(driver_class=SteadyDriver)
        self.clock, self.config = clock, config
        self.theme = THEMES[config.theme]
        self.frame = frame
        self._sync = sync
        self.seed = seed
        self._thread: StoreThread[Desk] = StoreThread(open_desk)
        self._ticker = ticker
        self._first = first
        self._drill = drill
        self._simulator = simulator
        self._opens_on_home = not (first or drill or simulator)
        self.rounds = RoundController(self)
        self.router = Router(self, self.rounds)
        self._plain_text = PlainText()
        self._key_order = KeyOrder()

    def get_line_filters(self) -> list[LineFilter]:
        return [*super().get_line_filters(), self._plain_text]

    async def on_mount(self) -> None:
        """Nothing is painted before this is over: the first paint comes with figures."""
        if self._opens_on_home:
            await self.refresh_home()
        self.call_after_refresh(self._begin)

    def get_default_screen(self) -> Screen[None]:
        """Home lies under everything else; under what the command line opened nothing does, until that is over."""
        return HomeScreen() if self._opens_on_home else Screen()

    async def _begin(self) -> None:
        """What comes behind the first paint: the clock ticks, and what is owed to the history is done."""
        gc.freeze()  # what is imported by now stays: a key in a round took 40 to 59 ms with all of it looked through
        if self._ticker:
            self._ticker.every(1.0, self.tick)
        else:
            self.set_interval(1.0, self.tick)
        await self._keep_frame()
        if self._first:
            await self.rounds.start(self._first)
            if self.rounds.screen is None:
                await self.go_home()
        elif self._drill:
            await self.router.open_drill(self._drill)
        elif self._simulator:
            await self.router.open_simulator(*self._simulator)
        await self._look_after()

    async def _keep_frame(self) -> None:
        """Home as one finds it, for the next start on the same terminal; after a round it is as one leaves it."""
        home = self.screen
        if self.frame and isinstance(home, HomeScreen) and home.is_as_found:
            drawn = home._compositor.render_full_update().render_segments(self.console)
            await asyncio.to_thread(self.frame.keep, drawn, self.seed)

    async def _look_after(self) -> None:
        """What each start owes the history, once the person has something to look at."""
        if self._exit:
            return
        try:
            await self.at_desk(look_after)
        except PracticeError as error:
            self.report(error)
        if self._sync:
            self._sync.start(self)

    async def show_synced(self, synced: "Synced") -> None:
        """What came from other machines; in a round nothing is repainted for it."""
        if synced.has_news and isinstance(self.screen, HomeScreen):
            await self.refresh_home()
        if synced.line:
            self.notify(synced.line, markup=False, timeout=10)

    async def at_desk(self, work: Callable[[Desk], T]) -> T:
        """What `work` does at the desk, in the desk's own thread and in the order of asking."""
        return await self._thread.run(work)

    async def on_wanted(self, message: Wanted) -> None:
        """A screen asks for something beyond its own walls."""
        if not await self.rounds.take(message):
            await self.router.take(message)

    async def tick(self) -> None:
        """Once a second."""
        await self.rounds.tick()
        self.router.tick()

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
        await self.rounds.keep()
        self.exit(return_code=message.code)

    def _fatal_error(self) -> None:
        """Textual would print a traceback with everything that was written; the command line says one line."""
        self._close_messages_no_wait()

    async def on_unmount(self) -> None:
        if self._sync:
            self._sync.end()
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
        await self.router.refresh_all()

    async def go_home(self, *, is_changed: bool = False) -> None:
        """Close everything before Home, and look anew at what it shows where that has changed."""
        is_there = self.find_screen(HomeScreen) is not None
        if is_there:
            await self.close_screens()
        if is_changed or not is_there:
            await self.refresh_home()

    async def refresh_home(self) -> None:
        """Home as it is now."""

        def look(desk: Desk) -> HomeView:
            if self.frame:
                self.frame.look_again()
            return home(desk, self.seed)

        try:
            view = await self.at_desk(look)
        except PracticeError as error:
            self.call_after_refresh(self._end_with, error)  # a Home that is still being made would fail meanwhile
            return
        screen = self.find_screen(HomeScreen)
        if screen:
            screen.view = view
        else:  # a round was opened in: it stands until there is something else to see
            await self.close_screens()
            await self.push_screen(HomeScreen(view))

    async def open_debrief(self, round_id: str) -> None:
        await self.router.open_debrief(round_id)

    async def action_leave(self) -> None:
        """Leave the round, which asks how; elsewhere, the program."""
        if self.rounds.screen:
            self.rounds.leave()
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
            bar = self.screen.query_one(KeyBar)
            self.push_screen(KeysScreen(getattr(self.screen, "PLACE", "home"), bar.keys))

    async def on_resize(self, resized: Resize) -> None:
        is_small = is_too_small(resized.size.width, resized.size.height)
        if is_small == isinstance(self.screen, TooSmallScreen):
            return
        await (self.push_screen(TooSmallScreen()) if is_small else self.pop_screen())
        await self.rounds.stand_still(is_small)

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
