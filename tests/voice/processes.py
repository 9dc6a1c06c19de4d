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
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"
