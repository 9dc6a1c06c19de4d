"""Reads a history from elsewhere, an export or another database, with suspicion: nothing of it is run or trusted."""

import io
import sqlite3
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from practice_tui.core.values.text import one_line
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.columns import ADDED, DRAFTS_LIST, FORMAT, FORMATS, checked
from practice_tui.store.exchange import HEAD, Tables, read_tables
from practice_tui.store.failures import explained
from practice_tui.store.json_rows import read_members
from practice_tui.store.rows import Row
from practice_tui.store.schema import APPLICATION_ID, FACT_TABLES, MIGRATION_SET, MIGRATIONS

Told = Callable[[int, int], object]  # how many rows are done, and of how many

MAX_BYTES = 200_000_000
MAX_CELL_BYTES = 8_000_000

NEWER = "was written by a newer practice: update this one"

_HEADER = b"SQLite format 3\0"
_ROLLBACK_JOURNAL = b"\x01\x01"  # bytes 18 and 19 of the header; a write-ahead log has 2 there


class NewerError(PracticeError):
    """A file that a later release wrote."""


class UnfinishedError(PracticeError):
    """A file that is no JSON: perhaps it hasn't wholly arrived."""


def read_incoming(path: Path, own: Path, told: Told = lambda done, total: None) -> Tables:
    """The checked rows of an export, or of another history; `own` is the one they will go to.

    Raises PracticeError for a file that isn't wholly understood.
    """
    with explained(path):
        if not path.exists():
            raise _refused(path, "isn't there")
        standing = path.stat()
        if not stat.S_ISREG(standing.st_mode):
            raise _refused(path, "is not a file")
        if standing.st_size > MAX_BYTES:
            raise _refused(path, f"has {standing.st_size:,} bytes; {MAX_BYTES:,} at most")
        if own.exists() and path.samefile(own):
            raise _refused(path, "is the history itself")
        with path.open("rb") as file:
            header = file.read(100)
        if header.startswith(_HEADER):
            version, rows = _read_database(path, header)
            tables = _checked(path, rows, version, told)
        else:
            with path.open("rb") as file:
                version, tables = _read_json(path, file, standing.st_size, told)
    return _of_today(tables, version)


def read_shared(path: Path, data: bytes) -> tuple[Tables, list[Row]]:
    """The checked rows of a file that another machine shares, and its drafts: an export that may hold open rounds.

    Raises PracticeError: UnfinishedError and NewerError where the file may well be good.
    """
    version, tables = _read_json(path, io.BytesIO(data), len(data), lambda done, total: None, has_drafts=True)
    drafts = tables.pop(DRAFTS_LIST, [])
    return _of_today(tables, version), drafts


def _refused(path: Path, what: str, kind: type[PracticeError] = PracticeError) -> PracticeError:
    hint = "practice import takes what practice export FILE.json wrote, or another history.db"
    return kind(f"{path} {what}", hint, ExitCode.UNUSABLE_FILE)


def without_other_raters(tables: Tables) -> tuple[Tables, Counter[str]]:
    """What one did and judged oneself, and how many ratings of whom were among it.

    Such a rating can stand in files of the first format alone: a second opinion is a mark on a sheet.
    """
    others = Counter(row["rater"] for row in tables["ratings"] if row["rater"] != "self")
    own = {row["id"] for row in tables["ratings"] if row["rater"] == "self"}
    ratings = [row for row in tables["ratings"] if row["id"] in own]
    ticks = [row for row in tables["ticks"] if row["rating_id"] in own] if others else tables["ticks"]
    return tables | {"ratings": ratings, "ticks": ticks}, others


def _read_json(path: Path, file: BinaryIO, size: int, told: Told, *, has_drafts: bool = False) -> tuple[int, Tables]:
    """The format of an export and its checked rows. They are read one by one: the first that is no row ends it."""
    place, numbers = 1, count(1)

    def found(bytes_read: int) -> None:
        nonlocal place
        place = bytes_read

    def count_one() -> None:
        number = next(numbers)
        told(number, max(number, number * size // place))

    tables: Tables = {}
    head: dict[str, Any] = {}
    more = (DRAFTS_LIST,) if has_drafts else ()
    try:
        for name, value in read_members(file, (*FORMATS[FORMAT], *more), found):
            if name in HEAD:
                head[name] = value
                continue
            version = _format_of(path, head)
            if name not in (*FORMATS[version], *more):
                raise _refused(path, f"holds {one_line(repr(name))[:60]}, which no format {version} has")
            tables[name] = list(_checked_rows(path, name, version, value, count_one))
    except (ValueError, RecursionError) as error:
        raise _refused(path, "is neither JSON nor a history", UnfinishedError) from error
    version = _format_of(path, head)
    return version, {table: tables.get(table, []) for table in (*FORMATS[version], *more)}


def _format_of(path: Path, head: Mapping[str, Any]) -> int:
    """The head comes first, as it is written: without it nobody knows what the rows should be."""
    if head.get("practice") != "history":
        raise _refused(path, "isn't an export of practice")
    version = head.get("format")
    if type(version) is int and version in FORMATS:
        return version
    known = " and ".join(map(str, FORMATS))
    is_newer = type(version) is int and version > FORMAT
    said = f"has the format {one_line(repr(version))[:20]}; this practice reads {known}"
    raise _refused(path, f"{said}: update it", NewerError) if is_newer else _refused(path, said)


def _read_database(path: Path, header: bytes) -> tuple[int, dict[str, Any]]:
    """The schema of another history, and its rows as they are."""
    if header[18:20] != _ROLLBACK_JOURNAL or path.with_name(f"{path.name}-journal").exists():
        raise _refused(path, "was left while something was written: open it once with practice where it comes from")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)) as opened:
            opened.execute("PRAGMA trusted_schema = OFF")
            opened.execute("PRAGMA query_only = ON")
            opened.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_CELL_BYTES)
            version = _find_schema(path, opened)
            return version, dict(read_tables(opened, version))
    except (sqlite3.Error, UnicodeDecodeError) as error:  # it may quote the damage in its own message
        raise _refused(path, f"can't be read: {one_line(str(error))}") from error


def _find_schema(path: Path, opened: sqlite3.Connection) -> int:
    """Which of our schemas it has, word for word: nothing else is read, no views or columns of its own that compute."""
    if opened.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        raise _refused(path, "belongs to another program")
    if _is_newer(opened):
        raise _refused(path, NEWER)
    layout = _layout(opened)
    version = next((number for number, ours in enumerate(_our_layouts(), 1) if ours == layout), None)
    if version is None:
        raise _refused(path, "isn't laid out as any practice lays a history out")
    if opened.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise _refused(path, "is damaged")
    return version


def _our_layouts() -> list[set[tuple[Any, ...]]]:
    """The layout after each of our migrations."""
    layouts = []
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as ours:
        for statements in MIGRATIONS.values():
            for statement in statements:
                ours.execute(statement)
            layouts.append(_layout(ours))
    return layouts


def _is_newer(opened: sqlite3.Connection) -> bool:
    """Whether it has migrations that this program doesn't know."""
    if not opened.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone():
        return False
    sql = "SELECT name FROM _sqlite_migrations WHERE migration_set = ?"
    return bool({name for (name,) in opened.execute(sql, (MIGRATION_SET,))} - MIGRATIONS.keys())


def _layout(connection: sqlite3.Connection) -> set[tuple[Any, ...]]:
    sql = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE tbl_name != '_sqlite_migrations'"
    return set(connection.execute(sql))


def _of_today(tables: Tables, version: int) -> Tables:
    """The same in the newest format."""
    for number in range(version + 1, FORMAT + 1):
        added = ADDED[number]
        tables = {table: [{**row, **added.get(table, {})} for row in rows] for table, rows in tables.items()}
    return {table: tables.get(table, []) for table in FACT_TABLES}


def _checked(path: Path, tables: dict[str, Any], version: int, told: Told) -> Tables:
    numbers = count(1)
    total = sum(map(len, tables.values()))
    return {
        table: list(_checked_rows(path, table, version, rows, lambda: told(next(numbers), total)))
        for table, rows in tables.items()
    }


def _checked_rows(path: Path, table: str, version: int, rows: Any, count_one: Callable[[], object]) -> Iterator[Row]:
    if not isinstance(rows, (Iterator, list)):
        raise _refused(path, f"holds no list of {table}")
    for number, row in enumerate(rows, 1):
        try:
            good = checked(table, row, version)
        except ValueError as error:
            raise _refused(path, f"can't be used: {table}, row {number}: {error}") from error
        count_one()
        yield good
