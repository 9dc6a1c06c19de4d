"""What commands print, on a stdout that may be a terminal, a pipe that is closed, a full disk or nothing at all."""

import os
import sys
from collections.abc import Iterable
from io import TextIOWrapper

from practice_tui.core.text import clean
from practice_tui.errors import ExitCode, PracticeError

_OF_A_DAY = ("stats", "due", "next", "bank list")
KEPT_PAGES = frozenset((*_OF_A_DAY, *(f"{command} --json" for command in _OF_A_DAY)))
"""The command lines whose page stays the same for a day, unless a round is sat or a bank is changed."""


def settle_streams() -> None:
    """UTF-8, whatever the locale says."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def print_lines(lines: Iterable[str]) -> None:
    """On stdout, if there is one. Raises PracticeError where it takes no more."""
    if not sys.stdout:
        return
    try:
        for line in lines:
            sys.stdout.write(f"{clean(line)}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_output()
        raise PracticeError(f"can't write the output: {error.strerror}", "make room", ExitCode.DISK) from error


def drop_output() -> None:
    """Nobody reads any more: what is still to come goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
