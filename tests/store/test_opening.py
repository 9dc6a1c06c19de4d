"""A history is made with all its settings, by one process alone, and again found as it was left."""

import multiprocessing
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from practice_tui.core.history.facts import Erasure
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.history import History
from practice_tui.store.opening import open_history
from practice_tui.store.schema import FACT_TABLES
from tests.store.facts import NOON, key, one_of_each, setting, start, text, trial
from tests.store.seats import seats


def values(connection: sqlite3.Connection, sql: str) -> list[object]:
    return [row[0] for row in connection.execute(sql)]


def test_first_start_makes_directory_and_file_for_the_owner_alone(path: Path) -> None:
    open_history(path).close()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [held.name for held in path.parent.iterdir()] == ["history.db"]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("application_id", 0x50524143),
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("secure_delete", 1),
        ("busy_timeout", 250),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_settings_hold_at_every_start(path: Path, pragma: str, value: object, is_first: bool) -> None:
    if not is_first:
        open_history(path).close()
    history = open_history(path)
    assert values(history._connection, f"PRAGMA {pragma}") == [value]
    history.close()


def test_every_table_is_strict(history: History) -> None:
    sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict"
    assert set(values(history._connection, sql)) == {*FACT_TABLES, "drafts", "sheet_drafts", "recordings"}


@pytest.mark.parametrize("table", FACT_TABLES)
@pytest.mark.parametrize(
    "change", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "REPLACE INTO {0} SELECT * FROM {0}"]
)
def test_no_fact_can_be_changed(history: History, table: str, change: str) -> None:
    history.write([*one_of_each(), Erasure(key(90), NOON, key(91))])
    history.merge(seats(round_id=key(1), attempt_id=key(2), digest="d1"))
    connection = history._connection
    connection.execute("PRAGMA foreign_keys = OFF")  # so that only the triggers can refuse
    column = connection.execute(f"SELECT * FROM {table}").description[0][0]
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} are only ever added"):
        connection.execute(change.format(table, column))


def test_what_was_written_is_there_at_the_next_start(path: Path) -> None:
    first = open_history(path)
    first.write(one_of_each())
    first.close()
    again = open_history(path)
    assert [attempt.id for attempt in again.attempts()] == [key(2)]
    again.close()


def test_second_start_does_without_sqlite_utils(path: Path) -> None:
    open_history(path).close()
    program = (
        "import sys, pathlib; from practice_tui.store.opening import open_history;"
        "open_history(pathlib.Path(sys.argv[1])).close(); print('sqlite_utils' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_simultaneous_first_starts_all_succeed(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(3, mp_context=spawn) as pool:
        for race in range(8):
            path = tmp_path / f"{race}" / "history.db"
            list(pool.map(write_one, [path] * 3, range(1, 4)))
            history = open_history(path)
            assert len(history.rounds()) == 3
            history.close()


def write_one(path: Path, number: int) -> None:
    history = open_history(path)
    history.write([start(number)])
    history.close()


@pytest.mark.parametrize("is_header_ahead", [False, True])
def test_interrupted_commit_is_rolled_back_at_the_next_start(path: Path, is_header_ahead: bool) -> None:
    history = open_history(path)
    history.write([text(), start(), setting(2, "dark")])
    history.close()
    size = path.stat().st_size
    die_in_a_commit(path)
    if is_header_ahead:
        promise_pages_that_never_came(path, size)
    assert path.with_name("history.db-journal").exists()
    again = open_history(path)
    assert again.is_intact()
    assert again.setting("theme") == "dark"
    assert again.write([trial(3)]) == 1
    again.close()


def die_in_a_commit(path: Path) -> None:
    """Ends a process when its pages are in the file and its journal isn't gone yet."""
    program = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("CREATE TABLE unfinished(a)")
for number in range(2000):
    connection.execute("INSERT INTO unfinished VALUES(?)", ("x" * 500,))
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", program, path], check=True)


def promise_pages_that_never_came(path: Path, size: int) -> None:
    """What a kill leaves when the header with the new number of pages was written, and the new pages weren't."""
    with path.open("r+b") as file:
        file.truncate(size)
        file.seek(28)
        file.write((10_000).to_bytes(4, "big"))


def test_too_old_a_sqlite_is_one_clear_line(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    with pytest.raises(PracticeError, match="too old") as refusal:
        open_history(path)
    assert refusal.value.code is ExitCode.USAGE
    assert "3.37" in refusal.value.hint
    assert not path.exists()
