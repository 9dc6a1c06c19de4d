"""Has recordings written down in the background by a command of the user's own, which reads the file and prints words.

Nothing is fetched: a recogniser and its model are files that the user put there.
"""

import os
import select
import shlex
import shutil
import subprocess
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from practice_tui.core.history.speech import Speech
from practice_tui.core.history.transcripts import Transcript, recognised, transcript_of
from practice_tui.core.values.clock import Moments
from practice_tui.core.views.transcript_wording import BEING_WRITTEN, NO_WORD
from practice_tui.voice.background import Turns, at_most
from practice_tui.voice.kept import end_kept, start_kept

FILE = "{file}"  # stands in the command where the file goes; without it the file is the last word
BYTES_A_SECOND = 32_000  # of a recording
SLOWEST = 4.0  # seconds that a second of sound may take
EXTRA = 60.0  # seconds that it may take beyond that, such as to load its model
MOST_BYTES = 2_000_000  # that are read of what it prints
LOOKS_EVERY = 0.1  # seconds between looks whether it has ended
NICER = 10  # steps by which everything else goes first
NOT_WRITTEN = "{} {}, so the answer isn't written down."


class RecogniserError(Exception):
    """Says in words why nothing was written down."""


class CommandRecogniser:
    """Has one recording after the other written down. `trouble` says why the last one that failed wasn't."""

    def __init__(self, command: str) -> None:
        self._words = tuple(shlex.split(command))
        self.trouble = ""
        self._turns: Turns[tuple[str, Transcript]] = Turns("recogniser")
        self._without: dict[str, str] = {}  # why there is no transcript, by the ids of the answers

    @property
    def name(self) -> str:
        return Path(self._words[0]).name

    @property
    def has_news(self) -> bool:
        """Whether `take` has something to give."""
        return self._turns.has_results

    def listen(self, file: Path, attempt_id: str, wait: Callable[[], object]) -> None:
        """Have the recording of an answer written down, and return at once. `wait` returns when the file is whole."""
        self._without[attempt_id] = BEING_WRITTEN
        self._turns.begin(wait, lambda: self._write_down(file, attempt_id))

    def take(self, moments: Moments) -> list[Speech]:
        """The facts on what was written down since the last call."""
        facts = []
        for attempt_id, transcript in self._turns.take():
            del self._without[attempt_id]
            facts.append(recognised(moments(), attempt_id, self.name, transcript))
        return facts

    @property
    def unwritten(self) -> int:
        """The number of recordings that are being written down, or wait for their turn."""
        return list(self._without.values()).count(BEING_WRITTEN)

    def no_transcript(self, attempt_id: str) -> str:
        """Why there is no transcript, such as that it is being written; empty where there is one, or none is wanted."""
        return self._without.get(attempt_id, "")

    def transcript(self, file: Path) -> Transcript:
        """Write down a recording, and return when that is done. Raises RecogniserError."""
        if not shutil.which(self._words[0]):
            raise RecogniserError("isn't there")
        if not file.is_file():
            raise RecogniserError("finds no recording")
        try:
            return transcript_of(_printed(_command(self._words, file), _seconds_for(file)))
        except OSError as error:
            raise RecogniserError(f"can't be run: {error.strerror}") from error

    def _write_down(self, file: Path, attempt_id: str) -> tuple[str, Transcript] | None:
        try:
            transcript = self.transcript(file)
        except RecogniserError as error:
            self._without[attempt_id] = self.trouble = NOT_WRITTEN.format(self.name, error)
            return None
        if not transcript.text:
            self._without[attempt_id] = NO_WORD
            return None
        return attempt_id, transcript


def _command(words: Sequence[str], file: Path) -> list[str]:
    has_place = any(FILE in word for word in words)
    return [word.replace(FILE, str(file)) for word in words] if has_place else [*words, str(file)]


def _seconds_for(file: Path) -> float:
    return EXTRA + SLOWEST * file.stat().st_size / BYTES_A_SECOND


def _printed(command: Sequence[str], seconds: float) -> str:
    """The text that a command prints within so many seconds. It ends with us. Raises OSError or RecogniserError."""
    is_late = threading.Event()
    with start_kept(command, stdout=subprocess.PIPE) as process:
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process.pid, NICER)  # which the command takes over

        def cut_off() -> None:
            is_late.set()
            end_kept(process)

        with at_most(seconds, cut_off):
            printed = _read_to_its_end(process)
            if len(printed) > MOST_BYTES:
                raise RecogniserError("printed too much")
            code = process.wait()
    if is_late.is_set():
        raise RecogniserError("took too long")
    if code:
        raise RecogniserError(f"failed with exit code {code}")
    return printed.decode("utf-8", "replace")


def _read_to_its_end(process: "subprocess.Popen[bytes]") -> bytes:
    """Read what a process prints until it ends, though a child of it may live on and hold its stdout; or too much."""
    assert process.stdout
    printed = b""
    while len(printed) <= MOST_BYTES:
        has_ended = process.poll() is not None  # asked first: what it printed before is in the pipe by now
        is_readable = bool(select.select([process.stdout], [], [], 0.0 if has_ended else LOOKS_EVERY)[0])
        part = os.read(process.stdout.fileno(), MOST_BYTES) if is_readable else b""
        printed += part
        if not part and (is_readable or has_ended):
            break
    return printed
