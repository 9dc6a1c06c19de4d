"""Home as it stood on the terminal the last time, shown again while what draws it is still being imported.

It is shown only where all it was made of still stands and would look the same. Keys that come meanwhile wait for the
app, which draws Home from its true figures and answers for the terminal from then on; whatever ends the program before
that gives the terminal back.
"""

import contextlib
import os
import re
import signal
import sys
import termios
import tty
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn, Self

from practice_tui import __version__
from practice_tui.bank.folders import bundled_dir, signature_of
from practice_tui.cache_files import read_cached, write_cached
from practice_tui.core.values.clock import Clock, civil_day
from practice_tui.core.values.text import is_clean
from practice_tui.paths import Places

NAME = "frame.json"
MOST_BYTES = 1_000_000
ENTER, LEAVE = "\x1b[?1049h", "\x1b[?1049l"
HIDE_CURSOR, SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"

_INPUT, _OUTPUT = 0, 2  # as Textual has them
_MATTERS = ("TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "LANG", "LC_ALL", "LC_CTYPE", "TEXTUAL")
_STYLE_OR_MOVE = re.compile(r"\x1b\[[0-9;]*[mH]")

Basis = list[Any]


class FirstFrame:
    """The frame of one start: shown on entering, given back on leaving unless the app has taken the terminal over.

    The app tells when figures are about to be read and when Home stands; Textual's driver takes the terminal over.
    `seed` is what the rounds on the frame were chosen with: with it, Home offers the same ones.
    """

    def __init__(self, places: Places, config: object, clock: Clock, *, is_shown: bool = True) -> None:
        self._places, self._config, self._clock = places, config, clock
        self._is_wanted = is_shown
        self.seed: int | None = None
        self._basis: Basis | None = None
        self._kept: tuple[Basis, int, str] | None = None
        self._attributes: list[Any] | None = None  # the terminal's before the frame, while that stands

    def __enter__(self) -> Self:
        if self._is_wanted:
            self.look_again()
            self._show(self.read())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._give_back()

    def go_by(self, config: object) -> None:
        """Takes the configuration that the app follows from now on."""
        self._config = config

    def look_again(self) -> None:
        """Note the state of the history, before figures are read from it."""
        self._basis = self._state_of_files()

    def keep(self, drawn: str, seed: int) -> None:
        """Keep Home as it is drawn, for the next start."""
        frame = drawn.replace("\n", "")  # each line begins with a move
        if self._basis is None or not is_frame(frame):
            return
        basis = [*self._basis, self._look()]
        if self._kept != (basis, seed, frame):
            write_cached(self._path, basis, [seed, frame], MOST_BYTES)
            self._kept = basis, seed, frame

    def read(self) -> str:
        """The frame kept for this look and this state of the history; empty if there is none."""
        basis = self._basis and [*self._basis, self._look()]
        cached = read_cached(self._path, basis, MOST_BYTES) if basis else None
        match cached:
            case [int(seed), str(frame)] if is_frame(frame):
                self.seed = seed
                return frame
        return ""

    def take_over(self, attributes: list[Any] | None) -> list[Any] | None:
        """The terminal's attributes as they were before the program; from now on the caller answers for it."""
        before, self._attributes = self._attributes, None
        return before or attributes

    def is_wiped_by(self, data: str) -> bool:
        """Whether the frame stands and this would wipe it off."""
        return self._attributes is not None and data == ENTER

    @property
    def _path(self) -> Path:
        return self._places.cache / NAME

    def _state_of_files(self) -> Basis | None:
        """The state of all that figures rest on; None if it can't be read.

        Every commit changes the history's file, and with it the time of its last change, which no program can set; one
        with a journal is being written, or waits to be mended.
        """
        history = self._places.history
        try:
            status = history.stat()
        except OSError:
            return None
        if any(history.with_name(history.name + beside).exists() for beside in ("-journal", "-wal")):
            return None
        now = self._clock.now()
        file = [status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns]
        banks = [list(entry) for entry in signature_of(bundled_dir(), self._places.banks)]
        return [__version__, now.strftime("%z %Z"), civil_day(now), file, banks]

    def _look(self) -> str:
        """Everything that changes how Home looks: the terminal's size and kind, and the configuration."""
        size = os.get_terminal_size(_OUTPUT)
        settings = {name: value for name, value in os.environ.items() if name.startswith(_MATTERS)}
        return repr((size.columns, size.lines, sorted(settings.items()), self._config))

    def _show(self, frame: str) -> None:
        if not frame or os.tcgetpgrp(_INPUT) != os.getpgrp():  # in the background the terminal is another program's
            return
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) == signal.SIG_DFL:
                signal.signal(number, _end)
        try:
            attributes = termios.tcgetattr(_INPUT)
            _set_raw(attributes)
            self._attributes = attributes
            _write(f"{ENTER}{HIDE_CURSOR}{frame}")
        except (OSError, termios.error):
            self._give_back()

    def _give_back(self) -> None:
        if self._attributes is not None:
            with contextlib.suppress(OSError, termios.error):
                termios.tcsetattr(_INPUT, termios.TCSANOW, self._attributes)
                _write(f"{LEAVE}{SHOW_CURSOR}")
            self._attributes = None


def is_frame(drawn: str) -> bool:
    """Whether a frame holds nothing but text, styles and moves."""
    text = _STYLE_OR_MOVE.sub("", drawn)
    return is_clean(text) and not set("\n\t") & set(text)


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
