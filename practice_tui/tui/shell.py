"""The app as its controllers see it: they know this, and neither the app nor one another."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultCallbackType
from textual.widget import AwaitMount

from practice_tui.config import Config
from practice_tui.core.values.clock import Clock
from practice_tui.core.views.settings import SettingsView
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.reading_aloud import Speaker
from practice_tui.sitting.recording import Recording
from practice_tui.tui.messages import Wanted

if TYPE_CHECKING:
    from practice_tui.sitting.playback import Playback

T = TypeVar("T")
R = TypeVar("R")
S = TypeVar("S", bound=Screen[Any])


class Screens(Protocol):
    """The stack of open screens, Home at the bottom."""

    @property
    def screen(self) -> Screen[Any]: ...

    @property
    def screen_stack(self) -> list[Screen[Any]]: ...

    def find_screen(self, kind: type[S]) -> S | None:
        """The open screen of a kind."""

    def push_screen(self, screen: Screen[R], callback: ScreenResultCallbackType[R] | None = None) -> AwaitMount: ...
    def pop_screen(self) -> AwaitComplete: ...

    def switch_screen(self, screen: Screen[Any]) -> AwaitComplete:
        """Show a screen in place of the one on top."""

    async def go_home(self, *, is_changed: bool = False) -> None:
        """Close everything above Home; read its figures anew if they have changed."""

    async def refresh_home(self) -> None:
        """Read Home's figures anew."""

    async def refresh_all(self) -> None:
        """Read anew what Home, dashboard, bank and a question's page show."""

    async def refresh_open(self) -> None:
        """Read anew what every open screen but Home shows; Home follows once one comes back to it."""


class SoundSource(Protocol):
    """Gives rounds their voice, recording and playback, as a configuration wants them."""

    def speaker(self, config: Config) -> Speaker | None:
        """Speaks what is read aloud; None where nothing is."""

    def recording(self, config: Config, desk: Desk) -> Recording | None:
        """Has answers recorded; None where none is."""

    def playback(self, config: Config, desk: Desk) -> "Playback | None":
        """Plays recordings back; None where there are none."""


class NoSound:
    """Gives rounds neither voice nor recording nor playback."""

    def speaker(self, config: Config) -> None: ...
    def recording(self, config: Config, desk: Desk) -> None: ...
    def playback(self, config: Config, desk: Desk) -> None: ...


NO_SOUND = NoSound()


class Shell(Screens, Protocol):
    """Screens, the desk in its own thread, and words for the person."""

    @property
    def clock(self) -> Clock: ...

    @property
    def config(self) -> Config: ...

    @property
    def settings(self) -> SettingsView:
        """The settings, for the screens that change them."""

    async def change_setting(self, name: str, value: str) -> None:
        """Keep a setting, or a key under `keys.`, and follow it at once. Raises PracticeError where it can't be."""

    @property
    def sound(self) -> SoundSource: ...

    @property
    def seed(self) -> int:
        """Draws the rounds that this run of the program offers."""

    async def at_desk(self, work: Callable[[Desk], T]) -> T:
        """Do `work` in the desk's thread, in the order of asking. Raises what `work` raises."""
        ...

    async def answer(self, message: Wanted) -> None:
        """Do what a message asks for, whoever does it, as if a screen had sent it."""

    def edit_file(self, path: Path) -> None:
        """Give the terminal to the person's editor until that has ended. Raises PracticeError where it fails."""

    def report(self, error: PracticeError) -> None:
        """Say what couldn't be done."""

    def tell(self, text: str) -> None:
        """Say what was done."""

    def end(self, text: str = "") -> None:
        """End the program; `text` is printed once its window is closed."""

    def bell(self) -> None: ...
