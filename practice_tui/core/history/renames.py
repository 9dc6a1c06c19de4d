"""Maps the ids that questions and topics had formerly to those that they have today."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from practice_tui.core.bank.questions import Bank


@dataclass(frozen=True, slots=True)
class Names:
    """Former ids of questions and topics, each with today's. An id that isn't in here stays as it is."""

    questions: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)

    def question(self, name: str) -> str:
        """Today's id of a question."""
        return self.questions.get(name, name)

    def topic(self, name: str) -> str:
        """Today's id of a topic."""
        return self.topics.get(name, name)

    def ids_of_question(self, name: str) -> tuple[str, ...]:
        """All ids that a question has had, `name` being any of them."""
        today = self.question(name)
        return today, *(old for old, new in self.questions.items() if new == today)


def names_of(bank: Bank) -> Names:
    """The names of a bank. An id that is in use counts as nobody's former one."""
    slugs = {topic.slug for topic in bank.topics}
    topics = {old: topic.slug for topic in bank.topics for old in topic.formerly if old not in slugs}
    return Names(bank.renamed, topics)
