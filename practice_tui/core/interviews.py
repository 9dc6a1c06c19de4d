"""The interview that one practises for: its day, its level, and how many days that is from now."""

from dataclasses import dataclass
from datetime import date

from practice_tui.core.days import days_between
from practice_tui.core.questions import Level
from practice_tui.errors import PracticeError


@dataclass(frozen=True, slots=True)
class Interview:
    """`day` is a civil day, or empty where none is set; `level` is what one wants to be ready for.

    `minutes` are those that one has a day; None: nobody said.
    """

    day: str = ""
    level: Level = Level.INTERMEDIATE
    minutes: int | None = None

    def is_ahead(self, today: str) -> bool:
        return bool(self.day) and self.day >= today

    def said(self, today: str) -> str:
        """`Interview in 19 days`, and afterwards `Interview 3 days ago`; nothing without a day."""
        return f"Interview {_when(days_between(today, self.day))}" if self.day else ""


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
