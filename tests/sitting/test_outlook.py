"""Home as of a day to come is as it will be then, if nothing is sat until then."""

from pathlib import Path

import pytest

from practice_tui.sitting.interviewing import change_interview
from practice_tui.sitting.outlook import Outlook, home
from tests.fakes import FakeClock, make_desk
from tests.histories import make_wide_bank, write_history


@pytest.mark.parametrize("days", [0, 1, 6])
def test_a_day_ahead_is_as_it_will_be_without_reading_the_history_again(tmp_path: Path, days: int) -> None:
    bank, clock = make_wide_bank(), FakeClock()
    write_history(tmp_path, 200, bank)
    desk = make_desk(tmp_path, clock, bank)
    change_interview(desk, desk.today.later(4).name)
    outlook, day = Outlook(desk), desk.today.later(days)
    desk.close()

    clock.advance(days * 86400)
    then = make_desk(tmp_path, clock, bank)

    assert then.today == day
    assert outlook.home(day, 7) == home(then, 7)
    then.close()
