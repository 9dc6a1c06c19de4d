"""The thread that owns the open history while a screen is up, so that the event loop waits for no disk."""

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
    """Runs one piece of work after the other on what `opening` hands out, in their order."""

    def __init__(self, opening: Callable[[], Owned]) -> None:
        self._opening = opening
        self._owned: Owned | None = None
        self._is_closed = False
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")

    async def run(self, work: Callable[Concatenate[Owned, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work(owned, *args)` returns or raises; opens it where that hasn't succeeded yet.

        Who asks after the end is cancelled: nobody waits for an answer any more.
        """

        def call() -> T:
            return work(self._open(), *args, **kwargs)

        if self._is_closed:
            raise asyncio.CancelledError
        return await asyncio.wrap_future(self._executor.submit(call))

    async def release(self) -> None:
        """Closes the file; the next `run` opens it anew, as is needed where it was replaced."""
        await asyncio.wrap_future(self._executor.submit(self._close))

    def close(self) -> None:
        """Ends the thread once what was begun is done."""
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
