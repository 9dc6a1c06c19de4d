"""Work in the background: one piece after the other, and what is to happen when a block takes too long."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from typing import Generic, TypeVar

T = TypeVar("T")


class Turns(Generic[T]):
    """Does pieces of work in threads called `name`, one at a time, and keeps their results until they are taken."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._results: SimpleQueue[T] = SimpleQueue()
        self._turn = threading.Lock()

    @property
    def has_results(self) -> bool:
        return not self._results.empty()

    def begin(self, wait: Callable[[], object], work: Callable[[], T | None]) -> None:
        """Return at once. `work` is called after `wait`, when its turn has come; None is no result."""

        def run() -> None:
            wait()
            with self._turn:
                result = work()
            if result is not None:
                self._results.put(result)

        threading.Thread(target=run, name=self._name, daemon=True).start()

    def take(self) -> Iterator[T]:
        """The results since the last call, as they came."""
        while self.has_results:
            yield self._results.get()


@contextmanager
def at_most(seconds: float, cut_off: Callable[[], object]) -> Iterator[None]:
    """Call `cut_off`, in a thread of its own, where the block takes longer than so many seconds."""
    timer = threading.Timer(seconds, cut_off)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
