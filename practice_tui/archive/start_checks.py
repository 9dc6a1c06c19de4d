"""The checks after each start: is the file whole, is there a backup of the day."""

from practice_tui.sitting.desk import Desk
from practice_tui.store.backup import back_up_daily
from practice_tui.store.failures import unusable


def look_after(desk: Desk) -> None:
    """Check that the history is whole, and make the backup of the day. Raises PracticeError."""
    if not desk.history.is_intact():
        raise unusable(desk.history.path, "is damaged")
    if desk.history.count():
        back_up_daily(desk.history.path, desk.moments().now)
