"""Practice by civil days: the weeks and how they went, the calendar, the streak."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from practice_tui.core.attempts import Attempt, Outcome
from practice_tui.core.mastery import PRIOR_MEAN, PRIOR_WEIGHT, Z80, credit_of, logit, sigmoid


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Monday on: the mean credit of its `n` answers, and where its true mean lies four times in five."""

    monday: str
    n: int
    mean: float
    low: float
    high: float


def weeks(attempts: Iterable[Attempt]) -> list[Week]:
    """The weeks in which something was answered, oldest first."""
    by_day: defaultdict[str, list[float]] = defaultdict(list)
    for attempt in attempts:
        if attempt.is_counted and attempt.score is not None:
            by_day[attempt.day].append(credit_of(attempt.score, attempt.elapsed_s / attempt.limit_s))
    by_week: defaultdict[str, list[float]] = defaultdict(list)
    for day in sorted(by_day):
        by_week[_monday(day)] += by_day[day]
    return [_week(monday, credits) for monday, credits in by_week.items()]


def day_said(day: str, today: str) -> str:
    """`today`, `yesterday`, `5 days ago`, then the date."""
    gone = (date.fromisoformat(today) - date.fromisoformat(day)).days
    if gone < 0 or gone > 30:
        return day
    return ("today", "yesterday")[gone] if gone < 2 else f"{gone} days ago"


def calendar(attempts: Iterable[Attempt]) -> Counter[str]:
    """Questions answered by civil day, retries too; neither skips nor a round that doesn't count make a day."""
    answered = (attempt for attempt in attempts if attempt.outcome is Outcome.ANSWERED and attempt.is_in_force)
    return Counter(attempt.day for attempt in answered)


def streak(days: Collection[str], today: str) -> int:
    """Days in a row with at least one answer, up to today, or to yesterday while today has none."""
    day = date.fromisoformat(today)
    if today not in days:
        day -= timedelta(days=1)
    length = 0
    while day.isoformat() in days:
        length += 1
        day -= timedelta(days=1)
    return length


def days_between(earlier: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def _week(monday: str, credits: list[float]) -> Week:
    """The band leans towards 0.55 by four answers, as the estimator's own mean does: no week is sure after one."""
    n = len(credits)
    centre = (sum(credits) + PRIOR_WEIGHT * PRIOR_MEAN) / (n + PRIOR_WEIGHT)
    half = Z80 / math.sqrt(centre * (1 - centre) * (PRIOR_WEIGHT + 1 + n))
    return Week(monday, n, sum(credits) / n, sigmoid(logit(centre) - half), sigmoid(logit(centre) + half))


def _monday(day: str) -> str:
    lived = date.fromisoformat(day)
    return (lived - timedelta(days=lived.weekday())).isoformat()
