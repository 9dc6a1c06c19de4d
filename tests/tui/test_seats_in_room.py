"""The pages of the other seats in large terminals: no line wider than can be read, and no empty middle."""

import re
from pathlib import Path

from practice_tui.config import Config
from practice_tui.sitting.candidate_follower import CandidateFollower
from practice_tui.store.candidate_file import NAME
from practice_tui.tui.candidate_app import CandidateApp
from practice_tui.tui.sheets.drawing import WIDEST_PROSE
from tests.tui.stage import text_of
from tests.tui.test_calibration import calibrating
from tests.tui.test_interview_screen import leading
from tests.tui.test_rate_screen import rating

LARGE = (200, 50)


def widest(text: str) -> int:
    """Cells of the widest text between head and footer, on one side of the line between the columns."""
    lines = text.split("\n")[1:-1]
    return max(len(part.strip()) for line in lines if "──" not in line for part in re.split(" {4,}|│", line))


def middle(text: str) -> str:
    """What stands in the middle third of the screen, without the line between the columns."""
    third = LARGE[1] // 3
    return "".join(text.split("\n")[third : LARGE[1] - third]).replace("│", "").strip()


async def test_a_calibration(tmp_path: Path) -> None:
    async with calibrating(tmp_path, LARGE) as stage:
        assert widest(stage.text()) <= WIDEST_PROSE
        assert middle(stage.text())


async def test_a_second_opinion(tmp_path: Path) -> None:
    async with rating(tmp_path, LARGE) as stage:
        assert widest(stage.text()) <= WIDEST_PROSE
        assert middle(stage.text())


async def test_an_interview(tmp_path: Path) -> None:
    async with leading(tmp_path, LARGE) as stage:
        await stage.press("enter")
        assert widest(stage.text()) <= WIDEST_PROSE
        await stage.press("enter", "a", "b", "enter", "2")
        assert "2 SHAKY" in middle(stage.text())
        await stage.press("tab")
        assert "2 SHAKY" in middle(stage.text())


async def test_the_candidates_screen(tmp_path: Path) -> None:
    async with leading(tmp_path) as stage:
        await stage.press("enter", "enter")
        app = CandidateApp(CandidateFollower(tmp_path / NAME, stage.clock), Config())
        async with app.run_test(size=LARGE) as pilot:
            await pilot.pause()
            text = text_of(app.export_screenshot())
    assert widest(text) <= WIDEST_PROSE
    assert "and when does it fail?" in middle(text)
