"""Checks banks and plans, for `practice bank check` and `practice plan check`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from practice_tui.bank.defaults import nearly
from practice_tui.bank.folders import bundled_dir
from practice_tui.bank.line_warnings import line_warnings
from practice_tui.bank.loaded_bank import LoadedBank
from practice_tui.bank.loader import PLANS, load_bank, load_file, why_not_loaded
from practice_tui.bank.problems import Problem
from practice_tui.bank.schema import Entry
from practice_tui.bank.text_warnings import cut_by_a_hash
from practice_tui.bank.warnings import plan_warnings, warnings_of
from practice_tui.bank.yaml_files import MAX_BYTES
from practice_tui.core.bank.questions import Question
from practice_tui.core.values.phrases import count
from practice_tui.errors import PracticeError


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The words for what was checked, and the problems and warnings in the order of their places."""

    subject: str
    problems: tuple[Problem, ...]

    @property
    def is_right(self) -> bool:
        """Whether there is nothing but warnings."""
        return all(problem.is_warning for problem in self.problems)

    @property
    def summary(self) -> str:
        """`6 questions: 0 problems, 2 warnings`."""
        warnings = sum(problem.is_warning for problem in self.problems)
        return f"{self.subject}: {count(len(self.problems) - warnings, 'problem')}, {count(warnings, 'warning')}"

    def with_more(self, problems: Iterable[Problem]) -> "CheckReport":
        """The same with problems that something else than the format makes."""
        return replace(self, problems=tuple(sorted((*self.problems, *problems))))


def check_banks(today: date, paths: tuple[Path, ...] = (), *, is_strict: bool = False) -> CheckReport:
    """Checks files and folders, or the bundled bank. Raises PracticeError where a path is missing.

    The bundled bank is checked against the strict format, the user's banks only where `is_strict` is set.
    """
    all_problems: set[Problem] = set()
    questions = 0
    for path in paths or (bundled_dir(),):
        loaded = _load(path, is_strict)
        entries = [entry for entry in loaded.entries if _lies_in(entry.path, path)]
        problems = {problem for problem in loaded.problems if _lies_in(problem.path, path)}
        broken = {(problem.path, problem.where) for problem in problems}
        sound = [entry for entry in entries if _is_sound(entry, broken)]
        warnings = {*warnings_of(sound, loaded.entries, today), *_misspelt_topics(sound, loaded)}
        cut = {problem for file in _files_of(path) for problem in cut_by_a_hash(_text_of(file), str(file))}
        misnamed = {problem} if path.is_file() and (problem := why_not_loaded(path)) else set[Problem]()
        all_problems |= (
            problems | warnings | set(_about_plans(loaded, path)) | set(_about_lines(loaded, path)) | cut | misnamed
        )
        questions += len(entries)
    return CheckReport(count(questions, "question"), tuple(sorted(all_problems)))


def check_plans(path: Path | None = None) -> CheckReport:
    """Checks a `plans.yaml`, or the bundled one. Raises PracticeError for a file of another name or a missing one."""
    path = path or bundled_dir() / PLANS
    if path.name != PLANS:
        raise PracticeError(f"{path} isn't called {PLANS}.", "plans stand in a file of that name, beside your banks")
    loaded = _load(path, is_strict=False)
    problems = {problem for problem in loaded.problems if _lies_in(problem.path, path)}
    return CheckReport(str(path), tuple(sorted(problems | set(_about_plans(loaded, path)))))


def _files_of(path: Path) -> list[Path]:
    return sorted(path.glob("*.yaml")) if path.is_dir() else [path]


def _text_of(file: Path) -> str:
    """The text of a file; empty where it isn't one of a size and kind that is read."""
    try:
        is_small = file.stat().st_size <= MAX_BYTES and file.is_file()
        return file.read_text("utf-8-sig") if is_small else ""
    except (OSError, UnicodeDecodeError):
        return ""


def _about_plans(loaded: LoadedBank, path: Path) -> Iterator[Problem]:
    entries = [entry for entry in loaded.plan_entries if _lies_in(entry.path, path)]
    yield from plan_warnings(entries, loaded.bank.questions)


def _about_lines(loaded: LoadedBank, path: Path) -> Iterator[Problem]:
    entries = [entry for entry in loaded.line_entries if _lies_in(entry.path, path)]
    yield from line_warnings(entries, loaded.bank.questions)


def _is_sound(entry: Entry[Question], broken: set[tuple[str, str]]) -> bool:
    return bool(entry.slug) and entry.is_sound and (entry.path, f"question {entry.slug!r}") not in broken


def _misspelt_topics(entries: Iterable[Entry[Question]], loaded: LoadedBank) -> Iterator[Problem]:
    """A warning for each topic in no `topics.yaml` that is nearly one of those, at the first question that names it."""
    others = [topic.slug for topic in loaded.bank.topics if topic.slug not in loaded.made_topics]
    first = {entry.value.topic: entry for entry in reversed(list(entries))}
    for topic in loaded.made_topics:
        if topic in first and (near := nearly(topic, others)):
            entry = first[topic]
            message, hint = f"the topic {topic!r} is a new one", f"did you mean {near!r}?"
            where = f"question {entry.slug!r}"
            yield Problem(entry.path, entry.line_of("topic"), where, message, hint, is_warning=True)


def _load(path: Path, is_strict: bool) -> LoadedBank:
    if not path.exists():
        raise PracticeError(f"There is no {path}.", "name a bank file, or a folder of them")
    bundled = bundled_dir()
    if _lies_in(str(path), bundled):
        return load_bank(bundled=path if path.is_dir() else path.parent)
    return load_bank(path, is_strict=is_strict) if path.is_dir() else load_file(path, is_strict=is_strict)


def _lies_in(path: str, folder: Path) -> bool:
    return folder.absolute() == Path(path).absolute() or folder.absolute() in Path(path).absolute().parents
