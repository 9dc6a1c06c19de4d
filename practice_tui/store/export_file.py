"""The export: a history as one JSON file, lossless and versioned.

The file, in ASCII, is one object:

    {"practice": "history", "format": 2, "program": "practice 1.0", "exported_at": "2026-03-01T12:00:00+00:00",
     "texts": [row, …], "erasures": [row, …], "rounds": [row, …], …}

There is a list for each table of facts, in the order of `schema.FACT_TABLES`: a row refers only to rows of lists
before its own. A row is an object with all the columns of its table, in the order of ids; `row_formats.py` says what
each may hold. `spec`, `body`, `spans`, `told` and `checklist` are JSON within a string, flags are 0 or 1, instants ISO
8601 with their offset, durations seconds, days the civil day as it was lived.

Left out are what is local: `seq`, the n of *Saved #n*, which each machine gives anew; drafts, which machines exchange
in a list of their own (`row_formats.DRAFTS`); and the places of recordings. `try` and `counts` of an attempt say
what the machine knew that wrote it. What counts is the answer with the smallest id of its round, slot and question. Of
facts that replace one another, the one with the greatest id is in force. Text stands as it was typed, and is made
harmless where it is shown. A missing list is empty.

Format n has the tables and columns of schema n, and every format stays readable. Format 1 has no table of `m002_seats`,
no `counts` of a round, which is then 1, and no `opened` of a rating, which is then null.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from datetime import datetime
from pathlib import Path
from typing import Any

from practice_tui.store.atomic_files import atomic_write
from practice_tui.store.failures import explained
from practice_tui.store.row_formats import FORMAT, FORMATS
from practice_tui.store.rows import Row
from practice_tui.store.schema import FACT_TABLES, MIGRATIONS, key_of
from practice_tui.store.transactions import snapshot

Tables = dict[str, list[Row]]

HEAD = ("practice", "format", "program", "exported_at")
HAND_IN = "hand_in"
"""A further member of the head, before the tables: the code of the rounds that a part of a history hands in."""


def read_tables(connection: sqlite3.Connection, version: int = FORMAT) -> Tables:
    """All rows of a history of this schema by table, read as of one instant. Raises sqlite3.Error."""
    with snapshot(connection):
        tables = (table for table in FACT_TABLES if table in FORMATS[version])
        return {table: list(stored_rows(connection, table, version=version)) for table in tables}


def export_shape() -> dict[str, Any]:
    """The members of an export by name; for each table a list of one row, whose columns name the types they hold."""
    words = {"TEXT": "text", "INTEGER": "integer", "REAL": "number"}
    head = {name: "integer" if name == "format" else "text" for name in HEAD} | {f"{HAND_IN}?": "text"}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for statements in MIGRATIONS.values():
            for statement in statements:
                connection.execute(statement)
        tables = {
            table: {
                name: f"{words[kind]}{'' if is_needed else ' or null'}"
                for _, name, kind, is_needed, _, _ in connection.execute(f"PRAGMA table_info({table})")
            }
            for table in FACT_TABLES
        }
    return head | {table: [{name: tables[table][name] for name in FORMATS[FORMAT][table]}] for table in FACT_TABLES}


def write_json(tables: Tables, path: Path, program: str, now: datetime, hand_in: str = "") -> None:
    """Writes the file whole or not at all; `hand_in` is the code of the rounds handed in. Raises PracticeError."""
    write_text(path, json_of(tables, program, now, hand_in))


def json_of(tables: Tables, program: str, now: datetime, hand_in: str = "") -> str:
    """The text of an export."""
    head = dict(zip(HEAD, ("history", FORMAT, program, now.isoformat()), strict=True))
    head |= {HAND_IN: hand_in} if hand_in else {}
    parts = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in head.items()]
    for table, rows in tables.items():
        listed = ",\n".join(map(json.dumps, rows))
        parts.append(f"{json.dumps(table)}: [\n{listed}\n]")
    return "{" + ",\n".join(parts) + "}\n"


def write_text(path: Path, text: str) -> None:
    """Writes the file whole or not at all. Raises PracticeError."""
    write_texts({path: text})


def write_texts(texts: Mapping[Path, str]) -> None:
    """Writes files that belong together: none gets its name before all are on the disk. Raises PracticeError."""
    with ExitStack() as stack:
        for path, text in texts.items():
            stack.enter_context(explained(path))
            stack.enter_context(atomic_write(path)).write_text(text, encoding="utf-8", newline="")


def stored_rows(
    connection: sqlite3.Connection,
    table: str,
    condition: str = "1",
    values: Sequence[object] = (),
    version: int = FORMAT,
) -> Iterator[Row]:
    """The rows of a table for which the SQL `condition` holds, in the order of their ids."""
    columns, order = list(FORMATS[version][table]), ", ".join(key_of(table))
    sql = f"SELECT {', '.join(columns)} FROM {table} WHERE {condition} ORDER BY {order}"
    for row in connection.execute(sql, values):
        yield dict(zip(columns, row, strict=True))
