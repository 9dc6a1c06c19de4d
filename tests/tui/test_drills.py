"""Drills by their keys: the list, a sprint with wrong results in it, its end, and ten more like a question."""

from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Input

from practice_tui.core.bank.questions import Bank
from practice_tui.core.drills.exercises import Exercise, shown
from practice_tui.sitting.drilling import DrillOrder
from practice_tui.tui.screens.descent import DescentScreen
from practice_tui.tui.screens.drill import DrillScreen
from practice_tui.tui.screens.drill_result import DrillResultScreen
from practice_tui.tui.screens.home import HomeScreen
from practice_tui.tui.screens.question import QuestionScreen
from practice_tui.tui.screens.stepwise import StepwiseScreen
from practice_tui.tui.screens.tools import ToolsScreen
from tests.fakes import TOPICS, make_question
from tests.tui.stage import Stage, on_stage

CONV = DrillOrder("conv-output-size", level=1, count=5, seed=8)


def exercise_of(stage: Stage) -> Exercise:
    screen = stage.app.screen
    assert isinstance(screen, DrillScreen) and screen.view
    return screen.view.sprint.exercise


def drilling(folder: Path, order: DrillOrder = CONV) -> AbstractAsyncContextManager[Stage]:
    """The app as `practice drill` opens it."""
    return on_stage(folder, opening=lambda router: router.open_drill(order))


async def answer(stage: Stage, typed: str = "") -> None:
    stage.app.screen.query_one(Input).value = typed or shown(exercise_of(stage).answer, 4)
    await stage.press("enter")


async def test_from_home_to_a_drill_and_back(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("t")
        assert isinstance(stage.app.screen, ToolsScreen)
        await stage.press("down", "right", "right", "right", "enter")
        assert "Element-wise product" in stage.text()
        assert "level 3 · 1 of 10" in stage.text()
        await stage.press("escape")
        assert isinstance(stage.app.screen, ToolsScreen)
        await stage.press("q")
        assert isinstance(stage.app.screen, HomeScreen)


async def test_a_sprint_with_its_result_and_again(tmp_path: Path) -> None:
    async with drilling(tmp_path) as stage:
        await answer(stage)
        assert "Right: " in stage.text()
        slip = exercise_of(stage).slips[0]
        await answer(stage, shown(slip.value))
        assert "Not right: " in stage.text()
        assert slip.name in stage.text().replace("\n", " ")
        assert exercise_of(stage).solution[-1] in stage.text()
        await stage.press("enter")
        await stage.press("tab")
        assert "Shown; it counts as shown" in stage.text()
        await stage.press("enter")
        assert "1 right, 1 wrong, 1 shown so far." in stage.text()
        await answer(stage)
        await answer(stage)
        assert isinstance(stage.app.screen, DrillResultScreen)
        assert "3 of 5 right (60 %), 1 shown" in stage.text()
        assert "Your best so far." in stage.text()
        await stage.press("enter")
        assert "Output size of a convolution" in stage.text()
        assert "level 1 · 1 of 10" in stage.text()
        await stage.press("escape")
        assert isinstance(stage.app.screen, HomeScreen)


async def test_next_worth_it_is_one_key_away(tmp_path: Path) -> None:
    async with drilling(tmp_path) as stage:
        for _ in range(5):
            await answer(stage)
        assert "Next worth it: Output size of a convolution, level 2" in stage.text().replace("\n", " ")
        await stage.press("n")
        assert "level 2 · 1 of 10" in stage.text()


async def test_what_cant_be_read_stays_to_be_mended(tmp_path: Path) -> None:
    async with drilling(tmp_path) as stage:
        await stage.press("1", "x", "enter")
        assert "“1x” can't be read as a number" in stage.text()
        assert stage.app.screen.query_one(Input).value == "1x"
        assert "1 of 5" in stage.text()


async def test_the_lines_of_a_paste_are_joined(tmp_path: Path) -> None:
    async with drilling(tmp_path) as stage:
        stage.app.post_message(Paste("[[1, 2],\n [3, 4]]\n"))
        await stage.pilot.pause()
        assert stage.app.screen.query_one(Input).value == "[[1, 2], [3, 4]]"


async def test_every_printable_key_is_the_answer(tmp_path: Path) -> None:
    async with drilling(tmp_path) as stage:
        await stage.press("question_mark", "q", "n", "t", "slash", "minus")
        assert stage.app.screen.query_one(Input).value == "?qnt/-"


async def test_a_doubled_enter_doesnt_wipe_the_solution(tmp_path: Path) -> None:
    async with drilling(tmp_path) as stage:
        stage.app.screen.query_one(Input).value = "-1"
        await stage.pilot.press("enter", "enter")
        await stage.pilot.pause()
        assert "Not right: -1" in stage.text()
        await stage.press("enter")
        assert "2 of 5" in stage.text()


async def test_a_held_enter_begins_no_other_sprint(tmp_path: Path) -> None:
    async with drilling(tmp_path, replace(CONV, count=1)) as stage:
        stage.app.screen.query_one(Input).value = shown(exercise_of(stage).answer)
        await stage.pilot.press("enter")
        await stage.pilot.pause()
        await stage.pilot.press("enter")
        await stage.pilot.pause()
        assert isinstance(stage.app.screen, DrillResultScreen)


async def test_escape_asks_and_its_first_line_is_harmless(tmp_path: Path) -> None:
    async with drilling(tmp_path) as stage:
        await answer(stage)
        await stage.press("escape", "enter")
        assert isinstance(stage.app.screen, DrillScreen)
        await stage.press("escape", "escape")
        assert isinstance(stage.app.screen, DrillScreen)
        await stage.press("escape", "down", "enter")
        assert "1 of 1 right" in stage.text()
        await stage.press("q")
        assert isinstance(stage.app.screen, HomeScreen)


async def test_by_time_the_seconds_left_run_and_the_last_one_counts(tmp_path: Path) -> None:
    async with drilling(tmp_path, DrillOrder("pooling", 1, seconds=60.0, seed=1)) as stage:
        await stage.pass_time(20)
        assert "0:40 left" in stage.text()
        await stage.pass_time(45)
        assert "Time is up: this one still counts." in stage.text()
        await answer(stage)
        assert "1 of 1 right (100 %)" in stage.text()


async def test_what_isnt_saved_is_said_and_the_same_key_works_again(tmp_path: Path) -> None:
    async with drilling(tmp_path) as stage:
        history = tmp_path / "history.db"
        history.rename(tmp_path / "gone.db")
        typed = shown(exercise_of(stage).answer)
        await answer(stage, typed)
        assert stage.text().count("NOT SAVED") == 1
        assert stage.app.screen.query_one(Input).value == typed
        (tmp_path / "gone.db").rename(history)
        await stage.press("enter")
        assert "2 of 5" in stage.text()
        assert "NOT SAVED" not in stage.text()


@pytest.fixture
def bank() -> Bank:
    return Bank(TOPICS, (make_question("dropout", drill="mse"), make_question("other")), "0" * 16)


async def test_a_question_that_names_a_drill_offers_ten_more(tmp_path: Path, bank: Bank) -> None:
    async with on_stage(tmp_path, bank=bank) as stage:
        await stage.press("b", "enter")
        assert "t Drill" in stage.text()
        await stage.press("t")
        assert "Mean squared error" in stage.text()
        await stage.press("escape")
        assert isinstance(stage.app.screen, QuestionScreen)


async def test_the_list_ends_with_the_simulators(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("t", "end")
        assert "Attention of three tokens" in stage.text()
        await stage.press("right", "enter")
        assert isinstance(stage.app.screen, StepwiseScreen)
        await stage.press("q")
        assert isinstance(stage.app.screen, ToolsScreen)


async def test_a_question_that_names_a_simulator_opens_it(tmp_path: Path) -> None:
    bank = Bank(TOPICS, (make_question("dropout", drill="sim-gd"), make_question("other")), "0" * 16)
    async with on_stage(tmp_path, bank=bank) as stage:
        await stage.press("b", "enter")
        assert "t Simulator" in stage.text()
        await stage.press("question_mark")
        assert "its simulator: Gradient descent on a line" in stage.text() and "ten more" not in stage.text()
        await stage.press("q", "o", "end")
        assert "· practice sim gd" in stage.text()
        await stage.press("t")
        assert isinstance(stage.app.screen, DescentScreen)
        await stage.press("q")
        assert isinstance(stage.app.screen, QuestionScreen)


async def test_a_question_without_a_drill_offers_none(tmp_path: Path, bank: Bank) -> None:
    async with on_stage(tmp_path, bank=bank) as stage:
        await stage.press("b", "down", "enter")
        assert "t Drill" not in stage.text()
        await stage.press("t")
        assert isinstance(stage.app.screen, QuestionScreen)
        assert "This question names no drill and no simulator." in stage.text()


async def test_numbers_without_their_rows_are_not_judged_and_typing_replaces_them(tmp_path: Path) -> None:
    async with drilling(tmp_path, DrillOrder("conv-by-hand", level=2, count=5, seed=8)) as stage:
        right = shown(exercise_of(stage).answer)
        await answer(stage, right.replace(";", ""))
        assert "2 rows are asked for: put ; between them" in stage.text()
        assert "Not right" not in stage.text()
        await stage.press("7")
        assert stage.app.screen.query_one(Input).value == "7"
        await answer(stage, right)
        assert "Right: " in stage.text()
