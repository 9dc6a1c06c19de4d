"""What `practice bank check` and `practice plan check` say of a file, a folder or the bundled bank."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from practice_tui.bank.loaded import Loaded
from practice_tui.bank.loading import PLANS, load_bank, load_file
from practice_tui.bank.places import bundled_dir
from practice_tui.bank.problems import Problem
from practice_tui.bank.warnings import plan_warnings, warnings_of
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


def check_banks(today: date, paths: tuple[Path, ...] = ()) -> Checked:
    """Problems and warnings of these files and folders, or of the bundled bank. Raises PracticeError for no path."""
    found: set[Problem] = set()
    questions = 0
    for path in paths or (bundled_dir(),):
        loaded = _load(path)
        entries = [entry for entry in loaded.entries if _lies_in(entry.path, path)]
        problems = {problem for problem in loaded.problems if _lies_in(problem.path, path)}
        broken = {(problem.path, problem.where) for problem in problems}
        whole = [entry for entry in entries if entry.slug and (entry.path, f"question {entry.slug!r}") not in broken]
        found |= problems | set(warnings_of(whole, loaded.entries, today)) | set(_about_plans(loaded, path))
        questions += len(entries)
    return Checked(count(questions, "question"), tuple(sorted(found)))


def check_plans(path: Path | None = None) -> Checked:
    """Problems of a `plans.yaml`, or of the bundled one. Raises PracticeError for another file, or none."""
    path = path or bundled_dir() / PLANS
    if path.name != PLANS:
        raise PracticeError(f"{path} isn't called {PLANS}.", "plans stand in a file of that name, beside your banks")
    loaded = _load(path)
    problems = {problem for problem in loaded.problems if _lies_in(problem.path, path)}
    return Checked(str(path), tuple(sorted(problems | set(_about_plans(loaded, path)))))


def _about_plans(loaded: Loaded, path: Path) -> Iterator[Problem]:
    entries = [entry for entry in loaded.plan_entries if _lies_in(entry.path, path)]
    yield from plan_warnings(entries, loaded.bank.questions)


def _load(path: Path) -> Loaded:
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
