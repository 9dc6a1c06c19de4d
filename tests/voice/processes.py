"""Other programs as tests see them."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

from practice_tui.system import SystemClock

PATIENCE = 10.0  # seconds that a loaded machine may take


def until(condition: Callable[[], bool]) -> bool:
    """Whether it becomes true within PATIENCE."""
    clock, waiting = SystemClock(), threading.Event()
    end = clock.monotonic() + PATIENCE
    while not condition() and clock.monotonic() < end:
        waiting.wait(0.01)
    return condition()


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text()
    except ProcessLookupError:  # also of one that ends while it is looked at
        return False
    except FileNotFoundError:  # another system than Linux
        return True
    return state.rpartition(")")[2].split()[0] != "Z"
