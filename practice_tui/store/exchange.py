"""A history as one JSON file: lossless and versioned.

The file, in ASCII, is one object:

    {"practice": "history", "format": 1, "program": "practice 1.0", "exported_at": "2026-03-01T12:00:00+00:00",
     "texts": [row, …], "rounds": [row, …], "endings": …, "attempts": …, "ratings": …, "ticks": …, "follow_ups": …,
     "remarks": …, "settings": …}

A row is an object with all the columns of its table as they stand in `schema.py`, in the order of ids; `spec` and
`body` are JSON within a string, flags are 0 or 1, instants ISO 8601 with their offset, durations seconds. Two things
are local and left out: `seq`, the n of *Saved #n*, which is given anew, and the drafts of unfinished rounds. Text is
kept as it was typed: it is made harmless where it is shown. `format` grows with whatever an older reader would
misread.
"""

import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from practice_tui.store.columns import checks_of
from practice_tui.store.durable import written_whole
from practice_tui.store.failures import explained
from practice_tui.store.rows import Row
from practice_tui.store.schema import FACT_TABLES

Tables = dict[str, list[Row]]

FORMAT = 1
HEAD = ("practice", "format", "program", "exported_at")


def read_tables(connection: sqlite3.Connection) -> Tables:
    """All facts, as of one instant. Raises sqlite3.Error."""
    connection.execute("BEGIN")
    try:
        return {table: list(_rows(connection, table)) for table in FACT_TABLES}
    finally:
        connection.execute("ROLLBACK")


def write_json(tables: Tables, path: Path, program: str, now: datetime) -> None:
    """Writes the file whole or not at all. Raises PracticeError."""
    head = zip(HEAD, ("history", FORMAT, program, now.isoformat()), strict=True)
    parts = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in head]
    for table, rows in tables.items():
        listed = ",\n".join(map(json.dumps, rows))
        parts.append(f"{json.dumps(table)}: [\n{listed}\n]")
    write_text(path, "{" + ",\n".join(parts) + "}\n")


def write_text(path: Path, text: str) -> None:
    """Writes the file whole or not at all. Raises PracticeError."""
    with explained(path), written_whole(path) as part:
        part.write_text(text, encoding="utf-8", newline="")


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[Row]:
    columns = list(checks_of(table))
    key = {"texts": "digest", "ticks": "rating_id, point"}.get(table, "id")
    for values in connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {key}"):
        yield dict(zip(columns, values, strict=True))
