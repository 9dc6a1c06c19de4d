"""Loads the bundled bank and the user's own banks. An entry with problems is left out."""

import re
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from practice_tui.bank.defaults import topic_title
from practice_tui.bank.folders import bundled_dir
from practice_tui.bank.loaded_bank import LoadedBank
from practice_tui.bank.problems import Problem
from practice_tui.bank.schema import (
    Entry,
    build_lines,
    build_own_questions,
    build_plans,
    build_questions,
    build_samples,
    build_tips,
    build_topics,
    build_words,
)
from practice_tui.bank.yaml_files import read_file
from practice_tui.bank.yaml_nodes import Node
from practice_tui.core.bank.job_words import Phrase, TopicWords
from practice_tui.core.bank.lines import Line
from practice_tui.core.bank.plans import Plan, Tip
from practice_tui.core.bank.questions import BUNDLED, Bank, Question, Topic, digest_of
from practice_tui.core.bank.samples import Sample
from practice_tui.core.values.text import one_line

T = TypeVar("T")

TOPICS, PLANS, TIPS, SAMPLES, WORDS = "topics.yaml", "plans.yaml", "tips.yaml", "samples.yaml", "words.yaml"
LINES = "lines.yaml"
_ORDER = {TOPICS: 0, SAMPLES: 2, PLANS: 2, WORDS: 2}  # others need the topics; these need the questions, too

# The names that Syncthing, Dropbox, Nextcloud and others give to the older of two changes of a file.
_CONFLICT = re.compile(r"(?P<plain>.+?)(?:\.sync-conflict-[\w-]+|[ _]\([^()]*conflict[^()]*\))", re.IGNORECASE)


def load_bank(own_banks: Path | None = None, bundled: Path | None = None, *, is_strict: bool = False) -> LoadedBank:
    """Loads the bundled bank, then the user's banks in the folder `own_banks`. A missing folder counts as empty.

    The user's files may use bundled topics and add topics of their own. Their ids must differ from the bundled ones,
    unless a question says in `base` which bundled text it is an own version of: then it takes its place.
    Their questions need a title or a prompt, an answer and a topic, and with `is_strict` all that bundled ones have.
    """
    loader = _Loader(is_strict=is_strict)
    loader.take_folder(bundled or bundled_dir(), BUNDLED)
    if own_banks is not None:
        loader.take_folder(own_banks)
    return loader.finish()


def load_file(path: Path, bundled: Path | None = None, *, is_strict: bool = False) -> LoadedBank:
    """Loads the bundled bank and one more file, with the topics in the folder of that file.

    A `plans.yaml` is loaded with its whole folder, since it may name topics and questions of the files beside it.
    """
    if path.name == PLANS:
        return load_bank(path.parent, bundled, is_strict=is_strict)
    loader = _Loader(is_strict=is_strict)
    loader.take_folder(bundled or bundled_dir(), BUNDLED)
    if path.name != TOPICS:
        loader.take(path.with_name(TOPICS), name_of(path))
    loader.take(path, name_of(path))
    return loader.finish()


def plain_name_of(name: str, names: Collection[str]) -> str:
    """The file among `names` of which a synchronising program made a conflict copy by this name; empty if it's none."""
    copy = _CONFLICT.fullmatch(name.removesuffix(".yaml"))
    plain = f"{copy['plain']}.yaml" if copy else ""
    return plain if plain in names else ""


def why_not_loaded(path: Path) -> Problem | None:
    """Why something in a folder of banks is none, where somebody may have taken it for one."""
    suffix = path.suffix.lower()
    if suffix in (".yml", ".yaml") and path.suffix != ".yaml":
        return Problem(str(path), 1, "", "isn't loaded", "rename it: the name of a bank ends in .yaml")
    if suffix in (".json", ".csv", ".tsv", ".apkg", ".colpkg"):
        return Problem(str(path), 1, "", "isn't loaded", "make a bank of it: practice bank import FILE")
    if path.is_dir() and any(path.glob("*.yaml")):
        return Problem(str(path), 1, "", "isn't looked into", "move its banks up, beside the others")
    return None


def name_of(path: Path) -> str:
    """The name of the bank in a file: its stem, cleaned, since a file name may hold any bytes."""
    return one_line(path.stem)


class _Loader:
    """Collects the entries and problems of several files. With `is_strict` all of them need the bundled format."""

    def __init__(self, *, is_strict: bool) -> None:
        self._is_strict = is_strict
        self._made_topics: list[str] = []
        self._topics: dict[str, Entry[Topic]] = {}
        self._plans: dict[str, Entry[Plan]] = {}
        self._tips: dict[str, Entry[Tip]] = {}
        self._words: list[TopicWords] = []
        self._phrases: dict[Phrase, str] = {}
        self._lines: list[Entry[tuple[Line, ...]]] = []
        self._texts_of_lines: dict[str, str] = {}
        self._samples: dict[str, Entry[Sample]] = {}
        self._questions: dict[str, Entry[Question]] = {}
        self._replaced: dict[str, Question] = {}
        self._own_plans: list[str] = []
        self._entries: list[Entry[Question]] = []
        self._problems: list[Problem] = []

    def take_folder(self, folder: Path, bank: str | None = None) -> None:
        """Loads the files of a folder, topics first. Their bank is `bank`, or for each file `name_of` it.

        `vision.yaml` is loaded before `vision (1).yaml`; of a file and its conflict copies only the file.
        """
        try:
            shown = sorted(path for path in folder.iterdir() if path.name[0] != ".")
        except FileNotFoundError:
            return
        except OSError as error:
            self._problems.append(Problem(str(folder), 1, "", f"can't be read: {error.strerror}"))
            return
        files = [path for path in shown if path.suffix == ".yaml"]
        names = {path.name for path in files}
        self._problems += [problem for path in shown if (problem := why_not_loaded(path))]
        for path in sorted(files, key=lambda path: (_ORDER.get(path.name, 1), path.stem)):
            if plain := plain_name_of(path.name, names):
                hint = f"bring what you want of it into {plain}, then remove it"
                self._problems.append(
                    Problem(str(path), 1, "", f"is a conflict copy of {plain} and isn't loaded", hint)
                )
            else:
                self.take(path, bank or name_of(path))

    def take(self, path: Path, bank: str) -> None:
        """Loads a file; a missing `topics.yaml` is no problem."""
        if path.name == TOPICS and not path.exists():
            return
        root, problems = read_file(path, by_entry=self._has_defaults(bank))
        if root is not None:
            self._build(root, path, bank, problems)
        self._problems += problems

    def finish(self) -> LoadedBank:
        """The bank, with questions in the order of their topics."""
        order = {slug: index for index, slug in enumerate(self._topics)}
        questions = tuple(sorted(_values(self._questions), key=lambda question: order[question.topic]))
        return LoadedBank(
            Bank(_values(self._topics), questions, digest_of(questions)),
            _values(self._plans),
            _values(self._tips),
            tuple(sorted(self._problems)),
            tuple(self._entries),
            _values(self._samples),
            tuple(self._plans.values()),
            tuple(self._made_topics),
            tuple(self._replaced.values()),
            tuple(self._own_plans),
            tuple(self._words),
            tuple(line for entry in self._lines for line in entry.value),
            tuple(self._lines),
        )

    def _has_defaults(self, bank: str) -> bool:
        return bank != BUNDLED and not self._is_strict

    def _build(self, root: Node, path: Path, bank: str, problems: list[Problem]) -> None:
        place = str(path)
        if path.name == TOPICS:
            self._keep(self._topics, "topic", *build_topics(root, place), problems)
        elif path.name == PLANS:
            plans = self._keep(self._plans, "plan", *build_plans(root, place, self._topics, self._ids()), problems)
            self._own_plans += [entry.slug for entry in plans if bank != BUNDLED]
        elif path.name == TIPS:
            self._keep(self._tips, "tip", *build_tips(root, place), problems)
        elif path.name == WORDS:
            built = build_words(root, place, self._topics, self._phrases)
            self._words += [entry.value for entry in self._keep({}, "topic", *built, problems)]
        elif path.name == LINES:
            self._lines += self._keep({}, "style", *build_lines(root, place, self._texts_of_lines), problems)
        elif path.name == SAMPLES:
            questions = {slug: entry.value for slug, entry in self._questions.items()}
            self._keep(self._samples, "sample", *build_samples(root, place, questions), problems)
        else:
            entries, faults = (
                build_own_questions(root, place, bank)
                if self._has_defaults(bank)
                else build_questions(root, place, self._topics, bank)
            )
            self._entries += entries
            for entry in self._keep(self._questions, "question", entries, faults, problems):
                self._make_topic(entry)

    def _make_topic(self, entry: Entry[Question]) -> None:
        """Adds the topic that a question names unless it is there."""
        slug = entry.value.topic
        if slug not in self._topics:
            self._topics[slug] = Entry(Topic(slug, topic_title(slug)), slug, entry.path, entry.node)
            self._made_topics.append(slug)

    def _ids(self) -> dict[str, str]:
        """Today's id for every id that a question has or had."""
        former = {old: slug for slug, entry in self._questions.items() for old in entry.value.formerly}
        return former | {slug: slug for slug in self._questions}

    def _keep(
        self,
        collected: dict[str, Entry[T]],
        name: str,
        entries: list[Entry[T]],
        faults: list[Problem],
        problems: list[Problem],
    ) -> list[Entry[T]]:
        """Adds the sound entries of a file to `collected` and returns them; `faults` are added to the problems.

        A problem of the file as YAML belongs to the entry on whose lines it lies.
        """
        lines = [entry.node.line for entry in entries]
        spoilt: set[int] = set()
        for number, problem in enumerate(problems):
            if entries and not problem.where:
                place = max(bisect_right(lines, problem.line) - 1, 0)
                spoilt.add(place)
                problems[number] = replace(problem, where=_where(name, entries[place].slug, place))
        problems += faults
        sound = []
        for place, entry in enumerate(entries):
            is_whole = entry.is_sound and place not in spoilt
            if first := collected.get(entry.slug):
                if not _is_own_version(entry.value, first.value):
                    hint = _taken_hint(entry.value, first)
                    problems.append(
                        Problem(entry.path, entry.node.line, f"{name} {entry.slug!r}", "the id is taken", hint)
                    )
                    continue
                if is_whole and isinstance(first.value, Question):
                    self._replaced[entry.slug] = first.value
            if is_whole:
                sound.append(entry)
        collected.update({entry.slug: entry for entry in sound})
        return sound


def _is_own_version(value: object, first: object) -> bool:
    """Whether a question says that it is the user's version of `first`, which is a bundled one."""
    return isinstance(value, Question) and bool(value.base) and isinstance(first, Question) and first.bank == BUNDLED


def _taken_hint(value: object, first: Entry[Any]) -> str:
    hint = f"it stands in {first.path}:{first.node.line}"
    if isinstance(value, Question) and isinstance(first.value, Question) and first.value.bank == BUNDLED:
        return f"{hint}; for your own version of it: base: {first.value.digest}"
    return hint


def _where(name: str, slug: str, place: int) -> str:
    return f"{name} {slug!r}" if slug else f"{name} {place + 1}"


def _values(entries: dict[str, Entry[T]]) -> tuple[T, ...]:
    return tuple(entry.value for entry in entries.values())
