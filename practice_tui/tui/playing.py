"""Screens on which the recording of an answer is played by keys of their own."""

from collections.abc import Sequence
from typing import TypeVar

from practice_tui.core.views.keys import Key
from practice_tui.core.views.recorded import JUMPS, Recorded
from practice_tui.tui.messages import OutOfSight, PlayWanted
from practice_tui.tui.place import PlaceScreen
from practice_tui.tui.widgets.key_bar import KeyBar

T = TypeVar("T")

NO_RECORDING = "There is no recording of this answer on this machine."


def without_playing(keys: Sequence[Key]) -> tuple[Key, ...]:
    """The keys of a screen without those that play."""
    return tuple(key for key in keys if key.name not in JUMPS)


class PlayingScreen(PlaceScreen[T]):
    """A screen with an answer whose recording can be played."""

    @property
    def recorded(self) -> Recorded | None:
        """The recording of the answer that is marked, or shown."""
        raise NotImplementedError

    def shows(self, recorded: Recorded) -> bool:
        """Whether the answer of this recording is in sight."""
        return self.recorded is not None and self.recorded.attempt_id == recorded.attempt_id

    def on_unmount(self) -> None:
        self.app.post_message(OutOfSight())

    def action_play(self) -> None:
        self._play(0)

    def action_stretch(self) -> None:
        self._play(1)

    def action_stretch_before(self) -> None:
        self._play(-1)

    def _play(self, by: int) -> None:
        recorded = self.recorded
        if recorded is None:
            self.query_one(KeyBar).tell(NO_RECORDING)
        else:
            self.post_message(PlayWanted(recorded, by))
