"""The round as a real interview: follow-ups, pressure, notes, flags, amendments, one's own rounds."""

from pathlib import Path

import pytest
from textual.events import Paste

from practice_tui.core.bank.plans import Mode, Pick, Plan
from practice_tui.core.bank.questions import Bank, Clarify, Kind, Value
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import RemarkKind
from practice_tui.store.opening import open_history
from tests.fakes import PLANS, TOPICS, FakeClock, make_question
from tests.tui.stage import Stage, on_stage

ON_SITE = (Plan("on-site", "On-site", 4, follow_ups=True),)
PRESSURE = (Plan("exam", "Exam", 2, mode=Mode.PRESSURE),)


async def test_one_step_deeper_hides_what_it_looks_for_until_the_reply_is_said(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ON_SITE) as stage:
        await stage.press("enter", "enter", "enter", "s", "tab", "tab")
        assert "in full" in stage.text()
        assert "in depth" not in stage.text()
        await stage.press("a", "b", "c", "d", "3")
        assert "one step deeper" in stage.text()
        await stage.press("enter")
        assert "And deeper, on" in stage.text()
        assert "The inverse scale" not in stage.text()
        await stage.press("enter")
        assert "The inverse scale" in stage.text()
        assert "in depth" in stage.text()
        assert "Did you say it? 1 no · 2 partly · 3 yes" in stage.text()
        await stage.press("2")
        assert "enter: next question" in stage.text()


async def test_a_probe_comes_back_after_two_questions_without_the_rubric(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=ON_SITE) as stage:
        await stage.press("enter", "enter", "enter", "s", "a", "1", "enter", "x", "enter", "x")
        assert "Skip it? enter: back to something you left out" in stage.text()
        await stage.press("enter")
        shown = stage.text()
        assert "must 2?" in shown
        assert "0:00 of 0:45" in shown
        assert "a ·" not in shown
        await stage.press("enter", "3", "enter")
        assert "4 of 4" in stage.text()


async def test_pressure_reviews_at_the_end_and_has_neither_hints_nor_a_pause_key(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=PRESSURE) as stage:
        await stage.press("enter", "enter", "h", "p")
        assert "hint 1" not in stage.text()
        assert "paused" not in stage.text()
        assert "hp" in stage.text()
        await stage.press("escape", "enter", "s")
        assert "Saved #1, scored at the end." in stage.text()
        await stage.press("enter", "enter", "u")
        assert "enter: review your answers" in stage.text()
        await stage.press("enter", "a", "2", "enter", "b", "1", "enter")
        assert "Today: 1 shaky, 1 missed." in stage.text()


async def test_a_review_that_was_left_is_offered_again(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=PRESSURE) as stage:
        await stage.press("enter", "enter", "enter", "s", "q", "down", "down", "enter", "q")
        assert "1 answer not scored" in stage.text()
        await stage.press("enter")
        assert "Tick what you said" in stage.text()
        await stage.press("a", "b", "c", "d", "4", "enter")
        assert "Today: 1 strong." in stage.text()


async def test_the_interviewer_tells_what_is_asked(tmp_path: Path) -> None:
    question = make_question(kind=Kind.DESIGN, clarify=(Clarify("How many users?", "Two million"),))
    async with on_stage(tmp_path, bank=Bank(TOPICS, (question,)), plans=(Plan("one", "One", 1),)) as stage:
        await stage.press("enter", "enter")
        assert "Two million" not in stage.text()
        await stage.press("i")
        assert "Two million" not in stage.text()
        await stage.press(*"how many people use it", "enter")
        assert "you ask  how many people use it" in stage.text()
        assert "they say  I have no answer to that." in stage.text()
        assert "Two million" not in stage.text(), "which may be a point of the rubric"
        await stage.press("i", *"how many users", "enter")
        assert "which is  How many users?" in stage.text()
        assert "they say  Two million" in stage.text()


async def test_a_typed_number_is_compared_at_the_reveal(tmp_path: Path) -> None:
    question = make_question(kind=Kind.NUMERIC, value=(Value("loss", 0.731, 0.005),))
    async with on_stage(tmp_path, bank=Bank(TOPICS, (question,)), plans=(Plan("one", "One", 1),)) as stage:
        await stage.press("enter", "enter", "n", *"0.73", "tab", "enter", "s")
        assert "loss: 0.73 is correct (0.731 ± 0.005)" in stage.text()


async def test_what_was_said_and_a_private_note_are_kept(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter", "enter", "s", "n", *"scale", "enter", "3", "n", *"again", "enter")
        await stage.press("tab")
        assert "What you said" in stage.text()
        assert "Your note on this question" in stage.text()
    history = open_history(tmp_path / "history.db")
    assert [note.text for note in history.remarks(kinds=[RemarkKind.NOTE])] == ["again"]


async def test_earlier_answers_stand_beside_the_new_one(tmp_path: Path) -> None:
    bank, plans = Bank(TOPICS, (make_question(),)), (Plan("one", "One", 1),)
    async with on_stage(tmp_path, bank=bank, plans=plans) as stage:
        await stage.press("enter", "enter", "n", *"first", "tab", "enter", "s", "2", "enter", "q")
        await stage.press("enter", "enter", "enter", "s", *["tab"] * 4)
        assert "2 SHAKY" in stage.text()
        assert "first" in stage.text()


async def test_a_flag_is_kept_and_stands_on_the_page_of_its_question(tmp_path: Path) -> None:
    plans = (Plan("one", "One", 1),)
    async with on_stage(tmp_path, plans=plans) as stage:
        await stage.press("enter", "enter", "exclamation_mark", "down", "enter", *"2017", "enter")
        assert "Answer aloud; enter when done" in stage.text()
        await stage.press("enter", "s", "4", "enter", "enter")
        assert "You flagged it: wrong, 2017 (2026-03-02)" in stage.text()
    (flag,) = open_history(tmp_path / "history.db").remarks()
    assert (flag.kind, flag.text) == (RemarkKind.WRONG, "2017")


async def test_a_score_is_amended_from_the_debrief_beside_the_first_impression(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=(Plan("one", "One", 1),)) as stage:
        await stage.press("enter", "enter", "enter", "s", "4", "enter", "a")
        assert "4 STRONG: every must and more, without a hint" in stage.text() and "…" not in stage.text()
        await stage.press("2")
        assert "2 SHAKY (first 4)" in stage.text()
    (attempt,) = open_history(tmp_path / "history.db").attempts()
    assert (attempt.score, attempt.first_score) == (Score.SHAKY, Score.STRONG)


async def test_a_round_is_discarded_and_restored_from_history(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=(Plan("one", "One", 1),)) as stage:
        await stage.press("enter", "enter", "enter", "s", "4", "enter", "q", "d", "left")
        assert "1 round, 1 answer scored" in stage.text()
        await stage.press("x")
        assert "discarded" in stage.text()
        assert "0 rounds, 0 answers scored, on 0 days." in stage.text()
        await stage.press("x")
        assert "1 round, 1 answer scored" in stage.text()


async def test_what_was_missed_is_retried_from_the_debrief(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press(
            "enter", "enter", "enter", "s", "1", "enter", "enter", "s", "4", "enter", "enter", "s", "2", "enter", "r"
        )
        assert "2 questions" in stage.text()


async def test_a_seeded_round_shows_its_code(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=(Plan("exam", "Exam", 3, pick=Pick.SEEDED),), seed=5) as stage:
        await stage.press("enter")
        assert "Code EXAM-0005-" in stage.text()


async def test_a_second_terminal_is_told_and_may_take_over(tmp_path: Path) -> None:
    clock = FakeClock()
    async with on_stage(tmp_path, clock=clock, holder="1@elsewhere") as first:
        await first.press("enter", "enter")
        async with on_stage(tmp_path, clock=clock, holder="2@elsewhere") as second:
            await second.press("enter")
            assert "open in another terminal" in second.text()
            await second.press("down", "enter")
            await first.press("p", "enter")
            assert "another terminal has taken this round over" in first.text().replace("\n", " ")
            await second.press("p", "enter", "s")
            assert "Tick what you said" in second.text()
    assert len(open_history(tmp_path / "history.db").attempts()) == 1


async def test_a_terminal_that_is_too_small_pauses_the_round(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=PRESSURE) as stage:
        await stage.press("enter", "enter")
        await resize(stage, 40, 10)
        assert "terminal too small (needs 60x20)" in stage.text()
        await stage.pass_time(120)
        await stage.press("s", "1")
        await resize(stage, 80, 24)
        assert "Answer aloud; enter when done" in stage.text()
        assert "0:00 of 2:00" in stage.text()
        await stage.press("enter", "s")
    (attempt,) = open_history(tmp_path / "history.db").attempts()
    assert attempt.paused_s >= 120


async def test_a_huge_paste_is_capped_with_a_word(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter", "n")
        editor = stage.app.screen.focused
        assert editor is not None
        editor.post_message(Paste("x" * 30_000))
        await stage.pilot.pause()
        await stage.pilot.pause()
        assert "Notes are kept up to 20,000" in stage.text()
        await stage.press("tab", "enter", "s")
    (attempt,) = open_history(tmp_path / "history.db").attempts()
    assert len(attempt.answer) == 20_000


async def test_everything_in_a_review_can_be_clicked(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=PLANS) as stage:
        await stage.press("enter", "enter", "enter", "s")
        await click(stage, "b ·")
        assert "b ✓" in stage.text()
        await click(stage, "3 ✓ solid")
        assert "Saved #1." in stage.text()


async def click(stage: Stage, text: str) -> None:
    lines = stage.text().split("\n")
    y = next(index for index, line in enumerate(lines) if text in line)
    await stage.pilot.click(offset=(lines[y].index(text), y))
    await stage.pilot.pause()


async def resize(stage: Stage, columns: int, rows: int) -> None:
    await stage.pilot.resize_terminal(columns, rows)
    await stage.pilot.pause()


async def test_notes_come_back_with_the_round(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter", "n", *"first", "tab", "q", "down", "enter", "enter", "p")
        assert "first" in stage.text()
        await stage.press("n", *"er", "tab", "enter", "s")
    (attempt,) = open_history(tmp_path / "history.db").attempts()
    assert attempt.answer == "firster"


async def test_pressure_shows_no_answer_before_the_last_question_is_over(tmp_path: Path) -> None:
    async with on_stage(tmp_path, plans=PRESSURE) as stage:
        await stage.press("enter", "enter", "enter", "s", "tab")
        assert "in full" not in stage.text()
        assert "enter: next question" in stage.text()


async def test_a_round_left_at_its_threshold_leaves_nothing_behind(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "q")
        assert "Rounds" in stage.text()
        assert "Resume" not in stage.text()


async def test_an_editor_that_was_open_is_open_again_when_the_terminal_has_grown(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter", "n", *"half")
        await resize(stage, 40, 10)
        await resize(stage, 80, 24)
        await stage.press(*"way")
        assert "halfway" in stage.text()


async def test_why_a_question_is_asked_stands_below_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter")
        assert "Why this one: topic not asked before." in stage.text()


async def test_keys_begin_with_what_works_now_and_leave_the_clock_in_sight(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("enter", "enter", "question_mark")
        shown = stage.text()
        assert "Now" in shown
        assert shown.index("the answer is over") < shown.index("leave the question unanswered")
        assert "0:01 of 2:00" in shown
        await stage.pass_time(5)
        assert "0:06 of 2:00" in stage.text()
        await stage.press("escape")
        assert "Answer aloud; enter when done" in stage.text()


async def test_a_hint_is_brought_into_sight(tmp_path: Path) -> None:
    question = make_question(prompt="\n\n".join(f"Paragraph {number}." for number in range(12)))
    async with on_stage(tmp_path, (60, 20), bank=Bank(TOPICS, (question,)), plans=(Plan("one", "One", 1),)) as stage:
        await stage.press("enter", "enter", "h")
        assert "hint 1" in stage.text()


@pytest.mark.parametrize(("words", "reply"), [("how many users", "Two million"), ("which colour", "I have no answer")])
async def test_the_reply_of_the_interviewer_is_brought_into_sight(tmp_path: Path, words: str, reply: str) -> None:
    prompt = "\n\n".join(f"Paragraph {number}." for number in range(12))
    question = make_question(prompt=prompt, clarify=(Clarify("How many users?", "Two million"),))
    async with on_stage(tmp_path, (60, 20), bank=Bank(TOPICS, (question,)), plans=(Plan("one", "One", 1),)) as stage:
        await stage.press("enter", "enter", "i", *words, "enter")
        assert reply in stage.text()
