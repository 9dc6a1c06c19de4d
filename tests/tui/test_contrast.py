"""Every screen can be read in the program's own themes, on 16, 256 and all colours; measured on what is rendered."""

from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import pytest
from rich.color import ColorSystem
from textual.strip import Strip

from practice_tui.config import Config
from practice_tui.core.views.tabs import Tab
from practice_tui.launch import has_16_colours
from practice_tui.tui.app import PracticeApp
from practice_tui.tui.sheets.drawing import SCORE_STYLES
from practice_tui.tui.themes import SIXTEEN
from tests.contrast import DEUTERANOPIA, LINUX, PROTANOPIA, XTERM, Rgb, Terminal, distance, lab, seen_with, too_faint
from tests.desks import desk_of_files
from tests.histories import make_wide_bank, write_history
from tests.pictures import PICTURED, PICTURED_PLANS
from tests.tui.stage import Stage, on_stage, simulating
from tests.tui.test_interview_screen import leading
from tests.tui.test_rate_screen import rating
from tests.tui.test_snapshots import SCREENS

FULL = Terminal(ColorSystem.TRUECOLOR, XTERM)
TERMINALS = {
    "dark": (FULL, Terminal(ColorSystem.EIGHT_BIT, XTERM)),
    "light": (FULL, Terminal(ColorSystem.EIGHT_BIT, XTERM)),
    "ansi": (Terminal(ColorSystem.STANDARD, XTERM), Terminal(ColorSystem.STANDARD, LINUX)),
}
TERMINALS["light" + SIXTEEN] = TERMINALS["ansi"]
APART = 15  # CIE 1976: side by side 2 can be told apart, apart on a page 10
LIGHTER = 2  # of 100

BANK = make_wide_bank()
ON_A_HISTORY = {
    "home": (),
    **{f"tab {number}": ("d", str(number), "down") for number in range(1, len(Tab) + 1)},
    "behind": ("d", "enter"),
    "bank": ("b", "down"),
    "starred": ("b", "s"),
    "new question": ("b", "n", "tab"),
    "searched": ("b", "slash", "q"),
    "date": ("i",),
    "own round": ("n", "down"),
    "settings": ("comma", "down"),
    "moved keys": ("comma", "up", "enter", "down"),
    "keys": ("question_mark",),
    "debrief": ("d", "6", "enter", "d"),
}


def seen(app: PracticeApp) -> list[Strip]:
    """The lines of the screen, of one that lies over another those of its window."""
    strips = app.screen._compositor.render_strips()
    if not app.screen.is_modal:
        return strips
    region = app.screen.query_one("#window").region
    return [strip.crop(region.x, region.right) for strip in strips[region.y : region.bottom]]


async def faint(stage: Stage) -> list[str]:
    """What can't be read on the screen as it stands, in any theme."""
    lines = []
    for theme, terminals in TERMINALS.items():
        stage.app.theme = theme
        await stage.pilot.pause()
        await stage.pilot.pause()
        for strip in seen(stage.app):
            lines += [f"{theme}: {text}" for terminal in terminals for text in too_faint([*strip], terminal)]
    return sorted(set(lines))


@pytest.mark.parametrize("screen", SCREENS)
async def test_a_round_can_be_read(tmp_path: Path, screen: str) -> None:
    async with on_stage(tmp_path, bank=PICTURED, plans=PICTURED_PLANS) as stage:
        await stage.press(*SCREENS[screen])
        assert await faint(stage) == []


@pytest.mark.parametrize("screen", ["answering", "rubric", "answer", "between", "leave"])
async def test_two_panes_can_be_read(tmp_path: Path, screen: str) -> None:
    async with on_stage(tmp_path, (120, 40), bank=PICTURED, plans=PICTURED_PLANS) as stage:
        await stage.press(*SCREENS[screen])
        assert await faint(stage) == []


@pytest.mark.parametrize("screen", ON_A_HISTORY)
async def test_a_history_can_be_read(tmp_path: Path, screen: str) -> None:
    write_history(tmp_path, 60, BANK)
    async with on_stage(tmp_path, (120, 40), bank=BANK) as stage:
        await stage.press(*ON_A_HISTORY[screen])
        assert await faint(stage) == []


@pytest.mark.parametrize("keys", [("m",), ("m", "a", "enter")], ids=["points", "points kept"])
async def test_points_that_are_proposed_can_be_read(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with on_stage(tmp_path, open_desk=lambda clock: desk_of_files(tmp_path, clock)) as stage:
        await stage.press("b", "down", "a", "enter", "enter", "enter", "s", *keys)
        assert await faint(stage) == []


@pytest.mark.parametrize("name", ["gd", "backprop", "attention"])
async def test_a_simulator_can_be_read(tmp_path: Path, name: str) -> None:
    async with simulating(tmp_path, name) as stage:
        await stage.press(*["right"] * 4)
        assert await faint(stage) == []


async def test_an_interview_can_be_read(tmp_path: Path) -> None:
    async with leading(tmp_path) as stage:
        for keys in (("enter",), ("enter", "a", "c", "c", "h"), ("enter",), ("3",), ("tab",)):
            await stage.press(*keys)
            assert await faint(stage) == []


async def test_a_second_opinion_can_be_read(tmp_path: Path) -> None:
    async with rating(tmp_path) as stage:
        for keys in (("a", "c", "c", "w"), ("tab",), ("3",), ("enter", "2", "enter"), ("down", "enter")):
            await stage.press(*keys)
            assert await faint(stage) == []


@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_without_colour_everything_can_be_read(
    tmp_path: Path, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    write_history(tmp_path, 60, BANK)
    async with on_stage(tmp_path, (120, 40), bank=BANK, config=Config(theme)) as stage:
        for keys in ((), ("d", "down"), ("q", "b", "down")):
            await stage.press(*keys)
            assert [line for strip in seen(stage.app) for line in too_faint([*strip], FULL)] == []


async def test_without_colour_a_terminal_of_sixteen_keeps_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with on_stage(tmp_path, has_16_colours=True) as stage:
        await stage.press("enter", "enter")
        styles = [segment.style for strip in seen(stage.app) for segment in strip if segment.text.strip()]
        assert styles
        assert all(style and style.color and style.color.is_default for style in styles)


@pytest.mark.parametrize("seconds", [5, 70, 110, 130])
async def test_the_clock_can_be_read_in_every_band(tmp_path: Path, seconds: int) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter")
        await stage.pass_time(seconds)
        assert await faint(stage) == []


@pytest.mark.parametrize("theme", TERMINALS)
async def test_four_scores_are_told_apart_whatever_cones_one_has(tmp_path: Path, theme: str) -> None:
    async with on_stage(tmp_path) as stage:
        stage.app.theme = theme
        await stage.pilot.pause()
        styles = [stage.app.stylesheet.parse_style(style).rich_style.color for style in SCORE_STYLES.values()]
    for terminal in TERMINALS[theme]:
        colours = [terminal.shows(colour) for colour in styles if colour]
        assert min(apart(colours, difference_of_lightness)) > LIGHTER
        for lost in (DEUTERANOPIA, PROTANOPIA):
            assert min(apart([seen_with(colour, lost) for colour in colours], distance)) > APART
        assert min(apart(colours, distance)) > APART


def apart(colours: Sequence[Rgb], measure: Callable[[Rgb, Rgb], float]) -> list[float]:
    return [measure(*pair) for pair in combinations(colours, 2)]


def difference_of_lightness(one: Rgb, other: Rgb) -> float:
    return abs(lab(one)[0] - lab(other)[0])


@pytest.mark.parametrize(
    ("theme", "has_16_colours", "shown"),
    [
        ("auto", False, "dark"),
        ("auto", True, "ansi"),
        ("light", False, "light"),
        ("light", True, "light-16"),
        ("nord", True, "nord"),
    ],
)
async def test_the_theme_goes_by_configuration_and_terminal(
    tmp_path: Path, theme: str, has_16_colours: bool, shown: str
) -> None:
    async with on_stage(tmp_path, config=Config(theme), has_16_colours=has_16_colours) as stage:
        assert stage.app.theme == shown


@pytest.mark.parametrize(
    ("environment", "is_so"),
    [
        ({"TERM": "linux"}, True),
        ({"TERM": "xterm"}, True),
        ({}, True),
        ({"TERM": "xterm-16color"}, True),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "linux", "COLORTERM": "truecolor"}, False),
    ],
)
def test_what_a_terminal_says_of_its_colours(environment: dict[str, str], is_so: bool) -> None:
    assert has_16_colours(environment) is is_so
