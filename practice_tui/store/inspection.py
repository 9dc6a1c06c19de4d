"""Looks into an open database: whose it is, whether it is sound, and which migrations it has."""

import sqlite3

from practice_tui.store.schema import APPLICATION_ID, MIGRATION_SET

CLASS_APPLICATION_ID = 0x50524341  # "PRCA": the file of a class, which is no history


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether the database is a history of this program, by its application id."""
    return application_id(connection) == APPLICATION_ID


def whose(connection: sqlite3.Connection) -> str:
    """Says what a database is that is no history."""
    is_class = application_id(connection) == CLASS_APPLICATION_ID
    return "is the file of a class, no history" if is_class else "belongs to another program"


def application_id(connection: sqlite3.Connection) -> int:
    """The number by which a database says to which program it belongs; 0 where it doesn't."""
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite's quick check finds nothing wrong. Raises sqlite3.Error for a file that can't be read at all."""
    return connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]


def applied_migrations(connection: sqlite3.Connection) -> set[str]:
    """The names of the migrations that were applied. Raises sqlite3.Error where there is no record of them."""
    sql = "SELECT name FROM _sqlite_migrations WHERE migration_set = ?"
    return {name for (name,) in connection.execute(sql, (MIGRATION_SET,))}
