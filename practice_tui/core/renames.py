"""Carries history over a rename: attempts under the ids that questions and topics have today."""

from collections.abc import Iterable
from dataclasses import replace

from practice_tui.core.attempts import Attempt
from practice_tui.core.questions import Bank


def with_current_ids(attempts: Iterable[Attempt], bank: Bank) -> list[Attempt]:
    """The same attempts; what the bank no longer knows keeps its old name."""
    topics = {old: topic.slug for topic in bank.topics for old in topic.formerly}
    topics |= {topic.slug: topic.slug for topic in bank.topics}
    return [_renamed(attempt, bank, topics) for attempt in attempts]


def _renamed(attempt: Attempt, bank: Bank, topics: dict[str, str]) -> Attempt:
    question = bank.find(attempt.question_id)
    question_id = question.id if question else attempt.question_id
    topic = topics.get(attempt.topic, attempt.topic)
    if (question_id, topic) == (attempt.question_id, attempt.topic):
        return attempt
    return replace(attempt, question_id=question_id, topic=topic)
