"""A migration that is killed leaves the old schema or the new one, and the backup was there before it."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from practice_tui.store.backup_files import count_facts, newest_good
from practice_tui.store.opening import open_history
from tests.store.facts import one_of_each
from tests.store.killed import KILLED

FACTS = 10
LAST = 16  # of the statements: the migration's own and those of the backup before it

PROGRAM = (
    """
import os, sqlite3, sys
from pathlib import Path
from practice_tui.store import opening, schema
path, last_step = Path(sys.argv[1]), int(sys.argv[2])
steps = 0
"""
    + KILLED
    + """
connect = sqlite3.connect
sqlite3.connect = lambda *given, **options: connect(*given, **{**options, "factory": Killed})
if sys.argv[3]:
    schema.MIGRATIONS["m999_later"] = (
        "ALTER TABLE settings ADD COLUMN later TEXT",
        "CREATE TABLE later(id TEXT PRIMARY KEY) STRICT",
        "INSERT INTO later SELECT id FROM settings",
    )
opening.open_history(path).close()
print(steps)
"""
)


def test_killed_at_each_statement_from_the_backup_on(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    history = open_history(path)
    history.write(one_of_each())
    history.close()
    before = path.read_bytes()
    steps = migrate(path, 0)
    assert is_migrated(path)
    for step in range(steps - LAST, steps + 1):
        path.write_bytes(before)
        for made in tmp_path.glob("backups/*"):
            made.unlink()
        migrate(path, step)
        if is_migrated(path):
            break
        history = open_history(path)
        assert history.is_intact()
        assert history.count() == FACTS
        history.close()
        newest = newest_good(path)
        assert newest is None or newest.facts == FACTS
    assert steps - step < 3, "the commit is among the last"
    newest = newest_good(path)
    assert newest and newest.facts == FACTS, "there before it was migrated"


def test_a_released_history_killed_on_its_way_to_the_second_schema(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    released = sorted(Path(__file__).parents[1].glob("releases/*/history.db"))[0]
    shutil.copy(released, path)
    facts = count_facts(path)
    steps = migrate(path, 0, later="")
    assert has_second_schema(path)
    for step in (*range(steps // 10, steps - 4, steps // 10), *range(steps - 4, steps + 1)):
        shutil.copy(released, path)
        migrate(path, step, later="")
        if has_second_schema(path):
            break
        history = open_history(path)
        assert history.is_intact()
        assert history.count() == facts
        history.close()
    assert steps - step < 4, "the commit is among the last"
    newest = newest_good(path)
    assert newest and newest.facts == facts


def has_second_schema(path: Path) -> bool:
    """Whether all of it is there; half of it is an error."""
    with closing(sqlite3.connect(path)) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM _sqlite_migrations")}
        made = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        columns = {row[1] for row in connection.execute("PRAGMA table_info(rounds)")}
    signs = {"m002_seats" in names, "targets" in made, "v_days" in made, "counts" in columns}
    assert len(signs) == 1, "between two schemas"
    return signs == {True}


def migrate(path: Path, last_step: int, later: str = "later") -> int:
    """Migrates in a process that is killed before its statement of this number; how many there were, if it wasn't."""
    command = [sys.executable, "-c", PROGRAM, str(path), str(last_step), later]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    assert done.returncode == (9 if last_step else 0)
    return int(done.stdout or 0)


def is_migrated(path: Path) -> bool:
    """Whether all of the new schema is there; half of it is an error."""
    with closing(sqlite3.connect(path)) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM _sqlite_migrations")}
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        columns = {row[1] for row in connection.execute("PRAGMA table_info(settings)")}
    signs = {"m999_later" in names, "later" in tables, "later" in columns}
    assert len(signs) == 1, "between two schemas"
    return signs == {True}
