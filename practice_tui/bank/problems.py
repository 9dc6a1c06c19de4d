"""Problems of banks, with their places, and errors for unknown names."""

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from practice_tui.core.values.phrases import are, count
from practice_tui.core.values.text import one_line
from practice_tui.errors import PracticeError


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A fault of a bank file that the format forbids, or a warning of what good entries avoid."""

    path: str
    line: int
    where: str
    message: str
    hint: str = ""
    is_warning: bool = False

    def __str__(self) -> str:
        place = ": ".join(part for part in (f"{self.path}:{self.line}", self.where) if part)
        text = f"{'warning: ' if self.is_warning else ''}{self.message}"
        return _printable(f"{place}: {text} ({self.hint})" if self.hint else f"{place}: {text}")


def left_out_line(problems: Sequence[Problem]) -> str:
    """A line that names the entries and files left out and the command that shows why; empty where none is left out."""
    if not problems:
        return ""
    files = list(dict.fromkeys(problem.path for problem in problems if not problem.where))
    entries = dict.fromkeys((problem.path, problem.where) for problem in problems if problem.path not in files)
    parts = [one_line(Path(path).name) for path in files[:1]]
    if len(files) > 1:
        parts.append(count(len(files) - 1, "other file"))
    if entries:
        parts.append(_counted_entries(list(entries)))
    number = count(len(problems), "problem")
    left = f"{' and '.join(parts)} {are(len(files) + len(entries))} left out"
    return f"{left}, with {number}: {check_command(problems)}"


def _counted_entries(entries: Sequence[tuple[str, str]]) -> str:
    """`2 questions of sql.yaml` for pairs of a path and an entry."""
    kinds = {where.split(" ")[0] for _, where in entries}
    number = count(len(entries), kinds.pop()) if len(kinds) == 1 else f"{len(entries)} entries"
    paths = {path for path, _ in entries}
    return f"{number} of {one_line(Path(paths.pop()).name) if len(paths) == 1 else count(len(paths), 'file')}"


def check_command(problems: Sequence[Problem]) -> str:
    """The command that shows these problems. It checks the whole folder, since files may contradict one another."""
    path = Path(problems[0].path)
    return f"practice bank check {shlex.quote(str(path if path.is_dir() else path.parent))}"


def unknown(kind: str, name: str, existing: Iterable[str], listing: str) -> PracticeError:
    """The error for a name that doesn't exist; `listing` is the command that lists those that do."""
    return PracticeError(f"there is no {kind} {name!r}", near(name, existing) or f"{listing} names them all")


def nearest(name: str, allowed: Iterable[str]) -> str:
    """A hint that gives the nearest of the allowed names, or all where none is near."""
    names = list(allowed)
    return near(name, names) or f"one of {', '.join(names)}"


def near(name: str, names: Iterable[str], most: int = 1) -> str:
    """A hint that gives the nearest of the names, `most` of them; empty where none is near."""
    from difflib import get_close_matches  # who spells names right does without it

    close = get_close_matches(name[:80].lower(), list(names), n=most, cutoff=0.6)
    return f"did you mean {' or '.join(map(repr, close))}?" if close else ""


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
