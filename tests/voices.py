"""A speaker that speaks as long as it is told to, a recorder of silence, and a listener that hears speech in it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from practice_tui.core.history.speech import Span, Speech
from practice_tui.core.statistics.anatomy import detected
from practice_tui.core.values.clock import Moments
from practice_tui.voice.spoken import Spoken
from tests.fakes import FakeClock


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
            path.write_bytes(bytes(44 + int(32_000 * self.seconds)))
        return self.refusal

    def pause(self) -> None:
        self.does.append("pause")

    def go_on(self) -> None:
        self.does.append("go on")

    def end(self) -> Callable[[], object]:
        self.does.append("end")
        return lambda: None


@dataclass
class FakeListener:
    """Hears `runs` of speech in each recording, as soon as it `is_ready`; `files` are those that it was given."""

    runs: tuple[Span, ...] = ((0.5, 1.0), (1.5, 2.0))
    is_ready: bool = True
    trouble: str = ""
    files: list[Path] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)

    @property
    def has_news(self) -> bool:
        return self.is_ready and bool(self.waiting)

    def listen(self, file: Path, attempt_id: str, wait: Callable[[], object]) -> None:
        wait()
        self.files.append(file)
        if not self.trouble:
            self.waiting.append(attempt_id)

    def take(self, moments: Moments) -> list[Speech]:
        listened_to, self.waiting = self.waiting, []
        return [detected(moments(), attempt_id, "fake 1", self.runs) for attempt_id in listened_to]
