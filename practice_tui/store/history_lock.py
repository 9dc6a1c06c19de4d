"""Says that a history is in use, so that nobody swaps its file meanwhile: a lock on its directory.

The file's own locks say so only while something is written; and to open it a second time in order to lock it would
drop them.
"""

import errno
import fcntl
import os
from pathlib import Path

from practice_tui.errors import ExitCode, PracticeError


class HistoryLock:
    """Held until it is closed or the process ends: with others, or alone."""

    def __init__(self, history: Path, *, alone: bool = False) -> None:
        """Raises PracticeError where somebody else is there alone, or at all if this is to be alone."""
        self._directory = os.open(history.parent, os.O_RDONLY)
        try:
            fcntl.flock(self._directory, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
                self.close()
                raise _in_use(history, alone) from error
            # A file system without such locks: then it is as it would be without this.

    def close(self) -> None:
        if self._directory >= 0:
            os.close(self._directory)
        self._directory = -1


def _in_use(history: Path, alone: bool) -> PracticeError:
    who = "practice is open on it" if alone else "it is just being restored"
    return PracticeError(f"{history} is in use: {who}", "close that first, then try again", ExitCode.BUSY)
