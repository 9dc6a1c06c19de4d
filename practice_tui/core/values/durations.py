"""Reads and formats durations. Everywhere else a duration is a float of seconds."""

import re

from practice_tui.core.values.phrases import count

_WRITTEN = re.compile(r"(?:(?P<hours>\d{1,2})h)?(?:(?P<minutes>\d{1,3})m)?(?:(?P<seconds>\d{1,4})s)?")


def parse_duration(text: str) -> float:
    """The seconds of `2m30s`, `90s`, `1h` or `1h5m`. Raises ValueError for anything else, such as `2:30`."""
    match = _WRITTEN.fullmatch(text.strip())
    if not match or not any(match.groups()):
        raise ValueError(f"{text!r} is no duration; write 2m30s, 90s or 1h5m")
    hours, minutes, seconds = (int(part or 0) for part in match.group("hours", "minutes", "seconds"))
    return float(hours * 3600 + minutes * 60 + seconds)


def format_clock(seconds: float) -> str:
    """`2:41`, `1:02:03`: whole seconds, never rounded up."""
    hours, rest = divmod(int(seconds), 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def format_limit(seconds: float) -> str:
    """`2m30s`, the way a bank writes it."""
    minutes, rest = divmod(round(seconds), 60)
    return "".join(part for part in (f"{minutes}m" if minutes else "", f"{rest}s" if rest or not minutes else ""))


def format_minutes(seconds: float) -> str:
    """`12 min`: to the nearest minute, but at least one."""
    return f"{max(1, round(seconds / 60))} min"


def format_span(seconds: float) -> str:
    """`12 minutes`, `3 hours`, `2 days`: whole ones gone by; empty below a minute."""
    for name, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= length:
            return count(int(seconds // length), name)
    return ""


def format_ago(seconds: float) -> str:
    """`just now`, `12 minutes ago`; what another clock puts ahead of this one is now."""
    span = format_span(seconds)
    return f"{span} ago" if span else "just now"
