"""What `practice bank check` and `practice plan check` say of a file, a folder or the bundled bank."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from practice_tui.bank.defaults import nearly
from practice_tui.bank.loaded import Loaded
from practice_tui.bank.loading import PLANS, load_bank, load_file, load_strictly
from practice_tui.bank.places import bundled_dir
from practice_tui.bank.problems import Problem
from practice_tui.bank.schema import Entry
from practice_tui.bank.warnings import warnings_of
from practice_tui.core.bank.questions import Question
from practice_tui.core.values.phrases import count
from practice_tui.errors import PracticeError


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked, in words, and its problems and warnings by place."""

    what: str
    problems: tuple[Problem, ...]

    @property
    def is_right(self) -> bool:
        """Whether nothing that the format forbids was found."""
        return all(problem.is_warning for problem in self.problems)

    @property
    def summary(self) -> str:
        warnings = sum(problem.is_warning for problem in self.problems)
        return f"{self.what}: {count(len(self.problems) - warnings, 'problem')}, {count(warnings, 'warning')}"


def check_banks(today: date, paths: tuple[Path, ...] = (), *, is_strict: bool = False) -> Checked:
    """Problems and warnings of these files and folders, or of the bundled bank. Raises PracticeError for no path.

    The bundled bank is held to the strict format, others where `is_strict` says so.
    """
    found: set[Problem] = set()
    questions = 0
    for path in paths or (bundled_dir(),):
        loaded = _load(path, is_strict)
        entries = [entry for entry in loaded.entries if _lies_in(entry.path, path)]
        problems = {problem for problem in loaded.problems if _lies_in(problem.path, path)}
        broken = {(problem.path, problem.where) for problem in problems}
        whole = [entry for entry in entries if _is_whole(entry, broken)]
        found |= problems | set(warnings_of(whole, loaded.entries, today)) | set(_misspelt_topics(whole, loaded))
        questions += len(entries)
    return Checked(count(questions, "question"), tuple(sorted(found)))


def check_plans(path: Path | None = None) -> Checked:
    """Problems of a `plans.yaml`, or of the bundled one. Raises PracticeError for another file, or none."""
    path = path or bundled_dir() / PLANS
    if path.name != PLANS:
        raise PracticeError(f"{path} isn't called {PLANS}.", "plans stand in a file of that name, beside your banks")
    problems = _load(path, is_strict=False).problems
    return Checked(str(path), tuple(problem for problem in problems if _lies_in(problem.path, path)))


def _is_whole(entry: Entry[Question], broken: set[tuple[str, str]]) -> bool:
    return bool(entry.slug) and entry.is_whole and (entry.path, f"question {entry.slug!r}") not in broken


def _misspelt_topics(entries: Iterable[Entry[Question]], loaded: Loaded) -> Iterator[Problem]:
    """Topics that no `topics.yaml` has and that are nearly one of those, each where it first stands."""
    others = [topic.slug for topic in loaded.bank.topics if topic.slug not in loaded.made_topics]
    first = {entry.value.topic: entry for entry in reversed(list(entries))}
    for topic in loaded.made_topics:
        if topic in first and (near := nearly(topic, others)):
            entry = first[topic]
            message, hint = f"the topic {topic!r} is a new one", f"did you mean {near!r}?"
            where = f"question {entry.slug!r}"
            yield Problem(entry.path, entry.line_of("topic"), where, message, hint, is_warning=True)


def _load(path: Path, is_strict: bool) -> Loaded:
    if not path.exists():
        raise PracticeError(f"There is no {path}.", "name a bank file, or a folder of them")
    bundled = bundled_dir()
    if _lies_in(str(path), bundled):
        return load_bank(bundled=path if path.is_dir() else path.parent)
    if is_strict:
        return load_strictly(path)
    return load_bank(path) if path.is_dir() else load_file(path)


def _lies_in(path: str, folder: Path) -> bool:
    return folder.absolute() == Path(path).absolute() or folder.absolute() in Path(path).absolute().parents
