"""Finds the attempts behind a row of the dashboard, once they are asked for."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from practice_tui.core.bank.questions import Tier
from practice_tui.core.history.attempts import AnyAttempt
from practice_tui.core.history.facts import Tick
from practice_tui.core.statistics.calibration import is_sure_and_wrong
from practice_tui.core.views.dashboard import Behind, By

Test = Callable[[AnyAttempt], bool]

MOST_ASKED_AGAIN = 8  # questions of a round on a row

T = TypeVar("T", bound=AnyAttempt)


def attempts_behind(attempts: Iterable[T], behind: Behind) -> list[T]:
    """The attempts behind a row; `attempts` are those that the row's filter let through."""
    belongs = _test_of(behind.by, behind.value)
    return [attempt for attempt in attempts if belongs(attempt)]


def question_ids(attempts: Sequence[AnyAttempt]) -> tuple[str, ...]:
    """The questions of these attempts that a round on them asks, the last one asked first."""
    newest = sorted(attempts, key=lambda attempt: attempt.id, reverse=True)
    return tuple(dict.fromkeys(attempt.question_id for attempt in newest))[:MOST_ASKED_AGAIN]


def _test_of(by: By, value: str) -> Test:
    match by:
        case By.TOPIC:
            return lambda attempt: attempt.topic == value
        case By.ROUND:
            return lambda attempt: attempt.round_id == value
        case By.KIND:
            return lambda attempt: attempt.kind == value
        case By.WEEK:
            sunday = (date.fromisoformat(value) + timedelta(days=6)).isoformat()
            return lambda attempt: value <= attempt.day <= sunday
        case By.QUESTION:
            return lambda attempt: attempt.question_id == value
        case By.ANSWER:
            return lambda attempt: attempt.question_id == value and attempt.is_counted
        case By.PREDICTION:
            return lambda attempt: attempt.prediction == value and attempt.is_counted
        case By.ASPECT:
            return lambda attempt: _misses(attempt.ticks, value) and attempt.is_counted
        case By.SURE_AND_WRONG:
            return lambda attempt: is_sure_and_wrong(attempt) and attempt.is_counted
        case By.SAID_WRONG:
            return lambda attempt: attempt.said_wrong and attempt.is_counted
        case By.AMONG:
            ids = frozenset(value.split())
            return lambda attempt: attempt.id in ids and attempt.is_counted
        case By.ABOVE_TICKS:
            return lambda attempt: _above_ticks(attempt) > 0 and attempt.is_counted
        case By.BELOW_TICKS:
            return lambda attempt: _above_ticks(attempt) < 0 and attempt.is_counted


def _misses(ticks: Iterable[Tick], aspect: str) -> bool:
    return any(not tick.heard and tick.tier is Tier.MUST and tick.aspect == aspect for tick in ticks)


def _above_ticks(attempt: AnyAttempt) -> int:
    """By how much the own score is above the suggestion; 0 where there was none."""
    return attempt.score - attempt.suggested if attempt.score and attempt.suggested else 0
