"""Speaks through a command: the platform's, or one of the user's own."""

import shutil
import subprocess
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from practice_tui.core.values.clock import Clock
from practice_tui.voice.kept import end_kept, start_kept, words_of
from practice_tui.voice.spoken import Spoken

ON_MAC = (("say", "-f", "-"),)
ELSEWHERE = (("espeak-ng", "--stdin"), ("espeak", "--stdin"))
FASTEST, SLOWEST = 100.0, 5.0  # characters a second of any speech that is one
EXTRA = 10.0  # seconds beyond the slowest speech that are waited for
NO_COMMAND = "Nothing to speak with: install espeak-ng, or set speech_command."


class CommandSpeaker:
    """Speaks with `command`, or the platform's where that is empty. The text goes to its stdin, never to a shell."""

    def __init__(self, command: str, clock: Clock) -> None:
        self._command, self._clock = command, clock
        self._speech: _Speech | None = None

    def begin(self, text: str) -> str:
        """Begin to speak, and return at once: nothing, or in words why that can't be done."""
        self.stop()
        words = words_of(self._command, ON_MAC, ELSEWHERE)
        if not words:
            return NO_COMMAND
        if not shutil.which(words[0]):
            return f"{words[0]} isn't there, so nothing is read aloud."
        try:
            self._speech = _start(words, text, self._clock)
        except OSError as error:
            return f"{words[0]} can't be run, so nothing is read aloud: {error.strerror}."
        return ""

    def ended(self) -> Spoken | None:
        """How the last text ended; None while it is being spoken."""
        return self._speech.ended if self._speech else None

    def stop(self) -> None:
        """Be silent at once."""
        if self._speech:
            self._speech.cut()
            self._speech = None


@dataclass(slots=True)
class _Speech:
    """One text being spoken: its keeper, and how it ended."""

    name: str
    characters: int
    process: "subprocess.Popen[bytes]"
    monotonic: Callable[[], float]
    ended: Spoken | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def cut(self) -> None:
        """Close the pipe on which the keeper waits."""
        with self.lock:
            end_kept(self.process)

    def wait(self) -> None:
        """Wait for its end, in a thread of its own."""
        began = self.monotonic()
        try:
            self.process.wait(EXTRA + self.characters / SLOWEST)
        except subprocess.TimeoutExpired:
            self.ended = Spoken(self.monotonic(), f"{self.name} didn't end, and was cut off.")
            self.cut()
            self.process.wait()
            return
        self.cut()
        now = self.monotonic()
        is_silent = now - began < self.characters / FASTEST
        self.ended = Spoken(now, f"No sound: {self.name} ended at once." if is_silent else "")


def _start(words: Sequence[str], text: str, clock: Clock) -> _Speech:
    """Start the command under its keeper, and a thread that waits for it. Raises OSError."""
    speech = _Speech(Path(words[0]).name, len(text), start_kept(words, text), clock.monotonic)
    threading.Thread(target=speech.wait, daemon=True).start()
    return speech
