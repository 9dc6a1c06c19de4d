"""Escape and q lead back to where one came from, and a key that does nothing says so."""

from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from practice_tui.core.bank.plans import Plan
from practice_tui.core.history.facts import RemarkKind
from practice_tui.core.views.home import HomeView
from practice_tui.presenters.home import home
from practice_tui.sitting.desk import Desk
from practice_tui.store.opening import open_history
from practice_tui.tui import app
from practice_tui.tui.screens.debrief import DebriefScreen
from practice_tui.tui.screens.home import HomeScreen
from tests.tui.stage import on_stage

ONE = (Plan("one", "One", 1),)
A_ROUND = ("enter", "enter", "enter", "s", "a", "2", "enter")


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        (("b",), "a Ask me"),
        (("b", "enter"), "o Answer"),
        (("d",), "p Period"),
        (("d", "enter"), "enter Question"),
        (("d", "f"), "▸ All topics"),
        (("b", "t"), "▸ All topics"),
        (("t",), "Ten or 3 min"),
        (("question_mark",), "other keys"),
        (("end", "enter"), "Your own round"),
        (A_ROUND, "Debrief"),
    ],
)
async def test_escape_goes_back_one_page(tmp_path: Path, keys: tuple[str, ...], there: str) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*keys)
        assert there in stage.text()
        await stage.press("escape")
        assert there not in stage.text()
        await stage.press("escape", "escape")
        assert "enter Start" in stage.text()


async def test_escape_never_leaves_a_round(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        for keys in (("enter",), ("enter",), ("enter",), ("s",), ("2",)):
            await stage.press(*keys, "escape")
            assert "1 of 1" in stage.text()


async def test_after_a_round_from_the_bank_one_goes_back_to_its_page_as_it_is_now(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press("b", "enter")
        assert "Never asked." in stage.text()
        await stage.press("a", "enter", "enter", "s", *"ab3", "enter")
        assert "Debrief" in stage.text()
        await stage.press("q")
        assert "Asked 1 time" in stage.text()
        await stage.press("q")
        assert "Bank" in stage.text()
        await stage.press("q")
        assert "Last round" in stage.text()


async def test_the_debrief_follows_the_last_score_at_once_and_home_below_it_has_new_figures(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        *round_, last = A_ROUND
        await stage.press(*round_)
        shown: list[type[Screen[Any]]] = []
        stage.app.screen_change_signal.subscribe(stage.app, lambda screen: shown.append(type(screen)))
        await stage.press(last)
        assert shown == [DebriefScreen]
        await stage.press("q")
        assert "Last round  today" in stage.text()


async def test_a_round_after_a_debrief_takes_its_place(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*A_ROUND, "s", *A_ROUND[1:], "q")
        assert "enter Start" in stage.text()


@pytest.mark.parametrize("keys", [("s",), ("t",), ("enter", "a")])
async def test_from_a_round_that_is_not_begun_one_goes_back_to_the_debrief_it_was_started_from(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*A_ROUND, *keys)
        assert "enter: start" in stage.text()
        await stage.press("q")
        assert "The gap most worth closing" in stage.text()
        await stage.press("q")
        assert "enter Start" in stage.text()


async def test_a_question_is_asked_from_the_list_of_the_bank(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press("b", "down", "a", "enter")
        assert "What does question-1 do" in stage.text()
        assert "Answer aloud; enter when done" in stage.text()


async def test_the_answer_of_a_page_is_folded_until_it_is_wanted(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (80, 40), plans=ONE) as stage:
        await stage.press("b", "enter")
        assert "in full" not in stage.text() and "must 1" not in stage.text()
        await stage.press("o")
        assert "in full" in stage.text() and "must 1" in stage.text()
        await stage.press("o")
        assert "in full" not in stage.text()


async def test_a_page_takes_a_private_note_and_a_flag(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press("b", "enter", "n", *"ask again", "enter")
        assert "Your note: ask again" in stage.text()
        await stage.press("exclamation_mark", "down", "down", "enter", *"what?", "enter")
    remarks = open_history(tmp_path / "history.db").remarks()
    assert [(remark.kind, remark.text) for remark in remarks] == [
        (RemarkKind.NOTE, "ask again"),
        (RemarkKind.UNCLEAR, "what?"),
    ]


@pytest.mark.parametrize(
    "keys",
    [
        *((), ("b",), ("d",), ("d", "6"), ("d", "enter"), ("b", "enter"), ("t",), A_ROUND, ("end", "enter")),
        *(("t", "end", "enter"), ("t", "end", "up", "up", "enter")),
    ],
)
async def test_a_key_that_does_nothing_says_so_in_the_last_line(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with on_stage(tmp_path, (60, 20), plans=ONE) as stage:
        await stage.press(*keys, "ф")
        assert "ф: keys are Latin letters, here perhaps a; ? lists them" in stage.text()
        await stage.press("j")
        assert "j does nothing here; ? lists what does" in stage.text()
        await stage.press("down")
        assert "does nothing here" not in stage.text()


@pytest.mark.parametrize("keys", [("question_mark",), ("b", "t"), ("d", "f")])
async def test_a_key_that_does_nothing_in_a_window_says_so_on_its_edge(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*keys, "ф")
        assert "ф: keys are Latin letters, here perhaps a" in stage.text()
        await stage.press("Q")
        assert "Latin letters" not in stage.text()


async def test_what_can_not_be_done_now_is_said(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press("d", "2", "x")
        assert "Rounds are discarded in History, and topics hidden in Topics." in stage.text()
        await stage.press("1", "enter", "d")
        assert "Nothing is marked" in stage.text()
        await stage.press("q", "q", "b", "o", "a")
        assert "No question is listed" in stage.text()


async def test_caps_lock_changes_nothing(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press("B", "Q", "enter", "enter", "enter", "S", "A", "W", "é")
        assert "Saved #1." in stage.text()
        await stage.press("Z")
        assert "a ✓" in stage.text() and "w ✓" in stage.text()


async def test_letters_choose_nothing_where_a_round_would_end(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press("enter", "enter", "q", *"ledqsx")
        assert "Leave the round?" in stage.text()
        await stage.press("enter")
        assert "Answer aloud; enter when done" in stage.text()
    assert len(open_history(tmp_path / "history.db").drafts()) == 1


@pytest.mark.parametrize(
    ("keys", "then"),
    [
        (("enter", "enter", "q", "down", "enter"), "Resume One"),
        (("w", "enter", "enter", "q", "down", "enter"), "interview"),
    ],
)
async def test_home_is_in_sight_only_once_it_offers_what_was_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...], then: str
) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        in_sight: list[Screen[Any]] = []

        def watched(desk: Desk, seed: int) -> HomeView:
            in_sight.append(stage.app.screen)
            return home(desk, seed)

        monkeypatch.setattr(app, "home", watched)
        await stage.press(*keys)
        assert in_sight and not any(isinstance(screen, HomeScreen) for screen in in_sight)
        assert isinstance(stage.app.screen, HomeScreen)
        assert then in stage.text()
