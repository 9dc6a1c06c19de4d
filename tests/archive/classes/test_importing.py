"""Hand-ins are united in the file of a class: each student once, nothing private, and what can't be used is named."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from practice_tui.archive.classes.class_file import read_class
from practice_tui.archive.classes.importing import Wishes, import_files, import_lines
from practice_tui.archive.classes.lists import Enrolled, Roster
from practice_tui.archive.transfer import export_lines, hand_in_lines
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.renames import Names
from practice_tui.core.rounds.events import Begin, Done, Next, Rate, Retry, Reveal
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.row_formats import FORMATS
from tests.archive.classes.students import BANK, HandedIn, desk_of, hand_in, sit_exam, take_in
from tests.fakes import START, make_bank, sit


@pytest.fixture
def ann(tmp_path: Path) -> Iterator[HandedIn]:
    made = hand_in(tmp_path, "ann", [1, 3, None], 1, ticks=2)
    yield made
    made.desk.close()


@pytest.fixture
def ben(tmp_path: Path) -> Iterator[HandedIn]:
    made = hand_in(tmp_path, "ben", [2, 4, 4], 2)
    yield made
    made.desk.close()


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with read_class(path) as connection:
        return connection.execute(sql).fetchall()


def edit(file: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Changes what stands in a hand-in, as no program of ours would."""
    data = json.loads(file.read_text("utf-8"))
    change(data)
    file.write_text(json.dumps(data), encoding="utf-8")


def test_two_students_stand_in_one_class(ann: HandedIn, ben: HandedIn, tmp_path: Path) -> None:
    path = tmp_path / "class.db"
    imported = take_in(path, ann.file, ben.file)
    assert list(import_lines(path, imported)) == [f"Took in 2 hand-ins, with 6 answers: {path}"]
    asked = [slot.question_id for slot in sit_exam(ann.desk, []).round.slots]
    scores = rows(path, "SELECT student, question_id, score, scored_by, code FROM answers ORDER BY student, attempt_id")
    assert scores == [
        (student, question, score, "student", ann.code)
        for student, given in (("ann", (1, 3, None)), ("ben", (2, 4, 4)))
        for question, score in zip(asked, given, strict=True)
    ]
    assert rows(path, "SELECT student, kind, text FROM flags") == [
        ("ann", "unclear", "unclear to ann"),
        ("ben", "unclear", "unclear to ben"),
    ]
    heard = rows(path, "SELECT student, sum(heard), count(*) FROM answer_points GROUP BY student")
    assert heard == [("ann", 4, 12), ("ben", 0, 18)]
    assert rows(path, "SELECT n, facility FROM v_items ORDER BY n") == [(1, None), (2, None), (2, None)]


def test_nothing_private_comes_in_even_if_a_whole_history_is_called_a_hand_in(ann: HandedIn, tmp_path: Path) -> None:
    whole = tmp_path / "whole.json"
    export_lines(ann.desk, whole, "practice 9", overwrites=False)
    data = json.loads(whole.read_text("utf-8"))
    assert "canary said" in whole.read_text("utf-8") and "canary note" in whole.read_text("utf-8")
    head = {name: data.pop(name) for name in ("practice", "format", "program", "exported_at")}
    whole.write_text(json.dumps({**head, "hand_in": ann.code, **data}), encoding="utf-8")
    path = tmp_path / "class.db"
    take_in(path, whole)
    content = path.read_bytes()
    assert b"unclear to ann" in content and b"canary typed" in content  # as after `--with-answers`
    for private in (b"canary said", b"canary note", ann.desk.writer.device.name.encode()):
        assert private not in content
    take_in(tmp_path / "usual.db", ann.file)
    assert b"canary" not in (tmp_path / "usual.db").read_bytes()


def test_the_same_hand_in_written_twice_is_the_same(ann: HandedIn, tmp_path: Path) -> None:
    path, again = tmp_path / "class.db", tmp_path / "later" / "ann.json"
    again.parent.mkdir()
    hand_in_lines(ann.desk, again, ann.code, "practice 9", with_answers=False, overwrites=False)
    take_in(path, ann.file)
    before = path.read_bytes()
    imported = take_in(path, again)
    assert (imported.already_here, imported.answers, imported.left_out) == (1, 0, [])
    assert path.read_bytes() == before


def test_a_student_who_hands_in_again_is_left_out_unless_that_is_wanted(ann: HandedIn, tmp_path: Path) -> None:
    path = tmp_path / "class.db"
    take_in(path, ann.file)
    attempt = ann.desk.history.attempts()[0]
    ann.desk.corrections.amend(attempt.id, attempt.round_id, Score.STRONG)
    hand_in_lines(ann.desk, ann.file, ann.code, "practice 9", with_answers=False, overwrites=True)
    with pytest.raises(PracticeError, match=f"ann handed in {ann.code} before; --replace takes this") as refused:
        take_in(path, ann.file)
    assert refused.value.code is ExitCode.UNUSABLE_FILE
    scores = "SELECT score FROM answers ORDER BY attempt_id"
    assert rows(path, scores) == [(1,), (3,), (None,)]
    imported = take_in(path, ann.file, replaces=True)
    assert list(import_lines(path, imported)) == [
        f"Took in 1 hand-in, with 3 answers: {path}",
        "In place of what was handed in before by ann",
    ]
    assert rows(path, scores) == [(4,), (3,), (None,)]
    assert rows(path, "SELECT count(*) FROM hand_ins") == [(1,)]


def test_the_same_student_twice_at_once_counts_once(ann: HandedIn, tmp_path: Path) -> None:
    other = hand_in(tmp_path / "other", "ann", [4, 4, 4], 9)
    for replaces in (False, True):
        path = tmp_path / f"{replaces}.db"
        imported = take_in(path, ann.file, other.file, replaces=replaces)
        assert (imported.hand_ins, imported.answers) == (1, 3)
        assert imported.left_out == [
            f"{other.file} is a second hand-in of ann for {ann.code}: only the first was taken in; a file is named "
            "like its student"
        ]
    other.desk.close()


def test_what_another_student_handed_in_is_not_taken_for_ones_own(ann: HandedIn, tmp_path: Path) -> None:
    copy = tmp_path / "copy.json"
    copy.write_bytes(ann.file.read_bytes())
    imported = take_in(tmp_path / "class.db", ann.file, copy)
    assert imported.left_out == [f"{copy}, of copy, holds a round that ann handed in already"]


def test_what_cant_be_used_is_named_and_the_rest_taken_in(ann: HandedIn, tmp_path: Path) -> None:
    export_lines(ann.desk, tmp_path / "life.json", "practice 9", overwrites=False)
    newer = json.loads(ann.file.read_text("utf-8")) | {"format": 99}
    (tmp_path / "newer.json").write_text(json.dumps(newer))
    (tmp_path / "torn.json").write_text(ann.file.read_text("utf-8")[:-40])
    names = ("life.json", "newer.json", "torn.json", "none.json", "ann/history.db")
    path = tmp_path / "class.db"
    imported = take_in(path, *(tmp_path / name for name in names), ann.file)
    assert imported.hand_ins == 1
    assert [reason.removeprefix(f"{tmp_path}/") for reason in imported.left_out] == [
        "life.json holds a history, no hand-in: practice export --hand-in CODE FILE.json writes one",
        f"newer.json has the format 99; this practice reads {' and '.join(map(str, FORMATS))}: update it",
        "torn.json is neither JSON nor a history",
        "none.json isn't there",
        "ann/history.db is a database, no hand-in",
    ]
    assert rows(path, "SELECT student FROM students") == [("ann",)]


def test_where_nothing_can_be_used_nothing_is_written(ann: HandedIn, tmp_path: Path) -> None:
    export_lines(ann.desk, tmp_path / "life.json", "practice 9", overwrites=False)
    files = sorted(tmp_path.iterdir())
    with pytest.raises(PracticeError, match=r"Nothing was taken in: .*life\.json holds a history") as refused:
        take_in(tmp_path / "class.db", tmp_path / "life.json")
    assert refused.value.code is ExitCode.UNUSABLE_FILE
    assert sorted(tmp_path.iterdir()) == files
    with pytest.raises(PracticeError, match=r"history\.db is somebody's history"):
        take_in(tmp_path / "ann" / "history.db", ann.file)


def test_a_roster_names_students_and_their_pace_and_nobody_is_guessed(
    ann: HandedIn, ben: HandedIn, tmp_path: Path
) -> None:
    path = tmp_path / "class.db"
    enrolled = Enrolled("S1", 1.25, file="ann.json"), Enrolled("S2", 1.0, file="eve"), Enrolled("S3", 1.0, code="X")
    imported = take_in(path, ann.file, ben.file, roster=Roster(enrolled))
    assert rows(path, "SELECT student, pace FROM students") == [("S1", 1.25), ("S2", 1.0), ("S3", 1.0)]
    assert imported.left_out == [f"{ben.file} is nobody's: the roster gives no one student for this file or {ben.code}"]
    assert list(import_lines(path, imported))[-1] == "Nothing yet from 2 students: S2, S3"
    assert b"ann.json" not in path.read_bytes()


def test_a_code_that_two_students_have_is_nobodys(ann: HandedIn) -> None:
    named = Roster((Enrolled("S1", 1.0, file="ann"), Enrolled("S2", 1.0, code=ann.code)))
    assert named.student_of(Path("ann.json"), ann.code) == "S1"  # a name of one's own goes before a code of many
    both = Roster((Enrolled("S1", 1.0, code=ann.code), Enrolled("S2", 1.0, code=ann.code)))
    assert both.student_of(ann.file, ann.code) == ""
    assert Roster(both.enrolled[:1]).student_of(ann.file, ann.code.lower()) == "S1"


def test_a_discarded_round_isnt_taken_in(ann: HandedIn, tmp_path: Path) -> None:
    discarded = ann.desk.history.rounds()[0].id
    ann.desk.corrections.discard(discarded)
    hand_in_lines(ann.desk, ann.file, ann.code, "practice 9", with_answers=False, overwrites=True)
    with pytest.raises(PracticeError, match="holds no answer of a round that counts"):
        take_in(tmp_path / "class.db", ann.file)


def test_a_warm_up_isnt_taken_in(ann: HandedIn, tmp_path: Path) -> None:
    edit(ann.file, lambda data: data["rounds"][0].update(counts=0))
    with pytest.raises(PracticeError, match="holds no answer of a round that counts"):
        take_in(tmp_path / "class.db", ann.file)


def test_a_score_by_somebody_else_or_one_taken_back_is_no_score(ann: HandedIn, tmp_path: Path) -> None:
    def spoil(data: dict[str, Any]) -> None:
        first, second = data["ratings"]
        first.update(score=None)
        data["ratings"].append({**second, "id": second["id"][:-1] + "f", "score": 4, "rater": "Eve"})

    edit(ann.file, spoil)
    path = tmp_path / "class.db"
    take_in(path, ann.file)
    assert rows(path, "SELECT score FROM answers ORDER BY attempt_id") == [(None,), (3,), (None,)]
    assert rows(path, "SELECT count(DISTINCT attempt_id) FROM answer_points") == [(1,)]


def test_a_question_that_cant_be_read_is_refused(ann: HandedIn, ben: HandedIn, tmp_path: Path) -> None:
    body = json.dumps({"title": "No question"})
    digest = hashlib.sha256(body.encode()).hexdigest()[:16]
    edit(ann.file, lambda data: data["texts"][0].update(body=body, digest=digest))
    imported = take_in(tmp_path / "class.db", ben.file, ann.file)
    assert imported.hand_ins == 1
    assert imported.left_out[0].startswith(f"{ann.file} can't be used: texts, row 1: body can't be")


def test_what_is_replaced_goes_with_its_flags_and_nothing_else(ann: HandedIn, tmp_path: Path) -> None:
    path, scores = tmp_path / "class.db", tmp_path / "scores.csv"
    scores.write_text("student,question-0\nann,4\n")
    wishes = Wishes(Names(), BANK.find, code=ann.code)
    import_files(path, [ann.file, scores], wishes, START)
    edit(ann.file, lambda data: data.update(remarks=[]))
    import_files(path, [ann.file], replace(wishes, replaces=True), START)
    assert rows(path, "SELECT count(*) FROM flags") == [(0,)]
    assert rows(path, "SELECT scored_by, count(*) FROM answers GROUP BY scored_by") == [("student", 3), ("teacher", 1)]
    assert rows(path, "SELECT program FROM hand_ins ORDER BY program") == [("paper",), ("practice 9",)]


def test_a_class_is_made_in_a_folder_that_is_there(ann: HandedIn, tmp_path: Path) -> None:
    with pytest.raises(PracticeError, match="There is no folder"):
        take_in(tmp_path / "typo" / "class.db", ann.file)
    assert not (tmp_path / "typo").exists()


def test_only_the_first_try_is_taken_in(tmp_path: Path) -> None:
    desk = desk_of(tmp_path / "cleo", 3)
    sitting = sit_exam(desk, [])
    again = (Retry(), Done(), Reveal(), Rate(Score.STRONG), Next())
    sit(desk, sitting, Begin(), Done(), Reveal(), Rate(Score.MISSED), *again)
    assert [attempt.score for attempt in desk.history.attempts()] == [Score.MISSED, Score.STRONG]
    file = tmp_path / "cleo.json"
    hand_in_lines(desk, file, sitting.round.code, "practice 9", with_answers=False, overwrites=False)
    desk.close()
    take_in(tmp_path / "class.db", file)
    assert rows(tmp_path / "class.db", "SELECT score FROM answers") == [(1,)]


def test_a_question_is_known_by_todays_id(ann: HandedIn, tmp_path: Path) -> None:
    path = tmp_path / "class.db"
    old = ann.desk.history.attempts()[0].question_id
    wishes = Wishes(Names({old: "renamed"}, {}), make_bank().find)
    import_files(path, [ann.file], wishes, START)
    assert rows(path, "SELECT count(*) FROM answers WHERE question_id = 'renamed'") == [(1,)]
    assert rows(path, "SELECT DISTINCT question_id FROM flags") == [("renamed",)]
    assert old in {question.id for question in BANK.questions}
