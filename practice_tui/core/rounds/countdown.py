"""The value that measures one limit: recomputed from the clock at each look, never decremented."""

from dataclasses import dataclass, replace
from enum import StrEnum

ENOUGH_AT, WRAP_UP_AT, STILL_ANSWERING_AT = 1 / 2, 5 / 6, 3.0  # times the limit


class Band(StrEnum):
    """Where an answer stands in its time; the value is what is said."""

    KEEP_GOING = "keep going"
    WORKING = "working"
    ENOUGH = "enough"
    WRAP_UP = "wrap up"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Countdown:
    """Seconds spent against `limit`; runs since the monotonic instant `since`, or stands where that is None."""

    limit: float
    spent: float = 0.0
    since: float | None = None

    @property
    def is_running(self) -> bool:
        return self.since is not None

    def elapsed(self, monotonic: float) -> float:
        return self.spent if self.since is None else self.spent + max(0.0, monotonic - self.since)

    def start(self, monotonic: float) -> "Countdown":
        return self if self.is_running else replace(self, since=monotonic)

    def stop(self, monotonic: float) -> "Countdown":
        return replace(self, spent=self.elapsed(monotonic), since=None)


def band_of(elapsed: float, limit: float, needs_working: bool = False) -> Band:
    """The time band: enough from a half, wrap up from five sixths, over from the limit on.

    Where something has to be worked out first, the half says nothing: *working* until *wrap up*.
    """
    if elapsed >= limit:
        return Band.OVER
    if elapsed >= limit * WRAP_UP_AT:
        return Band.WRAP_UP
    if needs_working:
        return Band.WORKING
    return Band.ENOUGH if elapsed >= limit * ENOUGH_AT else Band.KEEP_GOING
