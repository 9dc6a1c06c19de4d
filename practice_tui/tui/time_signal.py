"""Signals the time of an answer, as the settings want it: a flash, a bell, or nothing."""

from collections.abc import Hashable
from typing import Protocol

from practice_tui.config import Signal
from practice_tui.core.rounds.countdown import Band
from practice_tui.tui.shell import Shell


class Flashes(Protocol):
    """A screen that flashes for as long as it is on."""

    def flash(self, is_on: bool) -> None: ...


class TimeSignal:
    """Signals once at *wrap up* and once at *over* of each answer. A flash is there until the next look."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._signalled: tuple[Hashable, Band] | None = None

    def look(self, screen: Flashes, answer: Hashable, band: Band, *, is_running: bool) -> None:
        """Signal what is new of an answer, named by any value of its own, whose clock stands or `is_running`."""
        is_new = is_running and band in (Band.WRAP_UP, Band.OVER) and (answer, band) != self._signalled
        if is_new:
            self._signalled = (answer, band)
        config = self._shell.config
        if is_new and (config.signal is Signal.BELL or (config.wrap_up_bell and band is Band.WRAP_UP)):
            self._shell.bell()
        screen.flash(is_new and config.signal is Signal.FLASH and not config.reduced_motion)
