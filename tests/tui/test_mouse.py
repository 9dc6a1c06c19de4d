"""What keys do in the other seats and in forms, a click does too; and what is marked is copied."""

from pathlib import Path

from practice_tui.core.bank.scoring import Score
from practice_tui.core.sheets.sheet import SheetPhase
from practice_tui.core.views.sheets import Pane
from tests.tui.stage import on_stage
from tests.tui.test_calibration import calibrating, view_of
from tests.tui.test_interview import click
from tests.tui.test_rate_screen import rating, sheet_of


async def test_a_second_opinion(tmp_path: Path) -> None:
    async with rating(tmp_path) as stage:
        await click(stage, Pane.MISTAKES.value)
        assert "doubles the cost" in stage.text()
        await click(stage, "a · ")
        assert "a ✓" in stage.text()
        await click(stage, "3 ✓ solid")
        assert sheet_of(stage).judgement.score is Score.SOLID
        await click(stage, "Next")
        assert sheet_of(stage).position == 1


async def test_a_calibration(tmp_path: Path) -> None:
    async with calibrating(tmp_path) as stage:
        await click(stage, "b · ")
        assert "b ✓" in stage.text()
        await click(stage, "2 ~ shaky")
        assert view_of(stage).sheet.judgement.score is Score.SHAKY
        await click(stage, "The key")
        assert view_of(stage).phase is SheetPhase.COMPARING


async def test_what_is_marked_in_the_notes_is_copied_and_the_round_goes_on(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter", "n", *"gate", *["shift+left"] * 3, "ctrl+c")
        assert stage.app.clipboard == "ate"
        assert "gate" in stage.text() and "Leave the round?" not in stage.text()


async def test_a_form_is_kept_or_left_from_its_edge(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("b", "n", *"Why")
        await click(stage, "ctrl+s: keep")
        assert "Write its answer." in stage.text()
        await click(stage, "esc: back")
        assert "Drop" in stage.text()
