"""The file of a class: made whole or not at all, and told from everything else."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from practice_tui.archive.classes.class_file import change_class, make_or_change_class, read_class
from practice_tui.archive.classes.layout import TABLES
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.backup import back_up
from practice_tui.store.import_reader import read_import
from practice_tui.store.opening import open_history
from tests.fakes import START
from tests.store.test_opening import die_in_a_commit

ANN = "INSERT INTO students(student, added_at) VALUES('Ann', '2026-03-02')"


def make_class(path: Path) -> None:
    with make_or_change_class(path) as connection:
        connection.execute(ANN)


def students_in(path: Path) -> list[str]:
    with read_class(path) as connection:
        return [student for (student,) in connection.execute("SELECT student FROM students")]


def test_a_class_is_made_for_its_owner_alone_and_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "class.db"
    make_class(path)
    assert students_in(path) == ["Ann"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert [left.name for left in tmp_path.iterdir()] == ["class.db"]


def test_what_fails_leaves_no_file_and_no_change(tmp_path: Path) -> None:
    path = tmp_path / "class.db"
    with pytest.raises(PracticeError, match="contradicts"), make_or_change_class(path) as connection:
        connection.execute(ANN)
        connection.execute(ANN)
    assert not list(tmp_path.iterdir())
    make_class(path)
    with pytest.raises(PracticeError, match="stop"), change_class(path) as connection:
        connection.execute("DELETE FROM students")
        raise PracticeError("stop")
    assert students_in(path) == ["Ann"]


def test_a_history_is_refused_as_a_class_and_a_class_as_a_history(tmp_path: Path) -> None:
    history, class_file = tmp_path / "history.db", tmp_path / "class.db"
    open_history(history).close()
    make_class(class_file)
    before = history.read_bytes(), class_file.read_bytes()
    with pytest.raises(PracticeError, match=r"history\.db is somebody's history, no class file") as refused:
        make_class(history)
    assert refused.value.code is ExitCode.UNUSABLE_FILE
    with pytest.raises(PracticeError, match=r"class\.db is the file of a class, no history"):
        open_history(class_file)
    with pytest.raises(PracticeError, match=r"class\.db is the file of a class, no history"):
        read_import(class_file, history)
    assert (history.read_bytes(), class_file.read_bytes()) == before


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("PRAGMA application_id = 7", "belongs to another program"),
        ("PRAGMA user_version = 2", "was written by a newer practice"),
        ("DROP VIEW v_items", "isn't laid out as practice lays a class file out"),
    ],
)
def test_what_only_looks_like_a_class_is_refused(tmp_path: Path, statement: str, message: str) -> None:
    path = tmp_path / "class.db"
    make_class(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
    with pytest.raises(PracticeError, match=message):
        students_in(path)


def test_a_view_of_ones_own_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "class.db"
    make_class(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE VIEW mine AS SELECT student FROM students")
    assert students_in(path) == ["Ann"]


def test_no_file_a_folder_and_a_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("dear class")
    for path, message in (("none.db", "isn't there"), ("", "is not a file"), ("notes.db", "is no class file")):
        with pytest.raises(PracticeError, match=message):
            students_in(tmp_path / path)


def test_each_foreign_key_names_its_columns_as_datasette_wants(tmp_path: Path) -> None:
    make_class(tmp_path / "class.db")
    with read_class(tmp_path / "class.db") as connection:
        keys = [row for table in TABLES for row in connection.execute(f"PRAGMA foreign_key_list({table})")]
    assert len(keys) == 7 and all(key[4] for key in keys)


def test_a_class_whose_writer_was_killed_is_as_it_was_before(tmp_path: Path) -> None:
    path = tmp_path / "class.db"
    make_class(path)
    die_in_a_commit(path)
    assert path.with_name("class.db-journal").exists()
    assert students_in(path) == ["Ann"]


def test_a_damaged_class_is_named_without_the_backups_of_a_history(tmp_path: Path) -> None:
    path = tmp_path / "class.db"
    make_class(path)
    history = tmp_path / "history.db"
    open_history(history).close()
    back_up(history, START)
    path.write_bytes(path.read_bytes()[:5000].ljust(40_000, b"x"))
    with pytest.raises(PracticeError, match=r"class\.db is damaged \(practice class import"):
        students_in(path)
