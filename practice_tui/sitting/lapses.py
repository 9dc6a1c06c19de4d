"""Notices time that wasn't time to answer in: the machine slept, or the process was stopped."""

from practice_tui.core.rounds.events import Lapse, PauseReason
from practice_tui.core.values.clock import STOPPED_AFTER

SLEPT_AFTER = 1.0  # seconds by which the two monotonic clocks must part to tell a suspended machine


def lapse_between(seen: tuple[float, float], monotonic: float, boottime: float) -> Lapse | None:
    """The time lost since the monotonic and boottime instants `seen`; None where none was.

    The clocks are looked at every second: a longer gap means that the process was stopped.
    """
    gone = monotonic - seen[0]
    slept = boottime - seen[1] - gone
    if slept > SLEPT_AFTER:
        return Lapse(PauseReason.ASLEEP, counted=0.0, away=slept)
    if gone > STOPPED_AFTER:
        return Lapse(PauseReason.STOPPED, counted=gone, away=gone)
    return None
