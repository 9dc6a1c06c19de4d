"""What keys do in the other seats and in forms, a click does too; and what is marked is copied."""

from pathlib import Path

import pytest

from practice_tui.core.bank.scoring import Score
from practice_tui.core.sheets.sheet import SheetPhase
from practice_tui.core.views.sheets import Pane
from practice_tui.tui.widgets.key_bar import KeyBar
from tests.histories import make_wide_bank, write_history
from tests.tui.stage import on_stage
from tests.tui.test_calibration import calibrating, view_of
from tests.tui.test_interview import click
from tests.tui.test_rate_screen import rating, sheet_of

BANK = make_wide_bank()


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


FOOTERS = {
    "home": (),
    "ready": ("enter",),
    "answering": ("enter",),
    "done": ("enter",),
    "review": ("s",),
    "between": ("3",),
    "next answer": ("enter",),
    "dashboard": ("q", "down", "enter", "d"),
    "bank": ("q", "b"),
    "question": ("enter",),
    "settings": ("q", "q", "comma"),
    "drills": ("q", "t"),
    "own round": ("q", "n"),
}
WINDOWS = {
    "leave": (("enter", "enter", "q"), {"↑": "up", "↓": "down", "and enter": "enter"}),
    "flag": (("enter", "enter", "exclamation_mark"), {"and enter": "enter", "escape: not now": "escape"}),
    "date": (
        ("i",),
        {
            "enter keep": "enter",
            "↓ field": "down",
            "→ turn": "right",
            "escape leave": "escape",
            "ctrl+r real": "ctrl+r",
        },
    ),
    "plan's name": (("n", "ctrl+s"), {"enter: keep": "enter", "escape: don't": "escape"}),
    "job": (("n", "down", "x"), {"escape: take it": "escape"}),
    "keys": (("question_mark",), {"space: all keys": "space", "q: close": "q"}),
    "topics": (("b", "t"), {"enter: choose": "enter", "q: back": "q"}),
}


async def test_every_key_in_a_footer_can_be_clicked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_history(tmp_path, 5, BANK)
    async with on_stage(tmp_path, (120, 40), bank=BANK) as stage:
        clicked: list[str] = []
        for place, keys in FOOTERS.items():
            await stage.press(*keys)
            footer = stage.app.screen.query_one(KeyBar).keys
            with monkeypatch.context() as patch:
                patch.setattr(stage.app, "simulate_key", clicked.append)
                for key in (key for key in footer if key.label):
                    clicked.clear()
                    await click(stage, f"{key.face} {key.label}")
                    assert clicked == [key.key], f"{key.label} in {place}"


@pytest.mark.parametrize("window", WINDOWS)
async def test_every_key_on_the_edge_of_a_window_can_be_clicked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, window: str
) -> None:
    async with on_stage(tmp_path) as stage:
        keys, edge = WINDOWS[window]
        await stage.press(*keys)
        clicked: list[str] = []
        monkeypatch.setattr(stage.app, "simulate_key", clicked.append)
        for words in edge:
            await click(stage, words)
        assert clicked == [*edge.values()]
