"""When each question is due: FSRS-6 with its default parameters, replayed from the answers that count.

One card a question; MISSED, SHAKY, SOLID, STRONG are Again, Hard, Good, Easy, and an Easy that ran over its limit is a
Good. Cards know civil days only: what was answered late in the evening is a day old in the morning.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import fsrs

from practice_tui.core.attempts import Attempt, Score
from practice_tui.core.reviews import Review

DESIRED_RETENTION = 0.9


@dataclass(frozen=True, slots=True)
class Schedule:
    """Each question that was scored: its card as of its newest answer, and that answer."""

    cards: Mapping[str, tuple[fsrs.Card, Attempt]]

    def reviews(self, today: str, interview: str | None = None) -> dict[str, Review]:
        """The next review of each, as seen from the civil day `today`.

        None is put off past the day of an interview still to come, but for what was answered on that day itself.
        """
        last = interview if interview is not None and today <= interview else None
        scheduler, now = _scheduler(), _noon(today)
        return {
            question_id: _review(attempt, card, scheduler.get_card_retrievability(card, now), last)
            for question_id, (card, attempt) in self.cards.items()
        }


def schedule_of(attempts: Iterable[Attempt]) -> Schedule:
    """What all answers that count lead to: replayed once, 7 ms for 1,000 of them."""
    scheduler = _scheduler()
    cards: dict[str, tuple[fsrs.Card, Attempt]] = {}
    for attempt in sorted((attempt for attempt in attempts if attempt.is_counted), key=lambda attempt: attempt.id):
        day = _noon(attempt.day)
        known = cards.get(attempt.question_id)
        card = known[0] if known else fsrs.Card(card_id=len(cards) + 1, due=day)
        cards[attempt.question_id] = scheduler.review_card(card, _rating(attempt), day)[0], attempt
    return Schedule(cards)


def reviews_of(attempts: Iterable[Attempt], today: str, interview: str | None = None) -> dict[str, Review]:
    """The next review of every question that was scored, as `Schedule.reviews` sees it."""
    return schedule_of(attempts).reviews(today, interview)


def comes_back(attempts: Sequence[Attempt], round_id: str, today: str, interview: str | None = None) -> str:
    """The civil day on which a question comes back that was due when a round asked it; empty for any other.

    `attempts` are those of this one question.
    """
    before = [attempt for attempt in attempts if attempt.round_id != round_id]
    was, is_now = (list(reviews_of(held, today, interview).values()) for held in (before, attempts))
    return is_now[0].due_day if was and was[0].due_day <= today and is_now != was else ""


def _scheduler() -> fsrs.Scheduler:
    return fsrs.Scheduler(
        desired_retention=DESIRED_RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )


def _noon(day: str) -> datetime:
    year_month_day = date.fromisoformat(day)
    return datetime(year_month_day.year, year_month_day.month, year_month_day.day, 12, tzinfo=UTC)


def _rating(attempt: Attempt) -> fsrs.Rating:
    if attempt.score is Score.STRONG and attempt.elapsed_s > attempt.limit_s:
        return fsrs.Rating.Good
    return fsrs.Rating(int(attempt.score or Score.MISSED))


def _review(attempt: Attempt, card: fsrs.Card, retrievability: float, last: str | None) -> Review:
    due_day = card.due.date().isoformat()
    if last is not None and attempt.day < last:
        due_day = min(due_day, last)
    return Review(attempt.question_id, due_day, retrievability, Score(attempt.score or Score.MISSED), attempt.day)
