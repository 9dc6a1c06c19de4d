"""Reads lines, one after the other, and tells the time while nobody types; parts a line into the keys it stands for."""

import queue
import threading
from collections.abc import Callable
from typing import TextIO

from practice_tui.core.bank.questions import LETTERS

ReadLine = Callable[[float], str | None]
"""Gives the next line; None if there is none within so many seconds. Raises EOFError behind the last one."""


def line_reader(source: TextIO) -> ReadLine:
    """A reader of lines. It reads `source` in another thread, so that the time can be told while nobody types."""
    inbox: queue.Queue[str | None] = queue.Queue()

    def read() -> None:
        for line in source:
            inbox.put(line)
        inbox.put(None)

    threading.Thread(target=read, daemon=True).start()

    def next_line(seconds: float) -> str | None:
        try:
            line = inbox.get(timeout=seconds)
        except queue.Empty:
            return None
        if line is None:
            inbox.put(None)  # it stays the end, however often it is asked for
            raise EOFError
        return line

    return next_line


def converse(
    read_line: ReadLine,
    is_over: Callable[[], bool],
    obey: Callable[[str], None],
    tick: Callable[[], None],
    end: Callable[[], None],
) -> None:
    """Obey each line until it is over. Each second without one is a tick; behind the last line comes the end."""
    while not is_over():
        try:
            line = read_line(1.0)
        except EOFError:
            end()
            return
        if line is None:
            tick()
        else:
            obey(line)


def keys_typed(line: str) -> list[str]:
    """The keys of a line by their faces or words: an empty line is enter, `acd` ticks three points."""
    words = line.split() or ["enter"]
    is_of_ticks = len(words) == 1 and len(words[0]) > 1 and set(words[0]) <= set(LETTERS)
    return list(words[0]) if is_of_ticks else words


def ring(out: TextIO) -> None:
    """Ring the bell of the terminal, now."""
    out.write("\a")
    out.flush()
