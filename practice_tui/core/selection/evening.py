"""Which missed questions are worth asking once more on the same evening."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import AnyAttempt
from practice_tui.core.history.facts import Outcome
from practice_tui.core.values.clock import Day

EVENING = timedelta(hours=14)  # from 04:00, when the day turns, to 18:00


def is_evening(day: Day, now: datetime) -> bool:
    return now - day.begins_at >= EVENING


def missed_today(attempts: Iterable[AnyAttempt], today: str) -> list[str]:
    """The questions missed today and not answered since, not even in a round that counts nowhere; oldest first.

    `attempts` come in the order of their ids.
    """
    missed: dict[str, None] = {}
    for attempt in attempts:
        if attempt.day == today and attempt.outcome is Outcome.ANSWERED:
            missed.pop(attempt.question_id, None)
            if attempt.is_counted and attempt.score is Score.MISSED:
                missed[attempt.question_id] = None
    return list(missed)
