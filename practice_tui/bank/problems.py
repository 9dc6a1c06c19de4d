"""What is wrong with a bank, and where."""

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import one_line
from practice_tui.errors import PracticeError


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. A warning is about what good entries avoid; anything else the format forbids."""

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
    """Which files are left out for their problems, and the command that shows those; empty without any."""
    names = list(dict.fromkeys(Path(problem.path).name for problem in problems))
    if not names:
        return ""
    more = len(names) - 1
    others = f" and {count(more, 'other file')}" if more else ""
    found = count(len(problems), "problem")
    return f"{one_line(names[0])}{others} {'are' if more else 'is'} left out, with {found}: {check_command(problems)}"


def check_command(problems: Sequence[Problem]) -> str:
    """The command that shows these very problems: it reads the whole folder, as they may lie between its files."""
    path = Path(problems[0].path)
    return f"practice bank check {shlex.quote(str(path if path.is_dir() else path.parent))}"


def unknown(what: str, name: str, known: Iterable[str], listing: str) -> PracticeError:
    """The error for a name that nothing has; `listing` is the command that prints those there are."""
    return PracticeError(f"there is no {what} {name!r}", near(name, known) or f"{listing} names them all")


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known name, or all of them where none is near."""
    names = list(known)
    return near(name, names) or f"one of {', '.join(names)}"


def near(name: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known name; empty where none is near."""
    close = get_close_matches(name[:80].lower(), list(known), n=1, cutoff=0.6)
    return f"did you mean {close[0]!r}?" if close else ""


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
