"""Instants, and the clock and ticker that hand them out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from practice_tui.core.values.ids import uuid7

DAY_TURNS_AT = timedelta(hours=4)
STOPPED_AFTER = 5.0  # seconds between two ticks from which on the process must have been stopped


class Clock(Protocol):
    """Tells the time. Whatever needs it is given one of these, the machine's or a fake."""

    def now(self) -> datetime:
        """The wall clock, aware, in the person's own zone."""

    def monotonic(self) -> float:
        """Seconds that never go back and don't count while the machine sleeps."""

    def boottime(self) -> float:
        """Seconds that never go back and do count while the machine sleeps."""


class Ticker(Protocol):
    """Calls a function at an interval, in seconds."""

    def every(self, seconds: float, callback: Callable[[], object]) -> None: ...


class Day(NamedTuple):
    """A civil day: its ISO name, and the instant at which it begins.

    Figures are computed as of that instant, so that they stay the same all day.
    """

    name: str
    begins_at: datetime

    def later(self, days: int) -> "Day":
        return day_of(self.begins_at + timedelta(days=days))

    @property
    def ordinal(self) -> int:
        """The proleptic Gregorian number of the day, for a seed that changes daily."""
        return (self.begins_at - DAY_TURNS_AT).toordinal()


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of all clocks, with a fresh id for the fact that is recorded at it."""

    now: datetime
    monotonic: float
    boottime: float
    id: str

    @property
    def day(self) -> str:
        return civil_day(self.now)

    @property
    def zone(self) -> str:
        return self.now.strftime("%z")


def civil_day(now: datetime) -> str:
    """The ISO day of an instant as a person lives it: a day turns at 04:00 in their own zone."""
    return day_of(now).name


def day_of(now: datetime) -> Day:
    """The civil day of an instant."""
    midnight = (now - DAY_TURNS_AT).replace(hour=0, minute=0, second=0, microsecond=0)
    return Day(midnight.date().isoformat(), midnight + DAY_TURNS_AT)


@dataclass(slots=True)
class Moments:
    """Reads all clocks at once and gives each reading an id greater than every one before it."""

    clock: Clock
    chance: Callable[[], int]
    greatest: str = ""

    def __call__(self) -> Moment:
        now = self.clock.now()
        self.greatest = uuid7(now, self.chance(), self.greatest)
        return Moment(now, self.clock.monotonic(), self.clock.boottime(), self.greatest)
