"""A calibration in the app: from Home and back, the key once a score is settled, and what a hasty hand does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from practice_tui.core.sheets.sheet import SheetPhase
from practice_tui.core.views.calibrations import CalibrationView
from practice_tui.sitting.calibrations import calibrate
from practice_tui.tui.calibration_controller import JUST_SHOWN
from practice_tui.tui.screens.calibration import CalibrationScreen
from tests.histories import write_history
from tests.sitting.test_calibrations import BANK, desk_with_samples
from tests.tui.stage import SIZES, Stage, on_stage
from tests.tui.test_contrast import faint


@asynccontextmanager
async def calibrating(folder: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Stage]:
    """A calibration as `practice calibrate` opens it."""
    async with on_stage(
        folder,
        size,
        open_desk=lambda clock: desk_with_samples(folder, clock=clock),
        opening=lambda router: router.open_calibration(lambda desk: calibrate(desk, 1)),
    ) as stage:
        while not stage.app.find_screen(CalibrationScreen):
            await stage.pilot.pause()
        await stage.pilot.pause()
        yield stage


def view_of(stage: Stage) -> CalibrationView:
    screen = stage.app.find_screen(CalibrationScreen)
    assert screen and screen.view
    return screen.view


async def test_one_begins_it_on_home_leaves_it_and_goes_on_there(tmp_path: Path) -> None:
    write_history(tmp_path, 15, BANK)
    async with on_stage(tmp_path, open_desk=lambda clock: desk_with_samples(tmp_path, clock=clock)) as stage:
        await stage.press("end", "up", "enter")
        assert "1 of 12" in stage.text()
        assert "“A " in stage.text() and "a · " in stage.text()
        await stage.press("a", "3", "enter", "enter", "b", "escape")
        assert "left at answer 2 of 12" in stage.text()
        assert "It is kept;" in stage.text()
        await stage.press("enter")
        assert "2 of 12" in stage.text() and "b ✓" in stage.text()


async def test_home_offers_it_after_the_first_rounds(tmp_path: Path) -> None:
    write_history(tmp_path, 10, BANK)
    async with on_stage(tmp_path, open_desk=lambda clock: desk_with_samples(tmp_path, clock=clock)) as stage:
        assert "Do you score as others would?" not in stage.text()
        await stage.press("enter", "enter", "enter", "s", "3", "q", "down", "down", "enter")
        assert "Debrief" in stage.text()
        await stage.press("q")
        assert "Do you score as others would?" in stage.text()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_answer_rubric_and_scores_are_in_sight_and_then_the_key(tmp_path: Path, size: tuple[int, int]) -> None:
    async with calibrating(tmp_path, size) as stage:
        await stage.press("f", "w")
        assert "“A " in stage.text() and "f ✓ bonus" in stage.text() and "1 ✗ missed" in stage.text()
        assert await faint(stage) == []
        await stage.press("4")
        assert "Saved: 4 STRONG." in stage.text() and "the key gives" not in stage.text()
        await stage.press("enter")
        assert "You gave 4 STRONG" in stage.text() and "The key hears" in stage.text()
        assert await faint(stage) == []


async def test_a_doubled_enter_doesnt_turn_the_key_away(tmp_path: Path) -> None:
    async with calibrating(tmp_path) as stage:
        await stage.press("3")
        await stage.tap("enter", 3, 0.05)
        assert view_of(stage).phase is SheetPhase.COMPARING
        assert JUST_SHOWN in stage.text()
        await stage.press("z", "4", "a")
        assert view_of(stage).sheet.judgement.score == 3
        await stage.press("enter")
        assert view_of(stage).sheet.sheet.position == 1


async def test_a_word_that_is_typed_wildly_scores_nothing(tmp_path: Path) -> None:
    async with calibrating(tmp_path) as stage:
        await stage.type("khxyz!mnvgü", 0.05)
        assert view_of(stage).phase is SheetPhase.JUDGING
        assert "does nothing" in stage.text()
        assert desk_with_samples(tmp_path).sheets.drafts() == []


async def test_a_kill_loses_no_tick_that_is_older_than_two_seconds(tmp_path: Path) -> None:
    async with calibrating(tmp_path) as stage:
        await stage.press("a", "d")
        await stage.pass_time(2)
        again = calibrate(desk_with_samples(tmp_path, holder="2@here"), 1, takes_over=True)
        heard = again.judging.sheet.judgement.heard
        assert [index for index, hearing in enumerate(heard) if hearing] == [0, 3]
        await stage.press("2")
        assert "another terminal has taken" in stage.text()
        assert view_of(stage).phase is SheetPhase.JUDGING
