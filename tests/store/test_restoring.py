"""What a restore puts back is checked first, and what it replaces can be had again."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.backup import back_up
from practice_tui.store.backup_files import Backup, backups_of, count_facts
from practice_tui.store.history import History
from practice_tui.store.opening import open_history
from practice_tui.store.restoring import restore
from tests.store.facts import NOON, one_of_each, setting
from tests.store.test_opening import die_in_a_commit
from tests.store.test_refusals import bytes_below, make_foreign, make_garbage, make_newer, make_truncated

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def backup(history: History) -> Backup:
    """A backup after which one more setting was written; nobody is at the history any more."""
    history.write(one_of_each())
    made = back_up(history.path, NOON)
    history.write([setting(8, "light")])
    history.close()
    return made


def theme_of(path: Path) -> str | None:
    history = open_history(path)
    theme = history.setting("theme")
    history.close()
    return theme


def test_puts_the_newest_back_and_keeps_what_it_replaced(path: Path, backup: Backup) -> None:
    restored = restore(path, None, LATER)
    assert (restored.backup, restored.facts) == (backup.path, 10)
    assert theme_of(path) == "dark"
    assert restored.replaced is not None
    assert theme_of(restored.replaced) == "light"


def test_can_be_taken_back(path: Path, backup: Backup) -> None:
    replaced = restore(path, None, LATER).replaced
    restore(path, replaced, LATER)
    assert theme_of(path) == "light"


def test_backs_up_what_it_is_about_to_replace(path: Path, backup: Backup) -> None:
    restore(path, None, LATER)
    assert [made.facts for made in backups_of(path)] == [11, 10]


def test_passes_over_a_newer_backup_that_is_bad(path: Path, backup: Backup) -> None:
    backup.path.with_name("20270101T000000Z-11.db").write_bytes(backup.path.read_bytes()[:5000])
    assert restore(path, None, LATER).backup == backup.path


@pytest.mark.parametrize("make", [make_garbage, make_truncated, make_newer, make_foreign])
def test_a_backup_that_isnt_good_is_refused_and_nothing_changes(
    path: Path, backup: Backup, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    bad = tmp_path / "bad.db"
    make(bad)
    before = bytes_below(path.parent)
    with pytest.raises(PracticeError, match=r"bad\.db is damaged, or no history") as refusal:
        restore(path, bad, LATER)
    assert refusal.value.code is ExitCode.UNUSABLE_FILE
    assert bytes_below(path.parent) == before


def test_onto_a_history_that_is_open_is_refused(path: Path, backup: Backup) -> None:
    history = open_history(path)
    with pytest.raises(PracticeError, match="is in use: practice is open on it") as refusal:
        restore(path, None, LATER)
    assert refusal.value.code is ExitCode.BUSY
    assert history.write([setting(9, "ansi")]) is None
    history.close()
    restore(path, None, LATER)
    assert theme_of(path) == "dark"


def test_while_another_program_writes_is_refused(path: Path, backup: Backup) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(PracticeError, match="another program holds") as refusal:
            restore(path, None, LATER)
    assert refusal.value.code is ExitCode.BUSY
    assert theme_of(path) == "light"


def test_a_stale_journal_is_never_played_into_what_was_put_back(path: Path, backup: Backup) -> None:
    die_in_a_commit(path)
    journal = path.with_name("history.db-journal")
    stale = journal.read_bytes()
    make_garbage(path)
    restored = restore(path, None, LATER)
    assert not journal.exists()
    assert theme_of(path) == "dark"
    assert restored.replaced is not None
    assert restored.replaced.with_name(f"{restored.replaced.name}-journal").read_bytes() == stale


def test_an_interrupted_commit_is_rolled_back_before_the_file_is_kept(path: Path, backup: Backup) -> None:
    die_in_a_commit(path)
    restored = restore(path, None, LATER)
    assert restored.replaced is not None
    assert count_facts(restored.replaced) == 11
    assert theme_of(path) == "dark"


@pytest.mark.parametrize("make", [make_garbage, make_foreign, Path.touch, Path.unlink])
def test_puts_a_backup_over_whatever_is_there(path: Path, backup: Backup, make: Callable[[Path], None]) -> None:
    if make is not Path.unlink:
        path.unlink()
    make(path)
    before = path.read_bytes() if path.exists() else None
    restored = restore(path, None, LATER)
    assert theme_of(path) == "dark"
    assert (restored.replaced.read_bytes() if restored.replaced else None) == before


def test_a_folder_in_its_place_is_left_there(path: Path, backup: Backup) -> None:
    path.unlink()
    path.mkdir()
    with pytest.raises(PracticeError, match="is not a file"):
        restore(path, None, LATER)
    assert path.is_dir()


def test_without_any_good_backup_says_where_it_looked(path: Path, backup: Backup) -> None:
    shutil.rmtree(backup.path.parent)
    with pytest.raises(PracticeError, match=r"no good backup in .*backups"):
        restore(path, None, LATER)


def test_a_backup_beside_a_journal_is_refused(path: Path, backup: Backup, tmp_path: Path) -> None:
    shutil.copy(backup.path, tmp_path / "copy.db")
    tmp_path.joinpath("copy.db-wal").touch()
    with pytest.raises(PracticeError, match="has a journal beside it"):
        restore(path, tmp_path / "copy.db", LATER)
