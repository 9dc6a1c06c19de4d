"""A terminal dragged to almost nothing and back shows what stood there."""

from pathlib import Path

import pytest

from tests.histories import write_history
from tests.pictures import PICTURED, PICTURED_PLANS
from tests.tui.stage import on_stage
from tests.tui.test_contrast import BANK, ON_A_HISTORY
from tests.tui.test_interview import resize
from tests.tui.test_snapshots import SCREENS

SIZES = ((1, 1), (10, 60), (2, 2), (200, 1), (30, 5))


@pytest.mark.parametrize("screen", ["home", "tab 1", "searched", "settings", "debrief"])
async def test_on_a_history(tmp_path: Path, screen: str) -> None:
    write_history(tmp_path, 60, BANK)
    async with on_stage(tmp_path, bank=BANK) as stage:
        await stage.press(*ON_A_HISTORY[screen])
        shown = stage.text()
        for size in SIZES:
            await resize(stage, *size)
        await resize(stage, 80, 24)
        assert stage.text() == shown


@pytest.mark.parametrize("screen", ["notes", "rubric", "follow-up"])
async def test_in_a_round(tmp_path: Path, screen: str) -> None:
    async with on_stage(tmp_path, bank=PICTURED, plans=PICTURED_PLANS) as stage:
        await stage.press(*SCREENS[screen])
        shown = stage.text()
        for size in SIZES:
            await resize(stage, *size)
        await resize(stage, 80, 24)
        assert stage.text() == shown


async def test_notes_are_folded_anew_where_they_take_as_many_lines_as_before(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (60, 20), bank=PICTURED, plans=PICTURED_PLANS) as stage:
        await stage.press("enter", "enter", "n")
        await stage.type(
            "units are off at random in training, all of them on at inference; the scale keeps the mean as it was", 0.2
        )
        assert "all of them on at inference; the" not in stage.text()
        await resize(stage, 80, 24)
        assert "all of them on at inference; the" in stage.text()
