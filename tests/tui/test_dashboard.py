"""From a figure to what is behind it, and from there to a round: by keys alone."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from practice_tui.config import Config
from practice_tui.core.history.facts import Setting
from practice_tui.core.views.tabs import Tab
from practice_tui.presenters.targets import interview_of
from practice_tui.store.history import History
from practice_tui.store.opening import open_history
from tests.fakes import FakeClock, make_desk
from tests.histories import make_wide_bank, write_history
from tests.tui.stage import on_stage

BANK = make_wide_bank()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Thirty attempts lie in it."""
    write_history(tmp_path, 30, BANK)
    return tmp_path


async def test_keys_turn_the_tabs_both_ways_and_around(folder: Path) -> None:
    async with on_stage(folder, bank=BANK) as stage:
        await stage.press("d")
        assert "[Topics]" in stage.text()
        first, *others = Tab
        for tab in (*others, first):
            await stage.press("right")
            assert f"[{tab.value}]" in stage.text()
        await stage.press("left")
        assert f"[{others[-1].value}]" in stage.text()
        await stage.press("4")
        assert "[Judgement]" in stage.text()
        assert "When you were sure" in stage.text()


@pytest.mark.parametrize(
    ("keys", "behind"),
    [
        (("d",), "Foundations and learning paradigms"),
        (("d", "2"), "Week from 2026-03-02"),
        (("d", "3"), "Concept questions"),
        (("d", "4", "down", "down"), "Answers with the prediction sure"),
        (("d", "5"), "Answers that left out"),
    ],
)
async def test_a_row_opens_what_is_behind_it_and_a_key_starts_a_round_on_it(
    folder: Path, keys: tuple[str, ...], behind: str
) -> None:
    async with on_stage(folder, bank=BANK) as stage:
        await stage.press(*keys, "enter")
        assert behind in stage.text()
        assert "attempt" in stage.text()
        await stage.press("r")
        assert "Answer aloud, as in the room. enter: start" in stage.text()
        await stage.press("enter", "enter", "enter", "s", "3")
        assert "Saved #31." in stage.text()


async def test_from_a_row_to_the_question_and_to_the_debrief(folder: Path) -> None:
    async with on_stage(folder, bank=BANK) as stage:
        await stage.press("d", "enter", "enter")
        assert "What does foundations-" in stage.text()
        await stage.press("q", "d")
        assert "Debrief" in stage.text()
        await stage.press("q", "q", "6", "enter")
        assert "Debrief" in stage.text()


async def test_one_key_on_the_dashboard_starts_a_round_on_the_marked_row(folder: Path) -> None:
    async with on_stage(folder, bank=BANK) as stage:
        await stage.press("d", "down", "r")
        assert "Mathematics, tensors and autodiff" in stage.text()
        assert "5 questions" in stage.text()


async def test_a_topic_never_asked_leads_to_a_round_as_well(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=BANK) as stage:
        await stage.press("d", "enter")
        assert "Nothing asked yet. r starts a round on it." in stage.text()
        await stage.press("r")
        assert "5 questions" in stage.text()


async def test_figures_are_narrowed_by_period_and_topic(folder: Path) -> None:
    async with on_stage(folder, bank=BANK) as stage:
        await stage.press("d", "6", "p", "p")
        assert "[p last 30 days]" in stage.text()
        await stage.press("f", "down", "down", "enter")
        assert "[p last 30 days]" in stage.text()
        assert "[f Mathematics, tensors and autodiff]" in stage.text()
        await stage.press("1", "p")
        assert "[f Mathematics, tensors and autodiff]" in stage.text()
        assert "[p" not in stage.text()
        assert "Foundations" not in stage.text()
        await stage.press("f", "home", "enter")
        assert "f all topics" in stage.text()


async def test_the_table_scrolls_with_its_mark_and_back_to_the_sentence(folder: Path) -> None:
    async with on_stage(folder, (60, 20), bank=BANK) as stage:
        await stage.press("d")
        assert "Debugging" not in stage.text()
        await stage.press("end")
        assert "Debugging, syst" in stage.text()
        await stage.press("home")
        assert "Self-scored: " in stage.text()


async def test_what_folds_away_is_told_of_the_marked_row(folder: Path) -> None:
    async with on_stage(folder, (60, 20), bank=BANK) as stage:
        await stage.press("d", "down", "down", "down")
        assert "Optimisation and hyperparameters · due 2" in stage.text()
        await stage.press("end")
        assert "Debugging, system design and interview craft · " in stage.text()


async def test_no_tab_reads_the_answers_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(folder, bank=BANK) as stage:
        reads = counted(monkeypatch, History, "attempts")
        await stage.press("d", "2", "3", "4", "6", "1", "5", "p", "4", "p", "p", "5", "f", "down", "enter", "6")
        assert not reads


async def test_a_score_amended_behind_the_dashboard_shows_in_its_figures(folder: Path) -> None:
    async with on_stage(folder, bank=BANK) as stage:
        await stage.press("d", "6")
        assert "4 of 5        1  ~ ~ ✗ ✗" in stage.text()
        await stage.press("enter", "a", "4", "q")
        assert "4 of 5        1  + ~ ✗ ✗" in stage.text()
    assert any(held.first_score is not held.score for held in open_history(folder / "history.db").attempts())


async def test_the_interview_is_set_and_cleared_from_home(folder: Path) -> None:
    async with on_stage(folder, bank=BANK) as stage:
        await stage.press("i", *"2026", "enter")
        assert "'2026' is no day" in stage.text()
        await stage.press(*"-3-21", "down", "down", "right")
        assert "Saturday 2026-03-21, in 19 days" in stage.text()
        assert "is no day" not in stage.text()
        await stage.press("enter")
        assert "Interview in 19 days" in stage.text()
        assert "Too early to say for advanced" in stage.text()
        await stage.press("i", *["backspace"] * 10)
        assert "no date" in stage.text()
        await stage.press("enter")
        assert "Date cleared." in stage.text()
        assert "Interview in" not in stage.text().split("\n")[0]
        await stage.press("i", *"2026-03-22", "escape")
        assert "Interview in" not in stage.text().split("\n")[0]


async def test_the_minutes_of_a_day_are_asked_with_the_date(folder: Path) -> None:
    async with on_stage(folder, bank=BANK) as stage:
        await stage.press("i", *"2026-03-21", "down", *"4x", "enter")
        assert "'4x' is no number of minutes" in stage.text()
        await stage.press("backspace", "0", "enter")
        assert "Interview in 19 days" in stage.text()
        assert re.search(r"Today: 0 of \d+ +\d+ questions · \d+ min", stage.text())
    desk = make_desk(folder, FakeClock(), BANK)
    assert (interview_of(desk).day, interview_of(desk).minutes) == ("2026-03-21", 40)


async def test_the_level_changes_after_the_interview_as_well(folder: Path) -> None:
    desk = make_desk(folder, FakeClock(), BANK)
    at = desk.moments()
    desk.history.write([Setting(at.id, at.now, "interview", "2026-02-27")])
    desk.history.close()
    async with on_stage(folder, bank=BANK) as stage:
        assert "Interview 3 days ago" in stage.text()
        await stage.press("i", "down", "down", "right", "enter")
        assert "Too early to say for advanced" in stage.text()
        assert "Interview 3 days ago" in stage.text()


async def test_home_starts_the_recommended_round(folder: Path) -> None:
    async with on_stage(folder, bank=BANK) as stage:
        assert "not asked for a while" in stage.text()
        await stage.press("enter")
        assert "6 questions" in stage.text()


async def test_a_due_question_says_when_it_comes_back(folder: Path) -> None:
    async with on_stage(folder, bank=BANK) as stage:
        await stage.press("down", "enter", "enter", "enter", "s", "3")
        assert "It was due, and comes back " in stage.text()


async def test_what_was_typed_stands_behind_the_figures(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=BANK) as stage:
        await stage.press("enter", "enter", "n", *"relu", "tab", "enter", "s", "2", "q", "down", "down", "enter", "q")
        await stage.press("d", "3", "enter")
        assert "You typed: relu" in stage.text()


async def test_a_round_is_discarded_in_history_alone(folder: Path) -> None:
    async with on_stage(folder, bank=BANK) as stage:
        await stage.press("d")
        assert "x Discard" not in stage.text()
        await stage.press("x", "6", "x")
        assert "5 rounds, 24 answers scored" in stage.text()
        assert "1 discarded." in stage.text()
        await stage.press("down")
        assert "x Discard" in stage.text()
        await stage.press("up")
        assert "x Restore" in stage.text()
        await stage.press("x")
        assert "6 rounds, 28 answers scored" in stage.text()


@pytest.mark.parametrize("tab", "123456")
async def test_every_tab_stands_in_sixteen_colours(folder: Path, tab: str) -> None:
    async with on_stage(folder, bank=BANK) as stage:
        await stage.press("d", tab)
        coloured = stage.text()
    async with on_stage(folder, bank=BANK, config=Config(theme="ansi")) as stage:
        await stage.press("d", tab)
        assert stage.text() == coloured


@pytest.mark.parametrize("tab", "123456")
async def test_every_tab_says_the_same_without_colour(folder: Path, tab: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(folder, bank=BANK) as stage:
        await stage.press("d", tab)
        coloured = stage.text()
    monkeypatch.setenv("NO_COLOR", "1")
    async with on_stage(folder, bank=BANK) as stage:
        await stage.press("d", tab)
        assert stage.text() == coloured


def counted(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> list[str]:
    """Grows by one at each call of a method."""
    calls: list[str] = []
    method: Callable[..., Any] = getattr(owner, name)

    def call(*arguments: Any, **named: Any) -> Any:
        calls.append(name)
        return method(*arguments, **named)

    monkeypatch.setattr(owner, name, call)
    return calls


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_discarding_from_one_topic_says_that_the_whole_round_goes(folder: Path, size: tuple[int, int]) -> None:
    async with on_stage(folder, size, bank=BANK) as stage:
        await stage.press("d", "6", "f", "down", "enter")
        assert "1 of 1" in stage.text()
        await stage.press("x")
        assert "The whole round (5 questions) is discarded. x restores it." in stage.text()
