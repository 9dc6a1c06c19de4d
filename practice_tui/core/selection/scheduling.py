"""Schedules reviews by FSRS-6 with its default parameters, replayed from the answers that count.

Each question has one card. MISSED, SHAKY, SOLID and STRONG are FSRS's Again, Hard, Good and Easy; a STRONG answer that
took longer than its limit is a Good. Cards count civil days: an answer of the late evening is a day old in the morning.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple

from practice_tui.core.bank.scoring import Score, is_over_limit
from practice_tui.core.history.attempts import AnyAttempt
from practice_tui.core.selection.reviews import Review, ReviewCard, next_reviews

if TYPE_CHECKING:
    import fsrs

DESIRED_RETENTION = 0.9


def cards_of(attempts: Iterable[AnyAttempt], cards: Mapping[str, ReviewCard] | None = None) -> dict[str, ReviewCard]:
    """The cards after further answers. Answers in two parts give the same as at once; 1,000 take 7 ms."""
    after = dict(cards or {})
    counted = sorted((attempt for attempt in attempts if attempt.is_counted), key=lambda attempt: attempt.id)
    if counted:
        replay = _Replay()
        for attempt in counted:
            after[attempt.question_id] = replay.card_after(after.get(attempt.question_id), attempt)
    return after


def reviews_of(attempts: Iterable[AnyAttempt], today: str, interview: str | None = None) -> dict[str, Review]:
    """The next review of every question that was scored."""
    return next_reviews(cards_of(attempts), today, interview)


class ComingBack(NamedTuple):
    """The civil day of a question's next review, and whether one was due when a round asked it."""

    day: str
    was_due: bool


def comes_back(
    attempts: Sequence[AnyAttempt], round_id: str, today: str, interview: str | None = None
) -> ComingBack | None:
    """The day on which a question comes back after a round; None where the round changed nothing of that.

    `attempts` are those of this question alone.
    """
    earlier = [attempt for attempt in attempts if attempt.round_id != round_id]
    before = list(reviews_of(earlier, today, interview).values())
    after = list(reviews_of(attempts, today, interview).values())
    if not after or after == before:
        return None
    return ComingBack(after[0].due_day, was_due=bool(before) and before[0].due_day <= today)


class _Replay:
    """Runs FSRS. It alone imports fsrs, which takes 30 ms, so it is made only where there are new answers."""

    def __init__(self) -> None:
        import fsrs

        self._fsrs = fsrs
        self._scheduler = fsrs.Scheduler(
            desired_retention=DESIRED_RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False
        )

    def card_after(self, before: ReviewCard | None, attempt: AnyAttempt) -> ReviewCard:
        day = _noon(attempt.day)
        card = self._scheduler.review_card(self._card(before, day), self._rating(attempt), day)[0]
        assert card.stability is not None and card.difficulty is not None
        score = Score(attempt.score or Score.MISSED)
        return ReviewCard(card.stability, card.difficulty, card.due.date().isoformat(), attempt.day, score)

    def _card(self, card: ReviewCard | None, day: datetime) -> "fsrs.Card":
        if card is None:
            return self._fsrs.Card(card_id=1, due=day)
        return self._fsrs.Card(
            card_id=1,
            state=self._fsrs.State.Review,
            stability=card.stability,
            difficulty=card.difficulty,
            due=_noon(card.due_day),
            last_review=_noon(card.reviewed_day),
        )

    def _rating(self, attempt: AnyAttempt) -> "fsrs.Rating":
        if attempt.score is Score.STRONG and is_over_limit(attempt.elapsed_s, attempt.limit_s):
            return self._fsrs.Rating.Good
        return self._fsrs.Rating(int(attempt.score or Score.MISSED))


def _noon(day: str) -> datetime:
    year_month_day = date.fromisoformat(day)
    return datetime(year_month_day.year, year_month_day.month, year_month_day.day, 12, tzinfo=UTC)
