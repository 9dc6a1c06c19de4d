"""Reads days as people write them (`2026-12-4`, `4 Dec`, `Friday`, `5`, `in 2 weeks`), and puts days into words."""

import re
from calendar import monthrange
from datetime import date, timedelta

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_WEEKDAYS = tuple(day[:2] for day in WEEKDAYS)  # heads of calendars
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_MONTH = "|".join(sorted({name for month in MONTHS for name in (month, month[:3], month[:4])}, key=len, reverse=True))
_WEEKDAY = "|".join(sorted({name for day in WEEKDAYS for name in (day, day[:3], day[:4])}, key=len, reverse=True))
_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"(?:,?\s+(?P<year>\d{4}))?"
# `re` compiles these when a day is first read: that takes 6 ms, which a command that only prints doesn't spend.
_DATES = (
    r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
    r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?:\s?(?P<year>\d{4}))?",
    rf"{_NUMBER}\s*(?:of\s+)?(?P<name>{_MONTH})\.?{_YEAR}",
    rf"(?P<name>{_MONTH})\.?\s*{_NUMBER}{_YEAR}",
)
_WEEKDAY_ALONE = rf"(?:(?:on|next|this)\s+)?(?P<weekday>{_WEEKDAY})"
_FROM_NOW = (  # a bare number of four digits is rather a year
    r"(?:in\s+)?(?:(?P<days>\d{1,3})|(?P<number>\d{1,5}|an?)\s*(?P<unit>d|days?|w|weeks?|months?))"
    r"(?:\s+from\s+(?:now|today))?"
)
_NAMED = {"today": 0, "tomorrow": 1}


def read_day(text: str, today: str) -> str:
    """The ISO day that `text` means when it is read on the ISO day `today`.

    A day without a year, or a weekday, is the next one. Raises ValueError for anything that is no day.
    """
    now, written = date.fromisoformat(today), " ".join(text.split())
    if written.lower() in _NAMED:
        return (now + timedelta(days=_NAMED[written.lower()])).isoformat()
    if match := re.fullmatch(_WEEKDAY_ALONE, written, re.IGNORECASE):
        number = [day[:3].lower() for day in WEEKDAYS].index(match["weekday"][:3].lower())
        return (now + timedelta(days=(number - now.weekday() - 1) % 7 + 1)).isoformat()
    if match := re.fullmatch(_FROM_NOW, written, re.IGNORECASE):
        return _from_now(now, match["days"] or match["number"], (match["unit"] or "days").lower()).isoformat()
    for pattern in _DATES:
        if match := re.fullmatch(pattern, written, re.IGNORECASE):
            return _of_calendar(now, match.groupdict()).isoformat()
    raise ValueError(f"{text!r} is no day")


def day_in_words(day: str, today: str) -> str:
    """`Friday 2026-12-04, in 5 days`."""
    return f"{with_weekday(day)}, {days_away(days_between(today, day))}"


def with_weekday(day: str) -> str:
    """`Friday 2026-12-04`."""
    return f"{WEEKDAYS[date.fromisoformat(day).weekday()]} {day}"


def coming_day(day: str, today: str) -> str:
    """`today`, `tomorrow` or `on Friday 2026-12-04`."""
    days = days_between(today, day)
    return days_away(days) if days in (0, 1) else f"on {with_weekday(day)}"


def days_away(days: int) -> str:
    """`today`, `tomorrow`, `in 5 days`, `3 days ago`."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    far = f"in {days} days" if days > 0 else f"{-days} days ago"
    return near.get(days, far)


def _from_now(now: date, number: str, unit: str) -> date:
    count = int(number) if number.isdigit() else 1
    if unit.startswith("m"):
        months = now.year * 12 + now.month - 1 + count
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(now.day, monthrange(year, month)[1]))
    try:
        return now + timedelta(days=count * (7 if unit.startswith("w") else 1))
    except OverflowError as error:
        raise ValueError("too far") from error


def _of_calendar(now: date, parts: dict[str, str | None]) -> date:
    name = parts.get("name")
    names = [month[:3].lower() for month in MONTHS]
    month = names.index(name[:3].lower()) + 1 if name else int(parts.get("month") or 0)
    day = int(parts["day"] or 0)
    if parts.get("year"):
        return date(int(parts["year"] or 0), month, day)
    for year in range(now.year, now.year + 9):  # the next 29th of February may be eight years away
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if candidate >= now:
            return candidate
    raise ValueError("no such day")


def recent_day(day: str, today: str) -> str:
    """`today`, `yesterday` or `5 days ago` for a day of the last 30; the ISO date for any other."""
    days = days_between(today, day)
    return days_away(days) if -30 <= days <= 0 else day


def monday_of(day: str) -> date:
    """The Monday of the week in which a civil day lies."""
    lies_in = date.fromisoformat(day)
    return lies_in - timedelta(days=lies_in.weekday())


def last_mondays(today: str, weeks: int) -> list[date]:
    """The Mondays of so many weeks, this one last."""
    this = monday_of(today)
    return [this - timedelta(weeks=back) for back in reversed(range(weeks))]


def days_between(earlier: str, later: str) -> int:
    """Days from one ISO day to another, negative where `later` comes first."""
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
