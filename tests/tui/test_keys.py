"""The list of keys: those of now first, the rest on a key, and the head with its clock in sight."""

import re
from pathlib import Path

import pytest

from practice_tui.core.views.keymap import KEYS
from tests.tui.stage import SIZES, on_stage
from tests.tui.test_interview import resize

ANSWERING = ("enter", "enter")


async def test_what_works_now_is_listed_and_nothing_else(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press(*ANSWERING, "question_mark")
        assert "the answer is over" in stage.text()
        assert "tick what you said" not in stage.text()
        assert "open the dashboard" not in stage.text()


async def test_a_key_unfolds_all_others_each_once(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (76, 400)) as stage:
        await stage.press(*ANSWERING, "question_mark", "space")
        shown = re.sub(r"[\s│]+", " ", stage.text())
        says = [key.says for key in KEYS if key.says]
        assert not [said for said in set(says) if shown.count(f" {said} ") < says.count(said)]
        assert shown.count("the answer is over, and you say how sure you are") == 1
        await stage.press("space")
        assert "open the dashboard" not in stage.text()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_head_stays_in_sight_and_its_clock_goes_on(tmp_path: Path, size: tuple[int, int]) -> None:
    async with on_stage(tmp_path, size) as stage:
        await stage.press(*ANSWERING, "question_mark")
        before, _, keys = stage.text().partition("Keys")
        assert "1 of 3" in before
        assert "keep going" in before
        assert "the answer is over" in keys
        await stage.pass_time(70)
        after, _, keys = stage.text().partition("Keys")
        assert "the answer is over" in keys
        assert "enough" in after
        assert "keep going" not in after


@pytest.mark.parametrize("key", ["q", "escape", "question_mark", "enter"])
async def test_any_key_one_would_try_closes_it(tmp_path: Path, key: str) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("d", "question_mark")
        assert "what is behind the marked row" in stage.text()
        await stage.press(key)
        assert "what is behind the marked row" not in stage.text()
        assert "Topics" in stage.text()


async def test_a_smaller_terminal_leaves_the_list_its_lines(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (120, 40)) as stage:
        await stage.press(*ANSWERING, "question_mark")
        await resize(stage, 60, 20)
        assert "the answer is over" in stage.text() and "one more hint" in stage.text()
