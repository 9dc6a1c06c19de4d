"""The installed program in a real pty, with a screen that can be read."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pexpect
import pyte

PATIENCE = 20.0  # seconds until a text that doesn't come is given up
QUIET_AFTER = 0.7  # seconds without output


class Terminal:
    """Runs one command; every wait is for a text or for the end of the process, never for a time."""

    def __init__(
        self,
        command: list[str],
        size: tuple[int, int] = (80, 24),
        environment: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self.raw = b""
        self._is_quiet = False
        self._stream = pyte.ByteStream(self.screen)
        self.process: Any = pexpect.spawn(
            command[0],
            command[1:],
            dimensions=(rows, columns),
            env={**clean_environment(), **(environment or {})},
            cwd=str(cwd) if cwd else None,
            timeout=PATIENCE,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.close(force=True)

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def press(self, keys: str) -> None:
        self.process.send(keys)

    def press_much(self, keys: str) -> None:
        """Writes more than the pty holds, reading what comes meanwhile."""
        left, pty = keys.encode(), self.process.fileno()
        os.set_blocking(pty, False)
        while left:
            with contextlib.suppress(BlockingIOError):
                left = left[os.write(pty, left) :]
            self._feed(0.01)
        os.set_blocking(pty, True)

    def see(self, wanted: str) -> str:
        """Waits until `wanted` stands on the screen."""
        return self.wait(lambda: wanted in self.text, f"{wanted!r} on the screen")

    def start(self) -> None:
        """Starts the clock of a round: an Enter counts once the page is a second old."""
        self._enter_until("Answer aloud; enter when done")

    def answer(self, prediction: str) -> None:
        """Ends an answer, which takes an Enter once the question is two seconds old, and says how sure it was."""
        self._enter_until("How sure were you?")
        self.press(prediction)

    def leave(self, ways_down: int) -> None:
        """Leaves a round: one line down it is kept for later, two lines it is ended, three it is discarded."""
        self.press("q")
        self.see("Leave the round?")
        self.press("\x1b[B" * ways_down + "\r")

    def _enter_until(self, wanted: str) -> None:
        def is_there() -> bool:
            if wanted in self.text:
                return True
            if self._is_quiet:
                self.press("\r")
            return False

        self.wait(is_there, wanted)

    def wait(self, is_there: Callable[[], bool], what: str) -> str:
        deadline = time.monotonic() + PATIENCE
        while not is_there():
            if time.monotonic() > deadline or not self._feed():
                raise AssertionError(f"no {what}; the screen shows:\n{self.text}")
        return self.text

    def wait_quiet(self) -> None:
        """Reads on until nothing has come for a while."""
        self._is_quiet = False
        self.wait(lambda: self._is_quiet, "end of output")

    def read_for(self, other: "Terminal", seconds: float) -> None:
        """Reads this terminal and another for so many seconds: for measuring what goes on, never for waiting."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self._feed()
            other._feed()

    def end(self) -> int:
        """Reads on until the process has ended; its exit code, or minus the signal that killed it."""
        deadline = time.monotonic() + PATIENCE
        while self._feed():
            assert time.monotonic() < deadline, f"still running; the screen shows:\n{self.text}"
        self.process.wait()
        code = self.process.exitstatus
        return -int(self.process.signalstatus) if code is None else int(code)

    def listen(self, seconds: float) -> None:
        """Reads whatever comes within so much time."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and self._feed(left):
            pass

    def kill(self, number: signal.Signals) -> None:
        self.process.kill(number)

    def _feed(self, patience: float = QUIET_AFTER) -> bool:
        """Reads what has come; False once the process has closed its side."""
        try:
            data = self.process.read_nonblocking(65536, timeout=patience)
        except pexpect.TIMEOUT:
            self._is_quiet = True
            return True
        except pexpect.EOF:
            return False
        self._is_quiet = False
        self._take(data)
        return True

    def _take(self, data: bytes) -> None:
        self.raw += data
        self._stream.feed(data)


def clean_environment() -> dict[str, str]:
    """The environment without what would change how the program looks or where it writes."""
    dropped = ("NO_COLOR", "COLUMNS", "LINES", "PRACTICE_DATA_DIR", "TEXTUAL", "COLORTERM")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    return {**kept, "TERM": "xterm-256color", "LANG": "C.UTF-8"}


def practice(*arguments: str, data: Path) -> list[str]:
    """The program of this environment over `data`."""
    return [sys.executable, "-m", "practice_tui", "--data-dir", str(data), *arguments]
