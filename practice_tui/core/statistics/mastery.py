"""How well each topic is known, estimated from few self-scored answers.

An answer's credit is y = (score - 1)/3 * (1 - 0.25 * clip(used - 1, 0, 1)), `used` being elapsed over limit. It is
expressed at the intermediate level by y' = y + p - e. Here e = sig(logit(p) - b (level - 2)) was to be expected of it,
p the topic's mean just before, and b the level step, which is learnt from one's own answers. Then, with time in days,

    a topic, at its answer dt after its last    f = 0.90 * 2^(-dt/90)   R_k <- f R_k + y'   n_k <- f n_k + 1
    overall, at every answer                    f = 2^(-dt/180)         R   <- f R + y'     N   <- f N + 1
    at a later instant                          the factors of time alone
    own mean          m   = (R + 4 * 0.55) / (N + 4)
    a topic's mean    p_k = (8 m + R_k) / (8 + n_k), clipped to [.02, .98]
    its variance      v_k = p_k (1 - p_k)/(9 + n_k) + (8/(8 + n_k))^2 m (1 - m)/(5 + N)
    80 % interval     sig(logit p_k -+ 1.2816 sqrt(v_k)/(p_k (1 - p_k)))
    own spread        phi = clip((3 + sum (y - e)^2) / (5 + sum e (1 - e)), .25, 1)
    chance of weak    P(weak) = Phi((m - p_k) / sqrt(phi p_k (1 - p_k)/(9 + n_k)))
    level step        b = 0.30, H = 12 at first; at an answer of another level than 2, y' made with the b before,
                      H <- H + e (1 - e)   b <- clip(b + (e - y)(L - 2)/H, 0, 1.2)
    at level L        sig(logit p_k - b (L - 2))

A topic is drawn towards a person's own mean, as if by 8 answers, and that mean towards 0.55, as if by 4: one miss is
never 0 %. Nobody's clock is trusted to rise: where it went back, no time has passed.

The interval holds four times in five where topics differ widely; where they are alike it holds up to 98 times in a
hundred, so it is called a likely range.

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

INTERMEDIATE = 2  # the level at which everything is expressed
PRIOR_MEAN, PRIOR_WEIGHT = 0.55, 4.0
POOLING = 8.0  # answers that a person's own mean is worth within a topic
CARRIED = 0.90  # of a topic's evidence, from answer to answer
TOPIC_HALF_LIFE, OVERALL_HALF_LIFE = 90.0, 180.0  # days
FIRST_STEP, FIRST_INFORMATION = 0.30, 12.0  # logits between two levels, and what that belief is worth
WIDEST_STEP = 1.2
SPREAD_PRIOR, SPREAD_INFORMATION = 3.0, 5.0
LEAST_SPREAD, MOST_SPREAD = 0.25, 1.0
LEAST, MOST = 0.02, 0.98
Z80 = 1.2816


class Answer(NamedTuple):
    """What counts of an attempt: level and score as numbers, `used` over the limit, `at` in days since 1970 (UTC)."""

    topic: str
    level: int
    score: int
    used: float
    at: float


@dataclass(frozen=True, slots=True)
class Tally:
    """Faded sums of credit and of answers, as of the last of `n` answers, `at` days since 1970."""

    credit: float = 0.0
    weight: float = 0.0
    n: int = 0
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Sums:
    """All that has to be kept of the answers so far; `fold` goes on from here.

    `level_step` is b, in logits, `information` H; `squares` and `expected_squares` are the sums of (y - e)^2 and of
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
        """phi: how far this person's credits scatter about what was expected, 1 being as far as right and wrong do."""
        spread = (SPREAD_PRIOR + self.squares) / (SPREAD_INFORMATION + self.expected_squares)
        return min(max(spread, LEAST_SPREAD), MOST_SPREAD)


class Judged(NamedTuple):
    """An answer's credit, what was expected of it, and the credit expressed at the intermediate level."""

    topic: str
    credit: float
    expected: float
    levelled: float


@dataclass(frozen=True, slots=True)
class OverallMean:
    """A person's own mean over all topics, and how many answers it rests on today."""

    mean: float
    weight: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """A topic's mean with its 80 % interval, from `n` answers that weigh `weight` today.

    `p_weak` is the chance that the topic lies below the person's own mean; `silent_days` is None without an answer.
    """

    mean: float
    low: float
    high: float
    n: int
    p_weak: float
    weight: float
    silent_days: float | None = None


def answers_of(attempts: Iterable[AnyAttempt]) -> list[Answer]:
    """The answers that count, in the order of their ids."""
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


def estimate_topics(
    attempts: Iterable[AnyAttempt], at: datetime, topics: Sequence[str], level: int = INTERMEDIATE
) -> dict[str, Estimate]:
    """The estimate of every one of `topics` at the instant `at`, whatever the order in which attempts are given."""
    return estimates(fold(Sums(), answers_of(attempts)), at, topics, level)


def fold(sums: Sums, answers: Iterable[Answer]) -> Sums:
    """The sums after further answers: folding in two parts is the same as folding at once."""
    return judge(sums, answers)[0]


def judge(sums: Sums, answers: Iterable[Answer]) -> tuple[Sums, list[Judged]]:
    """The sums after further answers, and each answer against what was expected of it."""
    # In plain floats, which takes half the time of a tally for each answer.
    overall = sums.overall
    all_credit, all_weight, n, last = overall.credit, overall.weight, overall.n, overall.at
    topics = {topic: (tally.credit, tally.weight, tally.n, tally.at) for topic, tally in sums.topics.items()}
    step, information = sums.level_step, sums.information
    squares, expected_squares = sums.squares, sums.expected_squares
    judged: list[Judged] = []
    for topic, level, score, used, at in answers:
        own_credit, own_weight, own_n, own_last = topics.get(topic, (0.0, 0.0, 0, 0.0))
        all_factor = 2.0 ** (-max(0.0, at - last) / OVERALL_HALF_LIFE)
        own_factor = 2.0 ** (-max(0.0, at - own_last) / TOPIC_HALF_LIFE)
        all_credit, all_weight = all_credit * all_factor, all_weight * all_factor
        own_credit, own_weight = own_credit * own_factor, own_weight * own_factor
        credit = credit_of(score, used)
        mean = _topic_mean(_overall_mean(all_credit, all_weight), own_credit, own_weight)
        expected = at_level(mean, level, step)
        levelled = credit + mean - expected
        squares += (credit - expected) ** 2
        expected_squares += expected * (1 - expected)
        if level != INTERMEDIATE:
            information += expected * (1 - expected)
            step += (expected - credit) * (level - INTERMEDIATE) / information
            step = min(max(step, 0.0), WIDEST_STEP)
        all_credit, all_weight, n, last = all_credit + levelled, all_weight + 1, n + 1, at
        topics[topic] = (CARRIED * own_credit + levelled, CARRIED * own_weight + 1, own_n + 1, at)
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
    """The estimate of every one of `topics` for questions of `level`, also of those never asked."""
    now = days_of(at)
    own = _own(sums, now)
    return {topic: _estimate(sums, topic, own, now, level) for topic in topics}


def overall_mean(sums: Sums, at: datetime) -> OverallMean:
    return _own(sums, days_of(at))


def at_level(mean: float, level: int, step: float = FIRST_STEP) -> float:
    """What is to be expected of a question of `level` where an intermediate one gives `mean`; `step` in logits."""
    return mean if level == INTERMEDIATE else sigmoid(logit(mean) - step * (level - INTERMEDIATE))


def topic_variance(mean: float, weight: float, own: OverallMean) -> float:
    """v_k: what a topic's own answers leave open, and what the mean does that it is drawn towards."""
    return answers_variance(mean, weight) + pull(weight) ** 2 * overall_variance(own)


def answers_variance(mean: float, weight: float) -> float:
    return mean * (1 - mean) / (POOLING + 1 + weight)


def overall_variance(own: OverallMean) -> float:
    mean = min(max(own.mean, 0.0), 1.0)
    return mean * (1 - mean) / (PRIOR_WEIGHT + 1 + own.weight)


def pull(weight: float) -> float:
    """The share of a person's own mean in a topic's."""
    return POOLING / (POOLING + weight)


def days_of(at: datetime) -> float:
    return at.timestamp() / SECONDS_A_DAY


def logit(share: float) -> float:
    return math.log(share / (1 - share))


def sigmoid(logits: float) -> float:
    return 1 / (1 + math.exp(-logits))


def normal_cdf(z: float) -> float:
    return math.erfc(-z / math.sqrt(2)) / 2


def _faded(tally: Tally, at: float, half_life: float) -> tuple[float, float]:
    """Credit and weight as they stand at an instant."""
    factor = 2.0 ** (-max(0.0, at - tally.at) / half_life)
    return tally.credit * factor, tally.weight * factor


def _own(sums: Sums, now: float) -> OverallMean:
    credit, weight = _faded(sums.overall, now, OVERALL_HALF_LIFE)
    return OverallMean(_overall_mean(credit, weight), weight)


def _overall_mean(credit: float, weight: float) -> float:
    return (credit + PRIOR_WEIGHT * PRIOR_MEAN) / (weight + PRIOR_WEIGHT)


def _topic_mean(overall_mean: float, credit: float, weight: float) -> float:
    return _clipped((POOLING * overall_mean + credit) / (POOLING + weight))


def _clipped(mean: float) -> float:
    return min(max(mean, LEAST), MOST)


def _estimate(sums: Sums, topic: str, own: OverallMean, now: float, level: int) -> Estimate:
    tally = sums.topics.get(topic, Tally())
    credit, weight = _faded(tally, now, TOPIC_HALF_LIFE)
    mean = _topic_mean(own.mean, credit, weight)
    half = Z80 * math.sqrt(topic_variance(mean, weight, own)) / (mean * (1 - mean))
    middle = logit(mean) - sums.level_step * (level - INTERMEDIATE)
    # Both sides clipped alike: else somebody who is perfect everywhere would be called weak everywhere.
    scatter = math.sqrt(sums.spread * answers_variance(mean, weight))
    p_weak = normal_cdf((_clipped(own.mean) - mean) / scatter)
    silent = max(0.0, now - tally.at) if tally.n else None
    return Estimate(sigmoid(middle), sigmoid(middle - half), sigmoid(middle + half), tally.n, p_weak, weight, silent)
