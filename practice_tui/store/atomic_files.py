"""Files that are whole on the disk before they bear their name."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path


@contextmanager
def atomic_write(path: Path) -> Iterator[Path]:
    """A place to write to, readable by its owner alone; it becomes `path` when the block ends, and nothing if it fails.

    The directory is made where it is missing. Raises OSError.
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
    """What was being written when its process was killed: nobody writes at one file for an hour."""
    parts = (part for part in folder.glob(".*.part") if part.is_file())
    return [part for part in parts if part.stat().st_mtime < now.timestamp() - 3600]


def sync(path: Path) -> None:
    """Returns once a file, or the names in a directory, are on the disk. Never for an open database."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
