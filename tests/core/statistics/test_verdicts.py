"""What is said of a topic, and of none."""

import pytest

from practice_tui.core.statistics.mastery import Estimate
from practice_tui.core.statistics.verdicts import Verdict, most_likely_weak, nothing_stands_out, verdict


def known(n: int, p_weak: float, mean: float = 0.5) -> Estimate:
    return Estimate(mean, mean - 0.1, mean + 0.1, n, p_weak, float(n))


@pytest.mark.parametrize(
    ("n", "p_weak", "said"),
    [
        (0, 0.5, "not enough yet"),
        (2, 0.99, "not enough yet"),
        (3, 0.99, "early"),
        (5, 0.01, "early"),
        (6, 0.9, "weaker than your average"),
        (6, 0.89, "perhaps weaker"),
        (6, 0.8, "perhaps weaker"),
        (6, 0.79, "about your average"),
        (6, 0.11, "about your average"),
        (6, 0.1, "stronger than your average"),
    ],
)
def test_verdict(n: int, p_weak: float, said: str) -> None:
    assert verdict(known(n, p_weak)) == Verdict(said)


def test_a_column_that_names_the_average_says_less() -> None:
    assert [verdict.short for verdict in Verdict] == [
        *("not enough yet", "early", "weaker", "perhaps weaker", "about the same", "stronger"),
    ]


def test_at_most_three_are_listed_and_none_on_five_answers_or_below_nine_in_ten() -> None:
    mastery = {
        "leaning": known(9, 0.89),
        "early": known(5, 0.99),
        "worst": known(6, 0.95),
        "average": known(9, 0.6),
        "weak": known(9, 0.93),
        "third": known(9, 0.92),
        "fourth": known(9, 0.9),
    }

    assert most_likely_weak(mastery) == ["worst", "weak", "third"]


def test_an_empty_list_says_what_would_help() -> None:
    assert most_likely_weak({"a": known(8, 0.89)}) == []
    assert (
        nothing_stands_out({"a": known(0, 0.5), "b": known(1, 0.5), "c": known(9, 0.5)})
        == "no topic stands out yet; 5 more answers would help"
    )
    assert nothing_stands_out({"a": known(2, 0.5)}) == "no topic stands out yet; 1 more answer would help"
    assert nothing_stands_out({"a": known(3, 0.5)}) == "no topic stands out yet"
