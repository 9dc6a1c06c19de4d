"""When a question should come back: the review that its past answers call for."""

from collections.abc import Iterable
from dataclasses import dataclass

from practice_tui.core.attempts import Score

FADING_BELOW = 0.8  # retrievability: a missed question is back on the next day, a shaky one after five


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


def due_reviews(reviews: Iterable[Review], today: str) -> list[Review]:
    """What is due by a civil day, what is furthest gone first."""
    due = [review for review in reviews if review.due_day <= today]
    return sorted(due, key=lambda review: (round(review.retrievability, 9), review.due_day, review.question_id))
