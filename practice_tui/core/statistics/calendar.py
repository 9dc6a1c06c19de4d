"""Practice by civil days: the weeks and how they went, the calendar, the streak."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from practice_tui.core.bank.scoring import credit_of
from practice_tui.core.history.attempts import AnyAttempt, Outcome
from practice_tui.core.statistics.mastery import PRIOR_MEAN, PRIOR_WEIGHT, Z80, logit, sigmoid


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Monday on: the estimate of its level from `n` answers, with its likely range."""

    monday: str
    n: int
    mean: float
    low: float
    high: float


def weeks(attempts: Iterable[AnyAttempt], spread: float = 1.0) -> list[Week]:
    """The weeks in which something was answered, oldest first; `spread` is the person's own, as `Sums.spread`."""
    by_day: defaultdict[str, list[float]] = defaultdict(list)
    for attempt in attempts:
        if attempt.is_counted and attempt.score is not None:
            by_day[attempt.day].append(credit_of(attempt.score, attempt.elapsed_s / attempt.limit_s))
    by_week: defaultdict[str, list[float]] = defaultdict(list)
    for day in sorted(by_day):
        by_week[_monday(day)] += by_day[day]
    every = [credit for credits in by_week.values() for credit in credits]
    own = (sum(every) + PRIOR_WEIGHT * PRIOR_MEAN) / (len(every) + PRIOR_WEIGHT)
    return [_week(monday, credits, own, spread) for monday, credits in by_week.items()]


def calendar(attempts: Iterable[AnyAttempt]) -> Counter[str]:
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


def _week(monday: str, credits: list[float], own: float, spread: float) -> Week:
    """The week's mean, drawn towards the `own` mean of all answers by four of them: no week is sure after one."""
    n = len(credits)
    centre = (sum(credits) + PRIOR_WEIGHT * own) / (n + PRIOR_WEIGHT)
    half = Z80 * math.sqrt(spread / (centre * (1 - centre) * (PRIOR_WEIGHT + 1 + n)))
    return Week(monday, n, centre, sigmoid(logit(centre) - half), sigmoid(logit(centre) + half))


def _monday(day: str) -> str:
    lived = date.fromisoformat(day)
    return (lived - timedelta(days=lived.weekday())).isoformat()
