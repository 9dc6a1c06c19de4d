"""How far a person is on the way to an interview at some level, with how sure that is."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from practice_tui.core.bank.questions import Level
from practice_tui.core.statistics.mastery import (
    Z80,
    Estimate,
    OverallMean,
    Sums,
    answers_variance,
    at_level,
    estimates,
    logit,
    normal_cdf,
    overall_mean,
    overall_variance,
    pull,
    topic_variance,
)
from practice_tui.core.statistics.verdicts import ENOUGH

READY_FROM = 2 / 3
TOO_LOW, SURELY = 0.5, 0.8
MODEL_SPREAD = 0.07  # what the estimate itself may be off by


class Reach(StrEnum):
    """How a level stands against what being ready takes; the value is what is said."""

    READY = "ready"
    NEAR = "near ready"
    NOT_READY = "not ready"


def reach(low: float, high: float) -> Reach:
    """By the likely range: wholly above what ready takes, wholly below it, or across."""
    if low >= READY_FROM:
        return Reach.READY
    return Reach.NEAR if high >= READY_FROM else Reach.NOT_READY


@dataclass(frozen=True, slots=True)
class Readiness:
    """The credit expected at `level` with its 80 % interval; `enough` of `topics` have three answers or more.

    `held_back_by` are topics that surely lie below a half.
    """

    level: Level
    mean: float
    low: float
    high: float
    enough: int
    topics: int
    held_back_by: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        return self.low >= READY_FROM and not self.held_back_by

    def __str__(self) -> str:
        said = "ready" if self.is_ready else "not ready yet"
        likely = f"likely {100 * self.low:.0f}–{100 * self.high:.0f}, ready from {100 * READY_FROM:.0f} up"
        return (
            f"{said} for {self.level}: {100 * self.mean:.0f} % ({likely}), self-scored; "
            f"{self.enough} of {self.topics} topics with {ENOUGH} answers or more"
        )


def readiness(sums: Sums, at: datetime, weights: Mapping[str, float], level: Level) -> Readiness | None:
    """Over the topics of `weights`, the unpractised among them; None where nothing has any weight.

    sum w p_k(L), its variance sum w^2 p_k (1 - p_k)/(9 + n_k) + (sum w 8/(8 + n_k))^2 m (1 - m)/(5 + N) + 0.07^2.
    """
    total = sum(weights.values())
    if not total:
        return None
    topics, own = estimates(sums, at, list(weights)), overall_mean(sums, at)
    shares = {topic: weight / total for topic, weight in weights.items()}
    step = sums.level_step
    mean = sum(share * at_level(topics[topic].mean, level.number, step) for topic, share in shares.items())
    half = Z80 * math.sqrt(_variance(shares, topics, own))
    chances = {topic: _chance_below(topics[topic], own, level, step) for topic in weights if weights[topic]}
    low = tuple(topic for topic, chance in chances.items() if chance >= SURELY)
    enough = sum(estimate.n >= ENOUGH for estimate in topics.values())
    return Readiness(level, mean, max(0.0, mean - half), min(1.0, mean + half), enough, len(topics), low)


def _variance(shares: Mapping[str, float], topics: Mapping[str, Estimate], own: OverallMean) -> float:
    known = [(share, topics[topic]) for topic, share in shares.items()]
    apart = sum(share**2 * answers_variance(estimate.mean, estimate.weight) for share, estimate in known)
    together = sum(share * pull(estimate.weight) for share, estimate in known)
    return apart + together**2 * overall_variance(own) + MODEL_SPREAD**2


def _chance_below(estimate: Estimate, own: OverallMean, level: Level, step: float) -> float:
    """P(p_k(L) < .5), on the scale of logits like the interval."""
    mean = estimate.mean
    deviation = math.sqrt(topic_variance(mean, estimate.weight, own)) / (mean * (1 - mean))
    middle = logit(mean) - step * (level.number - Level.INTERMEDIATE.number)
    return normal_cdf((logit(TOO_LOW) - middle) / deviation)
