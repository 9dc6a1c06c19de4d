"""From one stretch of speech of a recording to another."""

import pytest

from practice_tui.core.views.recorded import Recorded

RECORDED = Recorded("a", 40.0, ((0.1, 3.0), (5.0, 9.0), (20.0, 38.0)))


@pytest.mark.parametrize(
    ("position", "before", "behind"),
    [(-1.0, 0.0, 0.0), (0.0, 0.0, 4.7), (4.7, 0.0, 19.7), (7.0, 4.7, 19.7), (20.0, 4.7, None), (39.0, 19.7, None)],
)
def test_each_way_leads_to_a_beginning(position: float, before: float, behind: float | None) -> None:
    assert RECORDED.start_of_last(position) == pytest.approx(before)
    assert RECORDED.start_of_next(position) == (None if behind is None else pytest.approx(behind))


def test_stretches_are_numbered_from_one() -> None:
    assert [RECORDED.number_at(second) for second in (0.0, 4.8, 30.0)] == [1, 2, 3]
    assert Recorded("a", 40.0, ((5.0, 9.0),)).number_at(0.0) == 0
