"""The page of the interview's date: what is understood is said while one types, and all of it is kept."""

from pathlib import Path

import pytest

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Level
from practice_tui.presenters.targets import interview_of
from practice_tui.tui.screens.date import practice_in_all
from tests.fakes import FakeClock, make_desk
from tests.tui.stage import on_stage


@pytest.mark.parametrize(
    ("days", "minutes", "said"),
    [
        (1, None, "1 day; with minutes, each day gets what fits into them."),
        (1, 20, "1 day of 20 minutes."),
        (2, 20, "2 days of 20 minutes: 40 minutes of practice."),
        (3, 45, "3 days of 45 minutes: about 2 hours of practice."),
    ],
)
def test_the_time_in_all_is_no_longer_than_it_is(days: int, minutes: int | None, said: str) -> None:
    assert practice_in_all(days, minutes) == said


async def test_the_page_of_the_date_says_how_much_time_there_is_and_what_it_is_about(tmp_path: Path) -> None:
    plans = (Plan("quick", "Quick", 3), Plan("vision", "Vision engineer", 3, topics={"regularization": 2}))
    async with on_stage(tmp_path, plans=plans) as stage:
        await stage.press("i")
        assert "to practise each day; empty: up to 25 questions" in stage.text()
        await stage.press(*"2026-03-12", "tab", *"45")
        assert "Thursday 2026-03-12, in 10 days" in stage.text()
        assert "10 days of 45 minutes: about 8 hours of practice." in stage.text()
        await stage.press("tab", "left", "tab", "right")
        assert "‹ basic ›" in stage.text()
        assert "‹ Vision engineer ›" in stage.text()
        await stage.press("enter", "i", "down")
        assert "‹ Vision engineer ›" in stage.text()
    kept = interview_of(make_desk(tmp_path, FakeClock(), plans=plans))
    assert (kept.day, kept.minutes, kept.level, kept.plan) == ("2026-03-12", 45, Level.BASIC, "vision")
