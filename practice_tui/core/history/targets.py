"""The interview that a person practises for: its day, level, topics and time for practice."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from practice_tui.core.bank.questions import Level
from practice_tui.core.history.facts import Setting, Target
from practice_tui.core.values import dates
from practice_tui.core.values.dates import days_away, days_between
from practice_tui.errors import PracticeError

MOST_DAYS = 36_525  # a hundred years
MINUTES_A_DAY = 1440


@dataclass(frozen=True, slots=True)
class Interview:
    """The interview as the facts set it today.

    `day` is a civil day, empty where none is set; `level` is the level to be ready for. `plan` is empty for all topics.
    `minutes` is the time for practice a day, None where it wasn't said.
    """

    day: str = ""
    level: Level = Level.INTERMEDIATE
    plan: str = ""
    minutes: int | None = None

    def is_ahead(self, today: str) -> bool:
        """Whether the interview is on `today` or later."""
        return bool(self.day) and self.day >= today

    def in_words(self, today: str) -> str:
        """`Interview in 19 days`, or `Interview 3 days ago`; empty where no day is set."""
        return f"Interview {days_away(days_between(today, self.day))}" if self.day else ""


def interview_of(facts: Iterable[Setting | Target]) -> Interview:
    """The interview that `facts`, in the order of their ids, lead to.

    A target sets everything. The settings `interview` and `level` of older releases set one field each. The order of
    ids makes machines with the same facts agree, whichever of them wrote which fact.
    """
    interview = Interview()
    for fact in facts:
        match fact:
            case Target():
                interview = Interview(fact.day or "", fact.level, fact.plan, fact.minutes)
            case Setting(name="interview", value=day):
                interview = replace(interview, day=day)
            case Setting(name="level", value=level):
                interview = replace(interview, level=Level(level))
    return interview


def read_minutes(text: str) -> int | None:
    """Reads the minutes for practice a day; None for an empty text. Raises PracticeError."""
    written = text.strip()
    if not written:
        return None
    if not written.isdecimal() or not 1 <= int(written) <= MINUTES_A_DAY:
        raise PracticeError(f"{written!r} is no number of minutes", f"give one from 1 to {MINUTES_A_DAY}, or nothing")
    return int(written)


def read_day(text: str, today: str) -> str:
    """Reads the civil day of an interview; empty for an empty text. Raises PracticeError for a day in the past too."""
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
