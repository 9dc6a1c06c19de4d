"""The interview that one practises for: its day, its level, and how many days that is from now."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from practice_tui.core.bank.questions import Level
from practice_tui.core.history.attempts import Setting, Target
from practice_tui.core.values import dates
from practice_tui.core.values.dates import days_away, days_between
from practice_tui.errors import PracticeError

MOST_DAYS = 36_525  # a hundred years


MINUTES_A_DAY = 1440


@dataclass(frozen=True, slots=True)
class Interview:
    """`day` is a civil day, or empty where none is set; `level` is what one wants to be ready for.

    `plan` is empty for all topics; `minutes` are those of a day, None where they weren't said.
    """

    day: str = ""
    level: Level = Level.INTERMEDIATE
    plan: str = ""
    minutes: int | None = None

    def is_ahead(self, today: str) -> bool:
        return bool(self.day) and self.day >= today

    def in_words(self, today: str) -> str:
        """`Interview in 19 days`, and afterwards `Interview 3 days ago`; nothing without a day."""
        return f"Interview {days_away(days_between(today, self.day))}" if self.day else ""


def interview_of(said: Iterable[Setting | Target]) -> Interview:
    """What holds today of all that was said, in the order of ids.

    A target says all of it. The settings of older releases, `interview` and `level`, say one thing each, so that
    machines with the same facts say the same, whichever of them wrote which.
    """
    interview = Interview()
    for fact in said:
        match fact:
            case Target():
                interview = Interview(fact.day or "", fact.level, fact.plan, fact.minutes)
            case Setting(name="interview", value=day):
                interview = replace(interview, day=day)
            case Setting(name="level", value=level):
                interview = replace(interview, level=Level(level))
    return interview


def read_minutes(text: str) -> int | None:
    """The minutes that one has a day; empty: nobody said. Raises PracticeError."""
    written = text.strip()
    if not written:
        return None
    if not written.isdecimal() or not 1 <= int(written) <= MINUTES_A_DAY:
        raise PracticeError(f"{written!r} is no number of minutes", f"give one from 1 to {MINUTES_A_DAY}, or nothing")
    return int(written)


def read_day(text: str, today: str) -> str:
    """The civil day that was written; empty stays empty. Raises PracticeError."""
    written = text.strip()
    if not written:
        return ""
    try:
        day = dates.read_day(written, today)
    except ValueError as error:
        raise PracticeError(
            f"{written[:40]!r} is no day", "write it like 2026-12-09, 9 Dec, Friday, 5 days or in 2 weeks"
        ) from error
    if day < today:
        raise PracticeError(f"{day} is over", "give today or a later day")
    if days_between(today, day) > MOST_DAYS:
        raise PracticeError(f"{day} is too far away", "give a day within the next hundred years")
    return day
