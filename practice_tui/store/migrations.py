"""Runs the migrations. It is apart from the schema, since only files that need a migration should load sqlite-utils."""

import sqlite3

from sqlite_utils import Database, Migrations

from practice_tui.store.schema import MIGRATION_SET, MIGRATIONS


def migrate(connection: sqlite3.Connection) -> None:
    """Applies the pending migrations within the caller's transaction."""
    migrations = Migrations(MIGRATION_SET)
    for name, statements in MIGRATIONS.items():
        _register(migrations, name, statements)
    migrations.apply(Database(connection, execute_plugins=False))


def _register(migrations: Migrations, name: str, statements: tuple[str, ...]) -> None:
    @migrations(name=name)
    def apply(db: Database) -> None:
        for statement in statements:
            db.conn.execute(statement)
