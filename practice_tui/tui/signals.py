"""The terminal driver: gives the terminal back on signals, ends when it is lost, and takes any bytes from it."""

import asyncio
import contextlib
import os
import selectors
import signal
import termios
import threading
import tty
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Resize
from textual.geometry import Size
from textual.message import Message

from practice_tui.system import SystemClock
from practice_tui.tui.first_frame import FirstFrame
from practice_tui.tui.pasting import Pastes
from practice_tui.tui.terminal_replies import ESCAPE, Replies

ENDS_AFTER = 1.2  # seconds that an orderly end may take
READ_BYTES = 4096
WAITS, WAITS_WITH_ESCAPE = 0.1, 0.02  # seconds for further input
LOST = 128 + signal.SIGHUP

_STDERR = 2  # where Textual draws
_GIVE_BACK = b"\x1b[<u\x1b[?2004l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?7h\x1b[?1049l\x1b[?25h\x1b[?1004l"


class MustEnd(Message):
    """The process is to end with this exit code: keep what there is, and exit."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self.code = code


class SteadyDriver(LinuxDriver):
    """Textual's driver, which survives what it doesn't: TERM and HUP, a lost terminal, STOP and CONT, invalid UTF-8."""

    _is_active = False
    _is_lost = False

    def start_application_mode(self) -> None:
        start: Callable[[], None] = super().start_application_mode
        start()
        if self._frame:
            self.attrs_before = self._frame.take_over(self.attrs_before)
        self._is_active = True
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            if signal.getsignal(number) != signal.SIG_IGN:
                loop.add_signal_handler(number, self._must_end, 128 + number)
        loop.add_signal_handler(signal.SIGWINCH, self._resized)
        # In a signal handler of Python's, both could wait for a queue that the interrupted code has locked.
        loop.add_signal_handler(signal.SIGTSTP, self._sigtstp_application)
        loop.add_signal_handler(signal.SIGCONT, self._sigcont_application)

    @property
    def _frame(self) -> FirstFrame | None:
        return getattr(self._app, "frame", None)

    def stop_application_mode(self) -> None:
        self._is_active = False
        super().stop_application_mode()

    def _resized(self) -> None:
        """Read the size between two steps of the loop; read in the signal handler, an older size could come last."""
        if not self._in_band_window_resize:
            size = Size(*self._get_terminal_size())
            self._app.post_message(Resize(size, size))

    def write(self, data: str) -> None:
        if not (self._is_lost or (self._frame and self._frame.is_wiped_by(data))):
            super().write(data)

    def run_input_thread(self) -> None:
        decode = getincrementaldecoder("utf-8")("replace").decode
        parser, replies, pastes = XTermParser(self._debug), Replies(), Pastes()
        now = SystemClock().monotonic

        def events_of(pieces: Iterable[str]) -> Iterator[Message]:
            for piece in pieces:
                if piece == ESCAPE:
                    yield Key("escape", ESCAPE)
                elif not (pastes.is_full and ESCAPE not in piece):
                    yield from parser.feed(piece)

        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(WAITS_WITH_ESCAPE if replies.is_waiting else WAITS):
                    data = self._read()
                    if not data:
                        self._is_lost = True
                        self._must_end(LOST)
                        return
                    pieces = replies.feed(decode(data), now())
                else:
                    pastes.end()
                    pieces = replies.tick(now())
                for event in (*pastes.with_pastes(events_of(pieces)), *parser.tick()):
                    self.process_message(event)

    def _read(self) -> bytes:
        """The bytes that were typed; none if the terminal is gone."""
        try:
            return os.read(self.fileno, READ_BYTES)
        except OSError:
            return b""

    def _must_end(self, code: int) -> None:
        """Asks the app to end, and ends the process where it can't: the terminal may take no more output."""
        last_resort = threading.Timer(ENDS_AFTER, self._end_at_once, (code,))
        last_resort.daemon = True
        last_resort.start()
        self._app.post_message(MustEnd(code))

    def _end_at_once(self, code: int) -> None:
        with contextlib.suppress(OSError, termios.error):
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            with selectors.SelectSelector() as selector:
                selector.register(_STDERR, selectors.EVENT_WRITE)
                if selector.select(0.1):
                    os.write(_STDERR, _GIVE_BACK)
        os._exit(code)

    def _sigcont_application(self, *signalled: Any) -> None:
        """After Ctrl+Z all is started anew; after a STOP from elsewhere only the screen and the modes are put back."""
        if self._is_active:
            with contextlib.suppress(termios.error):
                attributes = termios.tcgetattr(self.fileno)
                attributes[tty.LFLAG] = self._patch_lflag(attributes[tty.LFLAG])
                attributes[tty.IFLAG] = self._patch_iflag(attributes[tty.IFLAG])
                termios.tcsetattr(self.fileno, termios.TCSANOW, attributes)
            self.write("\x1b[?1049h\x1b[?25l")
        else:
            super()._sigcont_application(*signalled)
        self._app.call_later(self._app.refresh, layout=True)  # all of it: somebody else has written there
