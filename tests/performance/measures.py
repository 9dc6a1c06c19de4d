"""What is measured, each on a real pty: seconds to a text, to the end of a process, of processor time, and memory."""

import os
import sqlite3
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.terminal.terminal import Terminal, clean_environment

HELLO = """
from textual.app import App
from textual.widgets import Label
class Hello(App):
    BINDINGS = [("q", "quit", "quit")]
    def compose(self):
        yield Label("hello, world")
        yield Label("", id="clock")
    def on_mount(self):
        self.seconds = 0
        {clock}
    def tick(self):
        self.seconds += 1
        self.query_one("#clock", Label).update(str(self.seconds))
Hello().run()
"""


class Instant(Terminal):
    """A terminal whose keys go out at once: pexpect would wait 50 ms before each."""

    def __init__(self, command: list[str], size: tuple[int, int] = (80, 24)) -> None:
        super().__init__(command, size)
        self.process.delaybeforesend = None


def hello(python: str, *, ticking: bool = False) -> list[str]:
    """A Textual hello-world, with a clock of one second if wanted."""
    return [python, "-c", HELLO.format(clock="self.set_interval(1, self.tick)" if ticking else "pass")]


def first_paint(command: list[str], text: str) -> float:
    """Seconds from exec to the text on the screen."""
    began = time.monotonic()
    with Instant(command) as terminal:
        terminal.see(text)
        return time.monotonic() - began


def key_to_text(terminal: Terminal, key: str, text: str) -> float:
    """Seconds from a key to a text that it brings."""
    began = time.monotonic()
    terminal.press(key)
    terminal.see(text)
    return time.monotonic() - began


def key_to_repaint(terminal: Terminal, key: str) -> float:
    """Seconds from a key to the first bytes that it brings."""
    before = len(terminal.raw)
    began = time.monotonic()
    terminal.press(key)
    terminal.wait(lambda: len(terminal.raw) > before, "repaint")
    return time.monotonic() - began


def quitting(command: list[str], text: str, key: str) -> float:
    """Seconds from the key to the end of the process."""
    with Instant(command) as terminal:
        terminal.see(text)
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


def percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def median(values: Sequence[float]) -> float:
    return statistics.median(values)
