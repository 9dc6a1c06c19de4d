"""Plays a recording while its answer is in sight."""

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.screen import Screen

from practice_tui.core.views.recorded import Recorded
from practice_tui.tui.shell import Shell

if TYPE_CHECKING:
    from practice_tui.sitting.playback import Playback  # wanted where something is played

NOT_HERE = "Recordings can't be played here."


@runtime_checkable
class ShowsAnswers(Protocol):
    """A screen on which answers with recordings are in sight."""

    def shows(self, recorded: Recorded) -> bool:
        """Whether the answer of this recording is in sight."""


class PlaybackController:
    """One recording at a time; it is silent as soon as its answer is out of sight."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._playback: Playback | None = None
        self._played: tuple[Screen[Any], Recorded] | None = None

    async def play(self, recorded: Recorded, by: int) -> None:
        """Play the recording, or stop it; where `by` isn't 0, go on from the stretch of speech before or behind."""
        if self._playback is None:
            self._playback = await self._shell.at_desk(
                lambda desk: self._shell.sound.playback(self._shell.config, desk)
            )
        playback = self._playback
        if playback is None:
            self._shell.tell(NOT_HERE)
            return
        screen = self._shell.screen
        words = await self._shell.at_desk(lambda _: playback.play(recorded, by))
        self._played = (screen, recorded)
        self._shell.tell(words)

    async def follow(self) -> None:
        """Stop where the answer isn't in sight any more."""
        if self._played and not self._is_in_sight(*self._played):
            await self.stop()

    async def tick(self) -> None:
        """Once a second: say how it ended."""
        await self.follow()
        playback = self._playback
        if self._played and playback and (words := await self._shell.at_desk(lambda _: playback.ended())):
            self._played = None
            self._shell.tell(words)

    async def stop(self) -> None:
        """Be silent."""
        playback, self._played = self._playback, None
        if playback:
            await self._shell.at_desk(lambda _: playback.stop())

    def _is_in_sight(self, screen: Screen[Any], recorded: Recorded) -> bool:
        top = self._shell.screen
        is_open = top is screen or (top.is_modal and screen in self._shell.screen_stack)
        return is_open and isinstance(screen, ShowsAnswers) and screen.shows(recorded)
