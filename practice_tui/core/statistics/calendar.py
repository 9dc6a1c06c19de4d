"""Practice by civil days: estimates of weeks, answers scored a day, and the streak."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from practice_tui.core.bank.scoring import credit_of
from practice_tui.core.history.attempts import AnyAttempt
from practice_tui.core.history.facts import Outcome
from practice_tui.core.statistics.mastery import PRIOR_MEAN, PRIOR_WEIGHT, Z80, logit, sigmoid
from practice_tui.core.values.dates import monday_of


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Monday on: the estimate of its level from `n` answers, with its likely range."""

    monday: str
    n: int
    mean: float
    low: float
    high: float


def weeks(attempts: Iterable[AnyAttempt], spread: float = 1.0) -> list[Week]:
    """The weeks in which something was answered, oldest first; `spread` is `Sums.spread` of the person."""
    by_day: defaultdict[str, list[float]] = defaultdict(list)
    for attempt in attempts:
        if attempt.is_counted and attempt.score is not None:
            by_day[attempt.day].append(credit_of(attempt.score, attempt.elapsed_s / attempt.limit_s))
    by_week: defaultdict[str, list[float]] = defaultdict(list)
    for day in sorted(by_day):
        by_week[monday_of(day).isoformat()] += by_day[day]
    everything = [credit for credits in by_week.values() for credit in credits]
    overall = (sum(everything) + PRIOR_WEIGHT * PRIOR_MEAN) / (len(everything) + PRIOR_WEIGHT)
    return [_week(monday, credits, overall, spread) for monday, credits in by_week.items()]


def calendar(attempts: Iterable[AnyAttempt]) -> Counter[str]:
    """Answers scored, by civil day: those that enter the figures, of first tries alone."""
    return Counter(attempt.day for attempt in attempts if attempt.is_counted)


def practice_days(attempts: Iterable[AnyAttempt]) -> set[str]:
    """The civil days on which something was answered, whether it is scored by now or not."""
    return {attempt.day for attempt in attempts if attempt.outcome is Outcome.ANSWERED and attempt.is_in_force}


def streak(days: Collection[str], today: str) -> int:
    """The number of days in a row with an answer, up to today, or to yesterday while today has none."""
    day = date.fromisoformat(today)
    if today not in days:
        day -= timedelta(days=1)
    length = 0
    while day.isoformat() in days:
        length += 1
        day -= timedelta(days=1)
    return length


def _week(monday: str, credits: list[float], overall: float, spread: float) -> Week:
    """The week's mean, drawn towards the `overall` mean as if by PRIOR_WEIGHT answers."""
    n = len(credits)
    centre = (sum(credits) + PRIOR_WEIGHT * overall) / (n + PRIOR_WEIGHT)
    half = Z80 * math.sqrt(spread / (centre * (1 - centre) * (PRIOR_WEIGHT + 1 + n)))
    return Week(monday, n, centre, sigmoid(logit(centre) - half), sigmoid(logit(centre) + half))
