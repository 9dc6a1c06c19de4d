"""The topic that somebody means who writes a question of their own."""

from practice_tui.bank.defaults import nearly, slug_of
from practice_tui.core.bank.questions import Bank
from practice_tui.core.values.text import one_line


def topic_called(bank: Bank, name: str) -> str:
    """The slug of the topic that has this slug, title or short title, in any case; else the slug of a new one."""
    wanted = one_line(name).strip().casefold()
    named = (topic.slug for topic in bank.topics if wanted in (topic.slug, *_titles(topic.title, topic.short)))
    return next(named, slug_of(name))


def topic_near(bank: Bank, slug: str) -> str:
    """The slug of the topic that a new one is probably a misspelling of; empty where none is near, or it is there."""
    slugs = [topic.slug for topic in bank.topics]
    return "" if slug in slugs else nearly(slug, slugs)


def names_of_topics(bank: Bank) -> list[str]:
    """The names that one may type for the topics of a bank: their short titles, then their slugs."""
    return [*(topic.short_title for topic in bank.topics), *(topic.slug for topic in bank.topics)]


def _titles(*titles: str) -> list[str]:
    return [one_line(title).casefold() for title in titles if title]
