"""What answers leave out: rubric points missed, and things said wrong."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from practice_tui.core.attempts import Attempt, Tick
from practice_tui.core.questions import Aspect, Tier

RANKED_FROM = 5  # points


@dataclass(frozen=True, slots=True)
class AspectGap:
    """Of `n` points of this aspect that were put to the person, `missed` were not said."""

    aspect: Aspect
    missed: int
    n: int

    @property
    def share(self) -> float:
        return self.missed / self.n

    @property
    def is_ranked(self) -> bool:
        return self.n >= RANKED_FROM


@dataclass(frozen=True, slots=True)
class PointGap:
    """One rubric point of one text of a question: `digest` tells which, as a mended question has other points."""

    question_id: str
    digest: str
    point: int
    tier: Tier
    aspect: Aspect
    missed: int
    n: int


@dataclass(frozen=True, slots=True)
class WidestGap:
    """The aspect or the topic under which most musts were missed."""

    name: str
    is_topic: bool
    missed: int


def gaps_by_aspect(attempts: Iterable[Attempt]) -> list[AspectGap]:
    """Ranked by the share missed; aspects with fewer than five points come last, unranked."""
    put, missed = Counter[Aspect](), Counter[Aspect]()
    for _, tick in _ticks(attempts):
        put[tick.aspect] += 1
        missed[tick.aspect] += not tick.heard
    gaps = [AspectGap(aspect, missed[aspect], put[aspect]) for aspect in Aspect if put[aspect]]
    return sorted(gaps, key=lambda gap: (not gap.is_ranked, -gap.share if gap.is_ranked else 0.0))


def points_missed_most(attempts: Iterable[Attempt], most: int = 10) -> list[PointGap]:
    """Points missed at least once: the most often first, then musts before bonuses."""
    put, missed = Counter[tuple[str, str, int]](), Counter[tuple[str, str, int]]()
    what: dict[tuple[str, str, int], Tick] = {}
    for attempt, tick in _ticks(attempts):
        key = (attempt.question_id, attempt.digest, tick.point)
        put[key] += 1
        missed[key] += not tick.heard
        what[key] = tick
    gaps = [PointGap(*key, what[key].tier, what[key].aspect, missed[key], put[key]) for key in put if missed[key]]
    gaps.sort(key=lambda gap: (-gap.missed, gap.n, gap.tier is Tier.BONUS, gap.question_id, gap.digest, gap.point))
    return gaps[:most]


def said_wrong(attempts: Iterable[Attempt]) -> list[Attempt]:
    """Answers in which something wrong was said, the newest first."""
    wrong = [attempt for attempt in attempts if attempt.is_counted and attempt.said_wrong]
    return sorted(wrong, key=lambda attempt: attempt.id, reverse=True)


def widest_gap(attempts: Iterable[Attempt]) -> WidestGap | None:
    """The one gap most worth closing; None where no must was missed. Between equals an aspect goes before a topic."""
    aspects, topics = Counter[str](), Counter[str]()
    for attempt, tick in _ticks(attempts):
        if tick.tier is Tier.MUST and not tick.heard:
            aspects[tick.aspect.value] += 1
            topics[attempt.topic] += 1
    found = [WidestGap(name, False, missed) for name, missed in aspects.items()]
    found += [WidestGap(name, True, missed) for name, missed in topics.items()]
    return max(found, key=lambda gap: gap.missed, default=None)


def _ticks(attempts: Iterable[Attempt]) -> Iterator[tuple[Attempt, Tick]]:
    for attempt in attempts:
        if attempt.is_counted:
            for tick in attempt.ticks:
                yield attempt, tick
