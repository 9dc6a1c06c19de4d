"""What each start does for the history."""

from pathlib import Path

from practice_tui.archive.start_checks import look_after
from practice_tui.core.rounds.events import Begin
from practice_tui.presenters.targets import change_interview
from practice_tui.sitting.orders import begin_plan
from practice_tui.store.backup_files import backups_of
from tests.fakes import PLANS, FakeClock, make_desk, sit


def test_whatever_is_kept_is_backed_up_once_a_day_also_before_the_first_round(tmp_path: Path) -> None:
    clock = FakeClock()
    desk = make_desk(tmp_path, clock)
    look_after(desk)
    assert backups_of(desk.history.path) == []

    change_interview(desk, "2026-04-01")
    for _ in range(2):
        look_after(desk)
        assert [backup.facts for backup in backups_of(desk.history.path)] == [1]

    clock.advance(86_400)
    sit(desk, begin_plan(desk, PLANS[0], seed=1), Begin())
    look_after(desk)
    assert [backup.facts for backup in backups_of(desk.history.path)] == [desk.history.count(), 1]
