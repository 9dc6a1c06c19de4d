"""Restores a backup: it is checked, put in the history's place while nobody uses it, and the old file is kept."""

import os
import shutil
import sqlite3
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.atomic_files import abandoned_parts, atomic_write, sync
from practice_tui.store.backup import back_up
from practice_tui.store.backup_files import connect_at_rest, count_facts, newest_good
from practice_tui.store.failures import explained, is_damage, unusable
from practice_tui.store.history_lock import HistoryLock
from practice_tui.store.inspection import is_ours, is_sound
from practice_tui.store.schema import SECURE_DELETE

_JOURNALS = ("-journal", "-wal", "-shm")
_PATIENCE_S = 1.0  # seconds to wait for another program


@dataclass(frozen=True, slots=True)
class Restored:
    """The backup that was restored, its number of facts, and the new path of the file that it replaced."""

    backup: Path
    facts: int
    replaced: Path | None


def restore(history: Path, backup: Path | None, now: datetime) -> Restored:
    """Restores `backup`, or the newest good one.

    Raises PracticeError, and replaces nothing, where that can't be done.
    """
    place = history.resolve()
    source = backup or _newest(history)
    facts = _require_good(source, place)
    if place.exists() and not place.is_file():
        raise unusable(place, "is not a file")
    with explained(place), ExitStack() as closing_last:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = HistoryLock(place, alone=True)
        closing_last.callback(lock.close)
        for part in abandoned_parts(place.parent, now):
            part.unlink(missing_ok=True)
        with atomic_write(place) as part:
            shutil.copyfile(source, part)
            if count_facts(part) != facts:
                raise PracticeError(f"{source} can't be copied to {place.parent}", "practice doctor", ExitCode.DISK)
            if _is_our_history(place):
                _back_up_and_lock(place, now, closing_last)
            replaced = _put_aside(place, now)
        return Restored(source, facts, replaced)


def _newest(history: Path) -> Path:
    newest = newest_good(history)
    if newest is None:
        where = history.with_name("backups")
        raise PracticeError(f"there is no good backup in {where}", "practice restore FILE", ExitCode.UNUSABLE_FILE)
    return newest.path


def _require_good(source: Path, place: Path) -> int:
    """The number of facts of a backup. Raises PracticeError for a file that can't be restored."""
    with explained(source):
        if not source.is_file():
            raise PracticeError(f"{source} is not a file", "practice restore takes a backup", ExitCode.UNUSABLE_FILE)
        if place.exists() and source.samefile(place):
            raise PracticeError(f"{source} is the history itself", "practice restore takes a backup")
        if any(_beside(source, journal).exists() for journal in _JOURNALS):
            hint = "a backup lies alone; close whatever writes it"
            raise PracticeError(f"{source} has a journal beside it", hint, ExitCode.UNUSABLE_FILE)
    facts = count_facts(source)
    if facts is None:
        hint = "practice restore takes the newest good one"
        raise PracticeError(f"{source} is damaged, or no history of practice", hint, ExitCode.UNUSABLE_FILE)
    return facts


def _is_our_history(place: Path) -> bool:
    """Whether the file is a history of this program."""
    if not place.exists():
        return False
    try:
        with closing(connect_at_rest(place)) as connection:
            connection.execute("PRAGMA writable_schema = ON")  # the journal of an interrupted commit mends it later
            return is_ours(connection)
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def _back_up_and_lock(place: Path, now: datetime, closing_last: ExitStack) -> None:
    """Backs up a sound history, then locks it against every other program until `closing_last` ends."""
    uri = f"{place.as_uri()}?mode=rw"
    connection = sqlite3.connect(uri, uri=True, timeout=_PATIENCE_S, isolation_level=None)
    closing_last.callback(connection.close)
    connection.execute(SECURE_DELETE)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")  # this rolls an interrupted commit back
        if is_sound(connection):
            back_up(place, now)
        connection.execute("BEGIN EXCLUSIVE")
    except UnicodeDecodeError:
        return
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise


def _put_aside(place: Path, now: datetime) -> Path | None:
    """Links the old history and its journals to a second name, and removes the journals' own names.

    A left journal would be taken for one of the new file. The old file keeps its name until the new one takes it, so
    that a kill in between leaves one of the two. Returns the second name, or None where there was no history.
    """
    replaced = _free_name(place, now) if place.exists() else None
    if replaced:
        os.link(place, replaced)
    for journal in _JOURNALS:
        stale = _beside(place, journal)
        if stale.exists() and replaced:
            os.link(stale, _beside(replaced, journal))
        stale.unlink(missing_ok=True)
    sync(place.parent)
    return replaced


def _free_name(place: Path, now: datetime) -> Path:
    stem = f"replaced-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    names = (place.with_name(f"{stem}{number or ''}.db") for number in range(1000))
    return next(name for name in names if not name.exists())


def _beside(path: Path, journal: str) -> Path:
    return path.with_name(path.name + journal)
