"""Notices a lost history: a new one beside backups that hold more."""

from practice_tui.core.values.dates import days_away, days_between
from practice_tui.sitting.desk import Desk
from practice_tui.store.backup_files import newest_fuller


def missing_line(desk: Desk) -> str:
    """Says that the history is new although there are backups, and how to restore it. Empty once a round was sat.

    A file that was deleted, or a data directory that was mounted elsewhere, would otherwise look like a first start.
    """
    if desk.history.rounds(limit=1):
        return ""
    fuller = newest_fuller(desk.history.path, desk.history.count())
    if fuller is None:
        return ""
    days = days_between(fuller.at.date().isoformat(), desk.today.name)
    age = days_away(-days) if days > 1 else "lately"
    return (
        f"This history is new, but a backup made {age} holds {fuller.facts:,} facts. "
        f"To put it back: practice restore {fuller.path}"
    )
