"""Estimates how ready a person is for an interview at some level."""

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
from practice_tui.core.values.phrases import count

READY_FROM = 2 / 3
TOO_LOW, SURELY = 0.5, 0.8
MODEL_SPREAD = 0.07  # standard error of the estimator itself


class Reach(StrEnum):
    """Whether a range lies above READY_FROM, below or across; the value is the word for it."""

    READY = "ready"
    NEAR = "near ready"
    NOT_READY = "not ready"


def reach(low: float, high: float) -> Reach:
    """The reach of a likely range from `low` to `high`."""
    if low >= READY_FROM:
        return Reach.READY
    return Reach.NEAR if high >= READY_FROM else Reach.NOT_READY


@dataclass(frozen=True, slots=True)
class Readiness:
    """The credit expected at `level`, with its 80 % interval.

    `enough` of `topics` topics have ENOUGH answers. `held_back_by` names the topics that are at least 80 % likely to
    lie below a half.
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

    @property
    def verdict(self) -> str:
        """The word for it, which waits until half of the topics have ENOUGH answers."""
        if 2 * self.enough < self.topics:
            return "too early to say"
        return "ready" if self.is_ready else "not ready yet"

    def __str__(self) -> str:
        likely = f"likely {100 * self.low:.0f}–{100 * self.high:.0f}, ready from {100 * READY_FROM:.0f} up"
        return (
            f"{self.verdict} for {self.level}: {100 * self.mean:.0f} % ({likely}), self-scored; "
            f"{self.enough} of {count(self.topics, 'topic')} with {ENOUGH} answers or more"
        )


def readiness(sums: Sums, at: datetime, weights: Mapping[str, float], level: Level) -> Readiness | None:
    """The readiness over the topics of `weights`, also unpractised ones; None where all weights are 0.

    With weights w that add up to 1 the mean is sum w p_k(L), and its variance
    sum w^2 p_k (1 - p_k)/(9 + n_k) + (sum w 8/(8 + n_k))^2 m (1 - m)/(5 + N) + 0.07^2.
    """
    total = sum(weights.values())
    if not total:
        return None
    topics, overall = estimates(sums, at, list(weights)), overall_mean(sums, at)
    shares = {topic: weight / total for topic, weight in weights.items()}
    step = sums.level_step
    mean = sum(share * at_level(topics[topic].mean, level.number, step) for topic, share in shares.items())
    half = Z80 * math.sqrt(_variance(shares, topics, overall))
    chances = {topic: _chance_below(topics[topic], overall, level, step) for topic in weights if weights[topic]}
    low = tuple(topic for topic, chance in chances.items() if chance >= SURELY)
    enough = sum(estimate.n >= ENOUGH for estimate in topics.values())
    return Readiness(level, mean, max(0.0, mean - half), min(1.0, mean + half), enough, len(topics), low)


def _variance(shares: Mapping[str, float], topics: Mapping[str, Estimate], overall: OverallMean) -> float:
    weighted = [(share, topics[topic]) for topic, share in shares.items()]
    apart = sum(share**2 * answers_variance(estimate.mean, estimate.weight) for share, estimate in weighted)
    together = sum(share * pull(estimate.weight) for share, estimate in weighted)
    return apart + together**2 * overall_variance(overall) + MODEL_SPREAD**2


def _chance_below(estimate: Estimate, overall: OverallMean, level: Level, step: float) -> float:
    """P(p_k(L) < .5), computed on the scale of logits, as the interval is."""
    mean = estimate.mean
    deviation = math.sqrt(topic_variance(mean, estimate.weight, overall)) / (mean * (1 - mean))
    middle = logit(mean) - step * (level.number - Level.INTERMEDIATE.number)
    return normal_cdf((logit(TOO_LOW) - middle) / deviation)
