"""An arrow only where chance is no explanation, and none downwards."""

import pytest

from practice_tui.core.mastery import Answer
from practice_tui.core.trends import Trend, overall_trend, topic_trend


def answers(scores: str) -> list[Answer]:
    return [Answer("a", 2, int(score), 0.5, float(day)) for day, score in enumerate(scores)]


@pytest.mark.parametrize(
    ("scores", "trend"),
    [
        ("", None),
        ("11144", None),
        ("111444", Trend.UP),
        ("444111", Trend.MIXED),
        ("333333", None),
        ("1414141414", None),
        # 1 2 1 against 3 2 4: (2/3 - 1/9) / sqrt(.0123 + .0370) = 2.5
        ("121324", Trend.UP),
        # 1 1 3 against 3 4 2: .4444 / sqrt(.0494 + .0370) = 1.51
        ("113342", None),
        # Seven: the middle one belongs to the older half. 2 1 3 2 against 3 2 3: .2222 / sqrt(.01852 + .01235) = 1.26
        ("2132323", None),
    ],
)
def test_of_a_topic(scores: str, trend: Trend | None) -> None:
    assert topic_trend(answers(scores)) == trend


def test_overall_from_twenty_answers_on() -> None:
    assert overall_trend(answers("1" * 9 + "4" * 10)) is None
    assert overall_trend(answers("1" * 10 + "4" * 10)) is Trend.UP


def test_running_over_the_limit_holds_a_rise_back() -> None:
    slower = [Answer("a", 2, score, used, 0.0) for score, used in [(3, 1.0)] * 3 + [(4, 2.0), (3, 2.0), (3, 2.0)]]

    assert topic_trend(slower) is None
