"""Points that one's own words seem to make are marked in the review, and nowhere else: they tick and score nothing."""

from pathlib import Path

import pytest

from practice_tui.core.bank.plans import Mode, Plan
from practice_tui.core.bank.questions import Bank, Question
from practice_tui.core.bank.scoring import Score
from practice_tui.core.rounds.events import Begin, Next, Rate, Toggle, Write
from practice_tui.core.rounds.rounds import Phase
from practice_tui.core.views.wording import suggestion_reason
from practice_tui.plain.round_lines import panel
from practice_tui.presenters.reports import stats_json
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.proposing import Proposing
from practice_tui.sitting.sitting import Sitting
from practice_tui.tui.sheets.review import rubric
from tests.fakes import ANSWER, PLANS, TOPICS, FakeClock, make_desk, make_point, make_question, sit

RUBRIC = (
    make_point("Dropout zeroes activations at random"),
    make_point("Inference keeps every activation"),
    make_point("It resembles an ensemble of subnetworks"),
)
WORDS = "um, so dropping out, dropout, it zeroed random activations"


def question(number: int) -> Question:
    return make_question(f"question-{number}", rubric=RUBRIC, topic=TOPICS[0].slug)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    plans = (*PLANS, Plan("pressure", "Pressure", 2, mode=Mode.PRESSURE))
    return make_desk(tmp_path, FakeClock(), Bank(TOPICS, tuple(map(question, range(3))), "digest"), plans)


def begin(desk: Desk, plan_id: str = "quick", *, proposes: bool = True) -> Sitting:
    plan = desk.plans.find(plan_id)
    sitting = desk.rounds.begin(plan, desk.chooser.choose(plan, 7).choices, seed=7)
    if proposes:
        sitting.propose_with(Proposing(desk.library.whole.questions))
    return sitting


def test_typed_notes_propose_points_once_the_rubric_is_shown(desk: Desk) -> None:
    sitting = begin(desk)
    assert sit(desk, sitting, Begin(), Write(WORDS)).proposed == frozenset()
    view = sit(desk, sitting, *ANSWER)
    assert (view.phase, set(view.proposed)) == (Phase.REVIEWING, {0})


def test_a_line_on_what_was_said_proposes_too(desk: Desk) -> None:
    sitting = begin(desk)
    assert sit(desk, sitting, Begin(), *ANSWER).proposed == frozenset()
    assert sit(desk, sitting, Write("an ensemble of many subnetworks")).proposed == {2}


def test_a_proposal_ticks_nothing_and_changes_no_suggestion(desk: Desk) -> None:
    sitting = begin(desk)
    view = sit(desk, sitting, Begin(), Write(WORDS), *ANSWER)
    assert view.result and view.result.heard == frozenset()
    assert suggestion_reason(view).startswith("0 of 3 musts")
    assert sit(desk, sitting, Toggle(0)).unticked_proposals == frozenset()
    sit(desk, sitting, Toggle(0), Rate(Score.MISSED))
    (attempt,) = desk.history.attempts(with_ticks=True)
    assert not any(tick.heard for tick in attempt.ticks)
    assert (attempt.score, attempt.suggested) == (Score.MISSED, Score.MISSED)


def test_screen_and_lines_mark_what_is_proposed_and_say_what_words_are_worth(desk: Desk) -> None:
    sitting = begin(desk)
    view = sit(desk, sitting, Begin(), Write(WORDS), *ANSWER)
    drawn, lines = rubric(view, {}, 90).plain.splitlines(), list(panel(view, "rubric"))
    assert drawn[:2] == [f"a ? {RUBRIC[0].text}", f"b · {RUBRIC[1].text}"]
    assert lines[:2] == [f"a [?] {RUBRIC[0].text}", f"b [ ] {RUBRIC[1].text}"]
    assert any(line.startswith("  ? ") and "tick only what you said" in line for line in drawn)
    assert any("words don't know “not”" in line for line in lines)
    view = sit(desk, sitting, Toggle(0))
    drawn, lines = rubric(view, {}, 90).plain.splitlines(), list(panel(view, "rubric"))
    assert (drawn[0], lines[0]) == (f"a ✓ {RUBRIC[0].text}", f"a [x] {RUBRIC[0].text}")
    assert not any("tick only what you said" in line for line in (*drawn, *lines))


def test_figures_are_the_same_with_and_without_proposals(tmp_path: Path) -> None:
    figures = []
    for proposes in (False, True):
        bank = Bank(TOPICS, tuple(map(question, range(3))), "digest")
        desk = make_desk(tmp_path / str(proposes), FakeClock(), bank)
        sit(desk, begin(desk, proposes=proposes), Begin(), Write(WORDS), *ANSWER, Toggle(1), Rate(Score.SHAKY))
        figures.append(stats_json(desk))
    assert figures[0] == figures[1]


def test_under_pressure_nothing_is_proposed_before_the_last_answer(desk: Desk) -> None:
    sitting = begin(desk, "pressure")
    view = sit(desk, sitting, Begin(), Write(WORDS), *ANSWER)
    assert (view.phase, view.proposed) == (Phase.BETWEEN, frozenset())
    view = sit(desk, sitting, Next(), Write("nothing like it"), *ANSWER, Next())
    assert (view.phase, set(view.proposed)) == (Phase.REVIEWING, {0})


def test_without_the_setting_nothing_is_proposed(desk: Desk) -> None:
    view = sit(desk, begin(desk, proposes=False), Begin(), Write(WORDS), *ANSWER)
    assert view.proposed == frozenset()
