"""Locks the directory of a history while it is in use, so that no restore replaces the file meanwhile.

SQLite locks the file itself only while it writes, and opening the file a second time for a lock would drop those locks.
"""

import errno
import fcntl
import os
from pathlib import Path

from practice_tui.errors import ExitCode, PracticeError


class HistoryLock:
    """A shared lock, or an exclusive one where `alone` is set. It ends with `close` or with the process."""

    def __init__(self, history: Path, *, alone: bool = False) -> None:
        """Raises PracticeError where another process holds a lock that excludes this one."""
        self._directory = os.open(history.parent, os.O_RDONLY)
        try:
            fcntl.flock(self._directory, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
                self.close()
                raise _in_use(history, alone) from error
            # A file system without such locks: go on without one.

    def close(self) -> None:
        """Gives up the lock."""
        if self._directory >= 0:
            os.close(self._directory)
        self._directory = -1


def _in_use(history: Path, alone: bool) -> PracticeError:
    who = "practice is open on it" if alone else "it is just being restored"
    return PracticeError(f"{history} is in use: {who}", "close that first, then try again", ExitCode.BUSY)
