"""Reads bank files of bounded size as UTF-8 YAML."""

import stat
from pathlib import Path

from practice_tui.bank.problems import Problem
from practice_tui.bank.yaml_nodes import Node, read_nodes

MAX_BYTES = 5_000_000


def read_file(path: Path) -> tuple[Node | None, list[Problem]]:
    """The document of a file, or None, and the problems; never raises for what the file is or contains."""
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
    return read_bytes(data, str(path))


def read_bytes(data: bytes, path: str) -> tuple[Node | None, list[Problem]]:
    """The document of these bytes, or None, and the problems."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Problem(path, 1, "", "is UTF-16", "save it as UTF-8")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return None, [Problem(path, line, "", f"holds the byte 0x{error.object[error.start]:02x}", "save it as UTF-8")]
    return read_nodes(text, path)


def _refuse(path: Path, message: str, hint: str = "") -> Problem:
    return Problem(str(path), 1, "", message, hint)
