"""The order of a round."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_tui.core.bank.questions import Level, Stage
from practice_tui.core.selection.question_order import in_order
from tests.core.samples import question


def test_rising_from_opening_to_closing_and_by_level_within() -> None:
    given_ = [
        question("a-1", stage=Stage.CLOSING),
        question("b-1", stage=Stage.CORE, level=Level.ADVANCED),
        question("c-1", stage=Stage.DEEP_DIVE, level=Level.BASIC),
        question("d-1", stage=Stage.CORE, level=Level.BASIC),
        question("e-1", stage=Stage.OPENING, level=Level.ADVANCED),
    ]

    assert [asked.id for asked in in_order(given_)] == ["e-1", "d-1", "b-1", "c-1", "a-1"]


@pytest.mark.parametrize(
    ("before", "after"),
    [("a-1 a-2 b-1 c-1", "a-1 b-1 a-2 c-1"), ("c-1 a-1 b-1 a-2", "c-1 a-1 b-1 a-2"), ("b-1 a-1 a-2", "a-1 b-1 a-2")],
)
def test_a_topic_gives_way_by_no_more_than_it_must(before: str, after: str) -> None:
    assert [asked.id for asked in in_order([question(slug) for slug in before.split()])] == after.split()


@given(st.lists(st.sampled_from("abcd"), max_size=12))
def test_no_topic_twice_in_a_row_unless_one_outnumbers_the_rest(topics: list[str]) -> None:
    ordered = in_order([question(f"{topic}-{number}") for number, topic in enumerate(topics)])

    commonest = max((topics.count(topic) for topic in topics), default=0)
    repeats = sum(one.topic == other.topic for one, other in pairwise(ordered))
    assert sorted(asked.topic for asked in ordered) == sorted(topics)
    assert repeats == max(0, 2 * commonest - len(topics) - 1)
