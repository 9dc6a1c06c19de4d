"""Own scores beside somebody else's: which way, by how much, and when nothing may be said."""

import math
import random

import pytest

from practice_tui.core.statistics.leniency import ENOUGH_TO_COMPARE, Leniency, leniency, leniency_said


def said(pairs: list[tuple[int, int]]) -> str:
    return leniency_said(leniency(pairs), len(pairs), "the key")


def test_the_figure_is_the_mean_difference_with_its_interval() -> None:
    figure = leniency([(1, 2)] * 6 + [(3, 3)] * 6)
    assert figure is not None
    half = 1.2816 * math.sqrt((1.0 + 12 * 0.25) / 13 / 12)
    assert (figure.mean, figure.n) == (-0.5, 12)
    assert (figure.low, figure.high) == pytest.approx((-0.5 - half, -0.5 + half))


@pytest.mark.parametrize(
    ("pairs", "line"),
    [
        ([(2, 3)] * 6 + [(3, 3)] * 6, "you grade 0.5 harder than the key (0.3–0.7, 12 answers)"),
        ([(4, 3)] * 6 + [(3, 3)] * 6, "you grade 0.5 more generously than the key (0.3–0.7, 12 answers)"),
        (
            [(2, 3)] * 3 + [(4, 3)] * 2 + [(3, 3)] * 7,
            "you grade about as the key does (0.3 harder to 0.2 more generous, 12 answers)",
        ),
        ([(3, 3)] * 9, "not enough yet to compare with the key: 9 of 10 answers"),
        ([], "not enough yet to compare with the key: 0 of 10 answers"),
    ],
)
def test_it_is_said_in_words(pairs: list[tuple[int, int]], line: str) -> None:
    assert said(pairs) == line


def test_equal_scores_leave_room_for_chance() -> None:
    figure = leniency([(3, 3)] * ENOUGH_TO_COMPARE)
    assert figure is not None
    assert figure.low < -0.1 < 0.1 < figure.high
    assert figure.is_by_chance


def test_a_bound_that_rounds_to_nothing_names_no_direction() -> None:
    assert Leniency(-0.3, -0.56, -0.04, 12).is_by_chance
    assert not Leniency(-0.3, -0.56, -0.06, 12).is_by_chance
    line = leniency_said(Leniency(0.2, -0.04, 0.44, 12), 12, "Ann")
    assert line == "you grade about as Ann does (0.0 to 0.4 more generous, 12 answers)"


def test_the_interval_holds_the_truth_in_four_cases_of_five() -> None:
    chance = random.Random(5)
    keys = [1, 2, 2, 3, 3, 4]

    def graded() -> tuple[int, int]:
        key = chance.choice(keys)
        return min(4, max(1, round(key - 0.4 + chance.gauss(0, 0.7)))), key

    truth = sum(own - key for own, key in (graded() for _ in range(40_000))) / 40_000
    figures = [leniency([graded() for _ in range(12)]) for _ in range(1_000)]
    share = sum(figure is not None and figure.low <= truth <= figure.high for figure in figures) / len(figures)
    assert 0.74 <= share <= 0.87
