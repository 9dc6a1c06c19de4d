"""Which prepared clarification one's own words mean."""

import pytest

from practice_tui.core.bank.questions import Clarify
from practice_tui.core.rounds.clarifications import clarification_for

CLARIFY = (
    Clarify("How many requests come in a second?", "200"),
    Clarify("How fresh must a prediction be?", "An hour"),
    Clarify("Which hardware serves it?", "Two GPUs"),
)


@pytest.mark.parametrize(
    ("words", "index", "fits"),
    [
        ("what hardware do we have", 2, True),
        ("How many request per second", 0, True),
        ("is there a limit on freshness? how fresh is it?", 1, True),
        ("what about the budget", 0, False),
        ("", 0, False),
    ],
)
def test_it_is_the_one_that_shares_most_words_else_the_next(words: str, index: int, fits: bool) -> None:
    asked = clarification_for(words, CLARIFY, ())
    assert asked is not None
    assert (asked.index, asked.fits, asked.words) == (index, fits, words)


def test_what_was_told_is_not_told_again() -> None:
    asked = clarification_for("which hardware", CLARIFY, (2, 0))
    assert asked is not None and asked.index == 1
    assert clarification_for("which hardware", CLARIFY, (0, 1, 2)) is None
