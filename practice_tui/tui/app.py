"""The app: its life from first paint to end, and Home."""

import asyncio
import gc
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textual import on
from textual.app import App, SuspendNotSupported
from textual.binding import Binding
from textual.events import Event, Key, Paste, Resize
from textual.filter import ANSIToTruecolor, LineFilter, Monochrome, NoColor
from textual.screen import Screen

from practice_tui.archive.start_checks import look_after
from practice_tui.config import Config, write_setting
from practice_tui.core.values.clock import Clock, Ticker
from practice_tui.core.values.terminal_size import is_too_small
from practice_tui.core.values.text import one_line
from practice_tui.core.views.home import HomeView
from practice_tui.core.views.keys import ANYWHERE_KEYS
from practice_tui.core.views.keys import Key as PlaceKey
from practice_tui.core.views.remapping import as_shown, meant_by, pressed_for
from practice_tui.core.views.settings import SettingsView
from practice_tui.editor import edit, editor_command
from practice_tui.errors import PracticeError
from practice_tui.presenters.home import home
from practice_tui.sitting.desk import Desk
from practice_tui.store.store_thread import StoreThread
from practice_tui.tui.first_frame import FirstFrame
from practice_tui.tui.key_queue import KeyOrder, Passed
from practice_tui.tui.messages import Wanted
from practice_tui.tui.place import WindowScreen
from practice_tui.tui.plain_text import AsciiText, PlainText
from practice_tui.tui.router import Router
from practice_tui.tui.screens.home import HomeScreen
from practice_tui.tui.screens.keys import KeysScreen
from practice_tui.tui.screens.remapping import RemappingScreen
from practice_tui.tui.screens.round import RoundScreen
from practice_tui.tui.screens.settings import SettingsScreen
from practice_tui.tui.screens.too_small import TooSmallScreen
from practice_tui.tui.shell import NO_SOUND, SoundSource
from practice_tui.tui.signals import MustEnd, SteadyDriver
from practice_tui.tui.themes import SIXTEEN, next_theme, own_themes, theme_drawn, variables_for
from practice_tui.tui.widgets.key_bar import TOLD_FOR, KeyBar

if TYPE_CHECKING:
    from practice_tui.tui.background_sync import BackgroundSync, Synced

T = TypeVar("T")
S = TypeVar("S", bound=Screen[Any])


IN_SIGHT = "#head, #band, #band-labels, LargeClock"  # stays above the list of keys


class PracticeApp(App[None]):
    """Opens on Home, or in what `opening` opens: a round, a drill, an interview…"""

    CSS_PATH = "practice.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+c", "copy_or_leave", show=False, priority=True),
        Binding("ctrl+t", "next_theme", show=False, priority=True),
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
        opening: Callable[[Router], Awaitable[None]] | None = None,
        frame: FirstFrame | None = None,
        has_16_colours: bool = False,
        is_ascii: bool = False,
        config_file: Path | None = None,
        sync: "BackgroundSync | None" = None,
        sound: SoundSource = NO_SOUND,
    ) -> None:
        super().__init__(driver_class=SteadyDriver)
        self.clock = clock
        self.frame = frame
        self._config_file = config_file
        self._has_16_colours = has_16_colours
        for theme in own_themes():
            self.register_theme(theme)
        self._follow(config)
        self._sync = sync
        self.sound = sound
        self.seed = seed
        self._thread: StoreThread[Desk] = StoreThread(open_desk)
        self._ticker = ticker
        self._opening = opening
        self.router = Router(self)
        self.rounds = self.router.rounds
        self._last_filters = [PlainText(), AsciiText()] if is_ascii else [PlainText()]
        self._no_color = NoColor()
        self._key_order = KeyOrder()
        self._is_home_stale = False
        self._are_banks_stale = False
        self.failure: PracticeError | None = None  # ended the app; for the caller to print
        self.last_words = ""  # for the caller to print once the window is closed
        self.unwritten = 0  # recorded answers that are to be written down, for the caller to tell

    @property
    def settings(self) -> SettingsView:
        """The settings as they are, for the screens that change them."""
        file = one_line(str(self._config_file)) if self._config_file else ""
        return SettingsView(self.config.texts, self.config.keys, file)

    @property
    def moved_keys(self) -> Mapping[str, str]:
        return self.config.keys

    async def change_setting(self, name: str, value: str) -> None:
        """Keep a setting, or a key under `keys.`, and go by it at once. Raises PracticeError where it can't be."""
        file = self._config_file
        if file is None:
            raise PracticeError("settings can't be kept here")
        self._follow(await asyncio.to_thread(write_setting, file, name, value))
        for screen in self.screen_stack:
            screen.query(KeyBar).refresh()
            if isinstance(screen, HomeScreen):
                screen.show_keys()
            if isinstance(screen, SettingsScreen | RemappingScreen):
                screen.view = self.settings

    def _follow(self, config: Config) -> None:
        """Look and act as this configuration says."""
        self.config = config
        self.theme = theme_drawn(config.theme, has_16_colours=self._has_16_colours)
        self.animation_level = "none" if config.reduced_motion else "full"
        if self.frame:
            self.frame.go_by(config)

    async def action_next_theme(self) -> None:
        theme = next_theme(self.theme.removesuffix(SIXTEEN))
        try:
            await self.change_setting("theme", theme)
        except PracticeError as error:
            self.theme = theme_drawn(theme, has_16_colours=self._has_16_colours)
            self.report(error)
        else:
            self.tell(f"Theme: {theme}.")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours that sheets use beside Textual's own."""
        return variables_for(self.current_theme.to_color_system().generate())

    def get_line_filters(self) -> list[LineFilter]:
        """Textual's, those of the terminal last; without colour, a theme of sixteen has none to be made grey.

        The one that translates the terminal's own colours is left out: a theme has these alone, which stay as they are,
        or none. To look for them was 3 to 6 % of what a tab takes.
        """
        textual = [each for each in super().get_line_filters() if not isinstance(each, ANSIToTruecolor)]
        filters = [*textual, *self._last_filters]
        if not (self.no_color and self.native_ansi_color):
            return filters
        return [self._no_color if isinstance(each, Monochrome) else each for each in filters]

    async def on_mount(self) -> None:
        """Read the figures of Home: nothing is painted before this is over."""
        if not self._opening:
            await self.refresh_home()
        self.call_after_refresh(self._begin)

    def get_default_screen(self) -> Screen[None]:
        """Home lies under everything else; under what the command line opened nothing does, until that is over."""
        return Screen() if self._opening else HomeScreen()

    async def _begin(self) -> None:
        """After the first paint: start the clock, open what the command line chose, and check the history."""
        gc.freeze()  # what is imported by now stays: a key in a round took 40 to 59 ms with all of it looked through
        if self._ticker:
            self._ticker.every(1.0, self.tick)
        else:
            self.set_interval(1.0, self.tick)
        await self._keep_frame()
        try:
            if self._opening:
                await self._opening(self.router)
        except PracticeError as error:
            self._end_with(error)
        await self._look_after()

    async def _keep_frame(self) -> None:
        """Home as one finds it, for the next start on the same terminal; after a round it is as one leaves it."""
        home = self.screen
        if self.frame and isinstance(home, HomeScreen) and home.is_as_found:
            drawn = home._compositor.render_full_update().render_segments(self.console)
            await asyncio.to_thread(self.frame.keep, drawn, self.seed)

    async def _look_after(self) -> None:
        """Check the history and make the day's backup, now that there is something to look at."""
        if self._exit:
            return
        try:
            await self.at_desk(look_after)
        except PracticeError as error:
            self.report(error)
        if self._sync:
            self._sync.start(self)

    async def show_synced(self, synced: "Synced") -> None:
        """Tells what came from other machines; Home and banks are read anew at once, or on coming back to Home."""
        self._are_banks_stale |= synced.has_banks
        if synced.has_news and isinstance(self.screen, HomeScreen):
            await self.refresh_home()
        else:
            self._is_home_stale |= synced.has_news
        if synced.line:
            self.notify(synced.line, markup=False, timeout=10)

    @on(HomeScreen.Returned)
    async def _back_on_home(self) -> None:
        if self._is_home_stale:
            await self.refresh_home()

    async def at_desk(self, work: Callable[[Desk], T]) -> T:
        """Do `work` in the desk's thread, in the order of asking. Raises what `work` raises."""
        return await self._thread.run(work)

    async def on_wanted(self, message: Wanted) -> None:
        await self.answer(message)

    async def answer(self, message: Wanted) -> None:
        """Do what a message asks for, and say so if it can't be done."""
        await self.router.answer(message)

    async def tick(self) -> None:
        """Once a second."""
        await self.router.tick()

    async def on_event(self, event: Event) -> None:
        """Hand out keys and pastes one by one, each once the one before it has taken effect."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._hand_out(self._key_order.come(event))
        else:
            await super().on_event(event)

    async def _hand_out(self, event: Key | Paste | None) -> None:
        if event is None or not self.screen_stack:
            return
        if isinstance(event, Key) and isinstance(self.screen, RemappingScreen) and self.screen.takes_any_key:
            self.screen.take(event)
            self.screen.post_message(Passed())
            return
        if isinstance(event, Key):
            event = self._meant(event)
        target = self.focused or self.screen
        await super().on_event(event)
        if not target.post_message(Passed()):
            self.post_message(Passed())

    def _meant(self, event: Key) -> Key:
        """The key that is meant by the one that was pressed, where the person has moved some and isn't writing."""
        if not self.config.keys or hasattr(self.focused, "cursor_blink"):
            return event
        key = meant_by(event.key, self._keys_of_now(), self.config.keys)
        if key == event.key:
            return event
        meant = Key(key, event.character)
        meant.time = event.time
        return meant

    def simulate_key(self, key: str) -> None:
        """A click names the usual key; what is pressed is the one that does it now."""
        clicked = next((each for each in self._keys_of_now() if each.key == key), None)
        super().simulate_key(pressed_for(clicked, self.config.keys) if clicked else key)

    def _keys_of_now(self) -> tuple[PlaceKey, ...]:
        if isinstance(self.screen, WindowScreen):
            return (*self.screen.keys, *ANYWHERE_KEYS)
        bar = next(iter(self.screen.query(KeyBar)), None)
        used_up = self.screen.used_up_keys if isinstance(self.screen, RoundScreen) else []
        return (*bar.keys, *used_up, *ANYWHERE_KEYS) if bar else ANYWHERE_KEYS

    @on(Passed)
    async def _passed(self, message: Passed) -> None:
        if message.is_second or not self.screen_stack:
            await self._hand_out(self._key_order.go_on(message.time))
        elif not self.screen.post_message(Passed(is_second=True)):
            self.post_message(Passed(is_second=True))

    @on(MustEnd)
    async def _must_end(self, message: MustEnd) -> None:
        await self.router.keep()
        self.exit(return_code=message.code)

    def _fatal_error(self) -> None:
        """Textual would print a traceback with everything that was written; the command line says one line."""
        self._close_messages_no_wait()

    async def on_unmount(self) -> None:
        if self._sync:
            self._sync.end()
        self.unwritten = await self.router.end()
        self._thread.close()

    def find_screen(self, kind: type[S]) -> S | None:
        """The open screen of a kind."""
        return next((screen for screen in self.screen_stack if isinstance(screen, kind)), None)

    async def close_screens(self) -> None:
        """Close everything above Home, or above the first screen if there is no Home."""
        while len(self.screen_stack) > 1 and not isinstance(self.screen, HomeScreen):
            await self.pop_screen()

    async def refresh_all(self) -> None:
        """Read anew what Home and the screens of `Router.refresh_all` show."""
        await self.router.refresh_all()
        await self.refresh_home()

    async def refresh_open(self) -> None:
        """Read anew what every open screen but Home shows; Home follows once one comes back to it."""
        self._is_home_stale = True
        await self.router.refresh_all()

    async def go_home(self, *, is_changed: bool = False) -> None:
        """Close everything above Home; read its figures anew if they have changed."""
        is_there = self.find_screen(HomeScreen) is not None
        if is_there:
            await self.close_screens()
        if is_changed or not is_there:
            await self.refresh_home()

    async def refresh_home(self) -> None:
        """Read Home's figures anew."""

        are_banks_stale = self._are_banks_stale
        self._is_home_stale = self._are_banks_stale = False

        def look(desk: Desk) -> HomeView:
            if are_banks_stale:
                desk.reload_banks()
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

    async def action_leave(self) -> None:
        """In a draft, a round or an interview ask how to leave it; elsewhere end the program."""
        if not await self.router.ask_how_to_leave():
            await self.router.keep()
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
            above = max((widget.region.bottom for widget in self.screen.query(IN_SIGHT) if widget.region), default=0)
            keys = [as_shown(key, self.config.keys) for key in bar.keys]
            self.push_screen(KeysScreen(bar.keys[0].place, keys, above))

    async def on_resize(self, resized: Resize) -> None:
        is_small = is_too_small(resized.size.width, resized.size.height)
        if is_small == isinstance(self.screen, TooSmallScreen):
            return
        await (self.push_screen(TooSmallScreen()) if is_small else self.pop_screen())
        await self.router.with_stopped_clocks(is_small)

    def end(self, text: str = "") -> None:
        """End the program; `text` is printed once its window is closed."""
        self.last_words = text
        self.exit()

    def _end_with(self, error: PracticeError) -> None:
        self.failure = error
        self.exit(return_code=int(error.code))

    def edit_file(self, path: Path) -> None:
        """Give the terminal to the person's editor until that has ended. Raises PracticeError where it fails."""
        editor_command()  # where none is set, the screen stays as it is
        failed: PracticeError | None = None
        try:
            with self.suspend():
                try:
                    edit(path)
                except PracticeError as error:  # Textual takes the terminal back only where nothing is raised
                    failed = error
        except SuspendNotSupported:
            raise PracticeError("this terminal can't be given to an editor") from None
        self.call_later(self.refresh, layout=True)
        if failed:
            raise failed

    def report(self, error: PracticeError) -> None:
        """Say what couldn't be done."""
        self.notify(str(error), severity="error", markup=False, timeout=10)

    def tell(self, text: str) -> None:
        """Show a line for a while: in a round above its keys, in a window there, elsewhere in place of the keys.

        Several lines, or a place without keys, take a toast.
        """
        if isinstance(self.screen, WindowScreen) or (isinstance(self.screen, RoundScreen) and "\n" not in text):
            self.screen.tell(text)
            return
        bar = next(iter(self.screen.query(KeyBar)), None)
        if bar is None or "\n" in text:
            self.notify(text, markup=False, timeout=TOLD_FOR)
            return
        bar.tell(text)
