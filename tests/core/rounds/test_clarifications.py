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
    ("words", "index"),
    [
        ("what hardware do we have", 2),
        ("How many request per second", 0),
        ("is there a limit on freshness? how fresh is it?", 1),
        ("and how fresh does a single one of all the predictions that are served to them have to be", 1),
        ("what about the budget", None),
        ("how many servers, and where do requests fail most often", None),
        ("", 0),
    ],
)
def test_it_is_the_one_that_is_most_like_the_words_if_any_is(words: str, index: int | None) -> None:
    asked = clarification_for(words, CLARIFY, ())
    assert asked is not None
    assert (asked.index, asked.fits, asked.words) == (index, bool(words) and index is not None, words)


def test_what_was_told_is_not_told_again() -> None:
    asked = clarification_for("", CLARIFY, (2, 0))
    assert asked is not None and asked.index == 1
    again = clarification_for("which hardware", CLARIFY, (2, 0))
    assert again is not None and again.index is None
    assert clarification_for("which hardware", CLARIFY, (0, 1, 2)) is None


def test_words_that_stand_in_any_question_bring_no_fact() -> None:
    clarify = (Clarify("What do the queries look like?", "Short"), Clarify("What does the profiler say?", "Nothing"))
    off_topic = [clarification_for(words, clarify, ()) for words in ("what is the weather like", "what should i say")]
    assert [asked and asked.index for asked in off_topic] == [None, None]
    asked = clarification_for("and the queries, how do they look", clarify, ())
    assert asked is not None and asked.index == 0
