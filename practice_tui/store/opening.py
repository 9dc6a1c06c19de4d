"""Opens the history: makes it where it is missing, migrates it, and refuses files that it doesn't understand."""

import sqlite3
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.backup import back_up
from practice_tui.store.failures import NEWER, explained, unusable
from practice_tui.store.history import History
from practice_tui.store.history_lock import HistoryLock
from practice_tui.store.inspection import applied_migrations, is_ours, whose
from practice_tui.store.schema import (
    MIGRATIONS,
    OLDEST_SQLITE,
    SECURE_DELETE,
    SMALL_CACHE,
)
from practice_tui.store.transactions import transaction

BUSY_S = 0.25  # seconds that a write waits for another program
BUSY_MIGRATING_S = 5.0  # seconds; while one process migrates, others wait

_SETTINGS = (
    "PRAGMA foreign_keys = OFF",  # until the migrations are done
    "PRAGMA recursive_triggers = ON",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA journal_mode = DELETE",
    SECURE_DELETE,
    SMALL_CACHE,
)


def open_history(path: Path) -> History:
    """The history at `path`, with the newest schema.

    Raises PracticeError, and changes nothing, for a file that belongs to another program, is damaged, is empty beside
    backups, or is newer than this program; and where the file can't be made or another process has locked it.
    """
    _require_sqlite()
    with explained(path), ExitStack() as undo:
        if _make_file(path):
            undo.callback(_remove_empty, path)
        else:
            _refuse_foreign(path)
        lock = HistoryLock(path)
        undo.callback(lock.close)
        connection = _connect(path, "mode=rw")
        undo.callback(connection.close)
        _prepare(connection, path)
        history = History(connection, path, lock)
        undo.pop_all()
        return history


def _require_sqlite() -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE[:2]))
        raise PracticeError(f"SQLite {sqlite3.sqlite_version} is too old", f"practice needs {needed}", ExitCode.USAGE)


def _make_file(path: Path) -> bool:
    """Makes an empty file that its owner alone can read; false where a file is there already."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        return False
    return True


def _remove_empty(path: Path) -> None:
    if path.exists() and path.stat().st_size == 0:
        path.unlink()


def _refuse_foreign(path: Path) -> None:
    if not path.is_file():
        raise unusable(path, "is not a file")
    if path.stat().st_size == 0:
        if any(path.with_name("backups").glob("*.db")):
            raise unusable(path, "is empty, although there are backups")
        return
    # Opened as immutable, a stranger's file isn't locked, its journal isn't rolled back, and no -shm appears beside it.
    with closing(_connect(path, "immutable=1")) as connection:
        # A killed commit may have left a wrong size in the header, which our journal mends later.
        connection.execute("PRAGMA writable_schema = ON")
        if not is_ours(connection):
            raise unusable(path, whose(connection))


def _connect(path: Path, how: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{how}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_S, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    is_pending = _is_pending(connection, path)
    for setting in _SETTINGS:
        connection.execute(setting)
    if is_pending:
        _migrate(connection, path)
    connection.execute("PRAGMA foreign_keys = ON")


def _is_pending(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether migrations are pending. Raises PracticeError for migrations that this program doesn't have."""
    if not _value(connection, "SELECT count(*) FROM sqlite_master"):
        return True
    applied = applied_migrations(connection)
    if applied - MIGRATIONS.keys():
        raise unusable(path, NEWER)
    return applied != MIGRATIONS.keys()


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    from practice_tui.store.migrations import migrate  # sqlite-utils takes 80 ms to import

    connection.execute(f"PRAGMA busy_timeout = {BUSY_MIGRATING_S * 1000:.0f}")
    # Else other pages of a new file might be written before the first, and another process would find no database.
    connection.execute("PRAGMA cache_spill = OFF")
    if _value(connection, "SELECT count(*) FROM sqlite_master"):
        back_up(path, datetime.fromtimestamp(path.stat().st_mtime, UTC))  # as of its last change
    with transaction(connection):
        if _is_pending(connection, path):  # another process may have been first
            migrate(connection)
    connection.execute("PRAGMA cache_spill = ON")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_S * 1000:.0f}")


def _value(connection: sqlite3.Connection, sql: str) -> object:
    value: object = connection.execute(sql).fetchone()[0]
    return value
