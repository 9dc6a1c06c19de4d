"""Logs internal errors: their kinds and places in the code, and nothing that a user wrote."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from practice_tui import PROGRAM
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.paths import Places
from practice_tui.system import SystemClock

MAX_LOG_BYTES = 100_000
MOST_FRAMES = 12

_APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@contextmanager
def internal_errors_reported(find: Callable[[], Places], *spared: type[Exception]) -> Iterator[None]:
    """An internal error becomes one line and a log beside the data, without private text."""
    try:
        yield
    except Exception as error:
        if isinstance(error, (PracticeError, BrokenPipeError, *spared)):
            raise
        raise _as_one_line(find(), error) from error


def log_error(log: Path, error: BaseException, now: datetime, program: str) -> bool:
    """Appends an error to the log, which is emptied first if it is large. False where that can't be done."""
    text = "\n".join([f"{now.isoformat(timespec='seconds')} {program}", *_lines(error), "", ""])
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _append(log, text)
    except OSError:
        return False
    return True


def _as_one_line(places: Places, error: Exception) -> PracticeError:
    is_logged = log_error(places.log, error, SystemClock().now(), PROGRAM)
    hint = f"what is saved is safe; {'where it happened' if is_logged else 'no log could be written'}: {places.log}"
    return PracticeError(f"internal error: {type(error).__name__}", hint, ExitCode.INTERNAL)


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
    import traceback  # a start, which rarely goes wrong, does without it

    seen: set[int] = set()
    current: BaseException | None = error
    while current and id(current) not in seen:
        seen.add(id(current))
        yield f"  {type(current).__module__}.{type(current).__qualname__}"
        for frame in traceback.extract_tb(current.__traceback__)[-MOST_FRAMES:]:
            yield f"    {'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}"
        current = current.__cause__ or current.__context__
