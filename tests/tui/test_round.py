"""A round by keys alone, as a person sits it."""

import re
from pathlib import Path
from unittest.mock import Mock

import pytest

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Answer, Bank, Clarify
from practice_tui.core.bank.scoring import Score
from practice_tui.store.opening import open_history
from tests.fakes import TOPICS, make_question
from tests.tui.stage import SIZES, on_stage


async def test_whole_round_from_home_to_debrief(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter")
        assert "Answer aloud, as in the room. enter: start" in stage.text()
        await stage.press("enter")
        assert "Answer aloud; enter when done" in stage.text()
        for number in (1, 2, 3):
            await stage.press("enter", "s", "a", "b", "3")
            assert f"Saved #{number}." in stage.text()
            await stage.press("enter")
        assert "Today: 3 solid." in stage.text()
    history = open_history(tmp_path / "history.db")
    assert [attempt.score for attempt in history.attempts()] == [Score.SOLID] * 3


async def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter", "enter", "s", "a", "4", "enter", "x", "enter", "enter", "g", "1", "enter")
    async with on_stage(tmp_path) as stage:
        assert "1 strong, 1 missed, 1 skipped" in stage.text()


async def test_time_over_the_limit_counts_on(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter")
        await stage.pass_time(30)
        assert "0:30 of 2:00 · keep going" in stage.text()
        await stage.pass_time(30)
        assert "1:00 of 2:00 · enough" in stage.text()
        await stage.pass_time(40)
        assert "1:40 of 2:00 · wrap up" in stage.text()
        await stage.pass_time(43)
        assert "2:23 of 2:00 · +0:23 over" in stage.text()


async def test_long_overtime_asks_whether_one_still_answers(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter")
        await stage.pass_time(359)
        assert "Still answering?" not in stage.text()
        await stage.pass_time(1)
        assert "Still answering? Three times the limit has gone by." in stage.text()


async def test_a_running_clock_asks_the_desk_for_drafts_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter")
        at_desk = Mock(side_effect=stage.app.at_desk)
        monkeypatch.setattr(stage.app, "at_desk", at_desk)
        await stage.pass_time(31)
        assert at_desk.call_count == 2
        assert "0:31 of 2:00" in stage.text()


async def test_pause_stops_the_clock_and_hides_the_question(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter")
        assert "and when does it fail?" in stage.text()
        await stage.press("p")
        paused = stage.text()
        assert "and when does it fail?" not in paused
        await stage.pass_time(600)
        assert "0:01 of 2:00 · paused" in stage.text()
        assert stage.text().count("0:01 of 2:00") == 1
        await stage.press("s")
        assert "s does nothing here" in stage.text()
        assert "Paused. enter: go on" in stage.text()
        await stage.press("p")
        assert "and when does it fail?" in stage.text()
        assert "0:01 of 2:00 · keep going" in stage.text()
        await stage.press("p")
        assert re.search(r"Pauses before, not counted: 10:0\d\.", " ".join(stage.text().split()))


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("enter", "enter", "enter", "enter", "1", "a"), "How sure were you?"),
        (("enter", "enter", "enter", "s", "s", "space", "enter", "enter"), "Tick what you said"),
        (("enter", "enter", "enter", "s", "3", "3", "4", "a"), "Saved #1."),
        (("enter", "enter", "x", "x", "space", "3", "g"), "Skip it?"),
    ],
)
async def test_a_key_of_one_phase_does_nothing_in_the_next(tmp_path: Path, keys: tuple[str, ...], said: str) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press(*keys)
        assert said in stage.text()


async def test_an_enter_held_down_on_home_starts_no_clock(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        for _ in range(20):
            stage.clock.advance(0.03)
            await stage.pilot.press("enter")
        assert "Answer aloud, as in the room. enter: start" in stage.text()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_a_key_pressed_twice_at_once_skips_no_page(tmp_path: Path, size: tuple[int, int]) -> None:
    async with on_stage(tmp_path, size, plans=(Plan("two", "Two", 2),)) as stage:
        steps = (
            ("enter", "Answer aloud, as in the room. enter: start"),
            ("enter", "Answer aloud; enter when done."),
            ("enter", "How sure were you?"),
            ("s", "Tick what you said, then score it"),
            ("3", "Saved #1."),
            ("enter", "Answer aloud; enter when done."),
        )
        for key, said in steps:
            await stage.pass_time(3)
            await stage.burst(key, key)
            assert said in stage.text(), key
        assert "2 of 2" in stage.text()


async def test_leaving_later_and_resuming_restores_the_place(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter", "enter", "s", "a", "3", "enter")
        await stage.press("n", *"zq", "tab")
        await stage.pass_time(20)
        await stage.press("q")
        assert "Leave the round?" in stage.text()
        assert "and what you wrote to this question is kept" in stage.text()
        await stage.press("down", "enter")
        assert "Resume" in stage.text()
        assert "question 2 of 3" in stage.text()
    async with on_stage(tmp_path) as stage:
        await stage.press("enter")
        assert "Paused since you left. enter: go on" in stage.text()
        assert "0:28 of 2:00 · paused" in stage.text()
        await stage.tap("enter", 3, every=0.4)
        assert "keep going" in stage.text(), "an Enter that is held goes on, and ends no answer"
        assert "zq" in stage.text()
        await stage.press("enter", "s")
        assert "2 of 3" in stage.text()


async def test_ctrl_c_and_ctrl_q_ask_before_a_round_is_left(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter")
        for key in ("ctrl+c", "ctrl+q", "q"):
            await stage.press(key)
            assert "Leave the round?" in stage.text()
            await stage.press("escape")
            assert "Answer aloud; enter when done" in stage.text()


async def test_a_discarded_round_counts_nowhere(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter", "enter", "s", "4", "q", "down", "down", "down", "enter")
        await stage.press("d")
        assert "Self-scored: 0 answers." in stage.text()


async def test_undo_takes_the_score_back_and_keeps_the_first_impression(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter", "enter", "s", "a", "4", "z")
        assert "a ✓" in stage.text()
        await stage.press("2")
        assert "Saved #1." in stage.text()
    attempt = open_history(tmp_path / "history.db").attempts()[0]
    assert (attempt.score, attempt.first_score) == (Score.SHAKY, Score.STRONG)


async def test_retry_is_shown_beside_the_first_try_which_stays_official(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter", "enter", "g", "1", "r")
        await stage.pass_time(10)
        await stage.press("enter", "s", "a", "b", "c", "d", "4")
        assert "First try: 1 MISSED, 0 ticks" in stage.text()
        assert "Now: 4 ticks more, 0:10 longer." in stage.text()
    first, second = open_history(tmp_path / "history.db").attempts()
    assert (first.is_counted, second.is_counted) == (True, False)


async def test_notes_take_every_key_until_tab(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter", "n", "q", "s", "1", "tab", "enter", "s", "tab")
        assert "Your notes" in stage.text()
        assert "qs1" in stage.text()
    assert open_history(tmp_path / "history.db").attempts()[0].answer == "qs1"


async def test_the_line_says_what_enter_does_in_an_open_field(tmp_path: Path) -> None:
    bank = Bank(TOPICS, (make_question(clarify=(Clarify("How many users?", "Two million"),)),))
    async with on_stage(tmp_path, bank=bank) as stage:
        await stage.press("enter", "enter", "i")
        assert "enter: ask it" in stage.text()
        assert "enter when done" not in stage.text()
        await stage.press("escape", "enter", "s", "n")
        assert "What you said, in one line. enter keeps it" in stage.text()
        assert "score it" not in stage.text()
        await stage.press("escape", "3", "n")
        assert "A private note on this question. enter keeps it" in stage.text()
        await stage.press("escape")
        assert "Saved #1." in stage.text()


async def test_the_question_stays_in_sight_while_it_is_flagged(tmp_path: Path) -> None:
    for size in SIZES:
        async with on_stage(tmp_path, size) as stage:
            await stage.press("enter", "enter", "exclamation_mark")
            assert "Flag this question" in stage.text()
            assert "and when does it fail?" in stage.text()


async def test_signs_that_are_no_markup_stand_as_they_were_written(tmp_path: Path) -> None:
    signs = "<pad>, 2*3*4, __init__ and List<int>"
    question = make_question(prompt=f"**What** are {signs}?", answer=Answer("", f"They are {signs}."))
    async with on_stage(tmp_path, bank=Bank(TOPICS, (question,)), plans=(Plan("one", "One", 1),)) as stage:
        await stage.press("enter", "enter")
        assert f"What are {signs}?" in stage.text()
        await stage.press("enter", "s", "tab", "tab")
        assert f"They are {signs}." in stage.text() and f"What are {signs}?" in stage.text()


async def test_a_flag_costs_no_time_of_the_answer(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter", "exclamation_mark", "down", "enter")
        await stage.pass_time(60)
        assert "The clock stands while you flag the question." in stage.text()
        await stage.press(*"2017", "enter", "enter", "s", "4")
    (attempt,) = open_history(tmp_path / "history.db").attempts()
    assert 1 <= attempt.elapsed_s <= 5


async def test_a_question_without_a_rubric_is_scored_by_its_answer(tmp_path: Path) -> None:
    bare = [
        make_question(f"bare-{number}", rubric=(), mistakes=(), answer=Answer("", "All of it.")) for number in range(3)
    ]
    async with on_stage(tmp_path, bank=Bank(TOPICS, tuple(bare), "0" * 16)) as stage:
        await stage.press("enter", "enter", "enter", "s")
        assert "No rubric yet, so no score is suggested: go by the answer." in " ".join(stage.text().split())
        assert "ticks suggest" not in stage.text()
        assert "musts" not in stage.text()
        assert "[" not in stage.text()
        await stage.press("a", "tab")
        assert "All of it." in stage.text()
        assert "In 30 seconds" not in stage.text()
        await stage.press("2")
        assert "Saved #1." in stage.text()
        assert "your ticks suggested" not in stage.text()
    (attempt,) = open_history(tmp_path / "history.db").attempts()
    assert (attempt.score, attempt.suggested) == (Score.SHAKY, None)
