"""Looks into an open database: whose it is, whether it is sound, and which migrations it has."""

import sqlite3

from practice_tui.store.schema import APPLICATION_ID, MIGRATION_SET


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether the database is a history of this program, by its application id."""
    return bool(connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,))


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite's quick check finds nothing wrong. Raises sqlite3.Error for a file that can't be read at all."""
    return connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]


def applied_migrations(connection: sqlite3.Connection) -> set[str]:
    """The names of the migrations that were applied. Raises sqlite3.Error where there is no record of them."""
    sql = "SELECT name FROM _sqlite_migrations WHERE migration_set = ?"
    return {name for (name,) in connection.execute(sql, (MIGRATION_SET,))}
