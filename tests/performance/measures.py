"""What is measured, each on a real pty: seconds to a text, to the end of a process, of processor time, and memory."""

import os
import re
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from tests.terminal.terminal import Terminal, clean_environment

HELLO = """
from textual.app import App
from textual.widgets import Label
class Hello(App):
    BINDINGS = [("q", "quit", "quit"), ("k", "count", "count")]
    def compose(self):
        yield Label("hello, world")
        yield Label("", id="clock")
    def on_mount(self):
        self.seconds = 0
        {clock}
    def tick(self):
        self.seconds += 1
        self.query_one("#clock", Label).update(str(self.seconds))
    def action_count(self):
        self.seconds += 1
        self.query_one("#clock", Label).update(f"counted {{self.seconds}}")
Hello().run()
"""

_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[^\[])")
_COLOUR = re.compile(rb"\x1b\[[0-9;]*m")


class Instant(Terminal):
    """A terminal that costs next to nothing: its text is what came since the last key, without the sequences.

    Its keys go out at once, where pexpect would wait 50 ms before each. `began_at` is the monotonic instant of exec.
    """

    def __init__(self, command: list[str], size: tuple[int, int] = (120, 40)) -> None:
        super().__init__(command, size)
        self.began_at = time.monotonic()  # spawning returns once exec has succeeded
        self.read_at = self.began_at
        self._from = 0
        self.process.delaybeforesend = None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Kills the process and waits for its end, which pexpect gives 0.1 s: too little on a busy machine."""
        if self.process.isalive():
            self.process.kill(signal.SIGKILL)
            self.process.wait()
        super().__exit__(kind, error, trace)

    @property
    def text(self) -> str:
        return _SEQUENCE.sub(b"\n", _COLOUR.sub(b"", self.raw[self._from :])).decode("utf-8", "replace")

    def press(self, keys: str) -> None:
        self._from = len(self.raw)
        super().press(keys)

    def seconds_to(self, text: str) -> float:
        """From exec to a text."""
        self.see(text)
        return self.read_at - self.began_at

    def key_to(self, key: str, text: str) -> float:
        """Seconds from a key to a text that it brings."""
        pressed_at = time.monotonic()
        self.press(key)
        self.see(text)
        return self.read_at - pressed_at

    def wait_idle(self) -> None:
        """Reads on until the process has nothing left to do."""
        spent = -1.0
        while spent < (spent := processor_seconds(self.process.pid)):
            self.wait_quiet()

    def _take(self, data: bytes) -> None:
        self.read_at = time.monotonic()
        self.raw += data


def hello(python: str, *, ticking: bool = False) -> list[str]:
    """A Textual hello-world, with a clock of one second if wanted; `k` counts."""
    return [python, "-c", HELLO.format(clock="self.set_interval(1, self.tick)" if ticking else "pass")]


def first_paint(command: list[str], text: str) -> float:
    """Seconds from exec to the text on the screen."""
    with Instant(command) as terminal:
        return terminal.seconds_to(text)


def first_answer(command: list[str], text: str, key: str, answer: str) -> float:
    """Seconds from exec to what a key brings that is pressed once the text is there."""
    with Instant(command) as terminal:
        terminal.see(text)
        terminal.press(key)
        return terminal.seconds_to(answer)


def quitting(command: list[str], text: str, key: str) -> float:
    """Seconds from the key to the end of the process."""
    with Instant(command) as terminal:
        terminal.see(text)
        terminal.wait_quiet()
        began = time.monotonic()
        terminal.press(key)
        terminal.end()
        return time.monotonic() - began


def peak_memory(process_id: int) -> float:
    """Peak resident set, in MB."""
    status = Path(f"/proc/{process_id}/status").read_text("utf-8")
    return int(next(line for line in status.split("\n") if line.startswith("VmHWM")).split()[1]) / 1024


def processor_seconds(process_id: int) -> float:
    fields = Path(f"/proc/{process_id}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def whole_process(command: Sequence[str]) -> float:
    """Seconds that a command takes which only prints."""
    began = time.monotonic()
    subprocess.run(command, capture_output=True, env=clean_environment(), stdin=subprocess.DEVNULL, check=True)
    return time.monotonic() - began


def synced_commit(folder: Path) -> float:
    """Seconds of one bare commit with the store's settings."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("CREATE TABLE IF NOT EXISTS bare(text TEXT)")
    began = time.monotonic()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO bare VALUES('a')")
    connection.execute("COMMIT")
    seconds = time.monotonic() - began
    connection.close()
    return seconds


def in_turn(times: int, *measures: Callable[[], float]) -> list[list[float]]:
    """Each measure so many times, one after the other, so that a noisy minute hits all of them."""
    rounds = [[measure() for measure in measures] for _ in range(times)]
    return [list(column) for column in zip(*rounds, strict=True)]


def p95(values: Sequence[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]
