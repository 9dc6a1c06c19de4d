"""Reads a history from elsewhere, an export or another database, with suspicion: nothing of it is run or trusted."""

import json
import sqlite3
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

from practice_tui.core.text import one_line
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.columns import ADDED, FORMAT, FORMATS, checked
from practice_tui.store.exchange import HEAD, Tables, read_tables
from practice_tui.store.failures import explained
from practice_tui.store.rows import Row
from practice_tui.store.schema import APPLICATION_ID, FACT_TABLES, MIGRATION_SET, MIGRATIONS

Told = Callable[[int, int], object]  # how many rows are done, and of how many

MAX_BYTES = 200_000_000
MAX_CELL_BYTES = 8_000_000

NEWER = "was written by a newer practice: update this one"

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
        version, tables = _read_database(path, header) if header.startswith(_HEADER) else _read_json(path)
    return _of_today(_checked(path, tables, version, told), version)


def _refused(path: Path, what: str) -> PracticeError:
    hint = "practice import takes what practice export FILE.json wrote, or another history.db"
    return PracticeError(f"{path} {what}", hint, ExitCode.UNUSABLE_FILE)


def without_other_raters(tables: Tables) -> tuple[Tables, Counter[str]]:
    """What one did and judged oneself, and how many ratings of whom were among it.

    Such a rating can stand in files of the first format alone: a second opinion is a mark on a sheet.
    """
    others = Counter(row["rater"] for row in tables["ratings"] if row["rater"] != "self")
    own = {row["id"] for row in tables["ratings"] if row["rater"] == "self"}
    ratings = [row for row in tables["ratings"] if row["id"] in own]
    ticks = [row for row in tables["ticks"] if row["rating_id"] in own] if others else tables["ticks"]
    return tables | {"ratings": ratings, "ticks": ticks}, others


def _read_json(path: Path) -> tuple[int, dict[str, Any]]:
    """The format of an export, and its rows as they are."""
    try:
        data = json.loads(path.read_bytes().decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise _refused(path, "is neither JSON nor a history") from error
    if not isinstance(data, dict) or data.get("practice") != "history":
        raise _refused(path, "isn't an export of practice")
    version = data.get("format")
    if type(version) is not int or version not in FORMATS:
        known = " and ".join(map(str, FORMATS))
        newer = ": update it" if type(version) is int and version > FORMAT else ""
        shown = one_line(repr(version))[:20]
        raise _refused(path, f"has the format {shown}; this practice reads {known}{newer}")
    if unknown := data.keys() - {*HEAD, *FORMATS[version]}:
        raise _refused(path, f"holds {one_line(repr(min(unknown)))[:60]}, which no format {version} has")
    return version, {table: data.get(table, []) for table in FORMATS[version]}


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


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
    layout = _layout(opened)
    version = next((number for number, ours in enumerate(_our_layouts(), 1) if ours == layout), None)
    if version is None:
        raise _refused(path, NEWER if _is_newer(opened) else "isn't laid out as any practice lays a history out")
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
    for table, rows in tables.items():
        if not isinstance(rows, list):
            raise _refused(path, f"holds no list of {table}")
    numbers = count(1)
    total = sum(map(len, tables.values()))
    return {
        table: list(_checked_rows(path, table, version, rows, lambda: told(next(numbers), total)))
        for table, rows in tables.items()
    }


def _checked_rows(
    path: Path, table: str, version: int, rows: Iterable[Any], count_one: Callable[[], object]
) -> Iterator[Row]:
    for number, row in enumerate(rows, 1):
        try:
            good = checked(table, row, version)
        except ValueError as error:
            raise _refused(path, f"can't be used: {table}, row {number}: {error}") from error
        count_one()
        yield good
