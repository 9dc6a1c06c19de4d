"""The thread that owns the open history, so that the event loop of the screen never waits for the disk."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Concatenate, Generic, ParamSpec, Protocol, TypeVar


class Closable(Protocol):
    def close(self) -> None: ...


P = ParamSpec("P")
T = TypeVar("T")
Owned = TypeVar("Owned", bound=Closable)


class StoreThread(Generic[Owned]):
    """Runs work in one thread, in order, on the value that `opening` returns there."""

    def __init__(self, opening: Callable[[], Owned]) -> None:
        self._opening = opening
        self._owned: Owned | None = None
        self._is_closed = False
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")

    async def run(self, work: Callable[Concatenate[Owned, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs `work` on the value, which is opened first where that hasn't succeeded yet.

        Returns or raises what `work` does. A call after `close` is cancelled.
        """

        def call() -> T:
            return work(self._open(), *args, **kwargs)

        if self._is_closed:
            raise asyncio.CancelledError
        return await asyncio.wrap_future(self._executor.submit(call))

    def close(self) -> None:
        """Ends the thread, once the work that was begun is done."""
        self._is_closed = True
        self._executor.submit(self._close)
        self._executor.shutdown()

    def _open(self) -> Owned:
        if self._owned is None:
            self._owned = self._opening()
        return self._owned

    def _close(self) -> None:
        if self._owned is not None:
            self._owned.close()
        self._owned = None
