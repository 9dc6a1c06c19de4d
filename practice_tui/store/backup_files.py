"""The backup files beside a history: their names, which are good, and which may be deleted."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from practice_tui.store.inspection import applied_migrations, is_ours, is_sound
from practice_tui.store.schema import LASTING_TABLES, MIGRATIONS, SMALL_CACHE

DAILY, WEEKLY, MONTHLY = 7, 4, 12  # periods of which the newest backup is kept

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(\d{8}T\d{6}Z)-(\d{1,15})\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file. Its name says when it was made, in UTC, and how many facts it holds."""

    path: Path
    at: datetime
    facts: int


def backups_of(history: Path) -> list[Backup]:
    """The backups of a history, newest first: the files that are named as one."""
    named = [_read_name(path) for path in history.with_name("backups").glob("*.db")]
    return sorted(filter(None, named), key=lambda backup: (backup.at, backup.facts), reverse=True)


def newest_good(history: Path) -> Backup | None:
    """The newest backup that can be read back, or None."""
    return next((backup for backup in backups_of(history) if count_facts(backup.path) == backup.facts), None)


def newest_fuller(history: Path, facts: int) -> Backup | None:
    """The newest good backup with more than `facts` facts, or None. If there is one, facts were lost since."""
    fuller = (backup for backup in backups_of(history) if backup.facts > facts)
    return next((backup for backup in fuller if count_facts(backup.path) == backup.facts), None)


def name_of(at: datetime, facts: int) -> str:
    """The file name of a backup."""
    return f"{at.astimezone(UTC):{_STAMP}}-{facts}.db"


def count_facts(path: Path) -> int | None:
    """The number of facts in a history that nobody writes; None where it is damaged or none of this program."""
    try:
        with closing(connect_at_rest(path)) as connection:
            return _count_if_sound(connection)
    except (sqlite3.Error, UnicodeDecodeError):  # SQLite may quote damaged bytes in its message
        return None


def connect_at_rest(path: Path) -> sqlite3.Connection:
    """Opens a database that nobody writes, without locking it or leaving a file beside it."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def count_all(connection: sqlite3.Connection) -> int:
    """The number of facts that can't be erased, counted in those of our tables that the file has."""
    present = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    each = [f"(SELECT count(*) FROM {table})" for table in LASTING_TABLES if table in present]
    counted: int = connection.execute(f"SELECT {' + '.join(each) or 0}").fetchone()[0]
    return counted


def newest_erasure(connection: sqlite3.Connection) -> datetime | None:
    """The instant of the newest erasure, or None; older schemas have no erasures."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'erasures'").fetchone():
        return None
    (at,) = connection.execute("SELECT max(at) FROM erasures").fetchone()
    try:
        return datetime.fromisoformat(at).astimezone(UTC) if at else None
    except ValueError:
        return None


def may_hold(path: Path, table: str, name: str) -> bool:
    """Whether a backup still has the row of this id in a table; one that can't be read may have it."""
    try:
        with closing(connect_at_rest(path)) as connection:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone():
                return False
            return connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (name,)).fetchone() is not None
    except (sqlite3.Error, UnicodeDecodeError):
        return True


def superfluous(backups: Sequence[Backup], erased_at: datetime | None = None) -> list[Backup]:
    """The backups that may be deleted.

    Kept are the fullest one, those of the newest day, and the newest of each day, week and month that counts. Facts are
    only ever added: a backup with more facts than all later ones holds something that was lost. Once the newest backup
    is from after the erasure at `erased_at`, older ones that aren't fuller may be deleted too.
    """
    if not backups:
        return []
    newest_first = sorted(backups, key=lambda backup: (backup.at, backup.facts), reverse=True)
    newest = newest_first[0]
    if erased_at and newest.at >= erased_at:
        before_erasure = [backup for backup in newest_first if backup.at < erased_at and backup.facts <= newest.facts]
        return before_erasure + superfluous([backup for backup in newest_first if backup not in before_erasure])
    needed = {max(newest_first, key=lambda backup: backup.facts).path}
    needed |= {backup.path for backup in newest_first if backup.at.date() == newest.at.date()}
    needed |= _newest_of_each(newest_first, DAILY, lambda at: at.date())
    needed |= _newest_of_each(newest_first, WEEKLY, lambda at: at.isocalendar()[:2])
    needed |= _newest_of_each(newest_first, MONTHLY, lambda at: (at.year, at.month))
    return [backup for backup in newest_first if backup.path not in needed]


def _newest_of_each(newest_first: Iterable[Backup], count: int, period: Callable[[datetime], object]) -> set[Path]:
    newest: dict[object, Path] = {}
    for backup in newest_first:
        newest.setdefault(period(backup.at), backup.path)
    return set(list(newest.values())[:count])


def _read_name(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None or not path.is_file():
        return None
    try:
        at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, at, int(match[2]))


def _count_if_sound(connection: sqlite3.Connection) -> int | None:
    if not is_ours(connection):
        return None
    connection.execute(SMALL_CACHE)
    if not is_sound(connection) or applied_migrations(connection) - MIGRATIONS.keys():
        return None
    return count_all(connection)
