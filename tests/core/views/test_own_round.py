"""The builder of a round of one's own: what may be taken in, and what the round then comes to."""

from dataclasses import replace

from practice_tui.core.bank.plans import Plan
from practice_tui.core.views.own_round import Field, OwnRoundView, matching_line
from tests.fakes import TOPICS, make_bank

OWN = Plan("own", "Your choice", 3)
QUESTIONS = make_bank(6).questions


def test_levels_kinds_and_topics_each_add_up_to_the_questions_that_match() -> None:
    old = replace(QUESTIONS[0], legacy=True)
    view = OwnRoundView(OWN, TOPICS, (old, *QUESTIONS[1:]))
    assert matching_line(view).startswith("5 questions match;")
    for chips in map(view.chips, (Field.LEVELS, Field.KINDS, Field.TOPICS)):
        assert sum(chip.questions for chip in chips) == 5
