"""What is written into own banks from inside the program: edits, own versions, new questions."""

from pathlib import Path

import pytest

from practice_tui.archive.own_questions import OWN_FILE, add_question, entry_to_edit, write_entry
from practice_tui.bank.folders import BankFolders
from practice_tui.bank.loader import load_bank
from practice_tui.bank.own_versions import version_lines
from practice_tui.core.history.facts import RemarkKind
from practice_tui.errors import PracticeError
from practice_tui.presenters.pages import question_page
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.holders import Identity
from practice_tui.store.opening import open_history
from tests.bank.samples import PLAN, bank_folder, question_yaml
from tests.fakes import FakeClock, make_moments

MINE = "# Mine.\n\n- title: What is WAL?\n  answer: A log\n  topic: stores\n\n- {title: B, answer: C, topic: math}\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A bundled bank of one question, and an own one of two."""
    folders = BankFolders(tmp_path / "own", bank_folder(tmp_path / "bundled", math=question_yaml(), plans=PLAN))
    folders.own.mkdir()
    (folders.own / "stores.yaml").write_text(MINE, encoding="utf-8")
    loaded = load_bank(folders.own, folders.bundled)
    history = open_history(tmp_path / "history.db")
    return Desk(history, loaded, make_moments(FakeClock()), Identity("test", "1@here"), folders=folders)


def test_an_own_entry_is_edited_where_it_stands(desk: Desk) -> None:
    edit = entry_to_edit(desk, "what-is-wal")
    assert edit.text == "- title: What is WAL?\n  answer: A log\n  topic: stores\n"
    assert not edit.is_copy
    write_entry(desk, edit, edit.text.replace("A log", "A log that is written first"))
    assert edit.path.read_text(encoding="utf-8") == MINE.replace("A log", "A log that is written first")
    question = desk.bank.find("what-is-wal")
    assert question and question.answer.full == "A log that is written first"


def test_a_bundled_entry_is_copied_whole_and_wins_with_its_history(desk: Desk) -> None:
    desk.notebook.remark("chain-rule", RemarkKind.NOTE, "ask for vectors")
    original = desk.bank.find("chain-rule")
    assert original
    edit = entry_to_edit(desk, "chain-rule")
    assert edit.is_copy
    assert edit.text.replace(f"  base: {original.digest}\n", "") == question_yaml()
    assert edit.path == desk.folders.own / OWN_FILE
    write_entry(desk, edit, edit.text)
    copy = desk.bank.find("chain-rule")
    assert copy and (copy.bank, copy.base, copy.rubric) == ("mine", original.digest, original.rubric)
    assert desk.loaded.problems == ()
    again = entry_to_edit(desk, "chain-rule")
    assert not again.is_copy
    write_entry(desk, again, again.text.replace("three nested maps", "four nested maps"))
    page = question_page(desk, "chain-rule")
    assert page.question.prompt.endswith("four nested maps?")
    assert page.note == "ask for vectors"
    assert page.version == "Your own version of a bundled question, in mine.yaml."
    assert page.difference == ()


def test_the_difference_shows_once_the_bundled_question_changes(desk: Desk) -> None:
    copied = entry_to_edit(desk, "chain-rule")
    write_entry(desk, copied, copied.text)
    path = desk.folders.bundled / "math.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("three nested", "five nested"), encoding="utf-8")
    desk.reload_banks()
    page = question_page(desk, "chain-rule")
    assert "The bundled one has changed since" in page.version
    assert page.version.endswith(f"base: {desk.loaded.replaced[0].digest}")
    assert page.difference == (
        "- How does a derivative pass through five nested maps?",
        "+ How does a derivative pass through three nested maps?",
    )
    assert list(version_lines(desk.loaded, page.question)) == ["", page.version, *page.difference]


def test_what_is_wrong_is_not_written(desk: Desk) -> None:
    edit = entry_to_edit(desk, "what-is-wal")
    wrong = edit.text.replace("answer", "anwser")
    assert [problem.line for problem in edit.problems(wrong)] == [1, 2]
    with pytest.raises(PracticeError, match="'answer' is missing"):
        write_entry(desk, edit, wrong)
    assert edit.path.read_text(encoding="utf-8") == MINE


def test_a_new_question_joins_the_own_ones(desk: Desk) -> None:
    first = add_question(desk, "What does fsync promise?", "That it is on the disk.\n\n- unless it lies", "Stores")
    second = add_question(desk, "And fdatasync: what?", "Less.", "brand new")
    assert (first, second) == ("what-does-fsync-promise", "and-fdatasync-what")
    questions = [desk.bank.find(question_id) for question_id in (first, second)]
    assert [question.topic for question in questions if question] == ["stores", "brand-new"]
    assert questions[0] and questions[0].answer.full == "That it is on the disk.\n\n- unless it lies"
    assert desk.loaded.problems == ()
    assert (desk.folders.own / OWN_FILE).read_text(encoding="utf-8").startswith("# Questions written in practice")


@pytest.mark.parametrize(
    ("prompt", "answer", "topic", "reason"),
    [
        ("What is WAL?", "A log", "stores", "is there already: what-is-wal"),
        ("", "A log", "stores", "no question"),
        ("Why?", " ", "stores", "no answer"),
        ("Why?", "So.", " ", "has no topic"),
    ],
)
def test_less_than_a_question_is_refused(desk: Desk, prompt: str, answer: str, topic: str, reason: str) -> None:
    with pytest.raises(PracticeError, match=reason):
        add_question(desk, prompt, answer, topic)
    assert not (desk.folders.own / OWN_FILE).exists()


def test_a_link_stays_a_link_and_permissions_stay(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "elsewhere.yaml"
    (desk.folders.own / "stores.yaml").rename(place)
    place.chmod(0o644)
    (desk.folders.own / "stores.yaml").symlink_to(place)
    edit = entry_to_edit(desk, "what-is-wal")
    write_entry(desk, edit, edit.text.replace("A log", "The log"))
    assert (desk.folders.own / "stores.yaml").is_symlink()
    assert "The log" in place.read_text(encoding="utf-8")
    assert place.stat().st_mode & 0o777 == 0o644
