"""What the disk refuses is said with its path and its exit code, whichever layer noticed it."""

import errno
import sqlite3
from pathlib import Path

import pytest

from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.failures import NOT_SAVED, explained


def of_sqlite(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("as SQLite puts it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "said", "code"),
    [
        (OSError(errno.EIO, ""), "the disk failed to read or write", ExitCode.DISK),
        (of_sqlite(sqlite3.SQLITE_IOERR_FSYNC), "the disk failed to read or write", ExitCode.DISK),
        (OSError(errno.EDQUOT, ""), "disk full", ExitCode.DISK),
        (of_sqlite(sqlite3.SQLITE_FULL), "disk full", ExitCode.DISK),
        (OSError(errno.EROFS, ""), "no permission", ExitCode.NO_PERMISSION),
        (of_sqlite(sqlite3.SQLITE_READONLY), "no permission", ExitCode.NO_PERMISSION),
    ],
)
def test_says_what_failed_and_where(tmp_path: Path, error: Exception, said: str, code: ExitCode) -> None:
    path = tmp_path / "history.db"
    with pytest.raises(PracticeError) as raised, explained(path, NOT_SAVED):
        raise error
    assert raised.value.message.startswith(f"NOT SAVED: {said}")
    assert str(path) in raised.value.message
    assert raised.value.hint
    assert raised.value.code is code
