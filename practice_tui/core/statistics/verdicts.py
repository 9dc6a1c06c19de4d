"""Verdicts on topics: what the answers so far allow to be said of one.

Source of the cuts: simulated learners (tests/simulation.py). Where a learner is alike in all of 15 topics, a look
names a weak one in at most one case in five; with a cut of .8 it would be more than every second.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from practice_tui.core.statistics.mastery import Estimate
from practice_tui.core.values.phrases import count

ENOUGH, NO_LONGER_EARLY = 3, 6  # answers
WEAK_FROM, LEANING_FROM, STRONG_UP_TO = 0.9, 0.8, 0.1  # chance of being weak
MOST_LISTED = 3


class Verdict(StrEnum):
    """A topic against the person's average. The value is the phrase for it, `short` the one for a column."""

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
    """The verdict on a topic. From NO_LONGER_EARLY answers on, only the chance of being weak decides."""
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
    """At most MOST_LISTED topics with the verdict WEAK, the most likely weak first."""
    weak = [topic for topic, estimate in mastery.items() if verdict(estimate) is Verdict.WEAK]
    return sorted(weak, key=lambda topic: (-mastery[topic].p_weak, mastery[topic].mean, topic))[:MOST_LISTED]


def strongest(mastery: Mapping[str, Estimate]) -> list[str]:
    """At most MOST_LISTED topics with ENOUGH answers, those of the highest means first; no verdict is claimed."""
    answered = [topic for topic, estimate in mastery.items() if estimate.n >= ENOUGH]
    return sorted(answered, key=lambda topic: (-mastery[topic].mean, topic))[:MOST_LISTED]


def answers_missing(estimates: Iterable[Estimate]) -> int:
    """The number of answers missing until every topic has ENOUGH."""
    return sum(max(0, ENOUGH - estimate.n) for estimate in estimates)


def nothing_stands_out(mastery: Mapping[str, Estimate]) -> str:
    """The sentence for an empty list of weak topics."""
    missing = answers_missing(mastery.values())
    if not missing:
        return "no topic stands out yet"
    return f"no topic stands out yet; {count(missing, 'more answer')} would help"
