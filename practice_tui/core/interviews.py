"""The interview that one practises for: its day, its level, and how many days that is from now."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from practice_tui.core.attempts import Setting, Target
from practice_tui.core.days import days_between
from practice_tui.core.questions import Level
from practice_tui.errors import PracticeError


@dataclass(frozen=True, slots=True)
class Interview:
    """`day` is a civil day, or empty where none is set; `level` is what one wants to be ready for.

    `plan` is empty for all topics; `minutes` are those of a day, None where they weren't said.
    """

    day: str = ""
    level: Level = Level.INTERMEDIATE
    plan: str = ""
    minutes: int | None = None

    def said(self, today: str) -> str:
        """`Interview in 19 days`, and afterwards `Interview 3 days ago`; nothing without a day."""
        return f"Interview {_when(days_between(today, self.day))}" if self.day else ""


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


def read_day(text: str, today: str) -> str:
    """The civil day that was written as YYYY-MM-DD; empty stays empty. Raises PracticeError."""
    written = text.strip()
    if not written:
        return ""
    try:
        day = date.fromisoformat(written).isoformat()
    except ValueError as error:
        raise PracticeError(f"{written!r} is no day", "write it as year-month-day: 2026-12-09") from error
    if day < today:
        raise PracticeError(f"{day} is over", "give today or a later day")
    return day


def _when(days: int) -> str:
    match days:
        case 0:
            return "today"
        case 1:
            return "tomorrow"
        case -1:
            return "yesterday"
    return f"in {days} days" if days > 0 else f"{-days} days ago"
