"""What one needs while judging oneself is in sight: question, own words, verdict; the answer once it is wanted."""

import re
from pathlib import Path

import pytest

from practice_tui.core.bank.plans import Mode, Plan
from practice_tui.core.bank.questions import Bank, Kind
from practice_tui.core.bank.scoring import Score
from practice_tui.store.opening import open_history
from practice_tui.tui.screens.round import RoundScreen
from tests.fakes import TOPICS, make_question
from tests.tui.stage import SIZES, Stage, on_stage
from tests.tui.test_interview import click

CODE = "\n".join(f"    line_{number} = {number}" for number in range(30))
PROMPT = f"Which line is wrong?\n\n```python\n{CODE}\n```\n\nSay why."
LONG = Bank(TOPICS, (make_question(kind=Kind.CODE, prompt=PROMPT),))
SHORT = Bank(TOPICS, (make_question(prompt="Why is it *scaled*?\n\n```python\nx = x / p\n```"),))
ONE = (Plan("one", "One", 1, follow_ups=True),)
EXAM = (Plan("exam", "Exam", 1, mode=Mode.PRESSURE),)
START, ANSWER = ("enter", "enter"), ("enter", "s")


def was_opened(stage: Stage) -> bool | None:
    screen = stage.app.screen
    assert isinstance(screen, RoundScreen) and screen.view
    return screen.view.round.results[0].opened


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_short_question_stands_whole_above_review_verdict_and_follow_up(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with on_stage(tmp_path, size, bank=SHORT, plans=ONE) as stage:
        await stage.press(*START, *ANSWER)
        shown = stage.text()
        assert "Why is it scaled?" in shown and "a ·" in shown
        await stage.press(*"abcd3")
        assert "Why is it scaled?" in stage.text() and "Saved #1." in stage.text()
        await stage.press("enter")
        assert "Why is it scaled?" in stage.text() and "And deeper, on dropout?" in stage.text()
        await stage.press("enter")
        assert "Why is it scaled?" in stage.text() and "A good reply holds" in stage.text()


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_round_is_resumed_at_a_follow_up(tmp_path: Path, size: tuple[int, int]) -> None:
    async with on_stage(tmp_path, size, bank=SHORT, plans=ONE) as stage:
        await stage.press(*START, *ANSWER, *"abcd3", "enter", "q", "down", "enter")
        await stage.press("enter", "p")
        assert "Why is it scaled?" in stage.text() and "And deeper, on dropout?" in stage.text()
        await stage.press("enter")
        assert "A good reply holds" in stage.text()


async def test_a_round_opens_without_the_parts_of_later_phases(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=SHORT, plans=ONE) as stage:
        await stage.press("enter")
        assert stage.app.screen.query("#ready-sheet")
        assert not stage.app.screen.query("#asked, #reviewing, #aside, #pane")


async def test_a_long_question_shows_its_first_lines_and_all_of_it_on_a_key(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=LONG, plans=ONE) as stage:
        await stage.press(*START, *ANSWER)
        assert "Which line is wrong?" in stage.text()
        assert "a ·" in stage.text()
        assert "line_9" not in stage.text()
        await stage.press("o")
        assert "line_9" in stage.text()
        await stage.press("end")
        assert "Say why." in stage.text()
        await stage.press("escape")
        assert "a ·" in stage.text()
        await stage.press("o", "o", "a")
        assert "a ✓" in stage.text()
        await click(stage, "Which line is wrong?")
        await stage.pilot.pause()
        assert "line_9" in stage.text()


async def test_what_is_asked_last_stays_in_sight_where_not_all_of_the_question_fits(tmp_path: Path) -> None:
    setting = " ".join(["A model is trained on data that drifts from week to week, and nobody has noticed it yet."] * 9)
    prompt = f"{setting}\n\n```python\nx = 1\n\n\ny = 2\n```\n\nHow would you **notice** it?\n\nTake your time."
    bank = Bank(TOPICS, (make_question(prompt=prompt),))
    async with on_stage(tmp_path, bank=bank, plans=ONE) as stage:
        await stage.press(*START, *ANSWER)
        shown = stage.text()
        assert "A model is trained on data" in shown and "How would you notice it?" in shown
        assert "ticks suggest" in shown
        await stage.press("o", "end")
        assert "Take your time." in stage.text()
        await stage.press("o")
        assert "How would you notice it?" in stage.text()


async def test_lines_that_fit_without_their_blanks_are_all_in_sight(tmp_path: Path) -> None:
    prompt = "One.\n\nTwo.\n\n```python\nthree = 3\n```\n\nWhy *four*?"
    async with on_stage(tmp_path, bank=Bank(TOPICS, (make_question(prompt=prompt),)), plans=ONE) as stage:
        await stage.press(*START, *ANSWER)
        for line in ("One.", "Two.", "three = 3", "Why four?", "a ·", "ticks suggest"):
            assert line in stage.text()


async def test_a_pressure_round_is_reviewed_with_its_questions(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=SHORT, plans=EXAM) as stage:
        await stage.press(*START, *ANSWER, "enter")
        assert "Why is it scaled?" in stage.text()
        assert "x = x / p" in stage.text()


async def test_that_the_answer_was_read_before_the_score_is_known(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*START, *ANSWER)
        assert "in full" not in stage.text()
        assert was_opened(stage) is False
        await stage.press("tab", "tab")
        assert "in full" in stage.text()
        assert was_opened(stage) is True
        await stage.press("shift+tab")
        assert "Nothing typed." in stage.text()


async def test_a_verdict_stays_in_sight_after_the_reply_and_can_be_taken_back(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*START, *ANSWER, *"abcd3", "enter", "enter", "2")
        shown = stage.text()
        assert "3 SOLID" in shown
        assert "Follow-up, partly said: And deeper" in shown
        await stage.press("z")
        assert "Tick what you said" in stage.text()
        await stage.press("2", "enter")
        assert "Debrief" in stage.text()
    (attempt,) = open_history(tmp_path / "history.db").attempts()
    assert (attempt.score, attempt.first_score) == (Score.SHAKY, Score.SOLID)


async def test_what_was_typed_and_said_stands_wherever_the_attempt_is(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=SHORT, plans=(Plan("one", "One", 1),)) as stage:
        await stage.press(*START, *"my notes", "escape", *ANSWER, "n", *"my words", "enter", *"a2")
        await stage.press("r", "enter", "s", *["tab"] * 4)
        assert "This round, try 1 · 2 SHAKY" in stage.text()
        assert "my notes" in stage.text() and "Said: my words" in stage.text()
        await stage.press("3", "enter")
        assert "Typed: my notes" in stage.text() and "Said: my words" in stage.text()
        await stage.press("down", "enter")
        assert "Typed: my notes" in stage.text() and "Said: my words" in stage.text()
        await stage.press("q", "home", "a", "4")
        assert "Said: my words" in stage.text()


async def test_an_answer_too_short_for_all_of_it_gets_a_quiet_word(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*START, *ANSWER, *"abc")
        assert "short for all of this" not in stage.text()
        await stage.press("d")
        assert "0:02 is short for all of this" in stage.text()


async def test_a_hint_lowers_what_the_ticks_suggest(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ONE) as stage:
        await stage.press(*START, "h", *ANSWER, *"abcdef")
        assert "4 of 4 musts, with 1 hint: ticks suggest 3 SOLID" in stage.text()


async def test_why_a_question_is_asked_is_said_once(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press(*START)
        assert "Why this one: topic not asked before." in stage.text()
        await stage.press(*ANSWER, "2", "r")
        assert "Why this one" not in stage.text()
        assert "Once more; the first try counts." in stage.text()
        await stage.press("x", "enter")
        assert "2 of 3" in stage.text()
        assert "Why this one" not in stage.text()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_band_is_said_of_such_an_answer_and_not_of_the_one_given(tmp_path: Path, size: tuple[int, int]) -> None:
    bands = ("Calls it luck", "Names noise", "Measures noise", "Removes noise")
    bank = Bank(TOPICS, (make_question(bands=bands),))
    async with on_stage(tmp_path, size, bank=bank, plans=ONE) as stage:
        await stage.press(*START, *ANSWER)
        before, _, _ = stage.text().partition("Calls it luck")
        assert "uch an answer:" in before


async def test_enter_in_a_review_says_to_score_first(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=SHORT, plans=ONE) as stage:
        await stage.press(*START, *ANSWER, "enter")
        assert "Score it first: 1–4." in stage.text()
        await stage.press("3", "enter")
        assert "Score it first" not in stage.text()


PARTS = " ".join(
    f"Part {number}: what does the loss assume of the noise, and when does that fail?" for number in (1, 2)
)
CODE_PROMPT = (
    "What is printed?\n\n```python\n" + "\n".join(f"x{row} = layer(x{row - 1})" for row in range(1, 13)) + "\n```"
)


async def test_above_a_short_pane_the_whole_question_stands(tmp_path: Path) -> None:
    bank = Bank(TOPICS, (make_question(prompt=f"{PARTS} {PARTS}"),))
    async with on_stage(tmp_path, bank=bank, plans=ONE) as stage:
        await stage.press(*START, *ANSWER)
        for _ in range(4):
            await stage.press("tab")
            shown = " ".join(stage.text().split())
            assert f"{PARTS} {PARTS}" in shown and "Yours" in shown


async def test_code_that_is_cut_says_so_and_unfolds(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=Bank(TOPICS, (make_question(prompt=CODE_PROMPT),)), plans=ONE) as stage:
        await stage.press(*START, *ANSWER)
        assert re.search(r"x\d+ = layer\(x\d+\) …", stage.text())
        assert "x12 =" not in stage.text()
        await stage.press("o")
        assert "x12 = layer(x11)" in stage.text()
        assert "…" not in stage.text().split("What is printed?")[1]


async def test_the_unfolded_question_leaves_the_scores_in_sight_where_they_fit(tmp_path: Path) -> None:
    bank = Bank(TOPICS, (make_question(prompt=CODE_PROMPT),))
    async with on_stage(tmp_path, (80, 30), bank=bank, plans=ONE) as stage:
        await stage.press(*START, *ANSWER)
        assert "x12 =" not in stage.text()
        await stage.press("o")
        for shown in ("x12 = layer(x11)", "a ·", "ticks suggest"):
            assert shown in stage.text()
