"""What a day asks for before an interview stays its plan, whatever of it is done."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from practice_tui.core.bank.scoring import Score
from practice_tui.core.rounds.events import Begin, Rate
from practice_tui.presenters.home import home
from practice_tui.presenters.targets import change_interview, interview_lines
from practice_tui.sitting.orders import begin_questions
from tests.fakes import ANSWER, START, FakeClock, make_bank, make_desk, sit
from tests.sitting.sat import answered, begun, scored


def test_a_due_question_that_is_answered_is_done_of_todays_plan(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock(), make_bank())
    first = desk.bank.questions[0]
    then = START - timedelta(days=30)
    when: dict[str, Any] = {"asked_at": then, "answered_at": then, "day": then.date().isoformat()}
    desk.history.write([begun(1), *answered(2, 1, first, **when), scored(3, 2, first, Score.SOLID)])
    change_interview(desk, "2026-03-21")
    assert (
        interview_lines(desk)[-1]
        == "Today: 0 of 2 questions · 1 from topics with fewer than three answers, then 1 due again."
    )

    sit(desk, begin_questions(desk, (first.id,)), Begin(), *ANSWER, Rate(Score.SOLID))
    assert interview_lines(desk)[-1] == "Today: 1 of 2 questions · 1 from topics with fewer than three answers."
    assert "Today: 1 of 2" in [offer.title for offer in home(desk, 1).offers]


def test_where_more_is_due_than_fits_what_is_answered_is_done_all_the_same(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock(), make_bank())
    then = START - timedelta(days=30)
    when: dict[str, Any] = {"asked_at": then, "answered_at": then, "day": then.date().isoformat()}
    desk.history.write([begun(1)])
    for slot, question in enumerate(desk.bank.questions):
        attempt_id = 2 * slot + 2
        answer = answered(attempt_id, 1, question, slot=slot, **when)
        desk.history.write([*answer, scored(attempt_id + 1, attempt_id, question, Score.SOLID)])
    change_interview(desk, "2026-03-21", minutes="10")
    assert interview_lines(desk)[-1] == "Today: 0 of 3 questions · 3 due again."

    first = desk.chooser.learner().needs[0].question_id
    sit(desk, begin_questions(desk, (first,)), Begin(), *ANSWER, Rate(Score.SOLID))
    assert interview_lines(desk)[-1] == "Today: 1 of 3 questions · 2 due again."
