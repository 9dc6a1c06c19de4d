"""Leniency in words: which way, by how much, and when nothing may be said."""

import pytest

from practice_tui.core.statistics.agreement import Estimate, leniency
from practice_tui.core.views.calibration_wording import leniency_said


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
    assert leniency_said(leniency(pairs), len(pairs), "the key") == line


@pytest.mark.parametrize(
    ("high", "says"), [(-0.06, "0.3 harder than Ann (0.1–0.6,"), (-0.04, "as Ann does (0.6 harder to 0.0,")]
)
def test_a_bound_that_rounds_to_nothing_names_no_way(high: float, says: str) -> None:
    assert says in leniency_said(Estimate(-0.3, -0.56, high, 12), 12, "Ann")
