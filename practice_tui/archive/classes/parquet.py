"""Writes a class as Parquet files, one for each hand-in, for DuckDB, Spark and such.

    DIR/answers/«hand-in».parquet, DIR/answer_points/«hand-in».parquet    as in the tables of the class file
    DIR/students.parquet, texts.parquet, hand_ins.parquet, flags.parquet  whole tables
    DIR/report.sql                                                        the sums of the report: `duckdb < report.sql`

Rows go to DuckDB as lines of JSON: its reader of SQLite files is an extension that it would load from the net.
"""

import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from practice_tui.archive.classes.class_file import read_class
from practice_tui.archive.classes.sums import SUMS
from practice_tui.archive.new_files import require_new
from practice_tui.core.values.phrases import count
from practice_tui.core.values.progress import ReportProgress, ignore_progress
from practice_tui.core.values.text import one_line
from practice_tui.errors import ExitCode, PracticeError, how_to_install
from practice_tui.store.failures import explained

if TYPE_CHECKING:
    import duckdb

WHOLE = ("students", "texts", "hand_ins", "flags")
BY_HAND_IN = ("answers", "answer_points")
_NAME = re.compile("[0-9A-Za-z-]+")
_TYPES = {"TEXT": "VARCHAR", "INTEGER": "BIGINT", "REAL": "DOUBLE"}
_OFFLINE: Mapping[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
# A student hands in the rounds of a code once, and has one line of scores for a paper.
_OF_HAND_IN = """
SELECT t.*, coalesce((
  SELECT min(digest) FROM hand_ins
  WHERE student = a.student AND code IS a.code AND (program = 'paper') = (a.scored_by = 'teacher')
), 'other') AS hand_in
FROM {table} t
JOIN answers a ON a.student = t.student AND a.attempt_id = t.attempt_id AND a.scored_by = t.scored_by
ORDER BY hand_in"""


def export_parquet(path: Path, folder: Path, report: ReportProgress = ignore_progress) -> list[str]:
    """Writes the files into a new folder, all or none, and says so. Raises PracticeError."""
    try:
        import duckdb
    except ImportError as error:
        raise PracticeError(
            "Parquet files are written by duckdb, which isn't installed",
            how_to_install("class"),
        ) from error
    _require_empty(folder)
    with (
        read_class(path) as source,
        closing(duckdb.connect(config=dict(_OFFLINE))) as target,
        explained(folder),
        _new_folder(folder) as part,
    ):
        for table in WHOLE:
            _copy_rows(source, target, table, f"SELECT * FROM {table}", part)
            target.execute(f"COPY {table} TO '{_quoted(part / table)}.parquet' (FORMAT parquet)")
        for table in BY_HAND_IN:
            _copy_rows(source, target, table, _OF_HAND_IN.format(table=table), part)
            (part / table).mkdir()
        hand_ins = [name for (name,) in target.execute("SELECT DISTINCT hand_in FROM answers").fetchall()]
        if not hand_ins:
            raise PracticeError(f"{path} has no answer yet", "practice class import FILES… --into CLASS.db")
        if strange := [name for name in hand_ins if not _NAME.fullmatch(name)]:  # somebody else wrote into the file
            raise PracticeError(f"{path} has a hand-in {one_line(strange[0])[:40]!r}: no name for a file")
        for number, hand_in in enumerate(hand_ins, 1):
            for table in BY_HAND_IN:
                rows = f"SELECT * EXCLUDE (hand_in) FROM {table} WHERE hand_in = '{_quoted(hand_in)}'"
                target.execute(f"COPY ({rows}) TO '{_quoted(part / table / hand_in)}.parquet' (FORMAT parquet)")
            report(number, len(hand_ins))
        (part / "report.sql").write_text(report_sql(), encoding="utf-8")
    return [f"Wrote {count(len(hand_ins), 'hand-in')} as Parquet: {folder}"]


def views(folder: str) -> list[str]:
    """Statements for DuckDB that make the tables of the files below `folder`, which ends in a slash or is empty."""
    files = {table: f"{folder}{table}.parquet" for table in WHOLE}
    files |= {table: f"{folder}{table}/*.parquet" for table in BY_HAND_IN}
    return [f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{_quoted(file)}')" for table, file in files.items()]


def report_sql() -> str:
    """The views and the sums of the report, as a script for DuckDB in the folder of the files."""
    sums = [f"-- {name.replace('_', ' ')}\n{sql.strip()}" for name, sql in SUMS.items()]
    return "-- In this folder: duckdb < report.sql\n" + "".join(f"{statement};\n" for statement in (*views(""), *sums))


def _copy_rows(
    source: sqlite3.Connection, target: "duckdb.DuckDBPyConnection", table: str, sql: str, folder: Path
) -> None:
    """Makes a table of DuckDB of the rows of a query."""
    kinds = {name: _TYPES[kind] for _, name, kind, *_ in source.execute(f"PRAGMA table_info({table})")}
    rows = source.execute(sql)
    names = [column[0] for column in rows.description]
    columns = ", ".join(f"{name}: '{kinds.get(name, 'VARCHAR')}'" for name in names)
    lines = folder / f"{table}.jsonl"
    with lines.open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(dict(zip(names, row, strict=True)))}\n" for row in rows)
    reading = f"read_json('{_quoted(lines)}', format = 'newline_delimited', columns = {{{columns}}})"
    target.execute(f"CREATE TABLE {table} AS SELECT * FROM {reading}")
    lines.unlink()


def _require_empty(folder: Path) -> None:
    require_new(folder, overwrites=True)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PracticeError(f"{folder} is there already", "name a new folder, or an empty one", ExitCode.CANT_CREATE)


@contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    """A folder that gets its name once the block has ended, and goes where the block fails."""
    part = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    part.mkdir(mode=0o700)
    try:
        yield part
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _quoted(text: object) -> str:
    """A text as it stands in a literal of SQL."""
    return str(text).replace("'", "''")
