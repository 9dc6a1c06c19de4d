"""Keeps the garbage collector away from what holds no garbage: modules, a bank, answers."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Nothing is looked through for garbage while the block runs.

    While 100,000 answers are read, that took 200 of 700 ms. A block inside another one ends nothing early.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def made_for_good() -> Iterator[None]:
    """As `uncollected`, and what there is at the end of the block is never looked through either.

    So it is for what a process makes once, before it has made garbage. It took a command 10 of 145 ms.
    """
    with uncollected():
        yield
    gc.freeze()
