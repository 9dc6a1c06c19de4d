"""Loads the bundled bank and the user's own banks. A file with problems is left out as a whole."""

import hashlib
import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TypeVar

from practice_tui.bank.folders import bundled_dir
from practice_tui.bank.loaded_bank import LoadedBank
from practice_tui.bank.problems import Problem
from practice_tui.bank.schema import Entry, build_plans, build_questions, build_samples, build_tips, build_topics
from practice_tui.bank.yaml_files import read_file
from practice_tui.bank.yaml_nodes import Node
from practice_tui.core.bank.plans import Plan, Tip
from practice_tui.core.bank.questions import Bank, Question, Topic
from practice_tui.core.bank.samples import Sample
from practice_tui.core.values.text import one_line

T = TypeVar("T")

BUNDLED = "bundled"
TOPICS, PLANS, TIPS, SAMPLES = "topics.yaml", "plans.yaml", "tips.yaml", "samples.yaml"
_ORDER = {TOPICS: 0, SAMPLES: 2, PLANS: 2}  # all other files need the topics; samples and plans need the questions

# The names that Syncthing, Dropbox, Nextcloud and others give to the older of two changes of a file.
_CONFLICT = re.compile(r"(?P<plain>.+?)(?:\.sync-conflict-[\w-]+|[ _]\([^()]*conflict[^()]*\))", re.IGNORECASE)


def load_bank(own_banks: Path | None = None, bundled: Path | None = None) -> LoadedBank:
    """Loads the bundled bank, then the user's banks in the folder `own_banks`. A missing folder counts as empty.

    The user's files may use bundled topics and add topics of their own; their ids must differ from the bundled ones.
    """
    loader = _Loader()
    loader.take_folder(bundled or bundled_dir(), BUNDLED)
    if own_banks is not None:
        loader.take_folder(own_banks)
    return loader.finish()


def load_file(path: Path, bundled: Path | None = None) -> LoadedBank:
    """Loads the bundled bank and one more file, with the topics in the folder of that file."""
    loader = _Loader()
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


def name_of(path: Path) -> str:
    """The name of the bank in a file: its stem, cleaned, since a file name may hold any bytes."""
    return one_line(path.stem)


class _Loader:
    """Collects the entries and problems of several files."""

    def __init__(self) -> None:
        self._topics: dict[str, Entry[Topic]] = {}
        self._plans: dict[str, Entry[Plan]] = {}
        self._tips: dict[str, Entry[Tip]] = {}
        self._samples: dict[str, Entry[Sample]] = {}
        self._questions: dict[str, Entry[Question]] = {}
        self._entries: list[Entry[Question]] = []
        self._problems: list[Problem] = []

    def take_folder(self, folder: Path, bank: str | None = None) -> None:
        """Loads the files of a folder, topics first. Their bank is `bank`, or for each file `name_of` it.

        `vision.yaml` is loaded before `vision (1).yaml`; of a file and its conflict copies only the file.
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
        """Loads a file; a missing `topics.yaml` is no problem."""
        if path.name == TOPICS and not path.exists():
            return
        root, problems = read_file(path)
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
        )

    def _build(self, root: Node, path: Path, bank: str, problems: list[Problem]) -> None:
        place = str(path)
        if path.name == TOPICS:
            self._keep(self._topics, "topic", *build_topics(root, place), problems)
        elif path.name == PLANS:
            self._keep(self._plans, "plan", *build_plans(root, place, self._topics, self._ids()), problems)
        elif path.name == TIPS:
            self._keep(self._tips, "tip", *build_tips(root, place), problems)
        elif path.name == SAMPLES:
            questions = {slug: entry.value for slug, entry in self._questions.items()}
            self._keep(self._samples, "sample", *build_samples(root, place, questions), problems)
        else:
            entries, faults = build_questions(root, place, self._topics, bank)
            self._entries += entries
            self._keep(self._questions, "question", entries, faults, problems)

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
    ) -> None:
        """Adds the entries of a file to `collected` unless the file has problems; `faults` are added to those."""
        problems += faults
        for entry in entries:
            if first := collected.get(entry.slug):
                hint = f"it stands in {first.path}:{first.node.line}"
                problems.append(Problem(entry.path, entry.node.line, f"{name} {entry.slug!r}", "the id is taken", hint))
        if not problems:
            collected.update({entry.slug: entry for entry in entries})


def digest_of(questions: Iterable[Question]) -> str:
    """16 hex digits that identify a set of questions by their texts, whatever their order."""
    return hashlib.sha256("".join(sorted(question.digest for question in questions)).encode()).hexdigest()[:16]


def _values(entries: dict[str, Entry[T]]) -> tuple[T, ...]:
    return tuple(entry.value for entry in entries.values())
