"""The writer of facts, and the holders of rounds."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from practice_tui.core.values.clock import Moment
from practice_tui.store.device import Device, device_of
from practice_tui.store.history import History


@dataclass(frozen=True, slots=True)
class Identity:
    """The running program: its name with its version, and its process as `pid@host`, which holds rounds."""

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

    @cached_property
    def device(self) -> Device:
        """This installation, whose name is made once. It tells two merged histories apart."""
        return device_of(self._history.path, self._history.setting("device"), self._moments().id[-8:])


def is_alive(holder: str) -> bool:
    """Whether the process `pid@host` may still run. On another host it may; on this one it is looked for."""
    pid, _, host = holder.partition("@")
    if host != os.uname().nodename or not pid.isdigit():
        return bool(host)
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
