"""The log of internal errors: what kind and where in the code, and nothing of what anybody wrote."""

import traceback
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

MAX_LOG_BYTES = 100_000
MOST_FRAMES = 12


def log_mishap(log: Path, error: BaseException, now: datetime, program: str) -> bool:
    """Appends to the log, begun anew when it has grown large; whether that could be done."""
    text = "\n".join([f"{now.isoformat(timespec='seconds')} {program}", *_lines(error), "", ""])
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_large = log.exists() and log.stat().st_size > MAX_LOG_BYTES
        with log.open("w" if is_large else "a", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        return False
    return True


def _lines(error: BaseException) -> Iterator[str]:
    """Kinds and places, the cause last: no message, since that may quote a note or an answer."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current and id(current) not in seen:
        seen.add(id(current))
        yield f"  {type(current).__module__}.{type(current).__qualname__}"
        for frame in traceback.extract_tb(current.__traceback__)[-MOST_FRAMES:]:
            yield f"    {'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}"
        current = current.__cause__ or current.__context__
