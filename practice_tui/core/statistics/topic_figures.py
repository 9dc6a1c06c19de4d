"""Figures of topics for the dashboard: estimate, verdict, trend, skips and last day of each."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from practice_tui.core.bank.questions import Level
from practice_tui.core.history.attempts import AnyAttempt
from practice_tui.core.history.facts import Outcome
from practice_tui.core.statistics.mastery import Estimate, Judged, Sums, estimates
from practice_tui.core.statistics.trends import Trend, overall_trend, topic_trend
from practice_tui.core.statistics.verdicts import ENOUGH, Verdict, verdict

T = TypeVar("T", bound=AnyAttempt)


@dataclass(frozen=True, slots=True)
class Skips:
    """Of `n` questions that were asked, `skipped` were skipped."""

    skipped: int
    n: int

    def __str__(self) -> str:
        return f"skipped {self.skipped:,} of {self.n:,} asked"


@dataclass(frozen=True, slots=True)
class TopicFigure:
    """The figures of one topic; `last_day` is the civil day of its last answer that counts."""

    topic: str
    estimate: Estimate
    verdict: Verdict
    trend: Trend | None
    skips: Skips
    last_day: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """The estimate of one topic at one level; None below ENOUGH answers."""

    n: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of all topics as of one instant, from `n` answers."""

    n: int
    sums: Sums
    topics: tuple[TopicFigure, ...]
    trend: Trend | None
    skips: Skips

    @property
    def mastery(self) -> dict[str, Estimate]:
        """The estimate of each topic."""
        return {figure.topic: figure.estimate for figure in self.topics}


@dataclass(frozen=True, slots=True)
class AnswerSummary:
    """The part of the figures that doesn't depend on the day. The mappings hold the topics that were asked."""

    n: int
    sums: Sums
    trends: Mapping[str, Trend | None]
    skips_by_topic: Mapping[str, Skips]
    last_days: Mapping[str, str]
    trend: Trend | None
    skips: Skips

    def at(self, instant: datetime, topics: Sequence[str]) -> Figures:
        """The figures as of `instant`, with a row for each of `topics`, also for those never asked."""
        mastery = estimates(self.sums, instant, topics)
        rows = [
            TopicFigure(
                topic,
                mastery[topic],
                verdict(mastery[topic]),
                self.trends.get(topic),
                self.skips_by_topic.get(topic, Skips(0, 0)),
                self.last_days.get(topic),
            )
            for topic in topics
        ]
        return Figures(self.n, self.sums, tuple(rows), self.trend, self.skips)


def summarise_answers(attempts: Sequence[AnyAttempt], sums: Sums, judged: Sequence[Judged]) -> AnswerSummary:
    """The summary of `attempts`, of which `sums` and `judged` were made."""
    return AnswerSummary(
        n=len(judged),
        sums=sums,
        trends={topic: topic_trend(of_topic) for topic, of_topic in _by_topic(judged).items()},
        skips_by_topic=_skips_by_topic(attempts),
        last_days=_last_days(attempts),
        trend=overall_trend(judged),
        skips=skips_of(attempts),
    )


def heat_map(
    counted: Iterable[AnyAttempt], sums: Sums, at: datetime, topics: Sequence[str]
) -> dict[str, dict[Level, Cell]]:
    """A cell for each topic and level, as of the instant `at`, from the attempts that count."""
    counts = Counter((attempt.topic, attempt.level) for attempt in counted)
    by_level = {level: estimates(sums, at, topics, level.number) for level in Level}
    return {topic: {level: _cell(counts[topic, level], by_level[level][topic]) for level in Level} for topic in topics}


def skips_of(attempts: Iterable[AnyAttempt]) -> Skips:
    """The skips among first tries of rounds that count."""
    tries = _first_tries(attempts)
    return Skips(sum(attempt.outcome is Outcome.SKIPPED for attempt in tries), len(tries))


def narrowed(attempts: Iterable[T], since: str = "", topics: Collection[str] = ()) -> list[T]:
    """The attempts from the civil day `since` on and of `topics`; an empty argument doesn't narrow."""
    return [attempt for attempt in attempts if attempt.day >= since and (not topics or attempt.topic in topics)]


def _first_tries(attempts: Iterable[T]) -> list[T]:
    return [attempt for attempt in attempts if attempt.counts and attempt.is_in_force]


def _by_topic(answers: Iterable[Judged]) -> Mapping[str, list[Judged]]:
    by_topic: defaultdict[str, list[Judged]] = defaultdict(list)
    for answer in answers:
        by_topic[answer.topic].append(answer)
    return by_topic


def _skips_by_topic(attempts: Iterable[AnyAttempt]) -> dict[str, Skips]:
    tries = _first_tries(attempts)
    counts = Counter(attempt.topic for attempt in tries)
    skipped = Counter(attempt.topic for attempt in tries if attempt.outcome is Outcome.SKIPPED)
    return {topic: Skips(skipped[topic], counts[topic]) for topic in counts}


def _cell(n: int, estimate: Estimate) -> Cell:
    return Cell(n, estimate.mean if n >= ENOUGH else None)


def _last_days(attempts: Iterable[AnyAttempt]) -> dict[str, str]:
    days: dict[str, str] = {}
    for attempt in attempts:
        if attempt.is_counted:
            days[attempt.topic] = max(attempt.day, days.get(attempt.topic, ""))
    return days
