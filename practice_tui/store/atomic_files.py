"""Writes files that are complete on the disk before they get their name.

The cache has a simpler writer of its own (`cache_files`): it may lose a file, but must not trust the directory.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path


@contextmanager
def atomic_write(path: Path) -> Iterator[Path]:
    """Gives a temporary file, readable by its owner alone, that replaces `path` when the block ends.

    If the block fails, the temporary file is removed. A missing directory is made. Raises OSError.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    try:
        yield part
        sync(part)
        part.replace(path)
        sync(path.parent)
    finally:
        part.unlink(missing_ok=True)


def abandoned_parts(folder: Path, now: datetime) -> list[Path]:
    """Temporary files that killed processes left: those older than an hour."""
    parts = (part for part in folder.glob(".*.part") if part.is_file())
    return [part for part in parts if part.stat().st_mtime < now.timestamp() - 3600]


def sync(path: Path) -> None:
    """Returns once a file, or the names in a directory, are on the disk.

    Not for an open database: it drops its locks.
    """
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
