"""Every screen as a picture, at three sizes, the main ones at more and in the light theme, with real questions.

`PRACTICE_UPDATE_SNAPSHOTS=1` draws them anew: look at them then.
"""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from practice_tui.config import Config
from practice_tui.core.bank.plans import Plan
from practice_tui.presenters.second_opinions import begin_second_opinion
from practice_tui.sitting.calibrations import calibrate
from practice_tui.sitting.drilling import DrillOrder
from practice_tui.sitting.interviews import Chairs, begin_interview
from practice_tui.sitting.orders import Order
from practice_tui.tui.router import Router
from tests.histories import write_history
from tests.pictures import PICTURED, PICTURED_PLANS, bank_of, pictured_desk
from tests.tui.stage import SIZES, on_stage, simulating

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
START, ANSWER = ("enter", "enter"), ("enter", "s")
A_ROUND = (*START, *ANSWER, *"abcd4", "enter", "enter", "u", *"a2", "enter", "enter", "g", *"abcd3")
ROOMY = ((116, 30), (80, 50), (200, 50))
MAIN = ("home", "answering", "rubric", "debrief", "bank")
ATTEMPTS = {"home": 60, "bank": 60}  # that lie behind a screen

SCREENS = {
    "home-first": (),
    "home": (),
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
    "follow-up": ("down", *START, *ANSWER, *"abcdef4", "enter", "enter"),
    "leave": (*START, "q"),
    "debrief": (*A_ROUND, "enter"),
    "topics": (*A_ROUND, "enter", "q", "d"),
    "bank": ("b",),
    "question": ("b", "enter"),
    "unfolded": ("b", "enter", "o"),
    "new-question": ("b", "n"),
    "keys": (*START, "question_mark"),
    "tools": ("t", "down", "right"),
    "own-round": ("n", "down", "down"),
}


def named(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


DRILLED = ("1", "enter", "enter", "tab", "enter", *"23", "enter", "enter", *("tab", "enter") * 2)
DRILLS = {
    "drill": ("2", "4"),
    "drill-solution": ("1", "enter"),
    "drill-result": DRILLED,
}


@pytest.mark.parametrize("size", SIZES, ids=named)
@pytest.mark.parametrize("screen", DRILLS)
async def test_drill_looks_as_it_did(tmp_path: Path, screen: str, size: tuple[int, int]) -> None:
    order = DrillOrder("conv-output-size", level=3, count=5, seed=12)
    async with on_stage(tmp_path, size, opening=lambda router: router.open_drill(order)) as stage:
        await stage.press(*DRILLS[screen])
        picture = stage.app.export_screenshot(title="practice")
    assert_looks_as_stored(picture, f"{screen}-{size[0]}x{size[1]}")


async def test_picture_of_the_readme(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (116, 30), bank=bank_of("dropout"), plans=(Plan("quick", "Quick", 1),)) as stage:
        await stage.press(*START)
        await stage.pass_time(90)
        await stage.press("n")
        await stage.pass_time(1)
        await stage.type("units off at random, all on at inference; scale by 1/(1 - p); large dense layers", 0.2)
        await stage.pass_time(20)
        await stage.press("escape", "enter", "u", "a", "b", "c", "d")
        picture = stage.app.export_screenshot(title="practice")
    assert_looks_as_stored(picture, "picture-116x30")


@pytest.mark.parametrize("size", SIZES, ids=named)
@pytest.mark.parametrize("screen", SCREENS)
async def test_screen_looks_as_it_did(tmp_path: Path, screen: str, size: tuple[int, int]) -> None:
    assert_looks_as_stored(await drawn(tmp_path, screen, size), f"{screen}-{named(size)}")


@pytest.mark.parametrize("size", ROOMY, ids=named)
@pytest.mark.parametrize("screen", MAIN)
async def test_main_screen_uses_its_room(tmp_path: Path, screen: str, size: tuple[int, int]) -> None:
    assert_looks_as_stored(await drawn(tmp_path, screen, size), f"{screen}-{named(size)}")


@pytest.mark.parametrize("screen", MAIN)
async def test_main_screen_in_light(tmp_path: Path, screen: str) -> None:
    assert_looks_as_stored(await drawn(tmp_path, screen, (120, 40), "light"), f"{screen}-light-120x40")


async def drawn(folder: Path, screen: str, size: tuple[int, int], theme: str = "dark") -> str:
    """A screen after its keys, over the history that lies behind it."""
    write_history(folder, ATTEMPTS.get(screen, 0), PICTURED)
    async with on_stage(folder, size, bank=PICTURED, plans=PICTURED_PLANS, config=Config(theme)) as stage:
        await stage.press(*SCREENS[screen])
        return stage.app.export_screenshot(title="practice")


SEATS: dict[str, tuple[Callable[[Router], Awaitable[None]], tuple[str, ...]]] = {
    "interviewer": (
        lambda router: router.open_interview(lambda desk: begin_interview(desk, Order(), Chairs("Ann", "Bo"), 3)),
        (*START, "a", "c", "c", "h", "b"),
    ),
    "rate": (
        lambda router: router.open_second_opinion(lambda desk: begin_second_opinion(desk, "", "Ann")),
        ("a", "b", "b", "w"),
    ),
    "calibrate": (lambda router: router.open_calibration(lambda desk: calibrate(desk, 1)), ("a", "b")),
}


@pytest.mark.parametrize("size", SIZES, ids=named)
@pytest.mark.parametrize("seat", SEATS)
async def test_seat_looks_as_it_did(tmp_path: Path, seat: str, size: tuple[int, int]) -> None:
    opening, keys = SEATS[seat]
    write_history(tmp_path, 5, PICTURED)
    async with on_stage(
        tmp_path, size, open_desk=lambda clock: pictured_desk(tmp_path, clock), opening=opening
    ) as stage:
        while len(stage.app.screen_stack) < 2:
            await stage.pilot.pause()
        await stage.pilot.pause()
        await stage.press(*keys)
        picture = stage.app.export_screenshot(title="practice")
    assert_looks_as_stored(picture, f"{seat}-{named(size)}")


SIMULATORS = {
    "descent": ("gd", (*"tk", "k", "k", "right")),
    "descent-diverging": ("gd", (*["up"] * 5, *["right"] * 7)),
    "backprop": ("backprop", ("enter",) * 9),
    "attention": ("attention", ("tab", "down", "enter", "escape", *["enter"] * 4)),
}


@pytest.mark.parametrize("size", SIZES, ids=named)
@pytest.mark.parametrize("simulator", SIMULATORS)
async def test_simulator_looks_as_it_did(tmp_path: Path, simulator: str, size: tuple[int, int]) -> None:
    name, keys = SIMULATORS[simulator]
    async with simulating(tmp_path, name, size) as stage:
        await stage.press(*keys)
        picture = stage.app.export_screenshot(title="practice")
    assert_looks_as_stored(picture, f"{simulator}-{size[0]}x{size[1]}")


def assert_looks_as_stored(picture: str, name: str) -> None:
    stored = SNAPSHOTS / f"{name}.svg"
    if os.environ.get("PRACTICE_UPDATE_SNAPSHOTS"):
        stored.write_text(picture, "utf-8")
    assert picture == stored.read_text("utf-8"), f"{stored.name} looks different; draw it anew if it is meant to"
