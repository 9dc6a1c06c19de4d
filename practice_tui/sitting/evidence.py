"""What the dashboard's figures are made of: read once, then narrowed as often as wanted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from practice_tui.core.attempts import Attempt, RoundRecord
from practice_tui.core.figures import narrowed
from practice_tui.core.interviews import Interview
from practice_tui.core.questions import Bank, Topic
from practice_tui.core.tabs import Filter
from practice_tui.core.text import one_line


@dataclass(frozen=True, slots=True)
class Evidence:
    """Attempts under today's ids, oldest first; `whole` are all of them, `attempts` those that the filter lets through.

    `due` counts the questions due today by topic.
    """

    whole: Sequence[Attempt]
    attempts: Sequence[Attempt]
    rounds: Sequence[RoundRecord]
    bank: Bank
    at: datetime
    today: str
    due: Mapping[str, int]
    interview: Interview
    plan_titles: Mapping[str, str]
    filter: Filter = field(default_factory=Filter)

    @property
    def topics(self) -> list[Topic]:
        """Those of the bank that the filter lets through."""
        return [topic for topic in self.bank.topics if self.filter.topic in ("", topic.slug)]

    @property
    def slugs(self) -> list[str]:
        return [topic.slug for topic in self.topics]

    @property
    def of_period(self) -> Sequence[Attempt]:
        """Of every topic: a topic's mean is drawn towards a person's own, whichever topic is looked at."""
        if not self.filter.topic:
            return self.attempts
        return narrowed(self.whole, self.filter.period.since(self.today))

    @property
    def counted(self) -> list[Attempt]:
        return [attempt for attempt in self.attempts if attempt.is_counted]

    def narrowed_to(self, wanted: Filter) -> "Evidence":
        since = wanted.period.since(self.today)
        topics = [wanted.topic] if wanted.topic else []
        attempts = narrowed(self.whole, since, topics)
        held = {attempt.round_id for attempt in attempts}
        rounds = [record for record in self.rounds if record.id in held]
        return replace(self, attempts=attempts, rounds=rounds, filter=wanted)

    def title(self, question_id: str) -> str:
        """The title of a question, or its id where the bank has it no more."""
        question = self.bank.find(question_id)
        return one_line(question.title) if question else question_id
