"""A plan as a file: whoever gets it asks the same questions with the same texts, in every chair."""

from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.archive.own_plans import keep_plan
from practice_tui.archive.paper_file import drawn_in
from practice_tui.archive.plan_file import export_plan, import_plan
from practice_tui.core.bank.plans import Pick
from practice_tui.core.bank.questions import Stage
from practice_tui.core.rounds.events import Begin
from practice_tui.errors import PracticeError
from practice_tui.presenters.kit import kit
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.drawing import draw
from practice_tui.sitting.interviews import Chairs, begin_interview
from practice_tui.sitting.orders import OWN_ROUND, Order, begin_order
from tests.desks import desk_of_files

PLAN = replace(OWN_ROUND, count=2, topics={"stores": 2, "math": 1}, stages={Stage.CORE: 1}, hints=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with a bundled question and one that only its author has."""
    author = desk_of_files(tmp_path / "author")
    path = tmp_path / "both.json"
    keep_plan(author, PLAN, "Both")
    lines = export_plan(author, "both", path, 7, overwrites=False)
    assert lines[0] == f"Both: 2 questions, 4 min of answering: {path}"
    assert "1 of them yours" in lines[1]
    return path


@pytest.fixture
def other(tmp_path: Path) -> Desk:
    """The desk of somebody who hasn't the author's questions."""
    return desk_of_files(tmp_path / "other", own="")


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path) -> None:
    for name in ("author", "other"):
        (tmp_path / name).mkdir()


def test_a_round_and_an_interview_of_it_ask_the_same_with_the_same_texts(file: Path, other: Desk) -> None:
    order = Order(drawn=drawn_in(file))
    ids = [question.id for question in drawn_in(file).questions]
    assert sorted(ids) == ["chain-rule", "what-is-wal"]
    sitting = begin_order(other, order, 1)
    assert [slot.question_id for slot in sitting.round.slots] == ids
    assert not sitting.round.has_hints
    sitting.handle(Begin())
    assert sitting.view().question == next(each for each in drawn_in(file).questions if each.id == ids[0])
    leading = begin_interview(other, order, Chairs(), 2)
    assert [slot.question_id for slot in leading.interview.slots] == ids


def test_a_kit_of_it_has_the_same_questions_in_the_same_order(file: Path, other: Desk) -> None:
    drawn = draw(other, Order(drawn=drawn_in(file)), 3)
    assert drawn == drawn_in(file)
    assert kit(drawn, ()).title == "Interview kit: Both"


def test_its_plan_is_kept_where_the_banks_have_its_topics(file: Path, other: Desk, tmp_path: Path) -> None:
    with pytest.raises(PracticeError, match="your banks have no topic stores"):
        import_plan(other, file)
    assert other.loaded.own_plans == ()
    author = desk_of_files(tmp_path / "author")
    assert import_plan(author, file, "Both again") == replace(PLAN, id="both-again", title="Both again")
    with pytest.raises(PracticeError, match="there is a plan both already"):
        import_plan(author, file)


def test_a_round_that_counts_nowhere_is_handed_on_but_kept_as_no_plan(tmp_path: Path) -> None:
    author, path = desk_of_files(tmp_path / "author"), tmp_path / "ladder.json"
    export_plan(author, "ladder", path, 7, overwrites=False)
    with pytest.raises(PracticeError, match="Ladder counts in no figure, and can't be a plan of yours"):
        import_plan(author, path, "Mine")
    assert author.loaded.own_plans == ()


def test_a_round_of_it_has_the_code_that_its_author_was_given_to_have_it_handed_in(other: Desk, tmp_path: Path) -> None:
    author, path = desk_of_files(tmp_path / "author"), tmp_path / "exam.json"
    keep_plan(author, replace(PLAN, pick=Pick.SEEDED), "Exam")
    *_, last = export_plan(author, "exam", path, 7, overwrites=False)
    code = begin_order(other, Order(drawn=drawn_in(path)), 1).round.code
    assert code and last == f"Whoever sits it can hand it in: practice export --hand-in {code} FILE.json"
    keep_plan(author, PLAN, "Drawn anew each time")
    lines = export_plan(author, "drawn-anew-each-time", tmp_path / "other.json", 7, overwrites=False)
    assert not any("hand-in" in line for line in lines)


def test_half_a_mock_day_is_no_single_round_to_hand_on(tmp_path: Path) -> None:
    path = tmp_path / "day.json"
    with pytest.raises(PracticeError, match="is four rounds"):
        export_plan(desk_of_files(tmp_path / "author"), "half-day", path, 7, overwrites=False)
    assert not path.exists()


def test_a_plan_that_names_questions_is_kept_where_the_banks_have_them(other: Desk, tmp_path: Path) -> None:
    author, path = desk_of_files(tmp_path / "author"), tmp_path / "named.json"
    keep_plan(author, replace(PLAN, topics={}, questions=("chain-rule", "what-is-wal")), "Named")
    export_plan(author, "named", path, 7, overwrites=False)
    with pytest.raises(PracticeError, match="your banks have no question what-is-wal"):
        import_plan(other, path)


def test_what_would_be_replaced_or_is_no_json_is_refused(file: Path, tmp_path: Path) -> None:
    author = desk_of_files(tmp_path / "author")
    with pytest.raises(PracticeError, match="is there already"):
        export_plan(author, "both", file, 1, overwrites=False)
    with pytest.raises(PracticeError, match=r"doesn't end in \.json"):
        export_plan(author, "both", tmp_path / "both.txt", 1, overwrites=False)
