"""What the choice of a question goes by: what was asked before, how well it is known, and what wants a review."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from practice_tui.core.history.attempts import AnyAttempt
from practice_tui.core.selection.needs import Need
from practice_tui.core.selection.reviews import Review, ReviewCard, due_reviews, next_reviews
from practice_tui.core.statistics.mastery import FIRST_STEP, PRIOR_MEAN, Estimate, Sums, at_level, estimates
from practice_tui.core.values.clock import Day

REST = 12  # questions until one may come back


@dataclass(frozen=True, slots=True)
class Past:
    """When each question and topic last came up, counted in questions asked."""

    count: int = 0
    questions: dict[str, int] = field(default_factory=dict)
    topics: dict[str, int] = field(default_factory=dict)

    def since_question(self, question_id: str) -> int | None:
        """Questions asked since; None: never asked."""
        return self.count - self.questions[question_id] if question_id in self.questions else None

    def since_topic(self, topic: str) -> int | None:
        return self.count - self.topics[topic] if topic in self.topics else None

    def has_rested(self, question_id: str) -> bool:
        """Whether it is none of the last twelve."""
        since = self.since_question(question_id)
        return since is None or since >= REST

    def followed_by(self, asked: Iterable[tuple[str, str]]) -> "Past":
        """The past after further questions, each an id and its topic."""
        count, questions, topics = self.count, dict(self.questions), dict(self.topics)
        for question_id, topic in asked:
            count += 1
            questions[question_id] = topics[topic] = count
        return Past(count, questions, topics)


@dataclass(frozen=True, slots=True)
class Learner:
    """`reviews` are those due today, what is furthest gone first; `level_step` (logits) lies between two levels.

    `needs` are what is left of today before an interview.
    """

    past: Past = field(default_factory=Past)
    mastery: Mapping[str, Estimate] = field(default_factory=dict)
    reviews: Sequence[Review] = ()
    level_step: float = FIRST_STEP
    needs: Sequence[Need] = ()

    def expected(self, topic: str, level: int) -> float:
        """The credit that a question of this topic and level is expected to bring."""
        return at_level(self.mean(topic), level, self.level_step)

    def mean(self, topic: str) -> float:
        return self.mastery[topic].mean if topic in self.mastery else PRIOR_MEAN


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What all attempts tell of a person: worked out once, and seen from any day."""

    past: Past
    sums: Sums
    cards: Mapping[str, ReviewCard]

    def on(self, day: Day, topics: Sequence[str], interview: str | None = None) -> Learner:
        """`interview` is the civil day of one, if it is set."""
        reviews = due_reviews(next_reviews(self.cards, day.name, interview).values(), day.name)
        return Learner(self.past, estimates(self.sums, day.begins_at, topics), reviews, self.sums.level_step)


def past_of(attempts: Iterable[AnyAttempt]) -> Past:
    """Everything that was put to the person: skips and discarded rounds too, retries not."""
    first = sorted((attempt for attempt in attempts if attempt.counts), key=lambda attempt: attempt.id)
    return Past().followed_by((attempt.question_id, attempt.topic) for attempt in first)
