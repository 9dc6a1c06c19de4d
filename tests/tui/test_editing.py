"""Entries are edited in the person's editor from the page, the bank and a review; nothing is lost on the way."""

from collections.abc import Callable
from pathlib import Path

import pytest

from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.tui.app import PracticeApp
from tests.desks import desk_of_files
from tests.fakes import FakeClock
from tests.tui.stage import Stage, on_stage

SIT = ("a", "enter", "enter", "enter", "s")  # asks what is marked, and answers it
Editing = Callable[[str], str]


@pytest.fixture
def desk_opener(tmp_path: Path) -> Callable[[FakeClock], Desk]:
    return lambda clock: desk_of_files(tmp_path, clock)


def edit_by(monkeypatch: pytest.MonkeyPatch, editing: Editing, fails: str = "") -> None:
    """An editor that turns the text of the file into another one."""

    def edit_file(app: PracticeApp, path: Path) -> None:
        path.write_text(editing(path.read_text("utf-8")), "utf-8")
        if fails:
            raise PracticeError(fails)

    monkeypatch.setattr(PracticeApp, "edit_file", edit_file)


async def mark_wal(stage: Stage) -> None:
    await stage.press("b", "down")
    assert any(line.startswith("▸") and "WAL" in line for line in stage.text().splitlines())


async def test_the_page_shows_what_was_edited_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk_opener: Callable[[FakeClock], Desk]
) -> None:
    edit_by(monkeypatch, lambda text: text.replace("title: What is WAL?", "title: What is a log?"))
    async with on_stage(tmp_path, open_desk=desk_opener) as stage:
        await mark_wal(stage)
        await stage.press("enter", "m")
        assert "the id is 'what-is-a-log'" in stage.text()
        await stage.press("escape")
        assert "m opens it again." in stage.text()
    edit_by(monkeypatch, lambda text: f"{text}  formerly: [what-is-wal]\n")
    async with on_stage(tmp_path, open_desk=desk_opener) as stage:
        await mark_wal(stage)
        await stage.press("m")
        assert "Kept." in stage.text()
        assert "What is a log?" in stage.text()


async def test_a_bundled_question_becomes_ones_own_version_and_its_page_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk_opener: Callable[[FakeClock], Desk]
) -> None:
    edit_by(monkeypatch, lambda text: text.replace("three nested maps", "four nested maps"))
    async with on_stage(tmp_path, open_desk=desk_opener) as stage:
        await stage.press("b", "enter", "m")
        assert "Your own version from now on, in mine.yaml." in stage.text()
        assert "four nested maps" in stage.text()
        assert "Your own version of a bundled question" in stage.text()


async def test_an_editor_that_fails_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk_opener: Callable[[FakeClock], Desk]
) -> None:
    edit_by(monkeypatch, lambda text: text.replace("A log", "The log"), fails="vi ended with 1")
    async with on_stage(tmp_path, (120, 40), open_desk=desk_opener) as stage:
        await mark_wal(stage)
        await stage.press("m")
        told = " ".join(str(toast.render()) for toast in stage.app.screen.query("Toast"))
        assert "vi ended with 1: the entry is as it was; what you wrote is kept, and m opens it again" in told
        assert "A log" in (tmp_path / "own" / "stores.yaml").read_text("utf-8")
        assert "The log" in (tmp_path / "own" / ".editing" / "what-is-wal.yaml").read_text("utf-8")


async def test_without_an_editor_one_is_asked_to_set_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk_opener: Callable[[FakeClock], Desk]
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with on_stage(tmp_path, (120, 40), open_desk=desk_opener) as stage:
        await stage.press("b", "m")
        told = " ".join(str(toast.render()) for toast in stage.app.screen.query("Toast"))
        assert "neither VISUAL nor EDITOR names an editor" in told
        assert "export EDITOR=nano" in told


async def test_a_review_shows_the_mended_words_and_the_round_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk_opener: Callable[[FakeClock], Desk]
) -> None:
    edit_by(monkeypatch, lambda text: text.replace("three nested maps", "four nested maps"))
    async with on_stage(tmp_path, open_desk=desk_opener) as stage:
        await stage.press("b", *SIT, "b", "m")
        assert "four nested maps" in stage.text()
        assert "Edited. This answer is ticked and scored as it was asked." in stage.text()
        await stage.press("3")
        assert "Saved #1." in stage.text()
        await stage.press("enter")
    desk = desk_of_files(tmp_path)
    (attempt,) = desk.history.attempts(with_ticks=True)
    assert [tick.heard for tick in attempt.ticks] == [False, True, False, False]
    assert "three nested maps" in desk.texts.question(attempt.digest, attempt.question_id).prompt


async def test_points_are_proposed_for_a_question_without_a_rubric(
    tmp_path: Path, desk_opener: Callable[[FakeClock], Desk]
) -> None:
    async with on_stage(tmp_path, open_desk=desk_opener) as stage:
        await mark_wal(stage)
        await stage.press(*SIT)
        assert "m No rubric yet: write one, from the points of the answer" in stage.text()
        await stage.press("m")
        assert "a ✓ A log that is written first" in stage.text()
        await stage.press("a")
        assert "a · A log that is written first" in stage.text()
        await stage.press("enter")
        assert "Edited. Your points are asked from the next time on" in stage.text()
        assert "no score is suggested" in stage.text()
    question = desk_of_files(tmp_path).bank.find("what-is-wal")
    assert question and [point.text for point in question.rubric] == ["It can be replayed after a crash"]


async def test_a_question_is_written_in_a_form_and_is_there_at_once(
    tmp_path: Path, desk_opener: Callable[[FakeClock], Desk]
) -> None:
    async with on_stage(tmp_path, open_desk=desk_opener) as stage:
        await stage.press("b", "slash", *"gradient", "enter", "n", "ctrl+s")
        assert "Write what it asks." in stage.text()
        await stage.press(*"Why")
        assert "Write what it asks." not in stage.text()
        await stage.press("question_mark", "tab", *"So.", "tab", *"mats", "enter")
        assert "mats is nearly math." in stage.text()
        await stage.press("down", "enter")
        assert "Kept in mine.yaml. m adds limit, hints and rubric." in stage.text()
        assert any(line.startswith("▸") and "Why?" in line for line in stage.text().splitlines())
        await stage.press("q")
        assert "3 questions on 2 topics" in stage.text()


@pytest.mark.parametrize("key", ["escape", "ctrl+c", "ctrl+q"])
async def test_what_is_written_is_asked_about_before_it_is_dropped(
    tmp_path: Path, desk_opener: Callable[[FakeClock], Desk], key: str
) -> None:
    async with on_stage(tmp_path, open_desk=desk_opener) as stage:
        await stage.press("b", "n", "escape", "n", *"Why", key)
        assert "Drop the question?" in stage.text()
        await stage.press(key, "enter")
        assert "Why" in stage.text()
        await stage.press("escape", "down", "enter")
        assert "A question of your own" not in stage.text()
        assert stage.app.is_running


async def test_a_form_in_which_nothing_is_written_keeps_nobody(
    tmp_path: Path, desk_opener: Callable[[FakeClock], Desk]
) -> None:
    async with on_stage(tmp_path, open_desk=desk_opener) as stage:
        await stage.press("b", "n", "ctrl+q")
    assert not stage.app.is_running and stage.app.return_code == 0
