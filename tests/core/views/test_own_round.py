"""The builder of a round of one's own: what may be taken in, and what the round then comes to."""

from dataclasses import replace

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Level
from practice_tui.core.views.own_round import Field, OwnRoundView, matching_line
from tests.fakes import TOPICS, make_bank

OWN = Plan("own", "Your choice", 3)
QUESTIONS = make_bank(6).questions


def test_a_field_is_entered_at_its_first_thing() -> None:
    view = OwnRoundView(OWN, TOPICS, QUESTIONS, field=Field.KINDS).turned(6)
    assert view.at_field(-1).toggled().plan.levels == {Level.BASIC: 1}


def test_levels_kinds_and_topics_each_add_up_to_the_questions_that_match() -> None:
    old = replace(QUESTIONS[0], legacy=True)
    view = OwnRoundView(OWN, TOPICS, (old, *QUESTIONS[1:]))
    assert matching_line(view).startswith("5 questions match;")
    for chips in map(view.chips, (Field.LEVELS, Field.KINDS, Field.TOPICS)):
        assert sum(chip.questions for chip in chips) == 5
