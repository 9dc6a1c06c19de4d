"""Home as it stood on the terminal the last time, shown again while what draws it is still being imported.

Measured with 1,000 attempts: Home is there 34 ms after the start so, 167 ms without, a hello-world after 132 ms.

It is shown only where all it was made of still stands (`practice_tui.sitting.kept`) and would look the same. Keys that
come meanwhile wait for the app, which draws the same again and answers for the terminal from then on; whatever ends
the program before that gives the terminal back.
"""

import contextlib
import os
import re
import signal
import sys
import termios
import tty
from collections.abc import Iterator
from typing import Any, NoReturn

from practice_tui.core.text import is_clean

FRAME = "frame"  # under which it is kept
ENTER, LEAVE = "\x1b[?1049h", "\x1b[?1049l"
HIDE_CURSOR, SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"

_INPUT, _OUTPUT = 0, 2  # as Textual has them
_MATTERS = ("TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "LANG", "LC_ALL", "LC_CTYPE", "TEXTUAL")
_STYLE_OR_MOVE = re.compile(r"\x1b\[[0-9;]*[mH]")


def look_of(config: object) -> str:
    """A line that tells apart what would look different: the terminal's size and kind, and the configuration."""
    size = os.get_terminal_size(_OUTPUT)
    settings = {name: value for name, value in os.environ.items() if name.startswith(_MATTERS)}
    return repr((size.columns, size.lines, sorted(settings.items()), config))


def to_keep(look: str, drawn: str) -> str:
    """What is kept of a frame, whose lines begin with a move each."""
    return "\n".join((look, drawn.replace("\n", "")))


def frame_for(look: str, kept: str | None) -> str:
    """The frame that was kept for this look; empty without one, and where it holds more than text, styles and moves."""
    known, _, drawn = (kept or "").partition("\n")
    text = _STYLE_OR_MOVE.sub("", drawn)
    return drawn if known == look and is_clean(text) and not set("\n\t") & set(text) else ""


class HeldTerminal:
    """A terminal with a frame on it, in the mode in which the app reads keys. Raises OSError or termios.error."""

    def __init__(self, drawn: str) -> None:
        self._attributes = termios.tcgetattr(_INPUT)
        self.is_taken_over = False
        _set_raw(self._attributes)
        try:
            _write(f"{ENTER}{HIDE_CURSOR}{drawn}")
        except OSError:
            self.give_back()
            raise

    def take_over(self) -> list[Any]:
        """From now on the caller answers for the terminal; what its attributes were before."""
        self.is_taken_over = True
        return self._attributes

    def give_back(self) -> None:
        with contextlib.suppress(OSError, termios.error):
            termios.tcsetattr(_INPUT, termios.TCSANOW, self._attributes)
            _write(f"{LEAVE}{SHOW_CURSOR}")


@contextlib.contextmanager
def first_frame(drawn: str) -> Iterator[HeldTerminal | None]:
    """Shows a frame, if there is one, until the app takes the terminal over."""
    held = _held(drawn)
    try:
        yield held
    finally:
        if held and not held.is_taken_over:
            held.give_back()


def _held(drawn: str) -> HeldTerminal | None:
    if not drawn or os.tcgetpgrp(_INPUT) != os.getpgrp():  # in the background the terminal is another program's
        return None
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _end)
    with contextlib.suppress(OSError, termios.error):
        return HeldTerminal(drawn)
    return None


def _end(number: int, _: object) -> NoReturn:
    sys.exit(128 + number)


def _set_raw(attributes: list[Any]) -> None:
    """As Textual sets them: no echo, no lines, no signals, an Enter as it is typed."""
    raw = [*attributes[: tty.CC], [*attributes[tty.CC]]]
    raw[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    raw[tty.IFLAG] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    raw[tty.CC][termios.VMIN] = 1
    termios.tcsetattr(_INPUT, termios.TCSANOW, raw)


def _write(text: str) -> None:
    data = text.encode()
    while data:
        data = data[os.write(_OUTPUT, data) :]
