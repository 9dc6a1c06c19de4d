"""How many musts were said, in words, where a rubric has one or some."""

from pathlib import Path

import pytest

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Bank
from practice_tui.core.history.interview_facts import Hearing
from practice_tui.core.rounds.events import Begin, Toggle
from practice_tui.core.sheets.judgement import Judgement
from practice_tui.core.views.judging_wording import suggestion_said
from practice_tui.core.views.wording import suggestion_reason
from tests.fakes import ANSWER, TOPICS, FakeClock, make_desk, make_point, make_question, sit

POINT = make_point("Only this")


@pytest.mark.parametrize(("n", "musts"), [(1, "1 of 1 must"), (2, "1 of 2 musts")])
def test_a_single_must_is_told_in_the_singular(tmp_path: Path, n: int, musts: str) -> None:
    question = make_question(rubric=(POINT,) * n)
    desk = make_desk(tmp_path, FakeClock(), Bank(TOPICS, (question,), "digest"), (Plan("quick", "Quick", 1),))
    plan = desk.plans.find("quick")
    sitting = desk.rounds.begin(plan, desk.chooser.choose(plan, 7).choices, seed=7)
    assert suggestion_reason(sit(desk, sitting, Begin(), *ANSWER, Toggle(0))).startswith(f"{musts}: ticks suggest")
    judged = Judgement(heard=(Hearing.UNAIDED, Hearing.NOT)[:n])
    assert suggestion_said(question.rubric, judged, can_help=False).endswith(f": {musts} heard.")
