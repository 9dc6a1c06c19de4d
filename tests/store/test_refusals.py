"""A file that isn't fully understood is refused, and not one byte of it or beside it changes."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.backup import back_up
from practice_tui.store.opening import open_history
from tests.store.facts import NOON, one_of_each
from tests.store.test_opening import die_in_a_commit


def make_own(path: Path) -> None:
    history = open_history(path)
    history.write(one_of_each())
    history.close()


def make_newer(path: Path) -> None:
    make_own(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO _sqlite_migrations VALUES(NULL, 'practice', 'm999_later', '2031-01-01')")


def make_foreign(path: Path, mode: str = "delete") -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA journal_mode = {mode}")
        connection.execute("CREATE TABLE bookmarks(url)")


def make_foreign_with_wal(path: Path) -> None:
    make_foreign(path, "wal")


def make_foreign_with_journal(path: Path) -> None:
    make_foreign(path)
    die_in_a_commit(path)


def make_other_application(path: Path) -> None:
    make_own(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 1")


def make_truncated(path: Path) -> None:
    make_own(path)
    os.truncate(path, path.stat().st_size // 2)


def make_zeroed(path: Path) -> None:
    path.write_bytes(bytes(8192))


def make_garbage(path: Path) -> None:
    path.write_bytes(b"all work and no play\n" * 400)


def make_short(path: Path) -> None:
    path.write_bytes(b"hello")


def make_empty_beside_backup(path: Path) -> None:
    path.touch()
    path.with_name("backups").mkdir()
    path.with_name("backups").joinpath("2026-03-01.db").write_bytes(b"backup")


def make_directory(path: Path) -> None:
    path.mkdir()


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("make", "cause"),
    [
        (make_newer, "was written by a newer practice"),
        (make_foreign, "belongs to another program"),
        (make_foreign_with_wal, "belongs to another program"),
        (make_foreign_with_journal, "belongs to another program"),
        (make_other_application, "belongs to another program"),
        (make_truncated, "is damaged"),
        (make_zeroed, "is damaged"),
        (make_garbage, "is damaged"),
        (make_short, "is damaged"),
        (make_empty_beside_backup, "is empty, although there are backups"),
        (make_directory, "is not a file"),
        (make_pipe, "is not a file"),
    ],
)
def test_refused_with_every_byte_in_place(tmp_path: Path, make: Callable[[Path], None], cause: str) -> None:
    path = tmp_path / "history.db"
    make(path)
    before = bytes_below(tmp_path)
    with pytest.raises(PracticeError) as refusal:
        open_history(path)
    assert str(path) in refusal.value.message
    assert cause in refusal.value.message
    assert refusal.value.code is ExitCode.UNUSABLE_FILE
    assert bytes_below(tmp_path) == before


def bytes_below(directory: Path) -> dict[str, bytes | None]:
    return {str(held): held.read_bytes() if held.is_file() else None for held in directory.rglob("*")}


def test_refusal_names_the_newest_good_backup(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    make_own(path)
    good = back_up(path, NOON)
    good.path.with_name("20260401T000000Z-8.db").write_bytes(b"a newer one, and a bad one")
    make_garbage(path)
    with pytest.raises(PracticeError) as refusal:
        open_history(path)
    assert str(good.path) in refusal.value.hint
    assert "practice restore" in refusal.value.hint


def test_damage_that_opening_can_not_see_refuses_the_first_write(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    make_own(path)
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ratings'").fetchone()
    with path.open("r+b") as file:
        file.seek(4096 * (page - 1))
        file.write(b"\xff" * 4096)
    before = path.read_bytes()
    history = open_history(path)
    assert not history.is_intact()
    with pytest.raises(PracticeError, match=r"^NOT SAVED: .* is damaged") as refusal:
        history.write(one_of_each())
    history.close()
    assert refusal.value.code is ExitCode.UNUSABLE_FILE
    assert path.read_bytes() == before


def test_empty_file_without_backups_is_a_first_start(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    path.touch()
    history = open_history(path)
    assert history.write(one_of_each()) == 1
    history.close()


def test_directory_that_can_not_be_made_is_named(tmp_path: Path) -> None:
    tmp_path.joinpath("file").touch()
    path = tmp_path / "file" / "data" / "history.db"
    with pytest.raises(PracticeError, match="can't create") as refusal:
        open_history(path)
    assert refusal.value.code is ExitCode.CANT_CREATE
    assert "--data-dir" in refusal.value.hint
