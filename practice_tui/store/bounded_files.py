"""Looks at a file before any of it is read."""

import stat
from collections.abc import Callable
from pathlib import Path

from practice_tui.errors import PracticeError


def size_of(path: Path, most: int, refused: Callable[[Path, str], PracticeError]) -> int:
    """The number of bytes of a file.

    Raises what `refused` makes of the reason where there is none, where it is no file, and where it has over `most`.
    """
    if not path.exists():
        raise refused(path, "isn't there")
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise refused(path, "is not a file")
    if status.st_size > most:
        raise refused(path, f"has {status.st_size:,} bytes; {most:,} at most")
    return status.st_size
