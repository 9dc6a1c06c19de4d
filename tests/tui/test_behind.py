"""Behind a figure: whole titles first, and the marked attempt beside them where there is room."""

from pathlib import Path

import pytest

from practice_tui.core.views.dashboard import BehindRow, BehindView
from practice_tui.tui.sheets.behind import line, needs_of, preview
from tests.core.samples import attempt
from tests.histories import make_wide_bank, write_history
from tests.tui.stage import on_stage

BANK = make_wide_bank()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Thirty attempts lie in it."""
    write_history(tmp_path, 30, BANK)
    return tmp_path


@pytest.mark.parametrize("width", [80, 116, 200])
async def test_titles_are_whole_and_what_gave_way_is_told(folder: Path, width: int) -> None:
    async with on_stage(folder, (width, 24), bank=BANK) as stage:
        await stage.press("d", "enter")
        assert "Foundations and learning paradigms, question" in stage.text()
        assert "…" not in stage.text()
        assert " of 2:00" in stage.text()
        assert "shaky" in stage.text()


def test_a_time_of_ten_minutes_or_more_is_whole() -> None:
    rows = tuple(BehindRow(attempt(n, limit_s=600.0, elapsed_s=elapsed), "Title") for n, elapsed in ((1, 731), (2, 9)))
    view = BehindView("a", rows, 2)
    assert line(rows[0], needs_of(view), 80).plain.endswith("  12:11 of 10:00")
    assert preview(rows[0], 80).plain.endswith("12:11 of 10:00")


async def test_the_marked_attempt_stands_beside_the_list(folder: Path) -> None:
    async with on_stage(folder, (120, 30), bank=BANK) as stage:
        await stage.press("d", "down", "down", "enter")
        assert "What does losses-" in stage.text()


async def test_a_score_that_is_amended_above_it_shows_in_the_list(folder: Path) -> None:
    async with on_stage(folder, (100, 30), bank=BANK) as stage:
        await stage.press("d", "enter")
        assert "~ shaky     Foundations and learning paradigms, question 3" in stage.text()
        await stage.press("d")
        while "Foundations" not in next(line for line in stage.text().split("\n") if line.startswith("▸")):
            await stage.press("down")
        await stage.press("a", "4", "q")
        assert "+ strong    Foundations and learning paradigms, question 3" in stage.text()


async def test_a_round_that_was_started_from_it_stands_in_the_list(folder: Path) -> None:
    async with on_stage(folder, (100, 30), bank=BANK) as stage:
        await stage.press("d", "enter")
        assert "2 attempts." in stage.text()
        await stage.press("r", "enter", "enter", "enter", "s", "4", "q", "down", "down", "enter", "q")
        assert "3 attempts." in stage.text()
        assert "2026-03-02  + strong" in stage.text()
