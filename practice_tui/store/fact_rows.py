"""Inserts facts."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import Any

from practice_tui.core.history.facts import Fact
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.rows import Row, rows_of
from practice_tui.store.schema import key_of

_FORGOTTEN = ("this interview was forgotten in another terminal", "leave it")


def add_facts(connection: sqlite3.Connection, facts: Iterable[Fact]) -> Counter[str]:
    """Inserts the rows of facts within the caller's transaction, and returns how many each table got.

    A fact that is stored is skipped. Raises PracticeError where its id belongs to something else, and where a row is of
    what was forgotten.
    """
    return Counter(table for fact in facts for table in _add(connection, fact))


def _add(connection: sqlite3.Connection, fact: Fact) -> list[str]:
    """Inserts the rows of a fact unless they are there, and returns the tables that got a row."""
    rows = rows_of(fact)
    stored = [_stored(connection, table, row) for table, row in rows]
    if not any(stored):
        for table, row in rows:
            _insert(connection, table, row)
        return [table for table, _ in rows]
    if fact.table != "texts" and stored != [tuple(row.values()) for _, row in rows]:
        raise PracticeError("its id belongs to something else", code=ExitCode.INTERNAL)
    return []


def _stored(connection: sqlite3.Connection, table: str, row: Row) -> tuple[Any, ...] | None:
    key = " AND ".join(f"{column} = :{column}" for column in key_of(table))
    cursor = connection.execute(f"SELECT {', '.join(row)} FROM {table} WHERE {key}", row)
    stored: tuple[Any, ...] | None = cursor.fetchone()
    return stored


def _insert(connection: sqlite3.Connection, table: str, row: Row) -> None:
    values = ", ".join(f":{column}" for column in row)
    sql = f"INSERT INTO {table}({', '.join(row)}) VALUES({values})"
    if not connection.execute(sql, row).rowcount:  # a trigger ignores rows of what is to be forgotten
        raise PracticeError(*_FORGOTTEN, ExitCode.CANT_CREATE)
