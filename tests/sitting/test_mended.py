"""An entry that is edited in its review: its words show, what was asked stays what is scored, and no time counts."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.core.bank.scoring import Score
from practice_tui.core.rounds.events import Begin, Rate, Toggle
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import begin_questions
from practice_tui.sitting.sitting import Sitting
from tests.fakes import ANSWER, FakeClock, make_point, sit

ASKED = "question-0"


@pytest.fixture
def sitting(desk: Desk) -> Sitting:
    sitting = begin_questions(desk, (ASKED,))
    sit(desk, sitting, Begin(), *ANSWER)
    return sitting


def test_the_mended_words_show_and_the_points_stay_those_that_were_asked(desk: Desk, sitting: Sitting) -> None:
    asked = sitting.view().question
    sitting.mend(replace(asked, prompt="Better words?", rubric=(make_point("another"),), hints=()))
    view = sitting.view()
    assert (view.question.prompt, view.question.rubric, view.is_mended, view.is_rubric_new) == (
        "Better words?",
        asked.rubric,
        True,
        True,
    )
    sit(desk, sitting, Toggle(3), Rate(Score.SOLID))
    (attempt,) = desk.history.attempts(with_ticks=True)
    assert attempt.digest == asked.digest
    assert [tick.heard for tick in attempt.ticks] == [False, False, False, True, False, False]
    assert desk.texts.question(attempt.digest, ASKED).prompt == asked.prompt


def test_an_edit_without_a_change_says_nothing(sitting: Sitting) -> None:
    sitting.mend(sitting.view().question)
    assert not sitting.view().is_mended
    assert not sitting.view().is_rubric_new


def test_the_time_in_an_editor_is_no_time_of_the_review(
    desk: Desk, sitting: Sitting, clock: FakeClock, tmp_path: Path
) -> None:
    before = sitting.view().in_round
    clock.advance(300)
    sitting.leave_out(300)
    assert sitting.view().in_round == pytest.approx(before, abs=0.1)
    sit(desk, sitting, Rate(Score.SOLID))
    desk.close()
    with sqlite3.connect(tmp_path / "history.db") as connection:
        assert connection.execute("SELECT review_s FROM ratings").fetchall() == [(pytest.approx(2.0),)]
