"""Turns errors of SQLite and the file system into errors that tell a user what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.backup_files import newest_good

NOT_SAVED = "NOT SAVED: "
NEWER = "was written by a newer practice: update this one"


@contextmanager
def explained(path: Path, prefix: str = "") -> Iterator[None]:
    """Turns what goes wrong with the file at `path` into a PracticeError whose message begins with `prefix`."""
    try:
        yield
    except (sqlite3.Error, OSError, UnicodeDecodeError, PracticeError) as error:
        explanation = _explain(error, path)
        raise type(explanation)(prefix + explanation.message, explanation.hint, explanation.code) from error


def unusable(path: Path, problem: str) -> PracticeError:
    """The error for a file that can't be used; the hint names the newest good backup, if there is one."""
    newest = newest_good(path)
    restoring = f"practice restore puts back the newest good backup, {newest.path}" if newest else ""
    hint = restoring or "move it away, or choose another place with --data-dir"
    return PracticeError(f"{path} {problem}", hint, ExitCode.UNUSABLE_FILE)


def replaced(path: Path) -> PracticeError:
    """The error for a history that was removed or replaced while it was open."""
    hint = "put it back and try again, or start practice anew"
    return PracticeError(f"{path.name} was removed or replaced ({path})", hint, ExitCode.UNUSABLE_FILE)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the error says that the file itself is damaged."""
    return _code(error) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _explain(error: sqlite3.Error | OSError | UnicodeDecodeError | PracticeError, path: Path) -> PracticeError:
    match error:
        case PracticeError():
            return error
        case UnicodeDecodeError():  # of a value that isn't UTF-8, or of a message that quotes one
            return unusable(path, "is damaged")
        case sqlite3.Error():
            return _explain_sqlite(error, path)
    return _explain_system(error, path)


def _explain_sqlite(error: sqlite3.Error, path: Path) -> PracticeError:
    match _code(error):
        case sqlite3.SQLITE_READONLY_DBMOVED:
            return replaced(path)
        case sqlite3.SQLITE_CONSTRAINT_UNIQUE:
            return PracticeError("it was saved in another window already", "leave this round", ExitCode.CANT_CREATE)
    match _code(error) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return PracticeError(f"another program holds {path.name} ({path})", "try again", ExitCode.BUSY)
        case sqlite3.SQLITE_FULL:
            return _disk_full(path)
        case sqlite3.SQLITE_IOERR:
            return _disk_failed(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            return _no_permission(path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return unusable(path, "is damaged or no database")
        case sqlite3.SQLITE_CONSTRAINT:
            return PracticeError(f"it contradicts what is stored ({error})", code=ExitCode.INTERNAL)
    return unusable(path, f"can't be used: {error}")


def _explain_system(error: OSError, path: Path) -> PracticeError:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return _disk_full(path)
        case errno.EIO:
            return _disk_failed(path)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return _no_permission(path)
    reason = error.strerror or type(error).__name__
    return PracticeError(
        f"can't create {path}: {reason}", "choose another place, or another --data-dir", ExitCode.CANT_CREATE
    )


def _disk_full(path: Path) -> PracticeError:
    return PracticeError(f"disk full ({path})", "make room, then try again", ExitCode.DISK)


def _disk_failed(path: Path) -> PracticeError:
    return PracticeError(f"the disk failed to read or write ({path})", "try again once it works", ExitCode.DISK)


def _no_permission(path: Path) -> PracticeError:
    hint = "allow it, or choose another place with --data-dir"
    return PracticeError(f"no permission to open or write ({path})", hint, ExitCode.NO_PERMISSION)


def _code(error: sqlite3.Error) -> int:
    """SQLite's extended error code; 0 for errors that Python's sqlite3 raises itself."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code
