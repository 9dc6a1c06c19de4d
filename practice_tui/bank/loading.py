"""Loads the bundled bank and the user's own banks beside it; entries that something is wrong with are left out."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from practice_tui.bank.defaults import topic_title
from practice_tui.bank.loaded import Loaded
from practice_tui.bank.places import bundled_dir
from practice_tui.bank.problems import Problem
from practice_tui.bank.reading import read_file
from practice_tui.bank.schema import (
    Entry,
    build_own_questions,
    build_plans,
    build_questions,
    build_samples,
    build_tips,
    build_topics,
)
from practice_tui.bank.yaml_nodes import Node
from practice_tui.core.bank.plans import Plan, Tip
from practice_tui.core.bank.questions import Bank, Question, Topic
from practice_tui.core.bank.samples import Sample
from practice_tui.core.values.text import one_line

T = TypeVar("T")

BUNDLED = "bundled"
TOPICS, PLANS, TIPS, SAMPLES = "topics.yaml", "plans.yaml", "tips.yaml", "samples.yaml"
_ORDER = {TOPICS: 0, PLANS: 2, SAMPLES: 2}  # questions need topics, plans and samples need questions


def load_bank(own: Path | None = None, bundled: Path | None = None) -> Loaded:
    """The bundled bank with the user's own beside it. A folder that isn't there holds nothing.

    The user's files may use the bundled topics and add their own; their ids must differ from the bundled ones. Entries
    of theirs need a title or a prompt, an answer and a topic.
    """
    loading = _Loading()
    loading.take_folder(bundled or bundled_dir(), BUNDLED)
    if own is not None:
        loading.take_folder(own)
    return loading.finish()


def load_strictly(path: Path, bundled: Path | None = None) -> Loaded:
    """The bundled bank and a file or folder that is held to the same format."""
    loading = _Loading(is_strict=True)
    loading.take_folder(bundled or bundled_dir(), BUNDLED)
    if path.is_dir():
        loading.take_folder(path)
    else:
        loading.take_with_topics(path)
    return loading.finish()


def load_file(path: Path, bundled: Path | None = None) -> Loaded:
    """The bundled bank and one more file, with the topics of its own folder, and for plans with its questions."""
    loading = _Loading()
    loading.take_folder(bundled or bundled_dir(), BUNDLED)
    if path.name == PLANS:
        loading.take_folder(path.parent)
    else:
        loading.take_with_topics(path)
    return loading.finish()


def name_of(path: Path) -> str:
    """What a bank is called that stands in this file, whose name may hold any bytes."""
    return one_line(path.stem)


class _Loading:
    def __init__(self, *, is_strict: bool = False) -> None:
        """`is_strict` holds every bank to the format of the bundled one."""
        self._is_strict = is_strict
        self._made_topics: list[str] = []
        self._topics: dict[str, Entry[Topic]] = {}
        self._plans: dict[str, Entry[Plan]] = {}
        self._tips: dict[str, Entry[Tip]] = {}
        self._samples: dict[str, Entry[Sample]] = {}
        self._questions: dict[str, Entry[Question]] = {}
        self._entries: list[Entry[Question]] = []
        self._problems: list[Problem] = []

    def take_folder(self, folder: Path, bank: str | None = None) -> None:
        """Loads the files of a folder, its topics first; `bank` names what they are part of, else each its own stem."""
        try:
            files = sorted(path for path in folder.iterdir() if path.suffix == ".yaml" and path.name[0] != ".")
        except FileNotFoundError:
            return
        except OSError as error:
            self._problems.append(Problem(str(folder), 1, "", f"can't be read: {error.strerror}"))
            return
        for path in sorted(files, key=lambda path: _ORDER.get(path.name, 1)):
            self.take(path, bank or name_of(path))

    def take_with_topics(self, path: Path) -> None:
        if path.name != TOPICS:
            self.take(path.with_name(TOPICS), name_of(path))
        self.take(path, name_of(path))

    def take(self, path: Path, bank: str) -> None:
        if path.name == TOPICS and not path.exists():
            return
        root, problems = read_file(path, by_entry=self._is_lenient(bank))
        if root is not None:
            self._build(root, path, bank, problems)
        self._problems += problems

    def finish(self) -> Loaded:
        order = {slug: index for index, slug in enumerate(self._topics)}
        questions = tuple(sorted(_values(self._questions), key=lambda question: order[question.topic]))
        return Loaded(
            Bank(_values(self._topics), questions, digest_of(questions)),
            _values(self._plans),
            _values(self._tips),
            tuple(sorted(self._problems)),
            tuple(self._entries),
            _values(self._samples),
            tuple(self._made_topics),
        )

    def _is_lenient(self, bank: str) -> bool:
        return bank != BUNDLED and not self._is_strict

    def _build(self, root: Node, path: Path, bank: str, problems: list[Problem]) -> None:
        place = str(path)
        match path.name:
            case "topics.yaml":
                self._keep(self._topics, "topic", *build_topics(root, place), problems)
            case "plans.yaml":
                self._keep(self._plans, "plan", *build_plans(root, place, self._topics), problems)
            case "tips.yaml":
                self._keep(self._tips, "tip", *build_tips(root, place), problems)
            case "samples.yaml":
                questions = {slug: entry.value for slug, entry in self._questions.items()}
                self._keep(self._samples, "sample", *build_samples(root, place, questions), problems)
            case _:
                if self._is_lenient(bank):
                    entries, found = build_own_questions(root, place, bank)
                else:
                    entries, found = build_questions(root, place, self._topics, bank)
                self._entries += entries
                for entry in self._keep(self._questions, "question", entries, found, problems):
                    self._make_topic(entry)

    def _make_topic(self, entry: Entry[Question]) -> None:
        """A topic is there once a question names it."""
        slug = entry.value.topic
        if slug not in self._topics:
            self._topics[slug] = Entry(Topic(slug, topic_title(slug)), slug, entry.path, entry.node)
            self._made_topics.append(slug)

    def _keep(
        self, held: dict[str, Entry[T]], name: str, made: list[Entry[T]], found: list[Problem], problems: list[Problem]
    ) -> list[Entry[T]]:
        """Keeps each entry of a file that nothing is wrong with, and returns those kept."""
        lines = [entry.node.line for entry in made]
        spoilt = set[int]()
        for at, problem in enumerate(problems):  # of the file as YAML: each is its entry's in which it lies
            if made and not problem.where:
                place = max(bisect_right(lines, problem.line) - 1, 0)
                spoilt.add(place)
                problems[at] = replace(problem, where=_named(name, made, place))
        kept = []
        for place, entry in enumerate(made):
            if first := held.get(entry.slug):
                hint = f"it stands in {first.path}:{first.node.line}"
                found.append(Problem(entry.path, entry.node.line, f"{name} {entry.slug!r}", "the id is taken", hint))
            elif entry.is_whole and place not in spoilt:
                kept.append(entry)
        problems += found
        held.update({entry.slug: entry for entry in kept})
        return kept


def digest_of(questions: Iterable[Question]) -> str:
    """16 hex digits that name this very set of texts, whatever their order."""
    return hashlib.sha256("".join(sorted(question.digest for question in questions)).encode()).hexdigest()[:16]


def _named(name: str, made: Sequence[Entry[T]], place: int) -> str:
    return f"{name} {made[place].slug!r}" if made[place].slug else f"{name} {place + 1}"


def _values(held: dict[str, Entry[T]]) -> tuple[T, ...]:
    return tuple(entry.value for entry in held.values())
