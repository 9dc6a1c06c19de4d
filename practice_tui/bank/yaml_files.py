"""Reads bank files of bounded size as UTF-8 YAML."""

import re
import stat
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from practice_tui.bank.problems import Problem
from practice_tui.bank.yaml_nodes import MOST_PROBLEMS, Node, read_nodes

MAX_BYTES = 5_000_000
MOST_ENTRIES = 5_000  # that are read one by one
_ENTRY = re.compile(r"^- ", re.MULTILINE)
_ID = re.compile(r"^(?:- |  )id: *[\"']?([a-z0-9-]{1,80})[\"']? *$", re.MULTILINE)


def read_file(path: Path, *, by_entry: bool = False) -> tuple[Node | None, list[Problem]]:
    """The document of a file, or None, and the problems; never raises for what the file is or contains.

    With `by_entry`, a list that isn't YAML is read entry by entry, and the entries that aren't YAML are left out.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return None, [_refuse(path, "is no ordinary file", "a bank is a text file that ends in .yaml")]
        if status.st_size > MAX_BYTES:
            return None, [_refuse(path, f"has {status.st_size:,} bytes", f"{MAX_BYTES:,} at most; split it")]
        data = path.read_bytes()
    except OSError as error:
        return None, [_refuse(path, f"can't be read: {error.strerror}")]
    except ValueError:
        return None, [_refuse(path, "can't be read: no file has such a name")]
    return read_bytes(data, str(path), by_entry=by_entry)


def read_bytes(data: bytes, path: str, *, by_entry: bool = False) -> tuple[Node | None, list[Problem]]:
    """The document of these bytes, or None, and the problems; `by_entry` as for `read_file`."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Problem(path, 1, "", "is UTF-16", "save it as UTF-8")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return None, [Problem(path, line, "", f"holds the byte 0x{error.object[error.start]:02x}", "save it as UTF-8")]
    root, problems = read_nodes(text, path)
    if root is None and by_entry:
        return _read_entries(text, path) or (root, problems)
    return root, problems


def _read_entries(text: str, path: str) -> tuple[Node | None, list[Problem]] | None:
    """Each entry of a list on its own; None where it has too few or too many, or none of them can be read."""
    begins = [match.start() for match in _ENTRY.finditer(text)]
    if not 2 <= len(begins) <= MOST_ENTRIES:
        return None
    items: list[Node] = []
    problems: list[Problem] = []
    line = 1 + text.count("\n", 0, begins[0])
    for begin, end in pairwise([*begins, len(text)]):
        part = text[begin:end]
        root, faults = read_nodes(part, path, line)
        if root and isinstance(root.value, list):
            items += root.value
            problems += faults
        else:
            name = _ID.search(part)
            where = f"question {name[1]!r}" if name else f"question on line {line}"
            problems += [replace(problem, where=where) for problem in faults]
        line += part.count("\n")
        if len(problems) > MOST_PROBLEMS:
            break
    return (Node(1, items), problems) if items else None


def _refuse(path: Path, message: str, hint: str = "") -> Problem:
    return Problem(str(path), 1, "", message, hint)
