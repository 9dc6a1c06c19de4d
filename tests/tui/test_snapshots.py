"""Every screen as a picture, at three sizes. `PRACTICE_UPDATE_SNAPSHOTS=1` draws them anew: look at them then."""

import os
from pathlib import Path

import pytest

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Aspect, Bank, Mistake, Tier, Topic
from practice_tui.sitting.drilling import DrillOrder
from tests.fakes import make_point, make_question
from tests.tui.stage import SIZES, on_stage, simulating

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
START, ANSWER = ("enter", "enter"), ("enter", "s")
A_ROUND = (*START, *ANSWER, *"abcd4", "enter", "enter", "u", *"a2", "enter", "enter", "g", *"abcd3")

TOPIC = Topic("regularization", "Regularisation and generalisation")
DROPOUT = make_question(
    "dropout",
    title="Dropout, training versus inference",
    limit=150.0,
    rubric=(
        make_point("Each unit is zeroed independently with probability p, anew for every pass"),
        make_point("At inference every unit is kept"),
        make_point("Outputs are rescaled so that the next layer's expected input stays the same"),
        make_point("Inverted dropout divides by 1 - p in training, so inference is plain", aspect=Aspect.FORMULA),
        make_point("It resembles training an ensemble of thinned networks", Tier.BONUS),
    ),
    mistakes=(Mistake("Dropout doubles the iterations needed", "One setting's observation; it depends on p and data"),),
)

SCREENS = {
    "home-first": (),
    "home": (*A_ROUND, "enter", "q"),
    "ready": ("enter",),
    "answering": (*START, "h"),
    "notes": (*START, "n", "x", "left_square_bracket", "i", "right_square_bracket"),
    "paused": (*START, "p"),
    "predicting": (*START, *"words", "escape", "enter"),
    "skipping": (*START, "x"),
    "rubric": (*START, *ANSWER, *"abe"),
    "yours": (*START, *"words", "escape", *ANSWER, "tab"),
    "answer": (*START, *ANSWER, "tab", "tab"),
    "mistakes": (*START, *ANSWER, "tab", "tab", "tab"),
    "between": (*START, *ANSWER, *"abd3"),
    "follow-up": ("down", *START, *ANSWER, *"abcd3", "enter", "enter"),
    "leave": (*START, "q"),
    "debrief": (*A_ROUND, "enter"),
    "topics": (*A_ROUND, "enter", "q", "d"),
    "bank": ("b",),
    "question": ("b", "enter"),
    "unfolded": ("b", "enter", "o"),
    "keys": (*START, "question_mark"),
    "tools": ("t", "down", "right"),
}


DRILLED = ("1", "enter", "enter", "tab", "enter", *"23", "enter", "enter", *("tab", "enter") * 2)
DRILLS = {
    "drill": ("2", "4"),
    "drill-solution": ("1", "enter"),
    "drill-result": DRILLED,
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", DRILLS)
async def test_drill_looks_as_it_did(tmp_path: Path, screen: str, size: tuple[int, int]) -> None:
    order = DrillOrder("conv-output-size", level=3, count=5, seed=12)
    async with on_stage(tmp_path, size, drill=order) as stage:
        await stage.press(*DRILLS[screen])
        drawn = stage.app.export_screenshot(title="practice")
    assert_looks_as_stored(drawn, f"{screen}-{size[0]}x{size[1]}")


async def test_picture_of_the_readme(tmp_path: Path) -> None:
    bank = Bank((TOPIC,), (DROPOUT,), digest="0" * 16)
    async with on_stage(tmp_path, (80, 24), bank=bank, plans=(Plan("quick", "Quick", 1),)) as stage:
        await stage.press(*START)
        await stage.pass_time(138)
        await stage.press("enter", "u", "a", "c")
        drawn = stage.app.export_screenshot(title="practice")
    assert_looks_as_stored(drawn, "picture-80x24")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS)
async def test_screen_looks_as_it_did(tmp_path: Path, screen: str, size: tuple[int, int]) -> None:
    async with on_stage(tmp_path, size) as stage:
        await stage.press(*SCREENS[screen])
        drawn = stage.app.export_screenshot(title="practice")
    assert_looks_as_stored(drawn, f"{screen}-{size[0]}x{size[1]}")


SIMULATORS = {
    "descent": ("gd", (*"tk", "k", "k", "right")),
    "descent-diverging": ("gd", (*["up"] * 5, *["right"] * 7)),
    "backprop": ("backprop", ("enter",) * 9),
    "attention": ("attention", ("tab", "down", "enter", "escape", *["enter"] * 4)),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("simulator", SIMULATORS)
async def test_simulator_looks_as_it_did(tmp_path: Path, simulator: str, size: tuple[int, int]) -> None:
    name, keys = SIMULATORS[simulator]
    async with simulating(tmp_path, name, size) as stage:
        await stage.press(*keys)
        drawn = stage.app.export_screenshot(title="practice")
    assert_looks_as_stored(drawn, f"{simulator}-{size[0]}x{size[1]}")


def assert_looks_as_stored(drawn: str, name: str) -> None:
    stored = SNAPSHOTS / f"{name}.svg"
    if os.environ.get("PRACTICE_UPDATE_SNAPSHOTS"):
        stored.write_text(drawn, "utf-8")
    assert drawn == stored.read_text("utf-8"), f"{stored.name} looks different; draw it anew if it is meant to"
