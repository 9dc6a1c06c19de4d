"""The progress of work that takes a while, told as it goes on."""

from collections.abc import Callable

ReportProgress = Callable[[int, int], object]
"""Called with the number of steps or rows done, and the number or an estimate of all."""


def ignore_progress(done: int, total: int) -> None:
    """Tell nobody."""
