"""Prints how long Home takes to its first paint over a Textual hello-world: both installed, in turn, on a real pty.

Run with the Python of an environment in which the wheel is installed: `python -m tests.performance.first_paint`.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.terminal.terminal import Terminal, practice

ROUNDS = 9
HELLO = """
from textual.app import App
from textual.widgets import Label
class Hello(App):
    def compose(self):
        yield Label("hello, world")
Hello().run()
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        hello = [sys.executable, "-c", HELLO]
        home = practice(data=Path(folder))
        seconds_until(home, "Quick")  # the first start makes the database
        pairs = [(seconds_until(hello, "hello, world"), seconds_until(home, "Quick")) for _ in range(ROUNDS)]
    floor, ours = statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)
    ratios = sorted(pair[1] / pair[0] for pair in pairs)
    print(f"hello-world {floor * 1000:.0f} ms, Home {ours * 1000:.0f} ms: {ours / floor:.2f} times")
    print(f"pair by pair {ratios[0]:.2f} to {ratios[-1]:.2f}, median {statistics.median(ratios):.2f}, of {ROUNDS}")


def seconds_until(command: list[str], text: str) -> float:
    """From exec to the text on the screen."""
    began = time.monotonic()
    with Terminal(command) as terminal:
        terminal.see(text)
        return time.monotonic() - began


if __name__ == "__main__":
    main()
