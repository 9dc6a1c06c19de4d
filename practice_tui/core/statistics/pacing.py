"""Compares the time of answers with their limits."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from practice_tui.core.bank.questions import Kind
from practice_tui.core.history.attempts import AnyAttempt


@dataclass(frozen=True, slots=True)
class Pace:
    """Of `n` answers `over` took longer than their limit, `brief` less than half of it; `used` is the median share."""

    n: int
    over: int
    brief: int
    used: float


def pace(attempts: Iterable[AnyAttempt]) -> Pace | None:
    """The pace of the attempts that count; None where there is none."""
    used = [attempt.elapsed_s / attempt.limit_s for attempt in attempts if attempt.is_counted]
    if not used:
        return None
    return Pace(len(used), sum(share > 1 for share in used), sum(share < 0.5 for share in used), median(used))


def pace_by_kind(attempts: Iterable[AnyAttempt]) -> dict[Kind, Pace]:
    """The pace of each kind of question that was answered, in the order of the kinds."""
    listed = list(attempts)
    paces = {kind: pace(attempt for attempt in listed if attempt.kind is kind) for kind in Kind}
    return {kind: pace_of_kind for kind, pace_of_kind in paces.items() if pace_of_kind}
