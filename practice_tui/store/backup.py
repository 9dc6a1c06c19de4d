"""Makes backups, each read back before it counts, and deletes those that are no longer needed."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from practice_tui.core.values.clock import civil_day
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.atomic_files import abandoned_parts, atomic_write
from practice_tui.store.backup_files import (
    Backup,
    backups_of,
    count_all,
    count_facts,
    name_of,
    newest_erasure,
    newest_good,
    superfluous,
)
from practice_tui.store.failures import explained, unusable
from practice_tui.store.inspection import is_sound
from practice_tui.store.schema import SECURE_DELETE, SMALL_CACHE


def back_up(history: Path, now: datetime) -> Backup:
    """Makes a backup of the history at this path, then deletes superfluous ones. Raises PracticeError."""
    with explained(history), closing(_connect(history)) as connection:
        backup = _copy(connection, history, now)
        erased_at = newest_erasure(connection)
    for old in superfluous(backups_of(history), erased_at):
        old.path.unlink(missing_ok=True)
    for part in abandoned_parts(backup.path.parent, now):
        part.unlink(missing_ok=True)
    return backup


def back_up_daily(history: Path, now: datetime) -> Backup | None:
    """Makes a backup unless today has one; None if it has. Raises PracticeError."""
    newest = newest_good(history)
    if newest and civil_day(newest.at.astimezone(now.tzinfo)) == civil_day(now):
        return None
    return back_up(history, now)


def copy_checked(connection: sqlite3.Connection, into: Path, facts: int) -> None:
    """Copies an open history into an empty file and reads it back. Raises PracticeError unless it has `facts` facts."""
    with closing(sqlite3.connect(into, isolation_level=None)) as copy:
        copy.execute(SMALL_CACHE)
        copy.execute(SECURE_DELETE)
        connection.backup(copy)
    if count_facts(into) != facts:
        raise PracticeError(f"the copy can't be read back ({into.parent})", "practice doctor", ExitCode.DISK)


def _copy(connection: sqlite3.Connection, history: Path, now: datetime) -> Backup:
    connection.execute("BEGIN")  # counted and copied as of the same instant
    facts = count_all(connection)
    if not is_sound(connection):
        raise unusable(history, "is damaged")
    path = history.with_name("backups") / name_of(now, facts)
    with explained(path.parent), atomic_write(path) as part:
        copy_checked(connection, part, facts)
    return Backup(path, now, facts)


def _connect(history: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{history.absolute().as_uri()}?mode=ro", uri=True, timeout=1.0, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute(SMALL_CACHE)
    return connection
