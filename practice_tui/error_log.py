"""Logs internal errors: their kinds and places in the code, and nothing that a user wrote."""

import os
import stat
import traceback
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

MAX_LOG_BYTES = 100_000
MOST_FRAMES = 12

_APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def log_error(log: Path, error: BaseException, now: datetime, program: str) -> bool:
    """Appends an error to the log, which is emptied first if it is large. False where that can't be done."""
    text = "\n".join([f"{now.isoformat(timespec='seconds')} {program}", *_lines(error), "", ""])
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _append(log, text)
    except OSError:
        return False
    return True


def _append(log: Path, text: str) -> None:
    """Appends to a file that its owner alone can read. Raises OSError, also for a link or a device."""
    with os.fdopen(os.open(log, _APPEND, 0o600), "a", encoding="utf-8", errors="backslashreplace") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError(f"{log} is not a file")
        os.fchmod(file.fileno(), 0o600)
        if status.st_size > MAX_LOG_BYTES:
            file.truncate(0)
        file.write(text)


def _lines(error: BaseException) -> Iterator[str]:
    """The kinds and places of an error and its causes. Messages are left out, since they may quote a note."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current and id(current) not in seen:
        seen.add(id(current))
        yield f"  {type(current).__module__}.{type(current).__qualname__}"
        for frame in traceback.extract_tb(current.__traceback__)[-MOST_FRAMES:]:
            yield f"    {'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}"
        current = current.__cause__ or current.__context__
