"""An entry is edited in a file of its own: what is right goes into the bank, what isn't waits, and nothing is lost."""

from pathlib import Path

import pytest

from practice_tui.archive.entry_drafts import begin_edit, drop_edit, finish_edit, keep_points
from practice_tui.core.bank.questions import Tier
from practice_tui.core.bank.scoring import suggest_score
from practice_tui.sitting.desk import Desk
from tests.desks import desk_of_files

WAL = "what-is-wal"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of_files(tmp_path)


def test_what_is_right_goes_into_the_bank_and_its_draft_goes(desk: Desk) -> None:
    draft = begin_edit(desk, WAL)
    assert draft.path.read_text("utf-8") == draft.edit.text
    draft.path.write_text(draft.edit.text.replace("first", "before all else"), "utf-8")
    assert finish_edit(desk, draft).is_written
    question = desk.bank.find(WAL)
    assert question and "before all else" in question.answer.full
    assert not draft.path.exists()


def test_what_is_wrong_is_named_by_its_line_and_opened_again_as_it_was_left(desk: Desk) -> None:
    draft = begin_edit(desk, WAL)
    wrong = draft.edit.text.replace("answer:", "anwser:")
    draft.path.write_text(wrong, "utf-8")
    edited = finish_edit(desk, draft)
    assert not edited.is_written
    assert [(problem.line, problem.message) for problem in edited.problems] == [
        (1, "'answer' is missing"),
        (2, "'anwser' is no field"),
    ]
    again = begin_edit(desk, WAL)
    assert again.path.read_text("utf-8") == wrong
    question = desk.bank.find(WAL)
    assert question and question.answer.full.startswith("A log")


def test_no_draft_is_ever_loaded(desk: Desk) -> None:
    draft = begin_edit(desk, WAL)
    draft.path.write_text("- id: other\n  title: Other\n  answer: No\n  topic: stores\n", "utf-8")
    desk.reload_banks()
    assert desk.bank.find("other") is None
    assert desk.loaded.problems == ()


def test_nothing_changed_writes_nothing_and_copies_nothing(desk: Desk) -> None:
    draft = begin_edit(desk, "chain-rule")
    edited = finish_edit(desk, draft)
    assert not edited.is_written
    assert not edited.problems
    assert [path.name for path in desk.folders.own.glob("*.yaml")] == ["stores.yaml"]
    assert not draft.path.exists()


def test_an_emptied_text_changes_nothing_and_is_laid_out_anew(desk: Desk) -> None:
    draft = begin_edit(desk, WAL)
    draft.path.write_text("\n", "utf-8")
    edited = finish_edit(desk, draft)
    assert (edited.is_written, edited.problems) == (False, ())
    assert begin_edit(desk, WAL).path.read_text("utf-8") == draft.edit.text


def test_what_was_written_can_be_dropped(desk: Desk) -> None:
    draft = begin_edit(desk, WAL)
    draft.path.write_text("nonsense", "utf-8")
    assert draft.is_changed()
    drop_edit(draft)
    assert not begin_edit(desk, WAL).is_changed()


def test_points_that_are_kept_become_the_rubric_of_an_entry(desk: Desk) -> None:
    keep_points(desk, WAL, ("It is written: first", "It can be replayed"))
    question = desk.bank.find(WAL)
    assert question
    assert [(point.text, point.tier) for point in question.rubric] == [
        ("It is written: first", Tier.MUST),
        ("It can be replayed", Tier.MUST),
    ]
    assert suggest_score(question.rubric, frozenset({0, 1})) is not None
    assert desk.loaded.problems == ()
