"""Measures the time of an answer. It is recomputed from the clock at each look, never decremented."""

from dataclasses import dataclass, replace
from enum import StrEnum

ENOUGH_AT, WRAP_UP_AT, STILL_ANSWERING_AT = 1 / 2, 5 / 6, 3.0  # times the limit


class Band(StrEnum):
    """The part of its limit that an answer has reached; the value is the word for it."""

    KEEP_GOING = "keep going"
    WORKING = "working"
    ENOUGH = "enough"
    WRAP_UP = "wrap up"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Countdown:
    """Seconds spent of `limit`.

    It has been running since the monotonic instant `since`, or stands where that is None.
    """

    limit: float
    spent: float = 0.0
    since: float | None = None

    @property
    def is_running(self) -> bool:
        return self.since is not None

    def elapsed(self, monotonic: float) -> float:
        """Seconds spent up to a monotonic instant."""
        return self.spent if self.since is None else self.spent + max(0.0, monotonic - self.since)

    def start(self, monotonic: float) -> "Countdown":
        return self if self.is_running else replace(self, since=monotonic)

    def stop(self, monotonic: float) -> "Countdown":
        return replace(self, spent=self.elapsed(monotonic), since=None)

    def without_last(self, seconds: float) -> "Countdown":
        """The countdown as if the last `seconds` hadn't passed; one that stands is as it was."""
        return self if self.since is None else replace(self, since=self.since + seconds)


def band_of(elapsed: float, limit: float, needs_working: bool = False) -> Band:
    """The band after `elapsed` seconds: ENOUGH from half the limit on, WRAP_UP from five sixths, OVER from the limit.

    Where something has to be worked out first (`needs_working`), it is WORKING until WRAP_UP.
    """
    if elapsed >= limit:
        return Band.OVER
    if elapsed >= limit * WRAP_UP_AT:
        return Band.WRAP_UP
    if needs_working:
        return Band.WORKING
    return Band.ENOUGH if elapsed >= limit * ENOUGH_AT else Band.KEEP_GOING
