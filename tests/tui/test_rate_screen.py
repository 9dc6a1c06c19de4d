"""The screen of a second opinion: what the rater reads, what keys do, and what a signature shows."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from practice_tui.core.bank.questions import Answer
from practice_tui.core.history.interview_facts import Hearing, SheetOf
from practice_tui.core.sheets.sheet import GivenAnswer, Sheet, SheetPhase, begun_sheet
from practice_tui.core.views.opinion_wording import SEALED
from practice_tui.core.views.recorded import Recorded
from practice_tui.core.views.sheets import GivenText, Pane, SheetView
from practice_tui.presenters.second_opinions import SecondOpinion, begin_second_opinion
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.judging import sheet_kept
from practice_tui.sitting.second_opinions import opinions, rate_round
from practice_tui.tui.screens.home import HomeScreen
from practice_tui.tui.screens.rate import RateScreen
from practice_tui.tui.sheets.rate import reading
from tests.fakes import FakeClock, make_desk, make_question
from tests.sitting.test_second_opinions import NOTED, SAID, written
from tests.tui.stage import Stage, on_stage


def begin(desk: Desk) -> SecondOpinion:
    return begin_second_opinion(desk, "", "Ann")


@asynccontextmanager
async def rating(folder: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Stage]:
    """A second opinion by Ann on a round of two answers, as `practice rate` opens it."""
    if not (folder / "history.db").exists():
        written(make_desk(folder, FakeClock())).close()
    async with on_stage(folder, size, opening=lambda router: router.open_second_opinion(begin)) as stage:
        while len(stage.app.screen_stack) < 2:
            await stage.pilot.pause()
        await stage.pilot.pause()
        yield stage


def sheet_of(stage: Stage) -> Sheet:
    screen = stage.app.find_screen(RateScreen)
    assert screen and screen.view
    return screen.view.sheet


async def test_a_whole_sheet_is_filled_by_keys_and_both_are_shown_only_once_it_is_signed(tmp_path: Path) -> None:
    async with rating(tmp_path) as stage:
        assert NOTED in stage.text() and "question-0 must 1" in stage.text()
        await stage.press("a", "c", "c", "w", "w", "3", "enter", "b", "1")
        assert SAID not in stage.text() and "you 3 SOLID" not in stage.text()
        await stage.press("enter", "enter")
        assert sheet_of(stage).phase is SheetPhase.BETWEEN  # the first way is harmless
        await stage.press("enter", "down", "enter")
        assert "1  Question 0: you 3 SOLID, Ann 3 SOLID" in stage.text()
        assert "“You” stands for whoever sat the round." in stage.text()
        assert "only you: question-0 must 2" in stage.text()
        await stage.press("escape")
    (opinion,) = opinions(make_desk(tmp_path, FakeClock()))
    assert opinion.pairs == [(3, 3), (2, 1)]


async def test_a_mark_that_another_terminal_keeps_from_the_disk_is_told_at_once(tmp_path: Path) -> None:
    async with rating(tmp_path) as stage:
        await stage.press("a")
        await stage.pass_time(2)
        rate_round(make_desk(tmp_path, FakeClock(), holder="2@here"), "", "Ann", takes_over=True)
        await stage.press("3")
        assert "another terminal has taken" in stage.text()
        assert sheet_of(stage).phase is SheetPhase.JUDGING


def test_a_question_that_fits_stands_whole_and_a_longer_one_ends_with_what_it_asks() -> None:
    prompt = "A service receives images.\n\nOne card takes 220 a second.\n\nWhich load is too much?"
    question = make_question(prompt=prompt)
    given = GivenText(question, "Topic", "Topic", "typed", "", 60.0, 120.0)
    answer = GivenAnswer("a", question.id, question.digest)
    view = SheetView(begun_sheet("s", "Ann", (answer,), {"a": question}), (given,), "Quick")
    whole, short = (reading(view, Pane.NOTES, False, room, 60, keymap={}).plain.split("\n") for room in (5, 2))
    assert whole[:5] == prompt.split("\n")
    assert short[:2] == ["A service receives images. One card takes 220 a second.", "Which load is too much?"]


async def test_tab_turns_the_panes_and_o_unfolds_the_question(tmp_path: Path) -> None:
    async with rating(tmp_path) as stage:
        await stage.press("tab")
        assert "question-0 in full." in stage.text() and NOTED not in stage.text()
        await stage.press("tab")
        assert "doubles the cost" in stage.text()
        await stage.press("shift+tab", "shift+tab")
        assert NOTED in stage.text()


async def test_the_next_answer_is_read_before_its_model_answer_whatever_pane_was_open(tmp_path: Path) -> None:
    async with rating(tmp_path) as stage:
        await stage.press("tab", "3", "enter")
        assert sheet_of(stage).position == 1
        assert "question-1 in full." not in stage.text()


async def test_notes_stand_where_they_belong_and_escape_leaves_the_line(tmp_path: Path) -> None:
    async with rating(tmp_path) as stage:
        await stage.burst("n", *"clear", "enter", "k", *"tired", "escape", "a")
        judgement = sheet_of(stage).judgement
        assert (judgement.note, judgement.private, judgement.heard[0]) == ("clear", "tired", Hearing.UNAIDED)


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_a_sheet_that_is_left_waits(tmp_path: Path, key: str) -> None:
    async with rating(tmp_path) as stage:
        await stage.press("a", "2", "enter", "b", key)
    async with rating(tmp_path, (120, 40)) as stage:
        sheet = sheet_of(stage)
        assert (sheet.position, sheet.scored, sheet.judgement.heard[1]) == (1, 1, Hearing.UNAIDED)


async def test_leaving_ends_the_program_and_never_shows_the_scores_of_whoever_sat_the_round(tmp_path: Path) -> None:
    async with rating(tmp_path) as stage:
        await stage.press("a", "2", "q")
    assert not stage.app.is_running and stage.app.find_screen(HomeScreen) is None
    assert stage.app.last_words == SEALED


async def test_leaving_a_signed_sheet_ends_the_program_too(tmp_path: Path) -> None:
    async with rating(tmp_path) as stage:
        await stage.press("3", "enter", "1", "enter", "down", "enter")
        assert sheet_of(stage).phase is SheetPhase.SIGNED
        await stage.press("q")
    assert stage.app.find_screen(HomeScreen) is None and not stage.app.last_words


async def test_a_kill_loses_no_tick_that_is_older_than_two_seconds(tmp_path: Path) -> None:
    async with rating(tmp_path) as stage:
        await stage.press("a", "b")
        await stage.pass_time(2)
        (draft,) = await stage.app.at_desk(lambda desk: desk.sheets.drafts())
    assert [bool(heard) for heard in sheet_kept(draft).judgement.heard[:2]] == [True, True]


async def test_whoever_only_looks_leaves_nothing(tmp_path: Path) -> None:
    async with rating(tmp_path) as stage:
        await stage.press("tab", "enter", "z", "q")
    sheets = make_desk(tmp_path, FakeClock()).sheets.filled_sheets(SheetOf.ROUND)
    assert sheets == []


async def test_keys_pressed_without_a_pause_are_taken_one_after_the_other(tmp_path: Path) -> None:
    async with rating(tmp_path) as stage:
        await stage.burst("a", "3", "3", "enter", "enter", "b", "2", "z", "1")
        sheet = sheet_of(stage)
    assert [judgement.score for judgement in sheet.judgements] == [3, 1]
    assert [sum(map(bool, judgement.heard)) for judgement in sheet.judgements] == [1, 1]


async def test_the_points_and_the_scores_are_in_sight_in_the_smallest_terminal(tmp_path: Path) -> None:
    async with rating(tmp_path, (60, 20)) as stage:
        text = stage.text()
        assert NOTED in text
        assert all(f"question-0 {point}" in text for point in ("must 1", "must 4", "bonus 2"))
        assert "4 + strong" in text and "The ticks suggest 1 MISSED" in text


def test_what_the_bank_answers_is_drawn_as_the_markdown_that_it_is() -> None:
    question = make_question(answer=Answer("Use `Adam(weight_decay=…)` **sparingly**.", "", ""))
    given = GivenText(question, "Topic", "Topic", "`as typed`", "", 60.0, 120.0)
    answer = GivenAnswer("1", question.id, question.digest)
    view = SheetView(begun_sheet("s", "Ann", (answer,), {"1": question}), (given,), "Quick")
    assert "Use Adam(weight_decay=…) sparingly." in reading(view, Pane.ANSWER, False, 2, 70, keymap={}).plain
    assert "`as typed`" in reading(view, Pane.NOTES, False, 2, 70, keymap={}).plain


def test_the_recording_stands_above_what_was_typed_and_not_above_the_answer() -> None:
    question = make_question()
    given = GivenText(question, "Topic", "Topic", "typed", "", 60.0, 120.0, Recorded("a", 83.0))
    answer = GivenAnswer("a", question.id, question.digest)
    view = SheetView(begun_sheet("s", "Ann", (answer,), {"a": question}), (given,), "Quick")
    assert "p Play the recording, 1:23." in reading(view, Pane.NOTES, False, 2, 70, keymap={"rate.play": "p"}).plain
    assert "Play" not in reading(view, Pane.ANSWER, False, 2, 70, keymap={}).plain


def test_of_a_sheet_the_answer_that_is_judged_alone_is_in_sight() -> None:
    question = make_question()
    given = GivenText(question, "Topic", "Topic", "typed", "", 60.0, 120.0, Recorded("a", 83.0))
    answers = tuple(GivenAnswer(name, question.id, question.digest) for name in "ab")
    view = SheetView(begun_sheet("s", "Ann", answers, {"a": question, "b": question}), (given, given), "Quick")
    screen = RateScreen(view)
    assert screen.shows(Recorded("a", 83.0))
    assert not screen.shows(Recorded("b", 9.0))
