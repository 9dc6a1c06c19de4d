"""Plays recordings of own answers back: one at a time, from its start or from one stretch of speech to another."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from practice_tui.core.values.durations import format_clock
from practice_tui.core.values.phrases import count
from practice_tui.core.views.recorded import Recorded
from practice_tui.sitting.recordings import Recordings
from practice_tui.voice.playing import write_rest

GONE = "The recording isn't there any more."
TO_ITS_END = "Played to its end."
LAST = "That was the last stretch of speech."
NO_STRETCHES = "Where one spoke in it isn't known."
BEFORE_ALL = -1.0  # seconds: the first stretch may begin at 0


class Player(Protocol):
    """Plays one sound file at a time."""

    def begin(self, file: Path) -> str:
        """Begin to play, and return at once: nothing, or in words why that can't be done."""

    def ended(self) -> str | None:
        """None while it plays, then nothing, or in words why it couldn't be played."""

    def stop(self) -> None:
        """Be silent at once."""


@dataclass(frozen=True, slots=True)
class _Playing:
    """A recording that is being played since a monotonic instant, from a second of it on."""

    attempt_id: str
    since: float
    start: float

    def position(self, monotonic: float) -> float:
        return self.start + monotonic - self.since


class Playback:
    """Plays with `player` what is in `recordings`. Whatever fails is told in words."""

    def __init__(self, player: Player, recordings: Recordings, monotonic: Callable[[], float]) -> None:
        self._player, self._recordings, self._monotonic = player, recordings, monotonic
        self._playing: _Playing | None = None

    def play(self, recorded: Recorded, by: int = 0) -> str:
        """Play the recording of an answer from its start, or stop it; returns in words which.

        Where `by` isn't 0, play on from the next stretch of speech, or from the one before where it is negative.
        """
        return self._jump(recorded, by) if by else self._turn(recorded)

    def ended(self) -> str:
        """How what was played ended, told once; nothing while it plays, and where nothing does."""
        trouble = self._player.ended() if self._playing else None
        if trouble is None:
            return ""
        self.stop()
        return trouble or TO_ITS_END

    def stop(self) -> None:
        """Be silent at once."""
        self._player.stop()
        was_playing, self._playing = self._playing, None
        if was_playing:
            with suppress(OSError):  # it is deleted before the next one is written
                self._recordings.clear_rests()

    def _turn(self, recorded: Recorded) -> str:
        position = self._position_in(recorded)
        if position is not None and self._player.ended() is None:
            self.stop()
            return f"Stopped at {format_clock(min(position, recorded.seconds))}."
        stretches = f", {count(len(recorded.speech), 'stretch', 'stretches')} of speech" if recorded.speech else ""
        return self._begin(recorded.attempt_id, 0.0) or f"Playing, {format_clock(recorded.seconds)}{stretches}."

    def _jump(self, recorded: Recorded, by: int) -> str:
        if not recorded.speech:
            return NO_STRETCHES
        played_to = self._position_in(recorded)
        position = BEFORE_ALL if played_to is None else played_to
        start = recorded.start_of_next(position) if by > 0 else recorded.start_of_last(position)
        if start is None:
            return LAST
        number = recorded.number_at(start)
        place = f"stretch {number} of {len(recorded.speech)}" if number else "the beginning"
        return self._begin(recorded.attempt_id, start) or f"Playing {place}, from {format_clock(start)}."

    def _position_in(self, recorded: Recorded) -> float | None:
        """The second of this recording that is played now; None where another one is, or none."""
        playing = self._playing
        return playing.position(self._monotonic()) if playing and playing.attempt_id == recorded.attempt_id else None

    def _begin(self, attempt_id: str, start: float) -> str:
        """Begin to play from a second on; nothing, or in words why that can't be done."""
        self._player.stop()
        self._playing = None
        file = self._recordings.file_of(attempt_id)
        if file is None:
            return GONE
        try:
            trouble = self._player.begin(self._rest_of(file, start) if start else file)
        except OSError as error:
            return f"It can't be played: {error.strerror}."
        except ValueError:
            return "It can't be played: the file holds no sound."
        if not trouble:
            self._playing = _Playing(attempt_id, self._monotonic(), start)
        return trouble

    def _rest_of(self, file: Path, start: float) -> Path:
        rest = self._recordings.new_rest()
        write_rest(file, start, rest)
        return rest
