"""Plays a recording in a plain round, while its answer is under review."""

from practice_tui.core.views.recorded import JUMPS
from practice_tui.core.views.screens import RoundView
from practice_tui.sitting.playback import Playback


class Listening:
    """One recording at a time; without a playback there is none to hear."""

    def __init__(self, playback: Playback | None) -> None:
        self._playback = playback
        self._attempt_id = ""

    def obey(self, view: RoundView, name: str) -> str:
        """Play, stop or go to another stretch, as the key of this name says; returns in words what was done."""
        recorded = view.recorded
        if self._playback is None or recorded is None:
            return "There is no recording to play here."
        self._attempt_id = recorded.attempt_id
        return self._playback.play(recorded, JUMPS[name])

    def follow(self, view: RoundView) -> None:
        """Be silent where the answer isn't under review any more."""
        if self._attempt_id and (view.recorded is None or view.recorded.attempt_id != self._attempt_id):
            self.stop()

    def ended(self) -> str:
        """How what was played ended, told once."""
        return self._playback.ended() if self._playback else ""

    def stop(self) -> None:
        """Be silent."""
        self._attempt_id = ""
        if self._playback:
            self._playback.stop()
