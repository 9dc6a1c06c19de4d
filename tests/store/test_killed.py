"""A backup, a restore and an import that are killed at any of their steps leave one whole history or the other."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from practice_tui.store.backup import back_up
from practice_tui.store.backup_files import backups_of, count_facts, newest_good
from practice_tui.store.export_file import write_json
from practice_tui.store.opening import open_history
from tests.store.facts import NOON, setting
from tests.store.test_export_and_import import sat

BEFORE, AFTER = 10, 11

PROGRAM = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from practice_tui.store import backup, import_reader, opening, restoring
work, history, other, last_step = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
steps = 0

def step(event, values):
    global steps
    if str(history.parent) in str(values) and event in ("open", "os.rename", "os.remove", "os.link", "sqlite3.connect"):
        steps += 1
        if steps == last_step:
            os._exit(9)

def told(done, total):
    step("open", str(history.parent))

sys.addaudithook(step)
now = datetime(2026, 3, 2, tzinfo=UTC)
if work == "backup":
    backup.back_up(history, now)
elif work == "restore":
    restoring.restore(history, other, now)
else:
    tables = import_reader.read_import(other, history)
    opening.open_history(history).merge(tables, told)
"""


def killed_at_each_step(work: str, history: Path, other: Path, keep: bytes) -> int:
    """Runs the work once for each step, killed there; how many steps there were."""
    for step in range(1, 200):
        history.write_bytes(keep)
        done = subprocess.run([sys.executable, "-c", PROGRAM, work, history, other, str(step)], check=False)
        assert_whole(history)
        if done.returncode == 0:
            return step - 1
        assert done.returncode == 9
    raise AssertionError("it never came to its end")


def assert_whole(path: Path) -> None:
    history = open_history(path)
    assert history.is_intact()
    assert history.count() in (BEFORE, AFTER)
    history.close()
    newest = newest_good(path)
    assert newest is not None
    assert all(count_facts(backup.path) == backup.facts for backup in backups_of(path))


@pytest.mark.parametrize(("work", "least"), [("backup", 4), ("restore", 8), ("import", AFTER)])
def test_killed_at_each_step(tmp_path: Path, work: str, least: int) -> None:
    path, other = tmp_path / "data" / "history.db", tmp_path / "other" / "history.db"
    for place in (path, other):
        history = open_history(place)
        history.write(sat())
        history.close()
    back_up(path, NOON - timedelta(days=1))
    history = open_history(other)
    history.write([setting(9, "light")])
    write_json(history.tables(), tmp_path / "other.json", "practice", NOON)
    history.close()
    source = tmp_path / "other.json" if work == "import" else other
    assert killed_at_each_step(work, path, source, path.read_bytes()) >= least
