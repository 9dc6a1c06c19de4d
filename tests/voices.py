"""Fakes that sound as long as they are told to: a speaker, a player, a recorder of silence, and a listener to it."""

import wave
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from practice_tui.config import Config
from practice_tui.core.history.speech import Span, Speech
from practice_tui.core.history.transcripts import Transcript, recognised
from practice_tui.core.statistics.anatomy import detected
from practice_tui.core.values.clock import Moment, Moments
from practice_tui.core.views.transcript_wording import BEING_WRITTEN
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.playback import Playback
from practice_tui.sitting.recording import Recording
from practice_tui.sitting.recordings import Limits, Recordings
from practice_tui.store.speech_rows import read_speech
from practice_tui.voice.spoken import Spoken
from tests.fakes import FakeClock

LIMITS = Limits(days=30, megabytes=500)


@dataclass
class FakeSpeaker:
    """Each text takes `seconds`; `refusal` and `trouble` are why nothing is heard, before and after it."""

    clock: FakeClock
    seconds: float = 10.0
    refusal: str = ""
    trouble: str = ""
    texts: list[str] = field(default_factory=list)
    ends_at: float | None = None

    @property
    def is_heard(self) -> bool:
        """Whether it is speaking now."""
        return self.ends_at is not None and self.ended() is None

    def begin(self, text: str) -> str:
        if not self.refusal:
            self.texts.append(text)
            self.ends_at = self.clock.awake + self.seconds
        return self.refusal

    def ended(self) -> Spoken | None:
        is_over = self.ends_at is not None and self.clock.awake >= self.ends_at
        return Spoken(self.ends_at, self.trouble) if self.ends_at is not None and is_over else None

    def stop(self) -> None:
        self.ends_at = None


@dataclass
class FakeRecorder:
    """Writes `seconds` of silence at once; `does` is what it was told, in order."""

    seconds: float = 2.0
    refusal: str = ""
    trouble: str = ""
    level: float = 0.25
    does: list[str] = field(default_factory=list)

    def begin(self, path: Path) -> str:
        if not self.refusal:
            self.does.append("begin")
            write_silence(path, self.seconds)
        return self.refusal

    def pause(self) -> None:
        self.does.append("pause")

    def go_on(self) -> None:
        self.does.append("go on")

    def end(self) -> Callable[[], object]:
        self.does.append("end")
        return lambda: None


def write_silence(path: Path, seconds: float) -> None:
    """Write a sound file as recordings are."""
    with path.open("wb") as file, wave.open(file, "wb") as sound:
        sound.setparams((1, 2, 16_000, 0, "NONE", ""))
        sound.writeframes(bytes(int(32_000 * seconds)))


def seconds_in(path: Path) -> float:
    with wave.open(str(path)) as sound:
        return float(sound.getnframes() / sound.getframerate())


def speech_in(desk: Desk) -> list[Speech]:
    """What was made of the recordings of all answers."""
    return read_speech(desk.history, [attempt.id for attempt in desk.history.attempts()])


def shelf_of(desk: Desk, folder: Path, limits: Limits = LIMITS) -> Recordings:
    """The recordings of a data directory, before the user has allowed them."""
    return Recordings(desk.history, desk.moments, folder / "recordings", limits)


def shelf_in(desk: Desk, folder: Path) -> Recordings:
    """The same once they are allowed."""
    shelf = shelf_of(desk, folder)
    shelf.allow()
    return shelf


@dataclass
class FakePlayer:
    """Plays until it is told what it has `come_to`; `heard` are names and seconds of the files that it was given."""

    refusal: str = ""
    come_to: str | None = None
    heard: list[tuple[str, float]] = field(default_factory=list)
    is_heard: bool = False

    def begin(self, file: Path) -> str:
        if not self.refusal:
            self.heard.append((file.name, seconds_in(file)))
            self.is_heard, self.come_to = True, None
        return self.refusal

    def ended(self) -> str | None:
        return self.come_to

    def stop(self) -> None:
        self.is_heard = False


@dataclass
class FakeListener:
    """Hears `runs` of speech in each recording, or writes down a `text`, as soon as it `is_ready`.

    `files` are those that it was given.
    """

    runs: tuple[Span, ...] = ((0.5, 1.0), (1.5, 2.0))
    is_ready: bool = True
    trouble: str = ""
    text: str = ""
    files: list[Path] = field(default_factory=list)
    attempt_ids: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)

    @property
    def has_news(self) -> bool:
        return self.is_ready and bool(self.waiting)

    def listen(self, file: Path, attempt_id: str, wait: Callable[[], object]) -> None:
        wait()
        self.files.append(file)
        self.attempt_ids.append(attempt_id)
        if not self.trouble:
            self.waiting.append(attempt_id)

    def take(self, moments: Moments) -> list[Speech]:
        if not self.is_ready:
            return []
        listened_to, self.waiting = self.waiting, []
        return [self._fact(moments(), attempt_id) for attempt_id in listened_to]

    @property
    def unwritten(self) -> int:
        return len(self.waiting)

    def no_transcript(self, attempt_id: str) -> str:
        if attempt_id in self.waiting:
            return BEING_WRITTEN
        return self.trouble if attempt_id in self.attempt_ids else ""

    def _fact(self, at: Moment, attempt_id: str) -> Speech:
        if self.text:
            return recognised(at, attempt_id, "fake 1", Transcript(self.text))
        return detected(at, attempt_id, "fake 1", self.runs)


@dataclass
class FakeSound:
    """Gives rounds these fakes, and keeps recordings in `folder`."""

    folder: Path
    speaks: FakeSpeaker | None = None
    recorder: FakeRecorder = field(default_factory=FakeRecorder)
    listeners: Sequence[FakeListener] = ()
    writer: FakeListener | None = None
    player: FakePlayer = field(default_factory=FakePlayer)

    def speaker(self, config: Config) -> FakeSpeaker | None:
        return self.speaks

    def recording(self, config: Config, desk: Desk) -> Recording | None:
        return Recording(self.recorder, self._shelf(desk), self.listeners, self.writer) if config.record else None

    def playback(self, config: Config, desk: Desk) -> Playback:
        return Playback(self.player, self._shelf(desk), desk.moments.clock.monotonic)

    def _shelf(self, desk: Desk) -> Recordings:
        return Recordings(desk.history, desk.moments, self.folder, LIMITS)
