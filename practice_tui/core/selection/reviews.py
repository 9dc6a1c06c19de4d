"""When a question should come back: the card that its past answers led to, and the review that this calls for."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from practice_tui.core.bank.scoring import Score
from practice_tui.core.values.dates import days_between

FADING_BELOW = 0.8  # retrievability: a missed question is back on the next day, a shaky one after five
DECAY = -0.1542  # FSRS-6's forgetting curve with its default parameters: (1 + FACTOR days/stability)^DECAY
FACTOR = math.pow(0.9, 1 / DECAY) - 1


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """What a question's answers led to, as of its newest one: FSRS's stability (days), difficulty and next day."""

    stability: float
    difficulty: float
    due_day: str
    reviewed_day: str
    score: Score

    def retrievability(self, today: str) -> float:
        """How much of it is thought to be there on a civil day."""
        return math.pow(1 + FACTOR * max(0, days_between(self.reviewed_day, today)) / self.stability, DECAY)


@dataclass(frozen=True, slots=True)
class Review:
    """A question's next review, by civil day; `retrievability` is how much of it is thought to be there today."""

    question_id: str
    due_day: str
    retrievability: float
    score: Score
    reviewed_day: str

    @property
    def is_fading(self) -> bool:
        """Whether a mixed round may make room for it: missed or shaky the last time, and due again."""
        return self.score <= Score.SHAKY and self.retrievability < FADING_BELOW


def next_reviews(cards: Mapping[str, ReviewCard], today: str, interview: str | None = None) -> dict[str, Review]:
    """The next review of each question, as seen from the civil day `today`.

    None is put off past the day of an interview still to come, but for what was answered on that day itself.
    """
    last = interview if interview is not None and today <= interview else None
    return {question_id: _review(question_id, card, today, last) for question_id, card in cards.items()}


def due_reviews(reviews: Iterable[Review], today: str) -> list[Review]:
    """What is due by a civil day, what is furthest gone first."""
    due = [review for review in reviews if review.due_day <= today]
    return sorted(due, key=lambda review: (round(review.retrievability, 9), review.due_day, review.question_id))


def _review(question_id: str, card: ReviewCard, today: str, last: str | None) -> Review:
    is_before = last is not None and card.reviewed_day < last
    due_day = min(card.due_day, last) if is_before and last else card.due_day
    return Review(question_id, due_day, card.retrievability(today), card.score, card.reviewed_day)
