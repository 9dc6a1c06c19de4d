"""Carries history over a rename: attempts under the ids that questions and topics have today."""

from collections.abc import Iterable

from practice_tui.core.attempts import Attempt
from practice_tui.core.questions import Bank


def with_current_ids(attempts: Iterable[Attempt], bank: Bank) -> list[Attempt]:
    """The same attempts; what the bank no longer knows keeps its old name."""
    held, slugs = list(attempts), {topic.slug for topic in bank.topics}
    asked = {attempt.question_id for attempt in held}
    questions = {old: found.id for old in asked if (found := bank.find(old)) and found.id != old}
    topics = {old: topic.slug for topic in bank.topics for old in topic.formerly if old not in slugs}
    if not questions and topics.keys().isdisjoint(attempt.topic for attempt in held):
        return held
    return [_renamed(attempt, questions, topics) for attempt in held]


def _renamed(attempt: Attempt, questions: dict[str, str], topics: dict[str, str]) -> Attempt:
    if attempt.question_id not in questions and attempt.topic not in topics:
        return attempt
    return attempt._replace(
        question_id=questions.get(attempt.question_id, attempt.question_id),
        topic=topics.get(attempt.topic, attempt.topic),
    )
