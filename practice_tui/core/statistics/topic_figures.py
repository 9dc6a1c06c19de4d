"""The dashboard's figures of topics: what is known of each, how surely, and how it was practised."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from practice_tui.core.bank.questions import Level
from practice_tui.core.history.attempts import AnyAttempt, Outcome
from practice_tui.core.statistics.mastery import Answer, Estimate, Judged, Sums, answers_of, estimates, judge
from practice_tui.core.statistics.trends import Trend, overall_trend, topic_trend
from practice_tui.core.statistics.verdicts import ENOUGH, Verdict, verdict

T = TypeVar("T", bound=AnyAttempt)


@dataclass(frozen=True, slots=True)
class Skips:
    """Of `n` questions asked, `skipped` were passed over."""

    skipped: int
    n: int

    def __str__(self) -> str:
        return f"skipped {self.skipped:,} of {self.n:,} asked"


@dataclass(frozen=True, slots=True)
class TopicFigure:
    """One row; `last_day` is the civil day of the last answer that counts."""

    topic: str
    estimate: Estimate
    verdict: Verdict
    trend: Trend | None
    skips: Skips
    last_day: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One topic at one level: the model's estimate, None below three answers."""

    n: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """All of it as of one instant, on `n` answers."""

    n: int
    sums: Sums
    topics: tuple[TopicFigure, ...]
    trend: Trend | None
    skips: Skips

    @property
    def mastery(self) -> dict[str, Estimate]:
        return {figure.topic: figure.estimate for figure in self.topics}


@dataclass(frozen=True, slots=True)
class AnswerSummary:
    """What answers tell of topics whatever the day, by topic where it says so; only topics that came up are in it."""

    n: int
    sums: Sums
    trends: Mapping[str, Trend | None]
    skips_by_topic: Mapping[str, Skips]
    last_days: Mapping[str, str]
    trend: Trend | None
    skips: Skips

    def at(self, instant: datetime, topics: Sequence[str]) -> Figures:
        """A row for every one of `topics`, in their order, also for those never asked."""
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
    """`sums` and `judged` are those of the attempts' answers."""
    return AnswerSummary(
        n=len(judged),
        sums=sums,
        trends={topic: topic_trend(of_topic) for topic, of_topic in _by_topic(judged).items()},
        skips_by_topic=_skips_by_topic(attempts),
        last_days=_last_days(attempts),
        trend=overall_trend(judged),
        skips=skips_of(attempts),
    )


def figures_of(attempts: Sequence[AnyAttempt], at: datetime, topics: Sequence[str]) -> Figures:
    return summarise_answers(attempts, *judge(Sums(), answers_of(attempts))).at(at, topics)


def heat_map(
    answers: Iterable[Answer], sums: Sums, at: datetime, topics: Sequence[str]
) -> dict[str, dict[Level, Cell]]:
    """Topic by level, a cell for each, from the same model as the topic's own estimate; none below three answers."""
    counts = Counter((answer.topic, answer.level) for answer in answers)
    by_level = {level: estimates(sums, at, topics, level.number) for level in Level}
    return {
        topic: {level: _cell(counts[topic, level.number], by_level[level][topic]) for level in Level}
        for topic in topics
    }


def skips_of(attempts: Iterable[AnyAttempt]) -> Skips:
    """Over first tries of rounds that count."""
    asked = [attempt for attempt in attempts if attempt.counts and attempt.is_in_force]
    return Skips(sum(attempt.outcome is Outcome.SKIPPED for attempt in asked), len(asked))


def narrowed(attempts: Iterable[T], since: str = "", topics: Collection[str] = ()) -> list[T]:
    """Attempts from the civil day `since` on, of these topics; nothing given means all."""
    return [attempt for attempt in attempts if attempt.day >= since and (not topics or attempt.topic in topics)]


def _by_topic(answers: Iterable[Judged]) -> Mapping[str, list[Judged]]:
    by_topic: defaultdict[str, list[Judged]] = defaultdict(list)
    for answer in answers:
        by_topic[answer.topic].append(answer)
    return by_topic


def _skips_by_topic(attempts: Iterable[AnyAttempt]) -> dict[str, Skips]:
    asked = [attempt for attempt in attempts if attempt.counts and attempt.is_in_force]
    counts = Counter(attempt.topic for attempt in asked)
    skipped = Counter(attempt.topic for attempt in asked if attempt.outcome is Outcome.SKIPPED)
    return {topic: Skips(skipped[topic], counts[topic]) for topic in counts}


def _cell(n: int, estimate: Estimate) -> Cell:
    return Cell(n, estimate.mean if n >= ENOUGH else None)


def _last_days(attempts: Iterable[AnyAttempt]) -> dict[str, str]:
    days: dict[str, str] = {}
    for attempt in attempts:
        if attempt.is_counted:
            days[attempt.topic] = max(attempt.day, days.get(attempt.topic, ""))
    return days
