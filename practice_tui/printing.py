"""What commands print, on a stdout that may be a terminal, a pipe that is closed, a full disk or nothing at all."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

from practice_tui.core.values.text import clean, one_line
from practice_tui.errors import ExitCode, PracticeError


def prepare_streams() -> None:
    """UTF-8, whatever the locale says. What was closed leads nowhere: no file that is opened may take its place."""
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def is_terminal(*streams: TextIO | None) -> bool:
    """Whether each of them is one; None is a stream that was closed."""
    return all(stream is not None and stream.isatty() for stream in streams)


def open_streams(what: str) -> tuple[TextIO, TextIO]:
    """Stdin and stdout, for `what` reads and writes lines. Raises PracticeError where one of them was closed."""
    if not (sys.stdin and sys.stdout):
        message = f"a plain {what} reads from stdin and writes to stdout, and one of them is closed"
        raise PracticeError(message, "start it in a terminal, or with a pipe or a file in the place of each")
    return sys.stdin, sys.stdout


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
        raise output_error(error) from error


def output_error(error: OSError) -> PracticeError:
    """The error where stdout takes no more; nothing is written there any more."""
    discard_output()
    return PracticeError(f"can't write the output: {error.strerror}", "make room", ExitCode.DISK)


def print_to_stderr(line: str) -> None:
    """On stderr, if there is one that takes it."""
    if sys.stderr:
        with suppress(OSError):
            sys.stderr.write(f"{one_line(line)}\n")


def print_error(error: PracticeError) -> int:
    """What is wrong and what to do, in one line on stderr; the exit code."""
    hint = f" ({error.hint})" if error.hint else ""
    print_to_stderr(f"practice: {error.message}{hint}")
    return int(error.code)


def discard_output() -> None:
    """Nobody reads any more: what is still to come goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
