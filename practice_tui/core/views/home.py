"""What Home shows, as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ResumeRound:
    """A round that was left is gone on with."""

    round_id: str


@dataclass(frozen=True, slots=True)
class ReviewRound:
    """The unscored answers of a round that is over are scored."""

    round_id: str


@dataclass(frozen=True, slots=True)
class BeginPlan:
    """A round of a plan is begun."""

    plan_id: str


@dataclass(frozen=True, slots=True)
class ChooseOwn:
    """A round of one's own is put together."""


Start = ResumeRound | ReviewRound | BeginPlan | ChooseOwn


@dataclass(frozen=True, slots=True)
class Offer:
    """A row of Home's rounds; `starts` says what choosing it does."""

    starts: Start
    title: str
    detail: str
    about: str = ""

    @property
    def id(self) -> str:
        """Tells this row from the others of a list."""
        return repr(self.starts)


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
