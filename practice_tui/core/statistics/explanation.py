"""Explains a topic's estimate step by step, from the same sums as `mastery`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from practice_tui.core.history.attempts import Attempt
from practice_tui.core.statistics.mastery import (
    CARRIED,
    FIRST_INFORMATION,
    OVERALL_HALF_LIFE,
    POOLING,
    PRIOR_MEAN,
    PRIOR_WEIGHT,
    TOPIC_HALF_LIFE,
    Estimate,
    Judged,
    OverallMean,
    Sums,
    Tally,
    answers_of,
    estimates,
    judge,
    overall_mean,
)
from practice_tui.core.statistics.verdicts import (
    LEANING_FROM,
    NO_LONGER_EARLY,
    STRONG_UP_TO,
    WEAK_FROM,
    Verdict,
    verdict,
)
from practice_tui.core.values.phrases import count, percent


@dataclass(frozen=True, slots=True)
class Step:
    """An answer to the topic, with its credit and the credit that was expected."""

    attempt: Attempt
    judged: Judged


@dataclass(frozen=True, slots=True)
class Explanation:
    """A topic's estimate at one instant; `credit` and `weight` are the topic's sums, faded up to then."""

    steps: tuple[Step, ...]
    credit: float
    weight: float
    overall: OverallMean
    estimate: Estimate
    sums: Sums


def explain(attempts: Iterable[Attempt], at: datetime, topic: str) -> Explanation:
    """Explains `topic` at the instant `at`.

    It takes all attempts: a topic is drawn towards the mean over all topics.
    """
    answered = sorted(
        (attempt for attempt in attempts if attempt.is_counted and attempt.score), key=lambda attempt: attempt.id
    )
    sums, judged = judge(Sums(), answers_of(answered))
    steps = [Step(attempt, worth) for attempt, worth in zip(answered, judged, strict=True) if worth.topic == topic]
    estimate = estimates(sums, at, [topic])[topic]
    tally = sums.topics.get(topic, Tally())
    credit = tally.credit * estimate.weight / tally.weight if tally.weight else 0.0
    return Explanation(tuple(steps), credit, estimate.weight, overall_mean(sums, at), estimate, sums)


def explanation_lines(title: str, explanation: Explanation) -> Iterator[str]:
    """The explanation in lines of at most 80 columns, in the order of a calculation on paper."""
    estimate, overall = explanation.estimate, explanation.overall
    credit, weight = f"{explanation.credit:.2f}", f"{explanation.weight:.2f}"
    is_learned = explanation.sums.information > FIRST_INFORMATION
    learned = "learned from all your answers" if is_learned else "until other levels are answered"
    weaker = f"{Verdict.WEAK.short} from {percent(WEAK_FROM)}"
    perhaps = f"{Verdict.LEANING_WEAK.short} from {percent(LEANING_FROM)}"
    stronger = f"{Verdict.STRONG.short} up to {percent(STRONG_UP_TO)}"
    yield f"{title}: {count(estimate.n, 'answer')}, {verdict(estimate).value}."
    yield ""
    yield "1. A score of 1 to 4 gives a credit of 0, 0.33, 0.67 or 1, up to a quarter"
    yield "   less where it took longer than its limit. Beside it stands the credit that"
    yield "   was expected at that level from the topic's estimate of then; from one level"
    yield f"   to the next lie {explanation.sums.level_step:.2f} logits by now, {learned}."
    yield "   An answer counts as the estimate of then, plus its credit, less what was"
    yield "   expected: at the intermediate level as its credit alone."
    yield ""
    yield "   day         level         score  time  credit  expected  counts as"
    for step in explanation.steps:
        yield f"   {_row(step)}"
    if not explanation.steps:
        yield "   no answer yet"
    yield ""
    yield f"2. An answer weighs {CARRIED:.2f} of before after each later one on the topic, and half"
    yield f"   after {TOPIC_HALF_LIFE:.0f} days. Today all of them weigh as much as {weight} new ones, and"
    yield f"   come to a credit of {credit}."
    yield f"3. Your average over all topics is estimated at {overall.mean:.2f}. It began at {PRIOR_MEAN:.2f},"
    yield f"   which still weighs as much as {PRIOR_WEIGHT:.0f} answers; yours weigh as much as {overall.weight:.2f}"
    yield f"   new ones, each of them half after {OVERALL_HALF_LIFE:.0f} days."
    yield f"4. The topic is drawn towards it, as if by {POOLING:.0f} answers:"
    yield f"   ({POOLING:.0f} x {overall.mean:.2f} + {credit}) / ({POOLING:.0f} + {weight}) = {estimate.mean:.2f}"
    yield "5. The fewer answers there are, the wider is the likely range:"
    yield f"   {estimate.low:.2f} to {estimate.high:.2f}"
    yield f"6. By how far your scores scatter, it is {percent(estimate.p_weak)} likely to be below your"
    yield f"   average. With {NO_LONGER_EARLY} answers or more that is called {weaker} on,"
    yield f"   {perhaps} on, and {stronger}."


def _row(step: Step) -> str:
    attempt, judged = step.attempt, step.judged
    used = f"{attempt.elapsed_s / attempt.limit_s:.1f}x"
    return (
        f"{attempt.day}  {attempt.level.value:<12}  {attempt.score:>5}  {used:>4}  {judged.credit:>6.2f}"
        f"  {judged.expected:>8.2f}  {judged.levelled:>9.2f}"
    )
