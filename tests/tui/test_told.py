"""What was done is told in the line of the keys; a toast covers neither that line nor the one that says what to do."""

from pathlib import Path

import pytest

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Bank, Kind
from practice_tui.tui.widgets.key_bar import TOLD_FOR, KeyBar
from tests.fakes import TOPICS, make_question
from tests.tui.stage import Stage, on_stage

ONE = (Plan("one", "One", 1),)


def foot(stage: Stage) -> str:
    return stage.text().split("\n")[-1]


async def test_a_word_stands_in_place_of_the_keys_and_no_toast_is_shown(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        stage.app.tell("Kept.")
        await stage.pilot.pause()
        assert foot(stage).strip() == "Kept."
        assert not stage.app.screen.query("Toast")
        assert stage.text().count("Kept.") == 1


async def test_in_a_round_a_word_leaves_the_keys_in_sight_and_goes_with_the_next_one(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press("enter", "enter", "enter", "s", "3", "n", *"again", "enter")
        assert "Kept." in stage.text()
        assert "z Undo" in foot(stage) and "enter Next" in foot(stage)
        await stage.press("tab")
        assert "Kept." not in stage.text()


async def test_an_enter_too_soon_to_start_says_so(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press("enter")
        await stage.tap("enter", 1, 0.4)
        assert "Just opened; press enter again to start." in stage.text()
        await stage.press("enter")
        assert "and when does it fail?" in stage.text() and "Just opened" not in stage.text()


async def test_that_something_has_just_begun_is_said_no_longer_than_it_is_true(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press("enter")
        await stage.tap("enter", 1, 0.4)
        await stage.pass_time(1)
        assert "Just opened" not in stage.text()
        await stage.press("enter")
        await stage.tap("enter", 1, 0.4)
        await stage.pass_time(1)
        assert "Just begun; press enter again when you are done." in stage.text()
        await stage.pass_time(1)
        assert "Just begun" not in stage.text()
        await stage.press("p", "p")
        await stage.tap("enter", 1, 0.4)
        assert "The clock has just gone on" in stage.text()
        await stage.pass_time(2)
        assert "The clock has just gone on" not in stage.text()


@pytest.mark.parametrize(("kind", "says"), [(Kind.CODE, "tab Four blanks"), (Kind.CONCEPT, "escape or tab Back to")])
async def test_the_notes_say_what_tab_does(tmp_path: Path, kind: Kind, says: str) -> None:
    bank = Bank(TOPICS, (make_question(kind=kind),))
    async with on_stage(tmp_path, (60, 20), bank=bank, plans=ONE) as stage:
        await stage.press("enter", "enter", "n")
        assert says in foot(stage)


async def test_home_names_the_settings_where_there_is_least_room(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (60, 20), plans=ONE) as stage:
        assert ", Settings" in foot(stage) and "q Quit" in foot(stage)


async def test_the_keys_come_back_unless_something_else_is_told(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        bar = stage.app.screen.query_one(KeyBar)
        bar.tell("Kept.")
        bar._fall_silent("Restored.")  # its time is over
        assert bar.message == "Kept."
        bar._fall_silent("Kept.")
        await stage.pilot.pause()
        assert foot(stage).endswith("q Quit ?")
        assert 1 <= TOLD_FOR <= 10


async def test_a_longer_text_than_the_line_is_cut(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (60, 20), plans=ONE) as stage:
        stage.app.tell("word " * 40)
        await stage.pilot.pause()
        assert foot(stage).rstrip().endswith("…")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_toasts_leave_what_to_do_and_the_keys_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    async with on_stage(tmp_path, size, plans=ONE) as stage:
        await stage.press("enter", "enter", "enter", "s")
        before = stage.text().split("\n")[-4:]
        stage.app.tell("one\ntwo\nthree")
        await stage.pilot.pause()
        assert "three" in stage.text()
        assert stage.text().split("\n")[-4:] == before


async def test_nothing_to_retry_is_told_in_the_line(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press("enter", "enter", "enter", "s", "a", "4", "enter", "r")
        assert foot(stage).strip() == "Nothing was missed or shaky in this round."
