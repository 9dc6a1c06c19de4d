"""Reads the text of a job description from a file."""

import re
import stat
from pathlib import Path

from practice_tui.core.bank.job_words import MatchedWord
from practice_tui.core.values.text import clean
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.sitting.building import read_job
from practice_tui.sitting.desk import Desk
from practice_tui.store.failures import explained

MAX_BYTES = 200_000
LONGEST_PATH = 1_000  # characters
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


def read_description(desk: Desk, written: str) -> tuple[str, tuple[MatchedWord, ...]]:
    """A job description as it was written, or of the file whose name was, with the words in it that are known.

    A single word is the name of a file. Raises PracticeError for one that can't be read.
    """
    path = _file_named(written.strip())
    text = written if path is None else read_job_file(path)
    return text, read_job(desk, text).words


def _file_named(line: str) -> Path | None:
    """The file whose name a line is: any single word, else one that is there. A description names none."""
    if not line or len(line) >= LONGEST_PATH or "\n" in line:
        return None
    path = Path(line)
    try:
        path = path.expanduser()
        is_file = path.is_file()
    except (OSError, RuntimeError):  # too long for the name of a file, or the home of nobody
        is_file = False
    return path if is_file or not re.search(r"\s", line) else None
