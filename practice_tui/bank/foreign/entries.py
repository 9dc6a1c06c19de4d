"""Makes entries of an own bank of foreign pairs: ids, topics and limits, without what is there already."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from practice_tui.bank.defaults import LONGEST_ID, limit_for, nearly, slug_of, title_of
from practice_tui.bank.foreign.own_export import entry_of
from practice_tui.bank.foreign.pairs import LeftOut, Pair, Reading
from practice_tui.bank.foreign.writing import entry_text
from practice_tui.bank.markdown import jaccard
from practice_tui.bank.schema import build_own_questions
from practice_tui.bank.yaml_files import MAX_BYTES, read_bytes
from practice_tui.core.bank.questions import Bank

LONGEST_TOPIC = 40
NEARLY_ALL = 0.85  # of all words of two prompts
_ROOM = MAX_BYTES - 10_000
_WORD = re.compile(r"[\w+#]+|[=<>&|^~%!/$@{}-]{2,}")  # operators are words too
_SAYS_NOTHING = re.compile(
    r"an?|and|are|as|at|be|by|can|do|does|for|from|how|if|in|is|its?|of|on|or|that|the|their|this|to|what|when|where"
    r"|which|why|with|would|you|your|explain|describe|define|tell|me|about|mean|meant|s|q|question"
)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A pair whose question is there already: `of` says where."""

    pair: Pair
    of: str


@dataclass(slots=True)
class Prepared:
    """The entries that an import would write, and the pairs that it leaves out.

    `source` names the file where it is one of several.
    """

    reading: Reading
    entries: list[dict[str, object]] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    source: str = ""

    def place(self, line: int) -> str:
        """`line 12`, or `list.md, line 12`."""
        place = f"{self.reading.unit} {line}"
        return f"{self.source}, {place}" if self.source else place

    @property
    def total(self) -> int:
        return len(self.reading.pairs)

    @property
    def topics(self) -> dict[str, int]:
        """The number of questions of each topic."""
        counts: dict[str, int] = {}
        for entry in self.entries:
            topic = str(entry["topic"])
            counts[topic] = counts.get(topic, 0) + 1
        return counts

    def rename_topic(self, old: str, new: str) -> None:
        for entry in self.entries:
            if entry["topic"] == old:
                entry["topic"] = new


class Existing:
    """The questions that are there, in the bank and among those taken already."""

    def __init__(self, bank: Bank) -> None:
        self.ids = {question.id for question in bank.questions} | set(bank.renamed)
        self.topics = [topic.slug for topic in bank.topics]
        self._by_title = {slug_of(topic.title, LONGEST_TOPIC): topic.slug for topic in bank.topics}
        self._exact: dict[object, str] = {}
        self._by_word: dict[str, list[tuple[frozenset[str], str]]] = {}
        for question in bank.questions:
            where = f"{question.id} ({question.bank})"
            self.add(question.prompt, where)
            if words := _words(question.prompt):
                self._by_word.setdefault(max(words, key=_weight), []).append((words, where))

    def add(self, prompt: str, where: str) -> None:
        self._exact.setdefault(_key(prompt, _words(prompt)), where)

    def where(self, prompt: str) -> str:
        """The place of a question of the same words in any order; empty where there is none."""
        words = _words(prompt)
        exact = self._exact.get(_key(prompt, words))
        if exact or len(words) < 6 or _is_literal(prompt):
            return exact or ""
        near = self._by_word.get(max(words, key=_weight), [])
        return next((where for other, where in near if jaccard(words, other) >= NEARLY_ALL), "")

    def topic(self, name: str) -> str:
        """The topic of this name or title, or a new one."""
        slug = slug_of(name, LONGEST_TOPIC) or "imported"
        return slug if slug in self.topics else self._by_title.get(slug, slug)

    def free_id(self, title: str, wanted: str = "") -> str:
        """The id `wanted`, or one that is made of the title, with a number where it is taken."""
        slug = wanted or slug_of(title) or "question"
        made, number = slug, 2
        while made in self.ids:
            made = f"{slug[: LONGEST_ID - 5].strip('-')}-{number}"
            number += 1
        self.ids.add(made)
        return made


def prepare(reading: Reading, existing: Existing, topic: str = "", source: str = "") -> Prepared:
    """The entries that the pairs make; `topic` goes over what the file says, `source` names one of several files."""
    prepared = Prepared(reading, left_out=list(reading.left_out), source=source)
    for pair in reading.pairs:
        if where := existing.where(pair.prompt):
            prepared.duplicates.append(Duplicate(pair, where))
            continue
        prepared.entries.append(_entry(pair, existing, topic))
        prepared.pairs.append(pair)
        existing.add(pair.prompt, prepared.place(pair.line))
    _leave_out_what_breaks(prepared)
    prepared.left_out.sort(key=lambda left: left.line)
    return prepared


def misspelt(topics: Iterable[str], existing: Sequence[str]) -> dict[str, str]:
    """New topics that are nearly an existing one, with that."""
    near = {topic: nearly(topic, existing) for topic in topics if topic not in existing}
    return {topic: other for topic, other in near.items() if other}


def _entry(pair: Pair, existing: Existing, topic: str) -> dict[str, object]:
    if pair.whole:
        formerly = tuple(old for old in pair.whole.formerly if old not in existing.ids)
        return entry_of(replace(pair.whole, formerly=formerly)) | {
            "id": existing.free_id(pair.whole.title, pair.whole.id),
            "topic": existing.topic(topic or pair.topic),
        }
    title = pair.title or title_of(pair.prompt)
    entry: dict[str, object] = {
        "id": existing.free_id(title),
        "title": title,
        "topic": existing.topic(topic or pair.topic),
        "level": pair.level or "intermediate",
        "kind": "concept",
        "limit": f"{limit_for(pair.answer)}s",
    }
    if pair.tags:
        entry["tags"] = list(pair.tags)
    return entry | {"prompt": pair.prompt, "answer": pair.answer}


def _leave_out_what_breaks(prepared: Prepared) -> None:
    """Reads what would be written as the loader will, and leaves out each entry that it would."""
    texts = [entry_text(entry) for entry in prepared.entries]
    begins, line = [], 1
    for text in texts:
        begins.append(line)
        line += text.count("\n")
    root, problems = read_bytes("".join(texts).encode(), "")
    entries, wrong = build_own_questions(root, "", "") if root and texts else ([], [])
    why: dict[int, str] = {}
    for problem in (*problems, *wrong):
        why.setdefault(
            bisect_right(begins, problem.line) - 1,
            f"{problem.message}" + (f" ({problem.hint})" if problem.hint else ""),
        )
    size, sound = 0, []
    for place, text in enumerate(texts):
        size += len(text.encode())
        if place not in why and (place >= len(entries) or not entries[place].is_sound):
            why[place] = "can't be written as YAML"
        elif size > _ROOM:
            why[place] = "the bank is full: import the rest from a file of its own"
        if place in why:
            pair = prepared.pairs[place]
            prepared.left_out.append(LeftOut(pair.line, pair.prompt, why[place]))
        else:
            sound.append(place)
    prepared.entries = [prepared.entries[place] for place in sound]
    prepared.pairs = [prepared.pairs[place] for place in sound]


def _words(prompt: str) -> frozenset[str]:
    words = [word for word in _WORD.findall(prompt.lower()) if not _SAYS_NOTHING.fullmatch(word)]
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in words)


def _weight(word: str) -> tuple[int, str]:
    return len(word), word


def _key(prompt: str, words: frozenset[str]) -> object:
    return words if words and not _is_literal(prompt) else " ".join(prompt.split())


def _is_literal(prompt: str) -> bool:
    """Code and sentences with holes are compared letter by letter: other order, other question."""
    return "```" in prompt or "[" in prompt
