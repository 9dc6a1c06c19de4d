"""Exchanges with other machines at the start and at the end of the app, in a thread for which nobody waits."""

import asyncio
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as NotYet
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any, Protocol, TypeVar

from practice_tui.archive.machines.report_lines import background_line
from practice_tui.archive.machines.syncing import Ask, synchronise
from practice_tui.errors import PracticeError
from practice_tui.paths import Places
from practice_tui.sitting.desk import Desk

T = TypeVar("T")

LOOKS_EVERY = 0.1  # seconds between two looks whether the app has ended
FINISHES_WITHIN = 1.0  # seconds after the app, which ends then in any case: the next start goes on


@dataclass(frozen=True, slots=True)
class Synced:
    """The result of an exchange: the line to show, if any, whether something came in, and whether banks did."""

    line: str
    has_news: bool = False
    has_banks: bool = False


class OverError(Exception):
    """The app has ended meanwhile."""


class SyncedApp(Protocol):
    """The app that shows what came in, and whose desk is asked."""

    async def at_desk(self, work: Callable[[Desk], T]) -> T: ...

    async def show_synced(self, synced: Synced) -> None: ...

    def call_later(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> bool: ...


class BackgroundSync:
    """Exchanges with the machines that meet in `root`. A failure becomes one line, and never stops the app.

    `guard` turns an internal error into a PracticeError, but for OverError.
    """

    def __init__(self, root: Path, places: Places, guard: Callable[[], AbstractContextManager[None]]) -> None:
        self._root, self._places, self._guard = root, places, guard
        self._is_over = Event()
        self._lock = Lock()

    def start(self, app: SyncedApp) -> None:
        """Exchanges in a thread. Its work at the desk waits its turn, as that of keys does."""
        loop = asyncio.get_running_loop()

        def ask(work: Callable[[Desk], T]) -> T:
            if self._is_over.is_set() or loop.is_closed():
                raise OverError
            return self._result(asyncio.run_coroutine_threadsafe(app.at_desk(work), loop))

        def run() -> None:
            with suppress(OverError, RuntimeError), self._lock:
                synced = self._once(ask)
                loop.call_soon_threadsafe(app.call_later, app.show_synced, synced)

        Thread(target=run, name="sync", daemon=True).start()

    def end(self) -> None:
        """Stops the exchange, since the desk of the app answers no more."""
        self._is_over.set()

    def finish(self, open_desk: Callable[[], Desk]) -> Synced:
        """Exchanges once more after the app, and waits FINISHES_WITHIN at most."""
        synced: list[Synced] = []

        def run() -> None:
            with self._lock:
                synced.append(self._at(open_desk))

        thread = Thread(target=run, name="sync", daemon=True)
        thread.start()
        thread.join(FINISHES_WITHIN)
        return synced[0] if synced else Synced("")

    def _at(self, open_desk: Callable[[], Desk]) -> Synced:
        try:
            desk = open_desk()
        except PracticeError as error:
            return Synced(f"sync: {error}")
        try:
            return self._once(lambda work: work(desk))
        finally:
            desk.close()

    def _once(self, ask: Ask) -> Synced:
        try:
            with self._guard():
                report = synchronise(ask, self._root, self._places.banks, self._places.cache)
        except PracticeError as error:
            return Synced(f"sync: {error}")
        return Synced(background_line(report), report.has_news, bool(report.new_banks))

    def _result(self, future: "Future[T]") -> T:
        while True:
            try:
                return future.result(LOOKS_EVERY)
            except CancelledError:
                raise OverError from None
            except NotYet:
                if self._is_over.is_set():
                    raise OverError from None
