"""The pages of the other seats in large terminals: no line wider than can be read, and no empty middle."""

import re
from pathlib import Path

import pytest

from practice_tui.config import Config
from practice_tui.sitting.candidate_follower import CandidateFollower
from practice_tui.store.candidate_file import NAME
from practice_tui.tui.candidate_app import CandidateApp
from practice_tui.tui.sheets.drawing import WIDEST_PROSE
from tests.tui.stage import SIZES, text_of
from tests.tui.test_calibration import calibrating
from tests.tui.test_interview_screen import SCORED, leading
from tests.tui.test_rate_screen import rating

LARGE = (200, 50)


def widest(text: str) -> int:
    """Cells of the widest text between head and footer, on one side of the line between the columns."""
    lines = text.split("\n")[1:-1]
    return max(len(part.strip()) for line in lines if "──" not in line for part in re.split(" {4,}|│", line))


def middle(text: str) -> str:
    """What stands in the middle third of the screen, without the line between the columns."""
    lines = text.split("\n")
    third = len(lines) // 3
    return "".join(lines[third : len(lines) - third]).replace("│", "").strip()


@pytest.mark.parametrize("size", [LARGE, (120, 40)], ids=str)
async def test_a_calibration(tmp_path: Path, size: tuple[int, int]) -> None:
    async with calibrating(tmp_path, size) as stage:
        assert widest(stage.text()) <= WIDEST_PROSE
        assert middle(stage.text())


@pytest.mark.parametrize("size", [LARGE, (120, 40)], ids=str)
async def test_a_second_opinion(tmp_path: Path, size: tuple[int, int]) -> None:
    async with rating(tmp_path, size) as stage:
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


async def test_what_is_signed_names_each_question_beside_its_score_where_there_is_room(tmp_path: Path) -> None:
    async with leading(tmp_path) as stage:
        await stage.press("enter", *SCORED, *SCORED, *SCORED)
        assert len(re.findall(r"Q\d +✓ 3 SOLID +4 of 4 ", stage.text())) == 3
        await stage.pilot.resize_terminal(60, 20)
        await stage.pilot.pause()
        assert "Scores  1:3✓  2:3✓  3:3✓" in stage.text() and "There was time" in stage.text()


@pytest.mark.parametrize("size", [*SIZES, LARGE], ids=str)
async def test_a_candidate_who_waits_reads_what_for_in_the_middle(tmp_path: Path, size: tuple[int, int]) -> None:
    async with leading(tmp_path) as stage:
        app = CandidateApp(CandidateFollower(tmp_path / NAME, stage.clock), Config())
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            lines = text_of(app.export_screenshot()).split("\n")
    said = next(line for line in lines if "about to begin" in line)
    assert abs(lines.index(said) - size[1] // 2) <= 1
    assert abs(len(said) + len(said) - len(said.lstrip()) - size[0]) <= 2


async def test_the_candidates_screen(tmp_path: Path) -> None:
    async with leading(tmp_path) as stage:
        await stage.press("enter", "enter")
        app = CandidateApp(CandidateFollower(tmp_path / NAME, stage.clock), Config())
        async with app.run_test(size=LARGE) as pilot:
            await pilot.pause()
            text = text_of(app.export_screenshot())
    assert widest(text) <= WIDEST_PROSE
    assert "and when does it fail?" in middle(text)


async def test_what_is_handed_out_comes_into_sight_on_a_low_candidates_screen(tmp_path: Path) -> None:
    async with leading(tmp_path) as stage:
        await stage.press("enter", "enter")
        app = CandidateApp(CandidateFollower(tmp_path / NAME, stage.clock), Config())
        async with app.run_test(size=(60, 9)) as pilot:
            await pilot.pause()
            await stage.press("h")
            app.look()
            await pilot.pause()
            await pilot.pause()
            assert "hint 1" in text_of(app.export_screenshot())
