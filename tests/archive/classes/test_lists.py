"""The lists of a teacher: a roster, and scores of answers on paper, as a spreadsheet saves them."""

from pathlib import Path

import pytest

from practice_tui.archive.classes.class_file import read_class
from practice_tui.archive.classes.importing import import_lines
from practice_tui.archive.classes.lists import Enrolled, Roster, read_roster, read_scores
from practice_tui.core.history.renames import Names
from practice_tui.errors import PracticeError
from tests.archive.classes.students import BANK, hand_in, take_in

SCORES = "student,question-0,question-4\nAnn,3,-\nBen,,1\nCleo,,\n"


def written(folder: Path, text: str, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with read_class(path) as connection:
        return connection.execute(sql).fetchall()


def test_a_roster_as_a_spreadsheet_saves_it(tmp_path: Path) -> None:
    path = written(tmp_path, "\ufeffFile;Student;Pace\r\nann.json;S 1;1,25\r\n\r\nben;S 2;\r\n")
    assert read_roster(path) == Roster((Enrolled("S 1", 1.25, "ann.json"), Enrolled("S 2", 1.0, "ben")))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("name,file\nAnn,a\n", "needs a column student, and one of file or code"),
        ("student,file\nAnn,\n", "line 2 names no student, or neither file nor code"),
        ("student,file,pace\nAnn,a,fast\n", "line 2: 'fast' is no pace from 0.25 to 10"),
        ("student,file,pace\nAnn,a,1\nAnn,b,2\n", "gives Ann two paces"),
        ("student,file\nAnn,a,b\n", "line 2 has more or fewer cells than the headings"),
        ("student,student\n", "has the column student twice"),
    ],
)
def test_a_roster_that_cant_be_meant_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(PracticeError, match=message):
        read_roster(written(tmp_path, text))


def test_scores_on_paper_are_the_teachers(tmp_path: Path) -> None:
    path = tmp_path / "class.db"
    imported = take_in(path, written(tmp_path, SCORES))
    assert list(import_lines(path, imported)) == [f"Took in 2 students scored on paper, with 3 answers: {path}"]
    sql = "SELECT student, question_id, outcome, score, scored_by, used_s FROM answers ORDER BY student, question_id"
    assert rows(path, sql) == [
        ("Ann", "question-0", "answered", 3, "teacher", None),
        ("Ann", "question-4", "skipped", None, "teacher", None),
        ("Ben", "question-4", "answered", 1, "teacher", None),
    ]
    assert rows(path, "SELECT question_id, title FROM texts ORDER BY question_id") == [
        ("question-0", "Question 0"),
        ("question-4", "Question 4"),
    ]


def test_a_corrected_list_changes_nothing_unless_that_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "class.db"
    take_in(path, written(tmp_path, SCORES))
    assert take_in(path, written(tmp_path, SCORES)).already_here == 2
    corrected = written(tmp_path, "student,question-0,question-4\nAnn,2,-\nBen,4,1\n")
    imported = take_in(path, corrected)
    assert imported.left_out == [
        f"{corrected}: Ann has another score for question-0; --replace takes this in its place"
    ]
    ben = "SELECT question_id, score FROM answers WHERE student = 'Ben' ORDER BY question_id"
    assert rows(path, ben) == [("question-0", 4), ("question-4", 1)]
    assert take_in(path, corrected, replaces=True).answers == 1
    assert rows(path, "SELECT score FROM answers WHERE student = 'Ann' ORDER BY question_id") == [(2,), (None,)]


def test_the_same_student_on_paper_and_on_screen_is_scored_by_two(tmp_path: Path) -> None:
    path, made = tmp_path / "class.db", hand_in(tmp_path, "Ann", [4, 4, 4], 1)
    take_in(path, made.file, written(tmp_path, SCORES))
    sql = "SELECT scored_by, n FROM v_students WHERE student = 'Ann' ORDER BY scored_by"
    assert rows(path, sql) == [("student", 3), ("teacher", 1)]
    made.desk.close()


def test_who_isnt_in_the_roster_is_left_out_of_a_list(tmp_path: Path) -> None:
    path, scores = tmp_path / "class.db", written(tmp_path, SCORES)
    imported = take_in(path, scores, roster=Roster((Enrolled("Ben", 1.5, "b"),)))
    assert imported.left_out == [f"{scores}: Ann isn't in the roster"]
    assert rows(path, "SELECT student, pace FROM students") == [("Ben", 1.5)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("student,question-0\nAnn,5\n", "line 2, question-0: '5' is no score from 1 to 4"),
        ("student,dropuot,question-0\nAnn,5,1\n", "has columns for no question that there is: dropuot"),
        ("question-0,student\n1,Ann\n", "doesn't begin with a column student"),
        ("student\nAnn\n", "has no question"),
        ("student,question-0\nAnn,1\nAnn,2\n", "line 3 names Ann again"),
        ("student,question-0\n,2\n", "line 2 names no student"),
        ('student,question-0\n"Ann,2\n', "is no list as a spreadsheet saves it"),
    ],
)
def test_a_list_of_scores_that_cant_be_meant_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(PracticeError, match=message):
        read_scores(written(tmp_path, text), BANK.find, None, Names())


def test_a_question_of_an_old_paper_goes_by_todays_id(tmp_path: Path) -> None:
    scores = read_scores(written(tmp_path, SCORES), BANK.find, "EXAM-0007-03P", Names({"question-0": "renamed"}, {}))
    assert [row["question_id"] for row in scores["Ann"].answers] == ["renamed", "question-4"]
    assert [row["question_id"] for row in scores["Ann"].texts] == ["renamed", "question-4"]
