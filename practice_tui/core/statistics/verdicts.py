"""What may be said of a topic on the evidence there is.

Source of the cuts: simulated learners (tests/simulation.py). To somebody alike in all of 15 topics a look at them
names a weak one in at most one case of five; from .8 on it would be more than every second.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from practice_tui.core.statistics.mastery import Estimate
from practice_tui.core.values.phrases import count

ENOUGH, NO_LONGER_EARLY = 3, 6  # answers
WEAK_FROM, LEANING_FROM, STRONG_UP_TO = 0.9, 0.8, 0.1  # chance of being weak
MOST_LISTED = 3


class Verdict(StrEnum):
    """Relative to one's own average; the value is what is said, `short` what stands in a column that says so."""

    NOT_ENOUGH = "not enough yet"
    EARLY = "early"
    WEAK = "weaker than your average"
    LEANING_WEAK = "perhaps weaker"
    AVERAGE = "about your average"
    STRONG = "stronger than your average"

    @property
    def short(self) -> str:
        return "about the same" if self is Verdict.AVERAGE else self.value.removesuffix(" than your average")


def verdict(estimate: Estimate) -> Verdict:
    """By the number of answers first, then by the chance of being weak alone."""
    if estimate.n < ENOUGH:
        return Verdict.NOT_ENOUGH
    if estimate.n < NO_LONGER_EARLY:
        return Verdict.EARLY
    if estimate.p_weak >= WEAK_FROM:
        return Verdict.WEAK
    if estimate.p_weak >= LEANING_FROM:
        return Verdict.LEANING_WEAK
    return Verdict.STRONG if estimate.p_weak <= STRONG_UP_TO else Verdict.AVERAGE


def most_likely_weak(mastery: Mapping[str, Estimate]) -> list[str]:
    """At most three topics, the most likely first; none that isn't named for good reason: six answers and P >= .9."""
    weak = [topic for topic, estimate in mastery.items() if verdict(estimate) is Verdict.WEAK]
    return sorted(weak, key=lambda topic: (-mastery[topic].p_weak, mastery[topic].mean, topic))[:MOST_LISTED]


def answers_missing(estimates: Iterable[Estimate]) -> int:
    """How many answers there are to go until every topic has three."""
    return sum(max(0, ENOUGH - estimate.n) for estimate in estimates)


def nothing_stands_out(mastery: Mapping[str, Estimate]) -> str:
    """The sentence for an empty list of weak topics."""
    missing = answers_missing(mastery.values())
    if not missing:
        return "no topic stands out yet"
    return f"no topic stands out yet; {count(missing, 'more answer')} would help"
