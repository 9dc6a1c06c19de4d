"""What each start owes the history."""

from practice_tui.sitting.desk import Desk
from practice_tui.store.backup import back_up_daily
from practice_tui.store.failures import unusable


def look_after(desk: Desk) -> None:
    """Once after each start: sees whether the file is whole, and makes the day's backup. Raises PracticeError."""
    if not desk.history.is_intact():
        raise unusable(desk.history.path, "is damaged")
    if desk.history.count():
        back_up_daily(desk.history.path, desk.moments().now)
