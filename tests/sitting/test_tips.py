"""Advice before a round: some of it each day, and none that belongs to its end."""

from dataclasses import replace
from pathlib import Path

from practice_tui.core.bank.plans import Plan, Tip
from practice_tui.sitting.orders import begin_plan
from tests.fakes import FakeClock, make_desk

ADVICE = ("sit-round-aloud", "ask-back-success", "team-work-metric", "run-round-silence")


def test_ones_own_questions_to_the_team_are_no_advice_for_the_beginning(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock(), plans=(Plan("screen", "Screen", 1, tips=True),))
    tips = tuple(Tip(name, "interviewer" if "run" in name else "candidate", f"Do {name}", "", "") for name in ADVICE)
    plans = replace(desk.plans, tips=tips)
    told = plans.tips_before(begin_plan(desk, plans.find("screen"), 1).round.plan, desk.today)
    assert set(told) == {"Do sit-round-aloud", "Do team-work-metric"}
