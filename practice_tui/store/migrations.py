"""Runs the migrations; apart from the schema because only a file that needs one should pay for sqlite-utils."""

import sqlite3

from sqlite_utils import Database, Migrations

from practice_tui.store.schema import MIGRATION_SET, MIGRATIONS


def migrate(connection: sqlite3.Connection) -> None:
    """Applies what is pending, inside the caller's transaction."""
    migrations = Migrations(MIGRATION_SET)
    for name, statements in MIGRATIONS.items():
        _register(migrations, name, statements)
    migrations.apply(Database(connection, execute_plugins=False))


def _register(migrations: Migrations, name: str, statements: tuple[str, ...]) -> None:
    @migrations(name=name)
    def apply(db: Database) -> None:
        for statement in statements:
            db.conn.execute(statement)
