"""Lays a text out in lines: prose is folded to the width of the terminal, code is indented."""

import shutil
import textwrap
from collections.abc import Iterable, Iterator
from typing import TextIO

from practice_tui.core.values.text import clean

WIDEST = 100  # characters of a line of prose, in however wide a terminal
INDENT = "    "  # before code


def width_of(out: TextIO) -> int:
    """The width in characters to fold prose to; 0 for a pipe or a file, which gets unfolded lines."""
    return min(WIDEST, shutil.get_terminal_size().columns) if out.isatty() else 0


def write_laid_out(out: TextIO, texts: Iterable[str]) -> None:
    """Write texts, laid out for the terminal, at once."""
    width = width_of(out)
    out.write("".join(f"{line}\n" for text in texts for line in laid_out(text, width)))
    out.flush()


def laid_out(text: str, width: int) -> Iterator[str]:
    """The lines of a text. Code is indented and loses its fences; other lines are folded unless `width` is 0."""
    is_code = False
    for line in clean(text).split("\n"):
        if line.lstrip().startswith("```"):
            is_code = not is_code
        elif is_code:
            yield f"{INDENT}{line}".rstrip()
        else:
            yield from _folded(line, width)


def _folded(line: str, width: int) -> list[str]:
    indent = line[: len(line) - len(line.lstrip())]
    is_table = line.lstrip().startswith("|")
    if not width or len(line) <= width or is_table or len(indent) >= width:
        return [line]
    return textwrap.wrap(
        line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )
