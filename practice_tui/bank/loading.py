"""Loads the bundled bank and the user's own banks beside it; a bad file is left out whole and its problems are told."""

import hashlib
import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TypeVar

from practice_tui.bank.loaded import Loaded
from practice_tui.bank.places import bundled_dir
from practice_tui.bank.problems import Problem
from practice_tui.bank.reading import read_file
from practice_tui.bank.schema import Entry, build_plans, build_questions, build_samples, build_tips, build_topics
from practice_tui.bank.yaml_nodes import Node
from practice_tui.core.bank.plans import Plan, Tip
from practice_tui.core.bank.questions import Bank, Question, Topic
from practice_tui.core.bank.samples import Sample
from practice_tui.core.values.text import one_line

T = TypeVar("T")

BUNDLED = "bundled"
TOPICS, PLANS, TIPS, SAMPLES = "topics.yaml", "plans.yaml", "tips.yaml", "samples.yaml"
_ORDER = {TOPICS: 0, SAMPLES: 2}  # topics are needed by all other files, questions by the samples of them

# How Syncthing, Dropbox, Nextcloud and their kin name the loser where a file was changed in two places.
_CONFLICT = re.compile(r"(?P<plain>.+?)(?:\.sync-conflict-[\w-]+|[ _]\([^()]*conflict[^()]*\))", re.IGNORECASE)


def load_bank(own: Path | None = None, bundled: Path | None = None) -> Loaded:
    """The bundled bank with the user's own beside it. A folder that isn't there holds nothing.

    The user's files may use the bundled topics and add their own; their ids must differ from the bundled ones.
    """
    loading = _Loading()
    loading.take_folder(bundled or bundled_dir(), BUNDLED)
    if own is not None:
        loading.take_folder(own)
    return loading.finish()


def load_file(path: Path, bundled: Path | None = None) -> Loaded:
    """The bundled bank and one more file, with the topics of its own folder."""
    loading = _Loading()
    loading.take_folder(bundled or bundled_dir(), BUNDLED)
    if path.name != TOPICS:
        loading.take(path.with_name(TOPICS), name_of(path))
    loading.take(path, name_of(path))
    return loading.finish()


def plain_name_of(name: str, names: Collection[str]) -> str:
    """Of which file among `names` a synchronising program made this one as a conflict copy; empty where of none."""
    copy = _CONFLICT.fullmatch(name.removesuffix(".yaml"))
    plain = f"{copy['plain']}.yaml" if copy else ""
    return plain if plain in names else ""


def name_of(path: Path) -> str:
    """What a bank is called that stands in this file, whose name may hold any bytes."""
    return one_line(path.stem)


class _Loading:
    def __init__(self) -> None:
        self._topics: dict[str, Entry[Topic]] = {}
        self._plans: dict[str, Entry[Plan]] = {}
        self._tips: dict[str, Entry[Tip]] = {}
        self._samples: dict[str, Entry[Sample]] = {}
        self._questions: dict[str, Entry[Question]] = {}
        self._entries: list[Entry[Question]] = []
        self._problems: list[Problem] = []

    def take_folder(self, folder: Path, bank: str | None = None) -> None:
        """Loads the files of a folder, its topics first; `bank` names what they are part of, else each its own stem.

        A file is loaded before those whose names go on from its own, such as `vision (1).yaml`; of a file and its
        conflict copies, the file alone.
        """
        try:
            files = sorted(path for path in folder.iterdir() if path.suffix == ".yaml" and path.name[0] != ".")
        except FileNotFoundError:
            return
        except OSError as error:
            self._problems.append(Problem(str(folder), 1, "", f"can't be read: {error.strerror}"))
            return
        names = {path.name for path in files}
        for path in sorted(files, key=lambda path: (_ORDER.get(path.name, 1), path.stem)):
            if plain := plain_name_of(path.name, names):
                hint = f"bring what you want of it into {plain}, then remove it"
                self._problems.append(
                    Problem(str(path), 1, "", f"is a conflict copy of {plain} and isn't loaded", hint)
                )
            else:
                self.take(path, bank or name_of(path))

    def take(self, path: Path, bank: str) -> None:
        if path.name == TOPICS and not path.exists():
            return
        root, problems = read_file(path)
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
        )

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
                entries, found = build_questions(root, place, self._topics, bank)
                self._entries += entries
                self._keep(self._questions, "question", entries, found, problems)

    def _keep(
        self, held: dict[str, Entry[T]], name: str, made: list[Entry[T]], found: list[Problem], problems: list[Problem]
    ) -> None:
        """Keeps what a file holds if nothing is wrong with it."""
        problems += found
        for entry in made:
            if first := held.get(entry.slug):
                hint = f"it stands in {first.path}:{first.node.line}"
                problems.append(Problem(entry.path, entry.node.line, f"{name} {entry.slug!r}", "the id is taken", hint))
        if not problems:
            held.update({entry.slug: entry for entry in made})


def digest_of(questions: Iterable[Question]) -> str:
    """16 hex digits that name this very set of texts, whatever their order."""
    return hashlib.sha256("".join(sorted(question.digest for question in questions)).encode()).hexdigest()[:16]


def _values(held: dict[str, Entry[T]]) -> tuple[T, ...]:
    return tuple(entry.value for entry in held.values())
