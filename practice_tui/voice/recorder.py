"""Records one answer: starts the program that does it, and hears from it how loud it is and what went wrong."""

import shlex
import shutil
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from practice_tui.voice import recorder_program

LOOKS_A_SECOND = 5


class CommandRecorder:
    """Records with `command`, or from the microphone where that is empty, one file at a time."""

    def __init__(self, command: str) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._peaks: deque[float] = deque(maxlen=LOOKS_A_SECOND)
        self.trouble = ""

    @property
    def level(self) -> float:
        """The peak of the last second, from 0 to 1."""
        return max(self._peaks.copy(), default=0.0)

    def begin(self, path: Path) -> str:
        """Begin to record, and return at once: nothing, or in words why that can't be done."""
        self.end()
        words = shlex.split(self._command)
        if words and not shutil.which(words[0]):
            return f"{words[0]} isn't there, so nothing is recorded."
        self._peaks.clear()
        self.trouble = ""
        try:
            process = subprocess.Popen(
                [sys.executable, "-I", recorder_program.__file__, str(path), *words],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # PortAudio prints where the screen is drawn
                start_new_session=True,
            )
        except OSError as error:
            return f"nothing is recorded: {error.strerror}."
        self._process = process
        threading.Thread(target=self._listen, args=(process,), daemon=True).start()
        return ""

    def pause(self) -> None:
        self._say(b"p")

    def go_on(self) -> None:
        self._say(b"r")

    def end(self) -> Callable[[], object]:
        """Close the file; it may be renamed at once. Returns a function that waits until all of it is written."""
        process, self._process = self._process, None
        if process is None or process.stdin is None:
            return lambda: None
        with suppress(OSError):
            process.stdin.close()
        return process.wait

    def _say(self, message: bytes) -> None:
        if self._process and self._process.stdin:
            with suppress(OSError):  # it has ended, and said why
                self._process.stdin.write(message)
                self._process.stdin.flush()

    def _listen(self, process: "subprocess.Popen[bytes]") -> None:
        """Take down what the program says, in a thread of its own."""
        assert process.stdout
        for line in process.stdout:
            text = line.decode("utf-8", "replace").strip()
            if text.startswith("!"):
                self.trouble = f"Not recorded: {text[1:].strip()}."
            else:
                with suppress(ValueError):
                    self._peaks.append(float(text))
        process.wait()
        if process is self._process and not self.trouble:
            self.trouble = "Not recorded: the recorder has ended."
