"""Time against limit."""

from practice_tui.core.bank.questions import Kind
from practice_tui.core.statistics.pacing import Pace, pace, pace_by_kind
from tests.core.samples import attempt


def test_at_the_limit_is_not_over_and_at_the_half_not_brief() -> None:
    attempts = [attempt(n, used=used) for n, used in enumerate([0.49, 0.5, 1.0, 1.01, 3.0])]

    assert pace(attempts) == Pace(n=5, over=2, brief=1, used=1.0)


def test_by_kind_in_their_order_and_without_those_never_answered() -> None:
    attempts = [attempt(1, kind=Kind.DESIGN, used=0.4), attempt(2, kind=Kind.NUMERIC), attempt(3, discarded=True)]

    assert list(pace_by_kind(attempts)) == [Kind.NUMERIC, Kind.DESIGN]
    assert pace([]) is None
