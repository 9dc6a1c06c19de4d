"""A student who is forgotten is gone from the file of the class, to the last byte."""

from pathlib import Path

import pytest

from practice_tui.archive.classes.class_file import read_class
from practice_tui.archive.classes.forgetting import forget_student
from practice_tui.core.bank.questions import Bank
from practice_tui.errors import PracticeError
from tests.archive.classes import made
from tests.archive.classes.students import hand_in, take_in
from tests.fakes import make_question


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A class of Wilhelmina, who was also scored on paper, and of Ben."""
    files = []
    for number, name in enumerate(("Wilhelmina", "Ben"), 1):
        made = hand_in(tmp_path, name, [number, 3, None], number, ticks=1)
        made.desk.close()
        files.append(made.file)
    scores = tmp_path / "scores.csv"
    scores.write_text("student,only-on-paper\nWilhelmina,4\n")
    bank = Bank((), (make_question("only-on-paper"),))
    take_in(tmp_path / "class.db", *files, scores, bank=bank)
    return tmp_path / "class.db"


def test_nothing_of_a_forgotten_student_is_left(path: Path) -> None:
    assert b"Wilhelmina" in path.read_bytes() and b"only-on-paper" in path.read_bytes()
    lines = list(forget_student(path, "Wilhelmina"))
    assert lines[0] == f"Forgotten: Wilhelmina, with 4 answers. Nothing of it is in {path} any more."
    assert b"Wilhelmina" not in path.read_bytes() and b"only-on-paper" not in path.read_bytes()
    with read_class(path) as connection:
        for table in ("students", "hand_ins", "answers", "answer_points", "flags"):
            assert connection.execute(f"SELECT DISTINCT student FROM {table}").fetchall() == [("Ben",)], table
    assert not list(path.parent.glob("class.db-*"))


def test_a_student_who_isnt_there_is_named_with_whom_was_meant(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(PracticeError, match=r"there is no student 'Wilhelmine' in .*\(did you mean 'Wilhelmina'\?\)"):
        list(forget_student(path, "Wilhelmine"))
    assert path.read_bytes() == before


def test_no_copy_stays_behind_where_rows_were_moved(tmp_path: Path) -> None:
    path = tmp_path / "large.db"
    made.write_class(path, made.made_answers(200, 30, seed=5))
    for number in range(0, 200, 25):
        list(forget_student(path, f"S{number:04}"))
        assert f"S{number:04}".encode() not in path.read_bytes()
