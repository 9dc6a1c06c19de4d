"""Estimates how well a person knows each topic, from few self-scored answers.

An answer's credit is y = (score - 1)/3 * (1 - 0.25 * clip(used - 1, 0, 1)), `used` being elapsed over limit. It is
expressed at the intermediate level by y' = y + p - e, where p is the topic's mean just before the answer,
e = sig(logit(p) - b (level - 2)) the credit expected of it, and b the level step, learnt from the person's answers.
Then, with time in days,

    a topic, at its answer dt after its last    f = 0.90 * 2^(-dt/90)   R_k <- f R_k + y'   n_k <- f n_k + 1
    overall, at every answer                    f = 2^(-dt/180)         R   <- f R + y'     N   <- f N + 1
    at a later instant                          the factors of time alone
    overall mean      m   = (R + 4 * 0.55) / (N + 4)
    a topic's mean    p_k = (8 m + R_k) / (8 + n_k), clipped to [.02, .98]
    its variance      v_k = p_k (1 - p_k)/(9 + n_k) + (8/(8 + n_k))^2 m (1 - m)/(5 + N)
    80 % interval     sig(logit p_k -+ 1.2816 sqrt(v_k)/(p_k (1 - p_k)))
    spread            phi = clip((3 + sum (y - e)^2) / (5 + sum e (1 - e)), .25, 1)
    chance of weak    P(weak) = Phi((m - p_k) / sqrt(phi p_k (1 - p_k)/(9 + n_k)))
    level step        b = 0.30, H = 12 at first; at an answer of another level than 2, y' made with the b before,
                      H <- H + e (1 - e)   b <- clip(b + (e - y)(L - 2)/H, 0, 1.2)
    at level L        sig(logit p_k - b (L - 2))

A topic is drawn towards the person's overall mean as if by 8 answers, and the overall mean towards 0.55 as if by 4, so
that one miss is never 0 %. Where the wall clock went back between two answers, no time has passed.

Where topics differ widely, the interval holds the true mean four times in five; where they are alike, up to 98 times in
a hundred. So it is called a likely range.

Source: constants chosen on four public data sets (ASSISTments 2009 and 2017, KDD Cup 2010 Algebra I, OLI Engineering
Statics), 352 held-out learners, against 16 other estimators that know one person's data only. Limits: the evidence is
right and wrong answers to school exercises; the four steps of a score were tried on simulated learners alone. Where
levels differ, the order in which topics take turns moves a mean too: mostly by less than .01, in contrived histories
by up to .05.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from practice_tui.core.bank.questions import Level
from practice_tui.core.bank.scoring import credit_of
from practice_tui.core.history.attempts import SECONDS_A_DAY, AnyAttempt

INTERMEDIATE = 2  # the level at which credits are expressed
PRIOR_MEAN, PRIOR_WEIGHT = 0.55, 4.0
POOLING = 8.0  # answers; the weight of the overall mean in a topic's mean
CARRIED = 0.90  # the share of a topic's sums that each further answer leaves
TOPIC_HALF_LIFE, OVERALL_HALF_LIFE = 90.0, 180.0  # days
FIRST_STEP, FIRST_INFORMATION = 0.30, 12.0  # logits between two levels, and the weight of this start
WIDEST_STEP = 1.2
SPREAD_PRIOR, SPREAD_INFORMATION = 3.0, 5.0
LEAST_SPREAD, MOST_SPREAD = 0.25, 1.0
LEAST, MOST = 0.02, 0.98
Z80 = 1.2816


class Answer(NamedTuple):
    """The numbers of an attempt that counts: `used` is elapsed over limit, `at` in days since 1970 (UTC)."""

    topic: str
    level: int
    score: int
    used: float
    at: float


@dataclass(frozen=True, slots=True)
class Tally:
    """Faded sums of credit and of answers, as of the last of `n` answers, at `at` days since 1970."""

    credit: float = 0.0
    weight: float = 0.0
    n: int = 0
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums over the answers so far, from which `fold` goes on.

    `level_step` is b, in logits, and `information` is H. `squares` is the sum of (y - e)^2, `expected_squares` that of
    e (1 - e).
    """

    overall: Tally = field(default_factory=Tally)
    topics: dict[str, Tally] = field(default_factory=dict)
    level_step: float = FIRST_STEP
    information: float = FIRST_INFORMATION
    squares: float = 0.0
    expected_squares: float = 0.0

    @property
    def spread(self) -> float:
        """phi, the scatter of credits about the expected ones; 1 is that of answers that are only right or wrong."""
        spread = (SPREAD_PRIOR + self.squares) / (SPREAD_INFORMATION + self.expected_squares)
        return min(max(spread, LEAST_SPREAD), MOST_SPREAD)


class Judged(NamedTuple):
    """An answer's credit, the credit expected of it, and its credit expressed at the intermediate level."""

    topic: str
    credit: float
    expected: float
    levelled: float


@dataclass(frozen=True, slots=True)
class OverallMean:
    """A person's mean over all topics, and the weight of the answers that it rests on today."""

    mean: float
    weight: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """A topic's mean with its 80 % interval, from `n` answers that weigh `weight` today.

    `p_weak` is the chance that the topic lies below the overall mean.
    """

    mean: float
    low: float
    high: float
    n: int
    p_weak: float
    weight: float


def answers_of(attempts: Iterable[AnyAttempt]) -> list[Answer]:
    """The answers that count, in the order of their ids, whatever the order of the attempts."""
    counted = sorted((attempt for attempt in attempts if attempt.is_counted), key=lambda attempt: attempt.id)
    numbers = {level: level.number for level in Level}
    return [
        Answer(
            attempt.topic,
            numbers[attempt.level],
            attempt.score,
            attempt.elapsed_s / attempt.limit_s,
            attempt.at,
        )
        for attempt in counted
        if attempt.score is not None
    ]


def fold(sums: Sums, answers: Iterable[Answer]) -> Sums:
    """The sums after further answers. Folding answers in two parts gives the same as folding them at once."""
    return judge(sums, answers)[0]


def judge(sums: Sums, answers: Iterable[Answer]) -> tuple[Sums, list[Judged]]:
    """The sums after further answers, and each of these answers judged.

    The loop works on plain floats: a Tally for each answer takes twice the time.
    """
    overall = sums.overall
    all_credit, all_weight, n, last = overall.credit, overall.weight, overall.n, overall.at
    topics = {topic: (tally.credit, tally.weight, tally.n, tally.at) for topic, tally in sums.topics.items()}
    step, information = sums.level_step, sums.information
    squares, expected_squares = sums.squares, sums.expected_squares
    judged: list[Judged] = []
    for topic, level, score, used, at in answers:
        topic_credit, topic_weight, topic_n, topic_last = topics.get(topic, (0.0, 0.0, 0, 0.0))
        all_factor = 2.0 ** (-max(0.0, at - last) / OVERALL_HALF_LIFE)
        topic_factor = 2.0 ** (-max(0.0, at - topic_last) / TOPIC_HALF_LIFE)
        all_credit, all_weight = all_credit * all_factor, all_weight * all_factor
        topic_credit, topic_weight = topic_credit * topic_factor, topic_weight * topic_factor
        credit = credit_of(score, used)
        mean = _topic_mean(_overall_mean(all_credit, all_weight), topic_credit, topic_weight)
        expected = at_level(mean, level, step)
        levelled = credit + mean - expected
        squares += (credit - expected) ** 2
        expected_squares += expected * (1 - expected)
        if level != INTERMEDIATE:
            information += expected * (1 - expected)
            step += (expected - credit) * (level - INTERMEDIATE) / information
            step = min(max(step, 0.0), WIDEST_STEP)
        all_credit, all_weight, n, last = all_credit + levelled, all_weight + 1, n + 1, at
        topics[topic] = (CARRIED * topic_credit + levelled, CARRIED * topic_weight + 1, topic_n + 1, at)
        judged.append(Judged(topic, credit, expected, levelled))
    after = Sums(
        Tally(all_credit, all_weight, n, last),
        {topic: Tally(*tally) for topic, tally in topics.items()},
        step,
        information,
        squares,
        expected_squares,
    )
    return after, judged


def estimates(sums: Sums, at: datetime, topics: Sequence[str], level: int = INTERMEDIATE) -> dict[str, Estimate]:
    """Estimates `topics`, also those never asked, at the instant `at` for questions of `level`."""
    now = days_of(at)
    overall = _overall(sums, now)
    return {topic: _estimate(sums, topic, overall, now, level) for topic in topics}


def overall_mean(sums: Sums, at: datetime) -> OverallMean:
    """The overall mean at the instant `at`."""
    return _overall(sums, days_of(at))


def at_level(mean: float, level: int, step: float = FIRST_STEP) -> float:
    """The credit expected at `level` where `mean` is expected at the intermediate level; `step` is in logits."""
    return mean if level == INTERMEDIATE else sigmoid(logit(mean) - step * (level - INTERMEDIATE))


def topic_variance(mean: float, weight: float, overall: OverallMean) -> float:
    """v_k: the variance that a topic's answers leave, plus that of the overall mean by its share."""
    return answers_variance(mean, weight) + pull(weight) ** 2 * overall_variance(overall)


def answers_variance(mean: float, weight: float) -> float:
    """The first term of v_k, from the topic's answers."""
    return mean * (1 - mean) / (POOLING + 1 + weight)


def overall_variance(overall: OverallMean) -> float:
    """The variance of the overall mean."""
    mean = min(max(overall.mean, 0.0), 1.0)
    return mean * (1 - mean) / (PRIOR_WEIGHT + 1 + overall.weight)


def pull(weight: float) -> float:
    """The share of the overall mean in the mean of a topic whose answers weigh `weight`."""
    return POOLING / (POOLING + weight)


def days_of(at: datetime) -> float:
    """An instant in days since 1970 (UTC)."""
    return at.timestamp() / SECONDS_A_DAY


def logit(share: float) -> float:
    return math.log(share / (1 - share))


def sigmoid(logits: float) -> float:
    return 1 / (1 + math.exp(-logits))


def normal_cdf(z: float) -> float:
    return math.erfc(-z / math.sqrt(2)) / 2


def _faded(tally: Tally, at: float, half_life: float) -> tuple[float, float]:
    """Credit and weight of a tally, faded to the instant `at` in days."""
    factor = 2.0 ** (-max(0.0, at - tally.at) / half_life)
    return tally.credit * factor, tally.weight * factor


def _overall(sums: Sums, now: float) -> OverallMean:
    credit, weight = _faded(sums.overall, now, OVERALL_HALF_LIFE)
    return OverallMean(_overall_mean(credit, weight), weight)


def _overall_mean(credit: float, weight: float) -> float:
    return (credit + PRIOR_WEIGHT * PRIOR_MEAN) / (weight + PRIOR_WEIGHT)


def _topic_mean(overall_mean: float, credit: float, weight: float) -> float:
    return _clipped((POOLING * overall_mean + credit) / (POOLING + weight))


def _clipped(mean: float) -> float:
    return min(max(mean, LEAST), MOST)


def _estimate(sums: Sums, topic: str, overall: OverallMean, now: float, level: int) -> Estimate:
    tally = sums.topics.get(topic, Tally())
    credit, weight = _faded(tally, now, TOPIC_HALF_LIFE)
    mean = _topic_mean(overall.mean, credit, weight)
    half = Z80 * math.sqrt(topic_variance(mean, weight, overall)) / (mean * (1 - mean))
    middle = logit(mean) - sums.level_step * (level - INTERMEDIATE)
    # Both means are clipped alike, or somebody who is perfect everywhere would be called weak everywhere.
    scatter = math.sqrt(sums.spread * answers_variance(mean, weight))
    p_weak = normal_cdf((_clipped(overall.mean) - mean) / scatter)
    return Estimate(sigmoid(middle), sigmoid(middle - half), sigmoid(middle + half), tally.n, p_weak, weight)
