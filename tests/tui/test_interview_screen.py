"""The interviewer's screen: an interview led by keys, and what the candidate is shown meanwhile."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from practice_tui.config import Config, Signal
from practice_tui.core.bank.plans import MOST_QUESTIONS, Plan
from practice_tui.core.bank.questions import Bank, Clarify
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.interview_facts import Hearing, Recommendation
from practice_tui.core.interviews.interview import Interview, InterviewPhase
from practice_tui.core.views.candidate import CandidatePage, CandidateState
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.interviewing import Interviewing
from practice_tui.sitting.interviews import Chairs, begin_interview, interviews, scorecards
from practice_tui.sitting.orders import Order
from practice_tui.store.candidate_file import NAME, read_candidate
from practice_tui.tui.screens.interview import InterviewScreen
from tests.fakes import TOPICS, make_question
from tests.tui.stage import Stage, on_stage

BANK = Bank(TOPICS, tuple(make_question(f"q{n}", clarify=(Clarify("How many?", "Ten"),)) for n in range(4)), "0123")
SCORED = ("enter", "a", "b", "c", "d", "enter", "3", "enter")


def begin(desk: Desk) -> Interviewing:
    return begin_interview(desk, Order(), Chairs("Ann", "Zaphod"), 1)


@asynccontextmanager
async def leading(
    folder: Path, size: tuple[int, int] = (100, 30), config: Config | None = None
) -> AsyncIterator[Stage]:
    """An interview of three questions, as `practice interview` opens it."""
    async with on_stage(
        folder, size, config=config, bank=BANK, opening=lambda router: router.open_interview(begin)
    ) as stage:
        while len(stage.app.screen_stack) < 2:
            await stage.pilot.pause()
        await stage.pilot.pause()
        yield stage


def interview_of(stage: Stage) -> Interview:
    screen = stage.app.find_screen(InterviewScreen)
    assert screen and screen.view
    return screen.view.interview


def page_of(folder: Path) -> CandidatePage:
    page = read_candidate(folder / NAME)
    assert page
    return page


async def test_an_enter_as_the_page_comes_starts_no_clock_and_says_so(tmp_path: Path) -> None:
    async with leading(tmp_path) as stage:
        await stage.press("enter")
        await stage.pilot.press("enter")
        await stage.pilot.pause()
        assert "Just opened; press enter again once it is read." in stage.text()
        assert interview_of(stage).phase is InterviewPhase.ASKING
        await stage.press("enter")
        assert interview_of(stage).phase is InterviewPhase.LISTENING


async def test_an_enter_as_the_clock_begins_ends_no_answer_and_says_so(tmp_path: Path) -> None:
    async with leading(tmp_path) as stage:
        await stage.press("enter", "enter")
        await stage.pilot.press("enter")
        await stage.pilot.pause()
        assert "The clock has just begun; press enter again" in stage.text()
        assert interview_of(stage).phase is InterviewPhase.LISTENING
        await stage.pass_time(2)
        assert "The clock has just begun" not in stage.text()
        await stage.press("enter")
        assert interview_of(stage).phase is InterviewPhase.JUDGING


async def test_an_interview_that_was_left_is_a_row_of_home_that_goes_on_with_it(tmp_path: Path) -> None:
    async with leading(tmp_path) as stage:
        await stage.press("enter", "enter", "b", "q", "down", "enter")
        assert "Go on asking" in stage.text() and "question 1 of 3" in stage.text()
        assert "Zaphod" not in stage.text()  # Home may be seen by anybody, and its first frame is kept
        await stage.press("enter", "p")
        assert interview_of(stage).current.heard[1] is Hearing.UNAIDED


@pytest.mark.parametrize(("signal", "flashes", "rings"), [("flash", 2, 0), ("bell", 0, 2), ("none", 0, 0)])
async def test_wrap_up_and_the_end_of_the_time_are_marked_as_the_settings_want_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, signal: str, flashes: int, rings: int
) -> None:
    async with leading(tmp_path, config=Config(signal=Signal(signal))) as stage:
        rung, flashed = list[float](), list[bool]()
        monkeypatch.setattr(stage.app, "bell", lambda: rung.append(stage.clock.awake))
        await stage.press("enter", "enter")
        for _ in range(130):
            await stage.pass_time(1)
            flashed.append(stage.app.screen.has_class("flash"))
    assert (sum(flashed), len(rung)) == (flashes, rings)


async def test_a_whole_interview_is_led_by_keys_and_signed(tmp_path: Path) -> None:
    async with leading(tmp_path) as stage:
        await stage.press("space", "enter", *SCORED, *SCORED, *SCORED)
        assert interview_of(stage).phase is InterviewPhase.SIGNING
        await stage.press("3", "n", *"read", "enter", "space", "enter")
        assert "Sign?" in stage.text()
        await stage.press("enter")
        assert interview_of(stage).phase is InterviewPhase.SIGNING  # the first way is harmless
        await stage.press("enter", "down", "enter")
        assert "swap seats" in stage.text()
        (record,) = await stage.app.at_desk(interviews)
        (card,) = await stage.app.at_desk(lambda desk: scorecards(desk, record.id))
    assert record.scores == (Score.SOLID,) * 3
    assert card.signature and card.signature.recommendation is Recommendation.YES
    assert (card.signature.take_aways, len(card.signature.checklist)) == ("read", 1)


async def test_points_are_ticked_while_the_candidate_talks_and_the_marked_one_is_unfolded(tmp_path: Path) -> None:
    async with leading(tmp_path) as stage:
        await stage.press("enter", "enter", "c", "a", "a")
        text = stage.text()
        first = interview_of(stage).slot.question_id
        assert f"What of: {first} must 1?" in text and f"That {first} must 1" in text
        assert f"What of: {first} must 3?" not in text
        assert interview_of(stage).current.heard[:3] == (Hearing.HELPED, Hearing.NOT, Hearing.UNAIDED)
        await stage.press("down", "o")
        assert "What of" not in stage.text()


async def test_the_candidate_follows_hand_outs_and_pauses(tmp_path: Path) -> None:
    async with leading(tmp_path) as stage:
        await stage.press("enter")
        assert page_of(tmp_path).state is CandidateState.READING
        await stage.press("enter", "h", "i", "enter")
        page = page_of(tmp_path)
        assert (page.state, page.hints, page.told) == (
            CandidateState.ASKED,
            ("Think of the mean.",),
            (("How many?", "Ten"),),
        )
        await stage.press("p")
        assert page_of(tmp_path).state is CandidateState.PAUSED
        assert "paused" in stage.text()
        await stage.press("q", "down", "enter")
        assert page_of(tmp_path).state is CandidateState.LEFT


async def test_notes_typed_fast_stand_where_they_belong(tmp_path: Path) -> None:
    async with leading(tmp_path) as stage:
        await stage.press("enter", "enter")
        await stage.burst("n", *"clear", "enter", "k", *"nervous", "enter", "h")
        current = interview_of(stage).current
        assert (current.note, current.private, current.hints) == ("clear", "nervous", 1)


async def test_an_enter_that_is_held_starts_no_clock(tmp_path: Path) -> None:
    async with leading(tmp_path) as stage:
        await stage.press("enter")
        await stage.tap("enter", 5, 0.1)
        assert interview_of(stage).phase is InterviewPhase.ASKING


async def test_a_question_is_judged_anew_from_the_scorecard(tmp_path: Path) -> None:
    async with leading(tmp_path) as stage:
        await stage.press("enter", *SCORED[:-1], "tab")
        assert "4 of 4" in stage.text()
        assert "Heard unasked: mechanisms 4 of 4 · evidence 0 of 2" in stage.text()
        await stage.press("enter", "w", "2")
        assert interview_of(stage).judged[0].score is Score.SHAKY
        assert interview_of(stage).phase is InterviewPhase.BETWEEN


async def test_what_can_be_recommended_stands_in_one_line_of_60_columns(tmp_path: Path) -> None:
    async with leading(tmp_path, (60, 20)) as stage:
        await stage.press("enter", *SCORED, *SCORED, *SCORED)
        assert "1 strong no  2 no  3 yes  4 strong yes [0 no decision]" in stage.text()


async def test_the_candidate_is_called_by_a_label(tmp_path: Path) -> None:
    async with leading(tmp_path) as stage:
        await stage.press("n", *"!")
        assert "At most 40 characters. It is kept as you write." in stage.text()
        await stage.press("enter", "enter")
        (record,) = await stage.app.at_desk(interviews)
        assert record.start.candidate == "Zaphod!"


async def test_the_label_of_a_first_candidate_is_written_into_an_empty_line(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (100, 30), bank=BANK) as stage:
        await stage.press("w", "enter", "n", *"Ada", "enter")
        assert "Interviewer asks Ada." in stage.text()


async def test_each_plan_of_an_interview_says_how_many_questions_or_how_long(tmp_path: Path) -> None:
    plans = (
        Plan("one", "One", 1),
        Plan("fits", "Fits", MOST_QUESTIONS, minutes=20),
        Plan("two", "Two", 2, about="Both"),
    )
    async with on_stage(tmp_path, plans=plans) as stage:
        await stage.press("w")
        rows = [line.strip(" │▸") for line in stage.text().split("\n") if " · " in line]
    assert {"One · 1 question", "Fits · 20 min", "Two · 2 questions · Both"} <= set(rows)


async def test_home_offers_interviews_and_one_that_was_left_first(tmp_path: Path) -> None:
    async with leading(tmp_path) as stage:
        await stage.press("enter", "enter", "q", "down", "enter", "w")
        assert "Go on: Zaphod, Quick, question 1" in stage.text()
        await stage.press("up", "enter")
        assert "Paused since you left" in stage.text()
        await stage.press("p")
        assert not interview_of(stage).is_paused


async def test_enter_begins_another_interview_while_one_waits(tmp_path: Path) -> None:
    async with leading(tmp_path) as stage:
        await stage.press("enter", "enter", "q", "down", "enter", "w", "enter")
        assert interview_of(stage).phase is InterviewPhase.BRIEFING
        await stage.press("q")
        assert "Go on asking" in stage.text(), "and the one that waits still does"


async def test_home_offers_no_interview_that_is_over(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (100, 30), bank=BANK) as stage:
        await stage.press("w", "enter", "enter", "enter", "q", "down", "enter")
        assert "Go on asking" in stage.text()
        await stage.press("enter", "p", "q", "down", "down", "enter", "0", "enter", "down", "enter")
        assert "swap seats" in stage.text()
        await stage.press("q")
        assert "swap seats" not in stage.text() and "Rounds" in stage.text()
        assert "Go on asking" not in stage.text()
        assert "Give an interview" not in stage.text()


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_it_works_in_small_terminals(tmp_path: Path, size: tuple[int, int]) -> None:
    async with leading(tmp_path, size) as stage:
        await stage.press("enter")
        assert "What does" in stage.text()
        await stage.press("enter", "a", "enter", "1")
        assert "Saved. enter: next question." in stage.text()


async def test_the_list_of_interviews_shows_the_whole_of_what_each_is(tmp_path: Path) -> None:
    about = "Memory, throughput, many devices, serving, and the code that holds it together"
    plans = (Plan("infra", "ML infrastructure engineer", 3, about=about),)
    async with on_stage(tmp_path, bank=BANK, plans=plans) as stage:
        await stage.press("w")
        assert about in " ".join(stage.text().replace("│", " ").split())
