"""Opens the file of a class, and makes it where it is missing. A history is refused here, as a class file is there."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from practice_tui.archive.classes.layout import LAYOUT, VERSION
from practice_tui.archive.new_files import require_new
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.atomic_files import atomic_write
from practice_tui.store.failures import NEWER, explained, is_damage
from practice_tui.store.inspection import CLASS_APPLICATION_ID
from practice_tui.store.schema import APPLICATION_ID, SECURE_DELETE
from practice_tui.store.transactions import snapshot, transaction

BUSY_S = 5.0  # seconds that a command waits for another program
_HEADER_BYTES, _APPLICATION_AT, _VERSION_AT = 100, 68, 60  # of any file of SQLite: application_id and user_version


@contextmanager
def read_class(path: Path) -> Iterator[sqlite3.Connection]:
    """The class at `path`, as of one instant. Raises PracticeError for a file that is none."""
    with _opened(path) as connection, snapshot(connection):
        yield connection


@contextmanager
def change_class(path: Path) -> Iterator[sqlite3.Connection]:
    """The class at `path`. All that the block writes is kept, or nothing where it fails.

    Raises PracticeError for a file that is none.
    """
    with _opened(path) as connection, transaction(connection):
        yield connection


@contextmanager
def make_or_change_class(path: Path) -> Iterator[sqlite3.Connection]:
    """The same as `change_class`. A missing class is made, unless the block fails. Raises PracticeError."""
    if path.exists():
        with change_class(path) as connection:
            yield connection
        return
    require_new(path, overwrites=False)
    with explained(path), atomic_write(path) as part, closing(_connect(part)) as connection:
        connection.execute(f"PRAGMA application_id = {CLASS_APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        with transaction(connection):
            for statement in LAYOUT:
                connection.execute(statement)
            yield connection


def rewrite_class(path: Path) -> None:
    """Writes the file anew without what was deleted: `secure_delete` leaves copies where rows moved to other pages."""
    with _opened(path) as connection:
        connection.execute("VACUUM")


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a class that was there before. Raises PracticeError."""
    with explained(path):
        _require_class_file(path)
        try:
            with closing(_connect(path)) as connection:
                if not _our_layout() <= _layout_of(connection):
                    raise _refused(path, "isn't laid out as practice lays a class file out")
                yield connection
        except sqlite3.Error as error:
            if is_damage(error):
                raise _refused(path, "is damaged") from error
            raise


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_S, isolation_level=None)
    for setting in ("trusted_schema = OFF", "foreign_keys = ON", "journal_mode = DELETE"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute(SECURE_DELETE)
    return connection


def _require_class_file(path: Path) -> None:
    """Looks at the header alone, so that a stranger's file isn't touched. Raises PracticeError."""
    if not path.exists():
        raise _refused(path, "isn't there")
    if not path.is_file():
        raise _refused(path, "is not a file")
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    if len(header) < _HEADER_BYTES or not header.startswith(b"SQLite format 3\0"):
        raise _refused(path, "is no class file")
    application, version = (
        int.from_bytes(header[place : place + 4], "big") for place in (_APPLICATION_AT, _VERSION_AT)
    )
    if application == APPLICATION_ID:
        raise _refused(path, "is somebody's history, no class file")
    if application != CLASS_APPLICATION_ID:
        raise _refused(path, "belongs to another program")
    if version > VERSION:
        raise _refused(path, NEWER)


def _our_layout() -> set[tuple[Any, ...]]:
    with closing(sqlite3.connect(":memory:")) as ours:
        for statement in LAYOUT:
            ours.execute(statement)
        return _layout_of(ours)


def _layout_of(connection: sqlite3.Connection) -> set[tuple[Any, ...]]:
    """Kind, name and SQL of all that the database has; the teacher may have added views."""
    return set(connection.execute("SELECT type, name, sql FROM sqlite_master"))


def _refused(path: Path, problem: str) -> PracticeError:
    hint = "practice class import FILES… --into CLASS.db makes a class file"
    return PracticeError(f"{path} {problem}", hint, ExitCode.UNUSABLE_FILE)
