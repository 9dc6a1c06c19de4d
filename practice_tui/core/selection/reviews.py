"""Review cards of questions, and the reviews that fall due from them."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from practice_tui.core.bank.scoring import Score
from practice_tui.core.values.dates import days_between

FADING_BELOW = 0.8  # retrievability, reached by a missed question on the next day, by a shaky one after five
DECAY = -0.1542  # FSRS-6's forgetting curve with its default parameters: (1 + FACTOR days/stability)^DECAY
FACTOR = math.pow(0.9, 1 / DECAY) - 1


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """The FSRS card of a question after its newest answer; `stability` is in days, `due_day` and others ISO days."""

    stability: float
    difficulty: float
    due_day: str
    reviewed_day: str
    score: Score

    def retrievability(self, today: str) -> float:
        """The chance of recalling the answer on a civil day, from 0 to 1."""
        return math.pow(1 + FACTOR * max(0, days_between(self.reviewed_day, today)) / self.stability, DECAY)


@dataclass(frozen=True, slots=True)
class Review:
    """A question's next review, by civil day; `retrievability` is the chance of recalling the answer today."""

    question_id: str
    due_day: str
    retrievability: float
    score: Score
    reviewed_day: str

    @property
    def is_fading(self) -> bool:
        """Whether a mixed round may make room for it: last scored missed or shaky, and fading."""
        return self.score <= Score.SHAKY and self.retrievability < FADING_BELOW


def next_reviews(cards: Mapping[str, ReviewCard], today: str, interview: str | None = None) -> dict[str, Review]:
    """The next review of each question, by id, as seen from the civil day `today`.

    Before an interview no review falls later than its day, unless the question was answered on that day.
    """
    last = interview if interview is not None and today <= interview else None
    return {question_id: _review(question_id, card, today, last) for question_id, card in cards.items()}


def due_reviews(reviews: Iterable[Review], today: str) -> list[Review]:
    """The reviews due by a civil day, the most forgotten first."""
    due = [review for review in reviews if review.due_day <= today]
    return sorted(due, key=lambda review: (round(review.retrievability, 9), review.due_day, review.question_id))


def _review(question_id: str, card: ReviewCard, today: str, last: str | None) -> Review:
    is_before = last is not None and card.reviewed_day < last
    due_day = min(card.due_day, last) if is_before and last else card.due_day
    return Review(question_id, due_day, card.retrievability(today), card.score, card.reviewed_day)
