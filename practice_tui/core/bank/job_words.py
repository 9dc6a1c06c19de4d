"""Matches the words of a job description against a bank: topics, tags, titles and a list of words by topic."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from practice_tui.core.bank.questions import Bank, Question

FEWEST_WORDS = 3  # distinct ones from which on a description says what the work is about
MOST_TIMES = 3  # a word that stands more often says no more
WEIGHTS = 5  # the weight of the topic that most words speak for
FEWEST_TIMES = 2  # that the words of a topic are met, else it is only mentioned
LEAST_SHARE = 0.15  # of the times of the first topic

_TOKEN = re.compile(r"[^\W_]+(?:\+\+)?")
_AMERICAN = re.compile(r"iz(?=(?:e|ed|er|ing|ation)$)")
_DOUBLED = re.compile(r"ll(?=(?:ing|ed)$)")
_PARTS_OF_TITLE = re.compile(r",| and ")
_SHORT_NAME = 4  # letters up to which a name in capitals is met as it is written: CLIP is no clip

_IN_EVERY_TEXT = ("machine learning", "deep learning", "neural network", "system design", "use cases")

Phrase = tuple[str, ...]
"""The folded tokens of a word or of several that belong together."""


@dataclass(frozen=True, slots=True)
class TopicWords:
    """Words of job descriptions that speak for a topic; each may be several words long."""

    topic: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatchedWord:
    """A word that a text holds so many times, and the topic that it speaks for."""

    word: str
    topic: str
    times: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that are looked for, by their phrases; `longest` is the number of tokens of the longest."""

    entries: Mapping[Phrase, tuple[str, str]]
    longest: int

    @classmethod
    def of(cls, bank: Bank, listed: Iterable[TopicWords]) -> "Vocabulary":
        """The words of the list, then titles of topics, tags and titles of questions that it doesn't hold."""
        entries: dict[Phrase, tuple[str, str]] = {}
        for word, topic in (
            *_listed(listed),
            *_of_topics(bank),
            *_of_tags(bank.questions),
            *_of_titles(bank.questions),
        ):
            if phrase := phrase_of(word):
                entries.setdefault(phrase, (word, topic))
        return cls(entries, max(map(len, entries), default=0))


def phrase_of(word: str) -> Phrase:
    """The tokens of a word without capitals, plural s and American spelling; short names keep their capitals."""
    return tuple(map(_folded, _TOKEN.findall(word)))


def matched_words(text: str, vocabulary: Vocabulary) -> tuple[MatchedWord, ...]:
    """The words of the vocabulary that a text holds, in the order of the text; of overlapping ones the longest."""
    tokens = phrase_of(text)
    times: Counter[tuple[str, str]] = Counter()
    place = 0
    while place < len(tokens):
        lengths = range(min(vocabulary.longest, len(tokens) - place), 0, -1)
        phrase = next(
            (tokens[place : place + n] for n in lengths if tokens[place : place + n] in vocabulary.entries), ()
        )
        if phrase:
            times[vocabulary.entries[phrase]] += 1
        place += len(phrase) or 1
    return tuple(MatchedWord(word, topic, number) for (word, topic), number in times.items())


def topic_weights(words: Sequence[MatchedWord], struck: Collection[str] = ()) -> dict[str, int]:
    """The weights of the topics that the words speak for, the heaviest first, but for the words that are struck out.

    A topic that is met only in passing is left out, unless none is met oftener.
    """
    met: Counter[str] = Counter()
    for word in words:
        if word.word not in struck:
            met[word.topic] += min(word.times, MOST_TIMES)
    if not met:
        return {}
    first = max(met.values())
    least = min(first, max(FEWEST_TIMES, LEAST_SHARE * first))
    return {topic: max(1, round(WEIGHTS * times / first)) for topic, times in met.most_common() if times >= least}


def says_enough(words: Sequence[MatchedWord], struck: Collection[str] = ()) -> bool:
    """Whether a description holds enough distinct words to choose topics by."""
    return sum(word.word not in struck for word in words) >= FEWEST_WORDS


def _listed(listed: Iterable[TopicWords]) -> Iterator[tuple[str, str]]:
    return ((word, entry.topic) for entry in listed for word in entry.words)


def _of_topics(bank: Bank) -> Iterator[tuple[str, str]]:
    """The parts of the titles of topics: `Attention and transformers` names two things."""
    for topic in bank.topics:
        yield from ((part.strip(), topic.slug) for part in _PARTS_OF_TITLE.split(topic.title))


def _of_tags(questions: Iterable[Question]) -> Iterator[tuple[str, str]]:
    """The telling tags, each with the topic of most questions that have it."""
    topics: dict[str, Counter[str]] = {}
    for question in questions:
        for tag in filter(_is_telling, question.tags):
            topics.setdefault(tag, Counter())[question.topic] += 1
    return ((tag, by_topic.most_common(1)[0][0]) for tag, by_topic in topics.items())


def _of_titles(questions: Iterable[Question]) -> Iterator[tuple[str, str]]:
    return ((question.title, question.topic) for question in questions if _is_telling(question.title))


def _is_telling(word: str) -> bool:
    """Whether a word is more than an everyday one: `BERT` and `batch norm`, not `team`."""
    if word.lower() in _IN_EVERY_TEXT:
        return False
    return len(_TOKEN.findall(word)) > 1 or any(letter.isupper() for letter in word[1:])


def _folded(token: str) -> str:
    is_plural = len(token) > 3 and token.lower().endswith("s") and not token.lower().endswith("ss")
    single = token[:-1] if is_plural else token
    if len(single) <= _SHORT_NAME and any(letter.isupper() for letter in single[1:]):
        return single
    return _DOUBLED.sub("l", _AMERICAN.sub("is", single.lower()))
