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
