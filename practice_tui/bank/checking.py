"""Checks banks and plans, for `practice bank check` and `practice plan check`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from practice_tui.bank.folders import bundled_dir
from practice_tui.bank.loaded_bank import LoadedBank
from practice_tui.bank.loader import PLANS, load_bank, load_file
from practice_tui.bank.problems import Problem
from practice_tui.bank.warnings import plan_warnings, warnings_of
from practice_tui.core.values.phrases import count
from practice_tui.errors import PracticeError


@dataclass(frozen=True, slots=True)
class CheckReport:
    """`what` was checked, in words, and the problems and warnings in the order of their places."""

    what: str
    problems: tuple[Problem, ...]

    @property
    def is_right(self) -> bool:
        """Whether there is nothing but warnings."""
        return all(problem.is_warning for problem in self.problems)

    @property
    def summary(self) -> str:
        """`6 questions: 0 problems, 2 warnings`."""
        warnings = sum(problem.is_warning for problem in self.problems)
        return f"{self.what}: {count(len(self.problems) - warnings, 'problem')}, {count(warnings, 'warning')}"


def check_banks(today: date, paths: tuple[Path, ...] = ()) -> CheckReport:
    """Checks files and folders, or the bundled bank. Raises PracticeError where a path is missing."""
    all_problems: set[Problem] = set()
    questions = 0
    for path in paths or (bundled_dir(),):
        loaded = _load(path)
        entries = [entry for entry in loaded.entries if _lies_in(entry.path, path)]
        problems = {problem for problem in loaded.problems if _lies_in(problem.path, path)}
        broken = {(problem.path, problem.where) for problem in problems}
        sound = [entry for entry in entries if entry.slug and (entry.path, f"question {entry.slug!r}") not in broken]
        warnings = {*warnings_of(sound, loaded.entries, today), *_about_plans(loaded, path)}
        all_problems |= problems | warnings
        questions += len(entries)
    return CheckReport(count(questions, "question"), tuple(sorted(all_problems)))


def check_plans(path: Path | None = None) -> CheckReport:
    """Checks a `plans.yaml`, or the bundled one. Raises PracticeError for a file of another name or a missing one."""
    path = path or bundled_dir() / PLANS
    if path.name != PLANS:
        raise PracticeError(f"{path} isn't called {PLANS}.", "plans stand in a file of that name, beside your banks")
    loaded = _load(path)
    problems = {problem for problem in loaded.problems if _lies_in(problem.path, path)}
    return CheckReport(str(path), tuple(sorted(problems | set(_about_plans(loaded, path)))))


def _about_plans(loaded: LoadedBank, path: Path) -> Iterator[Problem]:
    entries = [entry for entry in loaded.plan_entries if _lies_in(entry.path, path)]
    yield from plan_warnings(entries, loaded.bank.questions)


def _load(path: Path) -> LoadedBank:
    if not path.exists():
        raise PracticeError(f"There is no {path}.", "name a bank file, or a folder of them")
    bundled = bundled_dir()
    if _lies_in(str(path), bundled):
        return load_bank(bundled=path if path.is_dir() else path.parent)
    if path.name == PLANS:  # plans may name questions of the files beside them
        return load_bank(path.parent)
    return load_bank(path) if path.is_dir() else load_file(path)


def _lies_in(path: str, folder: Path) -> bool:
    return folder.absolute() == Path(path).absolute() or folder.absolute() in Path(path).absolute().parents
