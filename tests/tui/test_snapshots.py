"""Every screen as a picture, at three sizes. `PRACTICE_UPDATE_SNAPSHOTS=1` draws them anew: look at them then."""

import os
from pathlib import Path

import pytest

from tests.tui.stage import SIZES, on_stage

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
A_ROUND = (
    "enter",
    "enter",
    "s",
    "a",
    "b",
    "c",
    "d",
    "4",
    "enter",
    "u",
    "a",
    "2",
    "enter",
    "g",
    "a",
    "b",
    "c",
    "d",
    "3",
)

SCREENS = {
    "home-first": (),
    "home": (*A_ROUND, "enter", "q"),
    "ready": ("enter",),
    "answering": ("enter", "enter", "h"),
    "notes": ("enter", "enter", "n", "x", "left_square_bracket", "i", "right_square_bracket"),
    "paused": ("enter", "enter", "p"),
    "rubric": ("enter", "enter", "s", "a", "b", "e"),
    "answer": ("enter", "enter", "s", "tab"),
    "mistakes": ("enter", "enter", "s", "tab", "tab"),
    "between": ("enter", "enter", "s", "a", "b", "c", "d", "3"),
    "leave": ("enter", "enter", "q"),
    "debrief": (*A_ROUND, "enter"),
    "topics": (*A_ROUND, "enter", "q", "d"),
    "bank": ("b",),
    "question": ("b", "enter"),
    "keys": ("question_mark",),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS)
async def test_screen_looks_as_it_did(tmp_path: Path, screen: str, size: tuple[int, int]) -> None:
    async with on_stage(tmp_path, size) as stage:
        await stage.press(*SCREENS[screen])
        drawn = stage.app.export_screenshot(title="practice")
    stored = SNAPSHOTS / f"{screen}-{size[0]}x{size[1]}.svg"
    if os.environ.get("PRACTICE_UPDATE_SNAPSHOTS"):
        stored.write_text(drawn, "utf-8")
    assert drawn == stored.read_text("utf-8"), f"{stored.name} looks different; draw it anew if it is meant to"
