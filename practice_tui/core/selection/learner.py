"""The learner as the choice of a question sees them: past, mastery, due reviews and needs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.attempts import AnyAttempt
from practice_tui.core.selection.needs import Need
from practice_tui.core.selection.reviews import Review, ReviewCard, due_reviews, next_reviews
from practice_tui.core.statistics.mastery import FIRST_STEP, PRIOR_MEAN, Estimate, Sums, at_level, estimates
from practice_tui.core.values.clock import Day

REST = 12  # other questions before a question may come back


@dataclass(frozen=True, slots=True)
class Past:
    """The place at which each question and topic was last asked, among all `count` questions asked."""

    count: int = 0
    questions: dict[str, int] = field(default_factory=dict)
    topics: dict[str, int] = field(default_factory=dict)

    def since_question(self, question_id: str) -> int | None:
        """The number of questions asked since this one; None if it never was."""
        return self.count - self.questions[question_id] if question_id in self.questions else None

    def since_topic(self, topic: str) -> int | None:
        """The number of questions asked since one of this topic; None if none was."""
        return self.count - self.topics[topic] if topic in self.topics else None

    def has_rested(self, question_id: str) -> bool:
        """Whether the question is none of the last REST ones."""
        since = self.since_question(question_id)
        return since is None or since >= REST

    def followed_by(self, further: Iterable[tuple[str, str]]) -> "Past":
        """The past after further questions, each given as its id and topic."""
        count, questions, topics = self.count, dict(self.questions), dict(self.topics)
        for question_id, topic in further:
            count += 1
            questions[question_id] = topics[topic] = count
        return Past(count, questions, topics)


@dataclass(frozen=True, slots=True)
class Learner:
    """A learner at one instant.

    `mastery` maps topics to estimates. `reviews` are those due today, the most forgotten first. `level_step` lies
    between two levels, in logits. `needs` is what is left of today's part of a goal. `missed_today` are the questions
    that were missed today and not answered since. `last_scores` has the newest score of each question. Topics that were
    never asked are recommended only if `begins_topics`; it is false shortly before an interview.
    """

    past: Past = field(default_factory=Past)
    mastery: Mapping[str, Estimate] = field(default_factory=dict)
    reviews: Sequence[Review] = ()
    level_step: float = FIRST_STEP
    needs: Sequence[Need] = ()
    missed_today: Sequence[str] = ()
    last_scores: Mapping[str, Score] = field(default_factory=dict)
    begins_topics: bool = True

    def expected(self, topic: str, level: int) -> float:
        """The credit that a question of this topic and level is expected to bring."""
        return at_level(self.mean(topic), level, self.level_step)

    def mean(self, topic: str) -> float:
        """The mean of a topic; the prior for one without an estimate."""
        return self.mastery[topic].mean if topic in self.mastery else PRIOR_MEAN


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The results of all attempts, computed once, and seen from any day."""

    past: Past
    sums: Sums
    cards: Mapping[str, ReviewCard]

    def on(self, day: Day, topics: Sequence[str], interview: str | None = None) -> Learner:
        """The learner as of a day; `interview` is the civil day of an interview, if one is set."""
        reviews = due_reviews(next_reviews(self.cards, day.name, interview).values(), day.name)
        return Learner(
            self.past,
            estimates(self.sums, day.begins_at, topics),
            reviews,
            self.sums.level_step,
            last_scores={question_id: card.score for question_id, card in self.cards.items()},
        )


def past_of(attempts: Iterable[AnyAttempt]) -> Past:
    """The past of all first tries, skips and discarded rounds among them."""
    first = sorted((attempt for attempt in attempts if attempt.counts), key=lambda attempt: attempt.id)
    return Past().followed_by((attempt.question_id, attempt.topic) for attempt in first)
