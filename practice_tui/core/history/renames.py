"""Carries history over a rename: whatever is read of it bears the ids that questions and topics have today."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from practice_tui.core.bank.questions import Bank


@dataclass(frozen=True, slots=True)
class Names:
    """Old ids of questions and topics, each with today's; what a bank doesn't know keeps its name."""

    questions: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)

    def question(self, name: str) -> str:
        return self.questions.get(name, name)

    def topic(self, name: str) -> str:
        return self.topics.get(name, name)

    def ids_of_question(self, name: str) -> tuple[str, ...]:
        """Every id that this question has had, whichever of them is asked for."""
        return _ids_of(name, self.questions)

    def ids_of_topic(self, name: str) -> tuple[str, ...]:
        return _ids_of(name, self.topics)


def names_of(bank: Bank) -> Names:
    """An id in use is nobody's old one."""
    slugs = {topic.slug for topic in bank.topics}
    topics = {old: topic.slug for topic in bank.topics for old in topic.formerly if old not in slugs}
    return Names(bank.renamed, topics)


def _ids_of(name: str, renamed: Mapping[str, str]) -> tuple[str, ...]:
    today = renamed.get(name, name)
    return today, *(old for old, new in renamed.items() if new == today)
