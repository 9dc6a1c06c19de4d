"""Reads a history from elsewhere, an export or another database, and trusts and runs nothing of it."""

import io
import sqlite3
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from practice_tui.core.history.facts import ONESELF
from practice_tui.core.values.progress import ReportProgress, ignore_progress
from practice_tui.core.values.text import one_line
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.bounded_files import size_of
from practice_tui.store.export_file import HAND_IN, HEAD, Tables, read_tables
from practice_tui.store.failures import NEWER, explained
from practice_tui.store.inspection import applied_migrations, is_ours, is_sound, whose
from practice_tui.store.json_stream import read_members
from practice_tui.store.row_formats import ADDED, DRAFTS_LIST, FORMAT, FORMATS
from practice_tui.store.row_validation import checked
from practice_tui.store.rows import Row
from practice_tui.store.schema import FACT_TABLES, MIGRATIONS

MAX_BYTES = 200_000_000
MAX_CELL_BYTES = 8_000_000
USES = {
    "second opinion": "practice rate FILE.json --as NAME judges its answers",
    "sheet": "it isn't signed yet: practice rate goes on with it, and then names the file to import",
    "paper": "practice round --from FILE.json asks its questions, practice plan import keeps its plan",
}  # of files of other kinds, by the name in their head
IS_FOR_A_CLASS = "practice class import FILE --into CLASS.db takes it in, apart from your history"


_HEADER = b"SQLite format 3\0"
_ROLLBACK_JOURNAL = b"\x01\x01"  # bytes 18 and 19 of the header; a write-ahead log has 2 there


class NewerError(PracticeError):
    """A file that a later release wrote."""


class UnfinishedError(PracticeError):
    """A file that isn't JSON, perhaps since only a part of it has arrived."""


@dataclass(frozen=True, slots=True)
class _Export:
    """The contents of a file of JSON: its head, the number of its format, and its checked rows."""

    head: Mapping[str, Any]
    version: int
    tables: Tables


@dataclass(frozen=True, slots=True)
class HandInFile:
    """The rounds of one code as they were handed in; `program` wrote the file."""

    code: str
    program: str
    tables: Tables


def read_import(path: Path, history: Path, report: ReportProgress = ignore_progress) -> Tables:
    """The checked rows of an export or of another history, in the newest format; `history` is where they will go.

    Raises PracticeError for a file that isn't understood to its end, and for a hand-in, which is for a class.
    """
    with explained(path):
        size = size_of(path, MAX_BYTES, _refused)
        if history.exists() and path.samefile(history):
            raise _refused(path, "is the history itself")
        with path.open("rb") as file:
            header = file.read(100)
        if header.startswith(_HEADER):
            version, rows = _read_database(path, header)
            tables = _checked(path, rows, version, report)
        else:
            with path.open("rb") as file:
                export = _read_json(path, file, size, report)
            if HAND_IN in export.head:
                problem = "is a hand-in, whose answers would count as your own"
                raise PracticeError(f"{path} {problem}", IS_FOR_A_CLASS, ExitCode.UNUSABLE_FILE)
            version, tables = export.version, export.tables
    return _in_newest_format(tables, version)


def read_hand_in(path: Path, checked_texts: Container[str] = ()) -> HandInFile:
    """Reads a hand-in; questions with these digests were checked before.

    Raises PracticeError for anything else, the export of a whole history too.
    """
    with explained(path):
        size = size_of(path, MAX_BYTES, _refused)
        with path.open("rb") as file:
            if file.read(len(_HEADER)) == _HEADER:
                raise _refused(path, "is a database, no hand-in")
            file.seek(0)
            export = _read_json(path, file, size, ignore_progress, checked_texts=checked_texts)
    if HAND_IN not in export.head:
        raise _refused(path, "holds a history, no hand-in: practice export --hand-in CODE FILE.json writes one")
    code, program = (one_line(str(export.head.get(name, "")))[:100] for name in (HAND_IN, "program"))
    return HandInFile(code, program, _in_newest_format(export.tables, export.version))


def read_shared(path: Path, data: bytes) -> tuple[Tables, list[Row]]:
    """The checked rows of a file that another machine shares, and its drafts: an export that may hold open rounds.

    Raises PracticeError: UnfinishedError and NewerError where the file may well be good.
    """
    export = _read_json(path, io.BytesIO(data), len(data), ignore_progress, has_drafts=True)
    drafts = export.tables.pop(DRAFTS_LIST, [])
    return _in_newest_format(export.tables, export.version), drafts


def _refused(path: Path, problem: str, kind: type[PracticeError] = PracticeError) -> PracticeError:
    return kind(f"{path} {problem}", _import_hint(path), ExitCode.UNUSABLE_FILE)


def _import_hint(path: Path) -> str:
    hint = "practice import takes what practice export FILE.json wrote, or another history.db"
    if path.suffix.lower() not in (".json", ".db"):
        hint += "; questions come in by practice bank import FILE"
    return hint


def _use_of(head: Mapping[str, Any]) -> str:
    """The command for another file of this program; empty where its head names none."""
    name = head.get("practice")
    return USES.get(name, "") if isinstance(name, str) else ""


def without_other_raters(tables: Tables) -> tuple[Tables, Counter[str]]:
    """The tables without ratings by others, and how many ratings of each other rater were left out.

    Only files of the first format can hold such ratings. Today a second opinion is a mark on a sheet.
    """
    others = Counter(row["rater"] for row in tables["ratings"] if row["rater"] != ONESELF)
    own_ids = {row["id"] for row in tables["ratings"] if row["rater"] == ONESELF}
    ratings = [row for row in tables["ratings"] if row["id"] in own_ids]
    ticks = [row for row in tables["ticks"] if row["rating_id"] in own_ids] if others else tables["ticks"]
    return tables | {"ratings": ratings, "ticks": ticks}, others


def _read_json(
    path: Path,
    file: BinaryIO,
    size: int,
    report: ReportProgress,
    *,
    has_drafts: bool = False,
    checked_texts: Container[str] = (),
) -> _Export:
    """An export. Its rows are read and checked one by one, and the first bad row ends it."""
    bytes_read, numbers = 1, count(1)

    def note_place(place: int) -> None:
        nonlocal bytes_read
        bytes_read = place

    def count_row() -> None:
        number = next(numbers)
        report(number, max(number, number * size // bytes_read))

    tables: Tables = {}
    head: dict[str, Any] = {}
    more = (DRAFTS_LIST,) if has_drafts else ()
    try:
        for name, value in read_members(file, (*FORMATS[FORMAT], *more), note_place):
            if name in HEAD or name == HAND_IN:
                head[name] = value
                continue
            version = _format_of(path, head)
            if name not in (*FORMATS[version], *more):
                raise _refused(path, f"holds {one_line(repr(name))[:60]}, which no format {version} has")
            tables[name] = list(_checked_rows(path, name, version, value, count_row, checked_texts))
    except (ValueError, RecursionError) as error:
        raise _refused(path, "is neither JSON nor a history", UnfinishedError) from error
    version = _format_of(path, head)
    return _Export(head, version, {table: tables.get(table, []) for table in (*FORMATS[version], *more)})


def _format_of(path: Path, head: Mapping[str, Any]) -> int:
    """The format that the head of an export names. The head comes first, since it says what rows should be.

    Raises PracticeError for a format that this program doesn't read.
    """
    if head.get("practice") != "history":
        problem = f"{path} isn't an export of practice"
        raise PracticeError(problem, _use_of(head) or _import_hint(path), ExitCode.UNUSABLE_FILE)
    version = head.get("format")
    if type(version) is int and version in FORMATS:
        return version
    readable = " and ".join(map(str, FORMATS))
    problem = f"has the format {one_line(repr(version))[:20]}; this practice reads {readable}"
    is_newer = type(version) is int and version > FORMAT
    raise _refused(path, f"{problem}: update it", NewerError) if is_newer else _refused(path, problem)


def _read_database(path: Path, header: bytes) -> tuple[int, dict[str, Any]]:
    """The schema of another history, and its unchecked rows."""
    if header[18:20] != _ROLLBACK_JOURNAL or path.with_name(f"{path.name}-journal").exists():
        raise _refused(path, "was left while something was written: open it once with practice where it comes from")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)) as opened:
            opened.execute("PRAGMA trusted_schema = OFF")
            opened.execute("PRAGMA query_only = ON")
            opened.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_CELL_BYTES)
            version = _find_schema(path, opened)
            return version, dict(read_tables(opened, version))
    except (sqlite3.Error, UnicodeDecodeError) as error:  # of a message that quotes damaged bytes
        raise _refused(path, f"can't be read: {one_line(str(error))}") from error


def _find_schema(path: Path, opened: sqlite3.Connection) -> int:
    """The number of our schema that the database has word for word, so that no foreign view or trigger is run.

    Raises PracticeError for any other schema.
    """
    if not is_ours(opened):
        raise _refused(path, whose(opened))
    if _is_newer(opened):
        raise _refused(path, NEWER)
    layout = _layout(opened)
    version = next((number for number, ours in enumerate(_our_layouts(), 1) if ours == layout), None)
    if version is None:
        raise _refused(path, "isn't laid out as any practice lays a history out")
    if not is_sound(opened):
        raise _refused(path, "is damaged")
    return version


def _our_layouts() -> list[set[tuple[Any, ...]]]:
    """The layout after each of our migrations, in order."""
    layouts = []
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as ours:
        for statements in MIGRATIONS.values():
            for statement in statements:
                ours.execute(statement)
            layouts.append(_layout(ours))
    return layouts


def _is_newer(opened: sqlite3.Connection) -> bool:
    """Whether the database has migrations that this program doesn't have."""
    if not opened.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone():
        return False
    return bool(applied_migrations(opened) - MIGRATIONS.keys())


def _layout(connection: sqlite3.Connection) -> set[tuple[Any, ...]]:
    sql = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE tbl_name != '_sqlite_migrations'"
    return set(connection.execute(sql))


def _in_newest_format(tables: Tables, version: int) -> Tables:
    """The rows of an older format, with the tables and columns that newer ones added."""
    for number in range(version + 1, FORMAT + 1):
        added = ADDED[number]
        tables = {table: [{**row, **added.get(table, {})} for row in rows] for table, rows in tables.items()}
    return {table: tables.get(table, []) for table in FACT_TABLES}


def _checked(path: Path, tables: dict[str, Any], version: int, report: ReportProgress) -> Tables:
    numbers = count(1)
    total = sum(map(len, tables.values()))
    return {
        table: list(_checked_rows(path, table, version, rows, lambda: report(next(numbers), total)))
        for table, rows in tables.items()
    }


def _checked_rows(
    path: Path,
    table: str,
    version: int,
    rows: Any,
    count_row: Callable[[], object],
    checked_texts: Container[str] = (),
) -> Iterator[Row]:
    if not isinstance(rows, (Iterator, list)):
        raise _refused(path, f"holds no list of {table}")
    for number, row in enumerate(rows, 1):
        try:
            good = checked(table, row, version, checked_texts)
        except ValueError as error:
            raise _refused(path, f"can't be used: {table}, row {number}: {error}") from error
        count_row()
        yield good
