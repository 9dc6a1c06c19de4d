"""Reads and writes files of the cache. The first line holds the basis, the second a value, both as JSON; bytes follow.

A cache may be deleted at any time, and its directory may come from somebody else. So what is read can only become data,
and a file counts as missing unless it has the same basis and nobody but the user may write it.
"""

import contextlib
import json
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

LEFT_BEHIND_AFTER = 60.0  # seconds; no writer takes so long
WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH

_PART = re.compile(r".+\.(json|bin)\.[0-9a-f]+")
_OLD = frozenset({"bank.bin"})  # files of earlier versions
_DIRECTORY = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC  # without waiting for a writer at a pipe
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def read_cached(path: Path, basis: Any, most_bytes: int) -> Any:
    """The value of a file that was written on the same basis; None for any other.

    None too for a file that is larger than `most_bytes`, belongs to another user, or may be written by others.
    """
    return read_cached_parts(path, basis, most_bytes)[0]


def read_cached_parts(path: Path, basis: Any, most_bytes: int) -> tuple[Any, bytes]:
    """The value as `read_cached` reads it, and the bytes behind it."""
    try:
        with _opened_directory(path.parent) as directory:
            descriptor = os.open(path.name, _READ, dir_fd=directory)
        with _opened_file(descriptor, most_bytes) as (file, size):  # it may grow meanwhile: no more than this is read
            if file.readline(size).rstrip(b"\n") != _line(basis):
                return None, b""
            value = json.loads(file.readline(size))
            return value, file.read(size)
    except (OSError, ValueError, RecursionError):
        return None, b""


def write_cached(path: Path, basis: Any, value: Any, most_bytes: int, blob: bytes = b"") -> None:
    """Replaces the file at once. It does nothing without room, permission or a directory of the user's own."""
    data = b"\n".join((_line(basis), _line(value), *([blob] if blob else [])))
    if len(data) > most_bytes:
        return
    with contextlib.suppress(OSError, ValueError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _opened_directory(path.parent) as directory:
            os.fchmod(directory, 0o700)
            _replace(directory, path.name, data)
            _sweep(directory, path.name)


def _line(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")


@contextlib.contextmanager
def _opened_directory(path: Path) -> Iterator[int]:
    """Opens a directory of the user's own. Raises OSError, and ValueError for another user's directory."""
    directory = os.open(path, _DIRECTORY)
    try:
        if os.fstat(directory).st_uid != os.geteuid():
            raise ValueError("belongs to somebody else")
        yield directory
    finally:
        os.close(directory)


@contextlib.contextmanager
def _opened_file(descriptor: int, most_bytes: int) -> Iterator[tuple[BinaryIO, int]]:
    """Opens a file of one's own of at most so many bytes, and gives its size. Raises ValueError for any other."""
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        is_mine = status.st_uid == os.geteuid() and not status.st_mode & WRITABLE_BY_OTHERS
        if not (stat.S_ISREG(status.st_mode) and is_mine and status.st_size <= most_bytes):
            raise ValueError("is no file of one's own, or too large")
        yield file, status.st_size


def _replace(directory: int, name: str, data: bytes) -> None:
    part = f"{name}.{os.urandom(4).hex()}"
    try:
        with os.fdopen(os.open(part, _WRITE, 0o600, dir_fd=directory), "wb") as file:
            file.write(data)
        os.replace(part, name, src_dir_fd=directory, dst_dir_fd=directory)
    except OSError:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(part, dir_fd=directory)
        raise


def _sweep(directory: int, written: str) -> None:
    """Removes what killed writers left: parts a minute older than the file `written` just now, and old files."""
    now = os.stat(written, dir_fd=directory).st_mtime
    for name in os.listdir(directory):
        if _PART.fullmatch(name) or name in _OLD:
            with contextlib.suppress(OSError):
                changed_at = os.stat(name, dir_fd=directory, follow_symlinks=False).st_mtime
                if name in _OLD or changed_at < now - LEFT_BEHIND_AFTER:
                    os.unlink(name, dir_fd=directory)
