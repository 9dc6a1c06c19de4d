"""The one gap that a debrief names, and the topic it offers to work on."""

from pathlib import Path

import pytest

from practice_tui.core.bank.questions import Aspect, Bank, Tier
from practice_tui.core.bank.scoring import Score
from practice_tui.core.rounds.events import Begin, Next, Rate, Toggle
from practice_tui.core.views.debriefs import left_out
from practice_tui.presenters.pages import debrief
from practice_tui.sitting.orders import begin_questions
from tests.fakes import ANSWER, TOPICS, FakeClock, make_desk, make_point, make_question, sit

MIXED = (make_point("one", aspect=Aspect.FORMULA), make_point("two", aspect=Aspect.NUMBER))
FORMULAS = (make_point("one", aspect=Aspect.FORMULA), make_point("two", aspect=Aspect.FORMULA))


@pytest.mark.parametrize(
    ("rubrics", "gap", "topic"),
    [
        (
            (FORMULAS, FORMULAS),
            "4 musts missed on formulas, most of all in Regularisation and generalisation.",
            "regularization",
        ),
        ((MIXED, MIXED, MIXED), "4 musts missed in Regularisation and generalisation.", "regularization"),
    ],
)
def test_it_is_the_aspect_or_the_topic_with_most_missed_musts(
    tmp_path: Path, rubrics: tuple[tuple[object, ...], ...], gap: str, topic: str
) -> None:
    """The last of three questions is of another topic."""
    questions = tuple(
        make_question(f"q{number}", topic=TOPICS[number // 2].slug, rubric=rubric)
        for number, rubric in enumerate(rubrics)
    )
    desk = make_desk(tmp_path, FakeClock(), Bank(TOPICS, questions, "0" * 16))
    sitting = begin_questions(desk, tuple(question.id for question in questions))
    sitting.handle(Begin())
    for _ in questions:
        sit(desk, sitting, *ANSWER, Rate(Score.MISSED), Next())

    view = debrief(desk, sitting.round.id)
    assert (view.gap, view.gap_topic) == (f"The gap most worth closing: {gap}", topic)


def test_none_is_named_where_every_must_was_said(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock(), Bank(TOPICS, (make_question("q", rubric=MIXED),), "0" * 16))
    sitting = begin_questions(desk, ("q",))
    sit(desk, sitting, Begin(), *ANSWER, Toggle(0), Toggle(1), Rate(Score.SOLID), Next())

    view = debrief(desk, sitting.round.id)
    assert (view.gap, view.gap_topic) == ("", "")


def test_what_was_left_out_counts_the_musts_that_the_gap_counts(tmp_path: Path) -> None:
    bonus = make_point("more", Tier.BONUS, Aspect.FORMULA)
    question = make_question("q", rubric=(*FORMULAS, bonus, bonus))
    desk = make_desk(tmp_path, FakeClock(), Bank(TOPICS, (question,), "0" * 16))
    sitting = begin_questions(desk, ("q",))
    sit(desk, sitting, Begin(), *ANSWER, Toggle(0), Rate(Score.SHAKY), Next())

    view = debrief(desk, sitting.round.id)
    assert "1 must missed on formulas" in view.gap
    assert left_out(view) == "Musts left out: formulas 1 of 2."
