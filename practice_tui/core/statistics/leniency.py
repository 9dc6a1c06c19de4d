"""Compares one's scores with somebody else's of the same answers: by how much one grades harder, or more generously.

The difference is the mean of own score less the other's, d, over n answers. Its variance is v / n with

    v = (2 * 0.5 + sum (d - mean)^2) / (2 + n - 1)

as if two further answers with a variance of 0.5 were known, since a few equal scores don't exclude chance. The 80 %
interval is the mean -+ 1.2816 sqrt(v / n).

Source: simulated graders whose scores scatter by 0.3 to 0.9 about a shifted key, rounded to 1 to 4. From 10 answers on
the interval holds the true difference in 74 to 87 cases of a hundred; for a grader who hardly ever differs, in 95.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from practice_tui.core.statistics.mastery import Z80
from practice_tui.core.values.phrases import count

ENOUGH_TO_COMPARE = 10  # answers; below it nothing is said
PRIOR_ANSWERS, PRIOR_VARIANCE = 2, 0.5


@dataclass(frozen=True, slots=True)
class Leniency:
    """The mean of own score less the other's, with its 80 % interval, from `n` answers. Above 0 one is generous."""

    mean: float
    low: float
    high: float
    n: int

    @property
    def is_by_chance(self) -> bool:
        """Whether the interval, in tenths, doesn't tell in which direction one differs."""
        return round(self.low, 1) <= 0 <= round(self.high, 1)


def leniency(pairs: Sequence[tuple[float, float]]) -> Leniency | None:
    """Compares pairs of own score and the other's, or the mean of several others'; None below ENOUGH_TO_COMPARE."""
    n = len(pairs)
    if n < ENOUGH_TO_COMPARE:
        return None
    differences = [own - other for own, other in pairs]
    mean = sum(differences) / n
    squares = sum((difference - mean) ** 2 for difference in differences)
    variance = (PRIOR_ANSWERS * PRIOR_VARIANCE + squares) / (PRIOR_ANSWERS + n - 1)
    half = Z80 * math.sqrt(variance / n)
    return Leniency(mean, mean - half, mean + half, n)


def leniency_said(figure: Leniency | None, n: int, other: str) -> str:
    """`you grade 0.4 harder than the key (0.1–0.7, 12 answers)`; not enough yet where there is no figure of `n`."""
    if figure is None:
        return f"not enough yet to compare with {other}: {n} of {ENOUGH_TO_COMPARE} answers"
    answers = count(figure.n, "answer")
    if figure.is_by_chance:
        return f"you grade about as {other} does ({_bound(figure.low)} to {_bound(figure.high)}, {answers})"
    way = "harder" if figure.mean < 0 else "more generously"
    least, most = sorted((abs(figure.low), abs(figure.high)))
    return f"you grade {abs(figure.mean):.1f} {way} than {other} ({least:.1f}–{most:.1f}, {answers})"


def leniency_data(figure: Leniency | None) -> dict[str, float] | None:
    """The figure as JSON tells it, in thousandths; None where there is none."""
    if figure is None:
        return None
    return {"mean": round(figure.mean, 3), "low": round(figure.low, 3), "high": round(figure.high, 3)}


def _bound(difference: float) -> str:
    amount = f"{abs(difference):.1f}"
    if amount == "0.0":
        return amount
    return f"{amount} harder" if difference < 0 else f"{amount} more generous"
