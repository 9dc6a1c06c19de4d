"""Reads a history from elsewhere, an export or another database, with suspicion: nothing of it is run or trusted."""

import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

from practice_tui.core.text import one_line
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.columns import checked, checks_of, require_digest
from practice_tui.store.exchange import FORMAT, HEAD, Tables, read_tables
from practice_tui.store.failures import explained
from practice_tui.store.json_rows import read_members
from practice_tui.store.rows import Row
from practice_tui.store.schema import APPLICATION_ID, FACT_TABLES, MIGRATIONS

Told = Callable[[int, int], object]  # how many rows are done, and of how many

MAX_BYTES = 200_000_000
MAX_CELL_BYTES = 8_000_000

_HEADER = b"SQLite format 3\0"
_ROLLBACK_JOURNAL = b"\x01\x01"  # bytes 18 and 19 of the header; a write-ahead log has 2 there


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
            return _checked(path, _read_database(path, header), told)
        return _read_json(path, told)


def _refused(path: Path, what: str) -> PracticeError:
    hint = "practice import takes what practice export FILE.json wrote, or another history.db"
    return PracticeError(f"{path} {what}", hint, ExitCode.UNUSABLE_FILE)


def _read_json(path: Path, told: Told) -> Tables:
    """The checked rows of an export. They are read one by one: the first that is no row ends it."""
    size, place, numbers = path.stat().st_size, 1, count(1)

    def found(bytes_read: int) -> None:
        nonlocal place
        place = bytes_read

    def count_one() -> None:
        number = next(numbers)
        told(number, max(number, number * size // place))

    tables: Tables = {table: [] for table in FACT_TABLES}
    head: dict[str, Any] = {}
    try:
        with path.open("rb") as file:
            for name, value in read_members(file, FACT_TABLES, found):
                if name in HEAD:
                    head[name] = value
                    continue
                _require_format(path, head)
                if name not in FACT_TABLES:
                    raise _refused(path, f"holds {one_line(repr(name))[:60]}, which no format {FORMAT} has")
                tables[name] = list(_checked_rows(path, name, value, count_one))
    except (ValueError, RecursionError) as error:
        raise _refused(path, "is neither JSON nor a history") from error
    _require_format(path, head)
    return tables


def _require_format(path: Path, head: dict[str, Any]) -> None:
    """The head comes first, as it is written: without it nobody knows what the rows should be."""
    if head.get("practice") != "history":
        raise _refused(path, "isn't an export of practice")
    if head.get("format") != FORMAT or type(head["format"]) is not int:
        raise _refused(path, f"has the format {one_line(repr(head.get('format')))[:20]}; this practice reads {FORMAT}")


def _read_database(path: Path, header: bytes) -> Tables:
    if header[18:20] != _ROLLBACK_JOURNAL or path.with_name(f"{path.name}-journal").exists():
        raise _refused(path, "was left while something was written: open it once with practice where it comes from")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)) as opened:
            opened.execute("PRAGMA trusted_schema = OFF")
            opened.execute("PRAGMA query_only = ON")
            opened.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_CELL_BYTES)
            _require_layout(path, opened)
            return read_tables(opened)
    except (sqlite3.Error, UnicodeDecodeError) as error:  # it may quote the damage in its own message
        raise _refused(path, f"can't be read: {one_line(str(error))}") from error


def _require_layout(path: Path, opened: sqlite3.Connection) -> None:
    """Only tables that are word for word our own are read: no views, no triggers or columns that compute."""
    if opened.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        raise _refused(path, "belongs to another program")
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as ours:
        for statement in (statement for statements in MIGRATIONS.values() for statement in statements):
            ours.execute(statement)
        if _layout(opened) != _layout(ours):
            raise _refused(path, "isn't laid out as this version lays a history out")
    if opened.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise _refused(path, "is damaged")


def _layout(connection: sqlite3.Connection) -> set[tuple[Any, ...]]:
    sql = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE tbl_name != '_sqlite_migrations'"
    return set(connection.execute(sql))


def _checked(path: Path, tables: Tables, told: Told) -> Tables:
    numbers = count(1)
    total = sum(map(len, tables.values()))
    return {
        table: list(_checked_rows(path, table, rows, lambda: told(next(numbers), total)))
        for table, rows in tables.items()
    }


def _checked_rows(path: Path, table: str, rows: Any, count_one: Callable[[], object]) -> Iterator[Row]:
    if not isinstance(rows, (Iterator, list)):
        raise _refused(path, f"holds no list of {table}")
    checks = checks_of(table)
    for number, row in enumerate(rows, 1):
        try:
            good = checked(row, checks)
            if table == "texts":
                require_digest(good)
        except ValueError as error:
            raise _refused(path, f"can't be used: {table}, row {number}: {error}") from error
        count_one()
        yield good
