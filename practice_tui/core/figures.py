"""The dashboard's figures of topics: what is known of each, how surely, and how it was practised."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from practice_tui.core.attempts import Attempt, Outcome
from practice_tui.core.mastery import Answer, Estimate, Sums, answers_of, credit_of, estimates, fold
from practice_tui.core.questions import Level
from practice_tui.core.trends import Trend, overall_trend, topic_trend
from practice_tui.core.verdicts import ENOUGH, Verdict, verdict


@dataclass(frozen=True, slots=True)
class Skips:
    """Of `n` questions asked, `skipped` were passed over."""

    skipped: int
    n: int

    def __str__(self) -> str:
        return f"skipped {self.skipped} of {self.n}"


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
    """Answers of one topic at one level: their mean credit, None below three."""

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
class Standing:
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


def standing_of(attempts: Sequence[Attempt], answers: Sequence[Answer], sums: Sums) -> Standing:
    """`answers` are those of the attempts, `sums` those of the answers."""
    return Standing(
        n=len(answers),
        sums=sums,
        trends={topic: topic_trend(of_topic) for topic, of_topic in _by_topic(answers).items()},
        skips_by_topic=_skips_by_topic(attempts),
        last_days=_last_days(attempts),
        trend=overall_trend(answers),
        skips=skips_of(attempts),
    )


def figures_of(attempts: Sequence[Attempt], at: datetime, topics: Sequence[str]) -> Figures:
    answers = answers_of(attempts)
    return standing_of(attempts, answers, fold(Sums(), answers)).at(at, topics)


def heat_map(answers: Iterable[Answer], topics: Sequence[str]) -> dict[str, dict[Level, Cell]]:
    """Topic by level, a cell for each: raw means, so none before there are three answers."""
    credits: defaultdict[tuple[str, int], list[float]] = defaultdict(list)
    for answer in answers:
        credits[answer.topic, answer.level].append(credit_of(answer.score, answer.used))
    return {topic: {level: _cell(credits.get((topic, level.number), [])) for level in Level} for topic in topics}


def skips_of(attempts: Iterable[Attempt]) -> Skips:
    """Over first tries of rounds that count."""
    asked = [attempt for attempt in attempts if attempt.counts and attempt.is_in_force]
    return Skips(sum(attempt.outcome is Outcome.SKIPPED for attempt in asked), len(asked))


def narrowed(attempts: Iterable[Attempt], since: str = "", topics: Collection[str] = ()) -> list[Attempt]:
    """Attempts from the civil day `since` on, of these topics; nothing given means all."""
    return [attempt for attempt in attempts if attempt.day >= since and (not topics or attempt.topic in topics)]


def _by_topic(answers: Iterable[Answer]) -> Mapping[str, list[Answer]]:
    by_topic: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_topic[answer.topic].append(answer)
    return by_topic


def _skips_by_topic(attempts: Iterable[Attempt]) -> dict[str, Skips]:
    asked = [attempt for attempt in attempts if attempt.counts and attempt.is_in_force]
    counts = Counter(attempt.topic for attempt in asked)
    skipped = Counter(attempt.topic for attempt in asked if attempt.outcome is Outcome.SKIPPED)
    return {topic: Skips(skipped[topic], counts[topic]) for topic in counts}


def _cell(credits: Sequence[float]) -> Cell:
    return Cell(len(credits), sum(credits) / len(credits) if len(credits) >= ENOUGH else None)


def _last_days(attempts: Iterable[Attempt]) -> dict[str, str]:
    days: dict[str, str] = {}
    for attempt in attempts:
        if attempt.is_counted:
            days[attempt.topic] = max(attempt.day, days.get(attempt.topic, ""))
    return days
