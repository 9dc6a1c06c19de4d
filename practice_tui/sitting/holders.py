"""The writer of facts, and the holders of rounds."""

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from practice_tui.core.values.clock import Moment
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.store.device import Device, device_of
from practice_tui.store.history import History

_GONE = ("Z", "X")  # ended, and only still listed by the system


@dataclass(frozen=True, slots=True)
class Identity:
    """The running program: its name with its version, and its process as `own_holder` writes it, which holds rounds."""

    program: str
    holder: str


class Writer:
    """The origin of what is written now: the program, its process, and this installation."""

    def __init__(self, identity: Identity, history: History, moments: Callable[[], Moment]) -> None:
        self.identity = identity
        self._history, self._moments = history, moments

    @property
    def program(self) -> str:
        return self.identity.program

    @property
    def holder(self) -> str:
        return self.identity.holder

    def other_holder(self, holder: str) -> str:
        """The process that holds something, as messages name it, where it is another one that may still run."""
        return shown_holder(holder) if holder not in ("", self.holder) and is_alive(holder) else ""

    def require_free(self, holder: str, work: str, *, takes_over: bool) -> None:
        """Raises PracticeError where another process does this `work` and it isn't to be taken over."""
        if (other := self.other_holder(holder)) and not takes_over:
            problem = f"{work} in another terminal (process {other})"
            raise PracticeError(problem, "add --take-over: then the other one can save no more", ExitCode.BUSY)

    @cached_property
    def device(self) -> Device:
        """This installation, whose name is made once. It tells two merged histories apart."""
        return device_of(self._history.path, self._history.setting("device"), self._moments().id[-8:])


def unsaved(error: PracticeError) -> str:
    """The words for work that couldn't be written; where another process has taken it over, no key mends that."""
    return f"{error}." if error.code is ExitCode.CANT_CREATE else f"{error}. Then press the key again."


def own_holder() -> str:
    """This process as the holder of what it sits or leads: `pid@host`, or `pid.start@host` where the system says it.

    A process id is used again once its process is gone. `start` tells two processes of one id apart.
    """
    pid = os.getpid()
    _, start = _state_and_start(pid)
    return f"{pid}{f'.{start}' if start else ''}@{os.uname().nodename}"


def shown_holder(holder: str) -> str:
    """A process as messages name it: `pid@host`."""
    process, at, host = holder.partition("@")
    return f"{process.partition('.')[0]}{at}{host}"


def is_alive(holder: str) -> bool:
    """Whether the process that holds something may still run. On another host it may; on this one it is looked for."""
    process, _, host = holder.partition("@")
    pid, _, start = process.partition(".")
    if host != os.uname().nodename or not pid.isdigit():
        return bool(host)
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # it runs, as somebody else's
    state, started = _state_and_start(int(pid))
    return state not in _GONE and (not start or started in ("", start))


def _state_and_start(pid: int) -> tuple[str, str]:
    """The letter of the state of a process, and its start in ticks since the machine's; empty where none is given."""
    with contextlib.suppress(OSError, IndexError):
        # The name of the program stands before them in brackets, and may hold blanks and brackets.
        fields = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
        return fields[0], fields[19]
    return "", ""
