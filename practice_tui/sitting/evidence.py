"""What the dashboard's figures are made of: read once, then narrowed as often as wanted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from practice_tui.core.attempts import Attempt, RoundRecord
from practice_tui.core.days import calendar
from practice_tui.core.figures import Figures, figures_of, narrowed
from practice_tui.core.goals import Goal, goal
from practice_tui.core.interviews import Interview
from practice_tui.core.mastery import Answer, answers_of
from practice_tui.core.questions import Bank, Topic
from practice_tui.core.reviews import due_reviews
from practice_tui.core.tabs import Filter, Period
from practice_tui.core.text import one_line


@dataclass(frozen=True)
class Evidence:
    """Attempts under today's ids, oldest first, of the rounds they were made in: those that the filter lets through.

    `wider` is what this was narrowed from. What several tabs need is found once, and not before it is asked for.
    """

    attempts: Sequence[Attempt]
    rounds: Sequence[RoundRecord]
    bank: Bank
    at: datetime
    today: str
    interview: Interview
    plan_titles: Mapping[str, str]
    filter: Filter = field(default_factory=Filter)
    wider: "Evidence | None" = None

    @property
    def whole(self) -> "Evidence":
        """Everything, whatever the filter."""
        return self.wider.whole if self.wider else self

    @property
    def topics(self) -> list[Topic]:
        """Those of the bank that the filter lets through."""
        return [topic for topic in self.bank.topics if self.filter.topic in ("", topic.slug)]

    @property
    def slugs(self) -> list[str]:
        return [topic.slug for topic in self.topics]

    @cached_property
    def counted(self) -> list[Attempt]:
        return [attempt for attempt in self.attempts if attempt.is_counted]

    @cached_property
    def answers(self) -> list[Answer]:
        return answers_of(self.counted)

    @cached_property
    def figures(self) -> Figures:
        """Of the topics that the filter lets through, but over those of every topic in its period.

        A topic's mean is drawn towards a person's own, whichever topic is looked at.
        """
        if self.filter.topic and self.wider:
            every, slugs = self.wider.figures, self.slugs
            return replace(every, topics=tuple(figure for figure in every.topics if figure.topic in slugs))
        return figures_of(self.attempts, self.at, self.slugs, self.answers)

    @cached_property
    def due(self) -> Counter[str]:
        """The questions due today, by topic, whatever the filter."""
        from practice_tui.core.scheduling import reviews_of  # fsrs is slow to import

        if self.wider:
            return self.wider.due
        reviews = due_reviews(reviews_of(self.attempts, self.today, self.interview.day or None).values(), self.today)
        due = [self.bank.find(review.question_id) for review in reviews]
        return Counter(question.topic for question in due if question)

    @cached_property
    def days(self) -> Counter[str]:
        """Answers by civil day."""
        return calendar(self.attempts)

    @cached_property
    def goal(self) -> Goal:
        """What is left to do before the interview; to be asked where it has a day."""
        return goal(self.counted, self.slugs, self.today, self.interview.day)

    def since(self, wanted: Filter) -> "Evidence":
        """That of the filter's period, of every topic."""
        return self if wanted.period is Period.ALL else self._narrowed_to(Filter(wanted.period))

    def on(self, wanted: Filter) -> "Evidence":
        """That of the filter's topic, where this is already that of its period."""
        return self._narrowed_to(wanted) if wanted.topic else self

    def title(self, question_id: str) -> str:
        """The title of a question, or its id where the bank has it no more."""
        question = self.bank.find(question_id)
        return one_line(question.title) if question else question_id

    def _narrowed_to(self, wanted: Filter) -> "Evidence":
        topics = [wanted.topic] if wanted.topic else []
        attempts = narrowed(self.attempts, wanted.period.since(self.today), topics)
        held = {attempt.round_id for attempt in attempts}
        rounds = [record for record in self.rounds if record.id in held]
        return replace(self, attempts=attempts, rounds=rounds, filter=wanted, wider=self)
