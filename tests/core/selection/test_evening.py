"""When the evening begins."""

from datetime import timedelta

from practice_tui.core.selection.evening import is_evening
from practice_tui.core.values.clock import day_of
from tests.fakes import START


def test_it_is_evening_from_18_00_on() -> None:
    six = START.replace(hour=18, minute=0, second=0, microsecond=0)
    assert is_evening(day_of(six), six)
    assert not is_evening(day_of(six), six - timedelta(seconds=1))
