"""Prints lines to stdout and stderr, each of which may be a terminal, a closed pipe, a full disk or closed."""

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

from practice_tui.core.values.text import clean, one_line
from practice_tui.errors import ExitCode, PracticeError


def prepare_streams() -> None:
    """Makes the streams UTF-8, whatever the locale, and opens closed ones on /dev/null.

    Otherwise a file that is opened later would take the descriptor of a closed stream.
    """
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def is_terminal(*streams: TextIO | None) -> bool:
    """Whether every stream is a terminal; None, a closed stream, is none."""
    return all(stream is not None and stream.isatty() for stream in streams)


def open_streams(activity: str) -> tuple[TextIO, TextIO]:
    """Stdin and stdout for a plain `activity`, such as a round. Raises PracticeError where one of them is closed."""
    if not (sys.stdin and sys.stdout):
        message = f"a plain {activity} reads from stdin and writes to stdout, and one of them is closed"
        raise PracticeError(message, "start it in a terminal, or with a pipe or a file in the place of each")
    return sys.stdin, sys.stdout


def print_lines(lines: Iterable[str]) -> None:
    """Prints lines to stdout, if it is open. Raises PracticeError where it takes no more, and BrokenPipeError."""
    if not sys.stdout:
        return
    try:
        for line in lines:
            sys.stdout.write(f"{clean(line)}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise output_error(error) from error


def output_error(error: OSError) -> PracticeError:
    """The error for a stdout that takes no more; further output is discarded."""
    discard_output()
    return PracticeError(f"can't write the output: {error.strerror}", "make room", ExitCode.DISK)


def print_to_stderr(line: str) -> None:
    """Prints a line to stderr, if it is open and takes it."""
    if sys.stderr:
        with suppress(OSError):
            sys.stderr.write(f"{_folded(one_line(line))}\n")


def _folded(line: str) -> str:
    """The line for stderr: a terminal gets it folded between words."""
    if not sys.stderr.isatty():
        return line
    width = shutil.get_terminal_size().columns
    return textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)


def print_error(error: PracticeError) -> int:
    """Prints an error with its hint in one line to stderr, and returns its exit code."""
    hint = f" ({error.hint})" if error.hint else ""
    print_to_stderr(f"practice: {error.message}{hint}")
    return int(error.code)


def discard_output() -> None:
    """Sends all further output to /dev/null."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
