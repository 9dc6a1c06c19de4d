"""How far a person is on the way to an interview at some level, with how sure that is."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from practice_tui.core.mastery import (
    LEVEL_STEP,
    Z80,
    Estimate,
    Own,
    Sums,
    answers_variance,
    at_level,
    estimates,
    logit,
    normal_cdf,
    own_mean,
    own_variance,
    pull,
    topic_variance,
)
from practice_tui.core.questions import Level
from practice_tui.core.verdicts import ENOUGH

READY_FROM = 2 / 3
TOO_LOW, SURELY = 0.5, 0.8
MODEL_SPREAD = 0.07  # what the estimate itself may be off by


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
        interval = f"{100 * self.mean:.0f} % ({100 * self.low:.0f}–{100 * self.high:.0f})"
        return (
            f"{said} for {self.level}: {interval}, self-scored; "
            f"{self.enough} of {self.topics} topics with {ENOUGH} answers or more"
        )


def readiness(sums: Sums, at: datetime, weights: Mapping[str, float], level: Level) -> Readiness | None:
    """Over the topics of `weights`, the unpractised among them; None where nothing has any weight.

    sum w p_k(L), its variance sum w^2 p_k (1 - p_k)/(9 + n_k) + (sum w 8/(8 + n_k))^2 m (1 - m)/(5 + N) + 0.07^2.
    """
    total = sum(weights.values())
    if not total:
        return None
    topics, own = estimates(sums, at, list(weights)), own_mean(sums, at)
    shares = {topic: weight / total for topic, weight in weights.items()}
    mean = sum(share * at_level(topics[topic].mean, level.number) for topic, share in shares.items())
    half = Z80 * math.sqrt(_variance(shares, topics, own))
    low = tuple(topic for topic in weights if weights[topic] and _chance_below(topics[topic], own, level) >= SURELY)
    enough = sum(estimate.n >= ENOUGH for estimate in topics.values())
    return Readiness(level, mean, max(0.0, mean - half), min(1.0, mean + half), enough, len(topics), low)


def _variance(shares: Mapping[str, float], topics: Mapping[str, Estimate], own: Own) -> float:
    known = [(share, topics[topic]) for topic, share in shares.items()]
    apart = sum(share**2 * answers_variance(estimate.mean, estimate.weight) for share, estimate in known)
    together = sum(share * pull(estimate.weight) for share, estimate in known)
    return apart + together**2 * own_variance(own) + MODEL_SPREAD**2


def _chance_below(estimate: Estimate, own: Own, level: Level) -> float:
    """P(p_k(L) < .5), on the scale of logits like the interval."""
    mean = estimate.mean
    deviation = math.sqrt(topic_variance(mean, estimate.weight, own)) / (mean * (1 - mean))
    middle = logit(mean) - LEVEL_STEP * (level.number - Level.INTERMEDIATE.number)
    return normal_cdf((logit(TOO_LOW) - middle) / deviation)
