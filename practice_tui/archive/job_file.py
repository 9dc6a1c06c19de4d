"""Reads the text of a job description from a file."""

import stat
from pathlib import Path

from practice_tui.core.values.text import clean
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.failures import explained

MAX_BYTES = 200_000
TEXT_HINT = "save the description as plain text"


def read_job_file(path: Path) -> str:
    """The text of a file of at most MAX_BYTES. Raises PracticeError for anything else."""
    with explained(path):
        if not path.exists():
            raise PracticeError(f"there is no {path}", "name a text file, or paste the description")
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
            raise PracticeError(f"{path} is no text of at most {MAX_BYTES:,} bytes", TEXT_HINT, ExitCode.UNUSABLE_FILE)
        data = path.read_bytes()
    if b"\0" in data or data.startswith(b"%PDF"):
        raise PracticeError(f"{path} isn't plain text", TEXT_HINT, ExitCode.UNUSABLE_FILE)
    return clean(data.decode("utf-8-sig", errors="replace"))
