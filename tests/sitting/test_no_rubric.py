"""A question without a rubric is asked, timed, predicted, scored and counted as any other; nothing is suggested."""

from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Answer, Ask, Bank, Stage
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Prediction
from practice_tui.core.rounds.events import Begin, Done, Next, Rate, Reveal, Toggle, ToggleWrong
from practice_tui.core.rounds.rounds import Phase
from practice_tui.core.views.round_keys import round_key
from practice_tui.core.views.wording import instruction
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import begin_plan
from practice_tui.sitting.resume import resume_newest
from tests.fakes import TOPICS, FakeClock, make_desk, make_question, sit

PLAIN = {"rubric": (), "hints": (), "mistakes": (), "follow_ups": (), "ask": Ask(Stage.CORE, "", "")}
PLAN = Plan("own", "Own", 2, follow_ups=True)
SCORED = (Begin(), Done(), Reveal(Prediction.SURE), Rate(Score.SHAKY))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    questions = tuple(make_question(f"q{number}", **PLAIN, answer=Answer("", "All of it.")) for number in range(2))
    return make_desk(tmp_path, FakeClock(), Bank(TOPICS, questions, "0" * 16), (PLAN,))


def test_its_score_is_saved_without_a_suggestion(desk: Desk) -> None:
    sit(desk, begin_plan(desk, PLAN, 1), *SCORED)
    (attempt,) = desk.history.attempts()
    assert (attempt.score, attempt.suggested, attempt.prediction) == (Score.SHAKY, None, Prediction.SURE)
    assert attempt.ticks == ()
    assert attempt.is_counted


def test_something_wrong_can_be_said_and_no_letter_ticks(desk: Desk) -> None:
    sitting = begin_plan(desk, PLAN, 1)
    view = sit(desk, sitting, *SCORED[:3], Toggle(0), ToggleWrong())
    assert round_key(view, "a") is None
    assert instruction(view) == "Compare with the answer, then score it: 1–4"
    sit(desk, sitting, Rate(Score.SOLID))
    (attempt,) = desk.history.attempts()
    assert (attempt.said_wrong, attempt.suggested) == (True, None)


def test_a_round_of_them_is_resumed_where_it_was_left(desk: Desk) -> None:
    sit(desk, begin_plan(desk, PLAN, 1), *SCORED, Next(), Begin(), Done(), Reveal())
    resumed = resume_newest(desk)
    assert resumed.round.phase is Phase.REVIEWING
    view = sit(desk, resumed, Rate(Score.STRONG), Next())
    assert [attempt.score for attempt in desk.history.attempts()] == [Score.SHAKY, Score.STRONG]
    assert view.round.phase is Phase.FINISHED


def test_a_missed_point_without_a_probe_is_not_asked_about(tmp_path: Path) -> None:
    question = make_question("q0", follow_ups=())
    rubric = tuple(replace(point, probe="", expect="") for point in question.rubric)
    desk = make_desk(tmp_path, FakeClock(), Bank(TOPICS, (replace(question, rubric=rubric),), "1" * 16), (PLAN,))
    sitting = begin_plan(desk, PLAN, 1)
    assert sit(desk, sitting, Begin(), Done(), Reveal(), Rate(Score.MISSED), Next()).round.phase is Phase.FINISHED
    assert desk.history.follow_ups(sitting.round.id) == []
