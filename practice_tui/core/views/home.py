"""What Home shows, as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """A row of Home's rounds; `id` is `resume:…`, `review:…` or `plan:…`."""

    id: str
    title: str
    detail: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class WeakTopic:
    """A topic most likely weak: its mean and 80 % interval in [0, 1], from `n` answers."""

    title: str
    mean: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class LastRound:
    """The last round that is over; `day` as one would say it, `scores` from 1 to 4 in the order of asking."""

    day: str
    asked: int
    skipped: int
    scores: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HomeView:
    """What Home shows. `weak` holds three topics at most; `weak_line` says what the list can't.

    `notices` say what is wrong with banks, `check` is the command that shows it. `missing` says that a history is gone,
    `left_out` what of it can't be read; `head` how near the interview is, and the streak.
    """

    offers: tuple[Offer, ...]
    weak: tuple[WeakTopic, ...] = ()
    weak_line: str = ""
    last: LastRound | None = None
    notices: tuple[str, ...] = ()
    check: str = ""
    missing: str = ""
    head: str = ""
    left_out: str = ""

    @property
    def is_first(self) -> bool:
        """Whether nothing has been sat yet."""
        return self.last is None
