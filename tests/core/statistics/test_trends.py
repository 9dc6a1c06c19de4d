"""An arrow only where chance is hardly an explanation."""

import pytest

from practice_tui.core.statistics.mastery import Answer, Judged, Sums, judge
from practice_tui.core.statistics.trends import Trend, overall_trend, topic_trend


def answers(scores: str) -> list[Judged]:
    """Intermediate answers in half their time, one a day, each judged by what came before."""
    return judge(Sums(), [Answer("a", 2, int(score), 0.5, float(day)) for day, score in enumerate(scores)])[1]


@pytest.mark.parametrize(
    ("scores", "trend"),
    [
        ("", None),
        ("1114444", None),  # seven are too few
        ("11114444", Trend.UP),
        ("44441111", Trend.MIXED),
        ("33333333", None),
        ("1414141414", None),
        # 1 1 2 1 against 3 2 3 2: halves .0833 and .5, pooled variance .0324, so .06: .4167/sqrt(.06/2) = 2.406
        ("11213232", None),
        # 1 1 2 1 against 3 3 3 2: .0833 and .5833, the same variance floor: .5/sqrt(.03) = 2.887
        ("11213332", Trend.UP),
        # Nine: the middle one belongs to the older half. 1 1 1 1 4 against 3 3 3 4: .2 and .75, pooled variance .1262
        ("111143334", None),
    ],
)
def test_of_a_topic(scores: str, trend: Trend | None) -> None:
    assert topic_trend(answers(scores)) == trend


def test_overall_from_twenty_answers_on() -> None:
    assert overall_trend(answers("1" * 9 + "4" * 10)) is None
    assert overall_trend(answers("1" * 10 + "4" * 10)) is Trend.UP
    assert overall_trend(answers("4" * 10 + "1" * 10)) is Trend.MIXED


def test_harder_questions_are_no_fall() -> None:
    """Somebody who answers basic ones well, then advanced ones as much worse as their own level step says."""
    basic = [Answer("a", 1, (4, 4, 3)[n % 3], 0.5, 0.0) for n in range(60)]
    advanced = [Answer("a", 3, (3, 2, 2)[n % 3], 0.5, 0.0) for n in range(60)]
    mixed = [answer for pair in zip(basic, advanced, strict=True) for answer in pair]
    learnt, _ = judge(Sums(), mixed)
    _, judged = judge(learnt, [*basic[:30], *advanced[:30]])

    assert overall_trend(judged) is None
    credits = [judged_answer.credit for judged_answer in judged]
    assert sum(credits[:30]) > 1.5 * sum(credits[30:])


def test_running_over_the_limit_holds_a_rise_back() -> None:
    times = [(3, 1.0)] * 4 + [(4, 2.0), (3, 2.0), (3, 2.0), (4, 2.0)]
    slower = [Answer("a", 2, score, used, 0.0) for score, used in times]

    assert topic_trend(judge(Sums(), slower)[1]) is None
