"""Opens the history: makes it where it is missing, and leaves alone what it doesn't fully understand."""

import sqlite3
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.backup import back_up
from practice_tui.store.failures import explained, unusable
from practice_tui.store.history import History
from practice_tui.store.history_lock import HistoryLock
from practice_tui.store.schema import (
    APPLICATION_ID,
    MIGRATION_SET,
    MIGRATIONS,
    OLDEST_SQLITE,
    SECURE_DELETE,
    SMALL_CACHE,
)
from practice_tui.store.transactions import transaction

BUSY_S = 0.25
BUSY_MIGRATING_S = 5.0  # one process migrates, the others wait for it before anything is on the screen

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

    Raises PracticeError, and has changed nothing, where the file belongs to another program, is damaged, empty beside
    backups or newer than this program, or where it can't be made or is held by another process.
    """
    _require_sqlite()
    with explained(path), ExitStack() as undo:
        if _make_file(path):
            undo.callback(_remove_empty, path)
        else:
            _refuse_foreign(path)
        presence = HistoryLock(path)
        undo.callback(presence.close)
        connection = _connect(path, "mode=rw")
        undo.callback(connection.close)
        _prepare(connection, path)
        history = History(connection, path, presence)
        undo.pop_all()
        return history


def _require_sqlite() -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE[:2]))
        raise PracticeError(f"SQLite {sqlite3.sqlite_version} is too old", f"practice needs {needed}", ExitCode.USAGE)


def _make_file(path: Path) -> bool:
    """Whether the file was missing and is now there, empty and readable by its owner alone."""
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
    # Immutable: neither locks the stranger's file, nor rolls its journal back, nor leaves a -shm beside it.
    with closing(_connect(path, "immutable=1")) as connection:
        # A commit that was killed may have left a size in the header that only our own journal mends.
        connection.execute("PRAGMA writable_schema = ON")
        if _value(connection, "PRAGMA application_id") != APPLICATION_ID:
            raise unusable(path, "belongs to another program")


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
    """Whether migrations have yet to be applied; raises where some have been that this program doesn't know."""
    if not _value(connection, "SELECT count(*) FROM sqlite_master"):
        return True
    rows = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (MIGRATION_SET,))
    applied = {name for (name,) in rows}
    if applied - MIGRATIONS.keys():
        raise unusable(path, "was written by a newer practice: update this one")
    return applied != MIGRATIONS.keys()


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    from practice_tui.store.migrations import migrate  # sqlite-utils takes 80 ms: only where something is to be done

    connection.execute(f"PRAGMA busy_timeout = {BUSY_MIGRATING_S * 1000:.0f}")
    # A new file would get other pages before its first one, and whoever looked at it then would find no database.
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
