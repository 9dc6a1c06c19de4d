"""The pages of the other seats in large terminals: no line wider than can be read, and no empty middle."""

import re
from pathlib import Path

from practice_tui.tui.sheets.drawing import WIDEST_PROSE
from tests.tui.stage import Stage
from tests.tui.test_calibration import calibrating
from tests.tui.test_interview_screen import leading
from tests.tui.test_rate_screen import rating

LARGE = (200, 50)


def widest(stage: Stage) -> int:
    """Cells of the widest text between head and footer, on one side of the line between the columns."""
    lines = stage.text().split("\n")[1:-1]
    return max(len(part.strip()) for line in lines if "──" not in line for part in re.split(" {4,}|│", line))


def middle(stage: Stage) -> str:
    """What stands in the middle third of the screen, without the line between the columns."""
    lines = stage.text().split("\n")
    third = stage.app.size.height // 3
    return "".join(lines[third : stage.app.size.height - third]).replace("│", "").strip()


async def test_a_calibration(tmp_path: Path) -> None:
    async with calibrating(tmp_path, LARGE) as stage:
        assert widest(stage) <= WIDEST_PROSE
        assert middle(stage)


async def test_a_second_opinion(tmp_path: Path) -> None:
    async with rating(tmp_path, LARGE) as stage:
        assert widest(stage) <= WIDEST_PROSE
        assert middle(stage)


async def test_an_interview(tmp_path: Path) -> None:
    async with leading(tmp_path, LARGE) as stage:
        await stage.press("enter")
        assert widest(stage) <= WIDEST_PROSE
        await stage.press("enter", "a", "b", "enter", "2")
        assert "2 SHAKY" in middle(stage)
        await stage.press("tab")
        assert "2 SHAKY" in middle(stage)
