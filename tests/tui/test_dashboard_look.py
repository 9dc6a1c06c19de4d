"""What the dashboard shows where: the picture before the table, two panes where there is room, titles whole."""

import re
from pathlib import Path

import pytest

from practice_tui.bank.loader import load_bank
from practice_tui.core.bank.questions import Bank
from practice_tui.core.views.tabs import Tab
from practice_tui.presenters.tabs import topics
from practice_tui.tui.screens.dashboard import DashboardScreen
from tests.histories import write_history
from tests.tui.stage import Stage, on_stage


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank().bank


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, bank: Bank) -> Path:
    """Four hundred attempts over the bundled bank lie in it."""
    path = tmp_path_factory.mktemp("history")
    write_history(path, 400, bank)
    return path


def line_with(stage: Stage, text: str) -> int:
    """The first line of the screen in which a text stands."""
    return next(place for place, line in enumerate(stage.text().split("\n")) if text in line)


@pytest.mark.parametrize(
    ("tab", "picture", "table"),
    [("2", "ready?", "Week from"), ("3", "the limit", "Kind"), ("4", "✗ missed", "What"), ("5", "█", "Left out  ")],
)
async def test_the_picture_is_seen_before_the_table(
    folder: Path, bank: Bank, tab: str, picture: str, table: str
) -> None:
    async with on_stage(folder, bank=bank) as stage:
        await stage.press("d", tab)
        assert line_with(stage, picture) < line_with(stage, table) < 22


async def test_every_topic_and_its_levels_are_seen_without_scrolling(folder: Path, bank: Bank) -> None:
    async with on_stage(folder, bank=bank) as stage:
        await stage.press("d")
        assert all(topic.short_title in stage.text() for topic in bank.topics)
        assert "bas. int. adv." in stage.text()


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_the_mark_stands_first_on_the_topic_that_the_headline_names(
    folder: Path, bank: Bank, size: tuple[int, int]
) -> None:
    async with on_stage(folder, size, bank=bank) as stage:
        await stage.press("d")
        screen = stage.app.screen
        assert isinstance(screen, DashboardScreen)
        named = re.match(r"Most likely weak: (.*?)(?: ·|\.)", screen.view.sentences[0])
        assert named
        assert f"▸ {named[1]}" in stage.text()
        assert f"Most likely weak: {named[1]}" in stage.text()
        await stage.press("end", "up")
        assert "Most likely weak" in stage.text() if size[1] > 20 else "Most likely weak" not in stage.text()
        await stage.press("home", "down")
        assert "Most likely weak" in stage.text()


async def test_the_headline_is_seen_first_also_where_the_topic_that_it_names_stands_last(
    folder: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(topics, "most_likely_weak", lambda mastery: [bank.topics[-1].slug])
    async with on_stage(folder, (60, 20), bank=bank) as stage:
        await stage.press("d")
        assert f"Most likely weak: {bank.topics[-1].short_title}" in stage.text()
        assert f"▸ {bank.topics[0].short_title}" in stage.text()


@pytest.mark.parametrize("tab", ["2", "3", "4", "6"])
async def test_the_picture_stands_beside_the_table_where_there_is_room(folder: Path, bank: Bank, tab: str) -> None:
    async with on_stage(folder, (116, 30), bank=bank) as stage:
        await stage.press("d", tab)
        beside = stage.app.screen.query_one("#aside")
        assert beside.display
        assert not stage.app.screen.query_one("#picture").display
        await stage.pilot.resize_terminal(115, 30)
        await stage.pilot.pause()
        assert not beside.display
        assert stage.app.screen.query_one("#picture").display


@pytest.mark.parametrize(("size", "is_beside"), [((120, 40), False), ((200, 50), True)])
async def test_gaps_show_points_and_questions_whole_and_the_picture_above_where_they_need_the_width(
    folder: Path, bank: Bank, size: tuple[int, int], is_beside: bool
) -> None:
    async with on_stage(folder, size, bank=bank) as stage:
        await stage.press("d", "5")
        assert stage.app.screen.query_one("#aside").display is is_beside
        assert (line_with(stage, "definitions ") < line_with(stage, "Left out  ")) is not is_beside
        lines = stage.text().split("\n")
        at = next(line for line in lines if "missed  question" in line).index("question")
        points = [line.partition("│")[0] for line in lines if "  · " in line]
        assert len(points) == 10
        assert sum("…" in line[:at] for line in points) == 0
        assert all(any(each.title.startswith(line[at:].strip(" …")) for each in bank.questions) for line in points)
        assert re.search(r"▸ \w+ +\d+ of \d+, \d+ %", stage.text())


async def test_what_is_said_of_progress_leaves_the_picture_and_the_table_their_lines(
    tmp_path: Path, bank: Bank
) -> None:
    write_history(tmp_path, 120, bank)
    async with on_stage(tmp_path, bank=bank) as stage:
        await stage.press("i", *"5 days", "down", "9", "enter", "d", "2")
        assert line_with(stage, "ready? ") <= 8
        assert line_with(stage, "Week from") < 20
        said = " ".join(stage.text().split())
        left = re.search(r"No time is left for (\d+) answers: (.+? on others)\.", said)
        assert left and "day streak" in said
        assert sum(map(int, re.findall(r"(\d+) on ", left[2]))) == int(left[1])


async def test_beside_the_topics_stands_what_else_is_known_of_the_marked_one(folder: Path, bank: Bank) -> None:
    async with on_stage(folder, (120, 40), bank=bank) as stage:
        await stage.press("d", "home", "down", "down", "down")
        assert "Optimisation and hyperparameters" in stage.text()
        assert "ready?" in stage.text() and "skipped   " in stage.text()
        assert "intermediate" not in stage.text()  # the table has it
        lately = stage.text().partition("Lately")[2]
        assert lately.count("2026-") > 5
        assert "…" not in lately
        await stage.press("down")
        assert "Initialisation, normalisation and" in stage.text()


async def test_a_key_orders_topics_by_estimates_and_says_what_that_is_worth(folder: Path, bank: Bank) -> None:
    async with on_stage(folder, bank=bank) as stage:
        await stage.press("d")
        assert line_with(stage, " Foundations ") < line_with(stage, " Transformers ")
        await stage.press("o")
        assert "Order of estimates, not of certainty." in stage.text()
        assert line_with(stage, " Transformers ") < line_with(stage, " Foundations ")
        await stage.press("o")
        assert "Order of estimates" not in stage.text()
        await stage.press("o", "3")
        assert "Order of estimates" not in stage.text()
        await stage.press("o")
        assert "Topics are ordered by their estimates" in stage.text()


async def test_tab_turns_tabs_as_the_arrows_do(folder: Path, bank: Bank) -> None:
    async with on_stage(folder, bank=bank) as stage:
        await stage.press("d", "tab")
        assert "[Progress]" in stage.text()
        await stage.press("shift+tab", "shift+tab")
        assert f"[{list(Tab)[-1]}]" in stage.text()


async def test_on_a_narrow_but_high_screen_it_stands_below_the_topics(folder: Path, bank: Bank) -> None:
    async with on_stage(folder, (80, 50), bank=bank) as stage:
        await stage.press("d")
        assert line_with(stage, "Your own work") < line_with(stage, "ready?") < line_with(stage, "Lately")
        await stage.press("2")
        assert "Lately" not in stage.text()


async def test_an_empty_tab_says_what_fills_it(tmp_path: Path, bank: Bank) -> None:
    async with on_stage(tmp_path, (120, 40), bank=bank) as stage:
        await stage.press("d", "6")
        assert "A round draws a picture here" in stage.text()
        assert "│" not in stage.text()
        await stage.press("1")
        assert "Nothing scored yet. r starts a round on it." in stage.text()
