"""A text is matched against points by the stems that both share, of which a rare one says more than an everyday one."""

import pytest

from practice_tui.core.bank.matched_points import LEAST_SHARE, PointMatcher
from tests.fakes import make_point, make_question

RUBRIC = (
    make_point("Dropout zeroes units at random"),
    make_point("At test time all units are kept"),
    make_point("It acts like an ensemble"),
)
OTHERS = tuple(make_point(f"At random all units of kind {number}") for number in range(20))


def stem(word: str) -> str:
    """The first four letters: enough of a stem for these words."""
    return word[:4]


@pytest.fixture
def matcher() -> PointMatcher:
    return PointMatcher.of([make_question(rubric=RUBRIC), make_question("other", rubric=OTHERS)], stem)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("you zero some of them, that's Dropout", {0}),
        ("um, so it's, like, ensembles? acting", {2}),
        ("nothing to do with it", set()),
        ("", set()),
    ],
)
def test_a_point_is_matched_in_whatever_form_its_words_are_said(
    matcher: PointMatcher, text: str, points: set[int]
) -> None:
    assert matcher.points(RUBRIC, text) == points


def test_everyday_words_of_the_rubrics_say_little(matcher: PointMatcher) -> None:
    assert matcher.points(RUBRIC, "all units at random") == frozenset()
    rare, everyday = (matcher.shares(RUBRIC, text)[0] for text in ("dropout", "units at random"))
    assert rare > everyday > 0


def test_shares_go_from_nothing_to_the_whole_point(matcher: PointMatcher) -> None:
    assert matcher.shares(RUBRIC, RUBRIC[1].text)[1] == pytest.approx(1.0)
    assert matcher.shares(RUBRIC, "something else") == (0.0, 0.0, 0.0)


def test_the_contrary_of_a_point_is_matched_too(matcher: PointMatcher) -> None:
    assert 0 in matcher.points(RUBRIC, "no, dropout doesn't zero any unit")


def test_words_of_no_rubric_weigh_as_much_as_the_rarest(matcher: PointMatcher) -> None:
    own = (make_point("Zebra stripes"),)
    assert matcher.shares(own, "a zebra") == (0.5,)
    assert LEAST_SHARE < 0.5


def test_numbers_are_matched_whole_and_single_letters_are_not(matcher: PointMatcher) -> None:
    own = (make_point("8.4 times for k"),)
    assert matcher.shares(own, "8 k 4")[0] == 0.0
    assert matcher.points(own, "8.4") == frozenset() != matcher.points(own, "8.4 times")


def test_a_bank_without_a_rubric_matches_nothing() -> None:
    nothing = PointMatcher.of([], stem)
    assert nothing.points((), "anything") == frozenset()
