"""The holder of a draft, who alone may write it: a process, nobody, or the machine on which a round was left."""

from dataclasses import dataclass
from datetime import datetime

from practice_tui.core.values.durations import format_ago
from practice_tui.core.values.text import one_line

NOBODY = ""
"""The holder of the draft of a discarded round: no process may write it any more."""

MACHINE = "machine:"
"""The prefix of holders that are machines. Holders that are processes end in `@` and a host."""

LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Machine:
    """Another machine: the name of its installation, and the name that people know it by."""

    device: str
    name: str

    @property
    def as_holder(self) -> str:
        shown = one_line(self.name).replace("@", " ")[:LONGEST_NAME]
        return f"{MACHINE}{self.device}:{shown}"


def machine_of(holder: str) -> Machine | None:
    """The machine that holds a draft; None where a process does, or nobody."""
    if not holder.startswith(MACHINE):
        return None
    device, _, name = holder.removeprefix(MACHINE).partition(":")
    return Machine(device, name or device)


def left_on(holder: str, at: datetime, now: datetime) -> str:
    """`on thinkpad, 12 minutes ago`: where a round was left and when; empty where it was on this machine."""
    machine = machine_of(holder)
    return f"on {machine.name}, {format_ago((now - at).total_seconds())}" if machine else ""
