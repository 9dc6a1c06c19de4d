"""Gaps in answers: rubric points that were missed, and answers in which something wrong was said."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from practice_tui.core.bank.questions import Aspect, Tier
from practice_tui.core.history.attempts import AnyAttempt
from practice_tui.core.history.facts import Tick
from practice_tui.core.statistics.mastery import normal_cdf

RANKED_FROM = 5  # points
POOLING = 8.0  # points; the weight of the share over all aspects in that of one aspect
MOST_POINTS = 10  # that are listed as missed most
NAMED_FROM = 0.95  # chance of being left out more often than the others
ASPECT_TITLES = {
    "definition": "definitions",
    "mechanism": "mechanisms",
    "formula": "formulas",
    "number": "numbers",
    "trade-off": "trade-offs",
    "failure-mode": "failure modes",
    "example": "examples",
    "evidence": "evidence",
}

_Point = tuple[str, str, int, Tier, Aspect]

T = TypeVar("T", bound=AnyAttempt)


@dataclass(frozen=True, slots=True)
class AspectGap:
    """Of `n` musts of this aspect that were asked for, `missed` were not said.

    `left_out` is the share that was counted. `share`, by which aspects are ranked, is drawn towards the share over all
    aspects as if by POOLING musts. `p_above` is the chance that this aspect is left out more often than the average.
    """

    aspect: Aspect
    missed: int
    n: int
    share: float
    p_above: float

    @property
    def left_out(self) -> float:
        return self.missed / self.n

    @property
    def is_ranked(self) -> bool:
        return self.n >= RANKED_FROM

    @property
    def stands_out(self) -> bool:
        return self.is_ranked and self.p_above >= NAMED_FROM


@dataclass(frozen=True, slots=True)
class PointGap:
    """A rubric point, asked for `n` times and `missed` so often.

    `digest` names the text of the question, since a new text has new points.
    """

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


def points_asked(attempts: Iterable[AnyAttempt]) -> list[PointGap]:
    """Every rubric point that was asked for, with how often it was missed."""
    # Years repeat the same few tuples of ticks: each tuple is counted first and taken apart once.
    times = Counter[tuple[str, str, int]]()
    ticks_by_id: dict[int, tuple[Tick, ...]] = {}
    for attempt in attempts:
        if attempt.ticks and attempt.is_counted:
            times[attempt.question_id, attempt.digest, id(attempt.ticks)] += 1
            ticks_by_id[id(attempt.ticks)] = attempt.ticks
    put, missed = Counter[_Point](), Counter[_Point]()
    for (question_id, digest, ticks_id), n in times.items():
        for tick in ticks_by_id[ticks_id]:
            point = (question_id, digest, tick.point, tick.tier, tick.aspect)
            put[point] += n
            if not tick.heard:
                missed[point] += n
    return [PointGap(*point, missed[point], n) for point, n in put.items()]


def gaps_by_aspect(points: Iterable[PointGap]) -> list[AspectGap]:
    """Aspects of musts, ranked by the share missed; those with fewer than RANKED_FROM musts come last, unranked."""
    put, missed = Counter[Aspect](), Counter[Aspect]()
    for point in points:
        if point.tier is Tier.MUST:
            put[point.aspect] += point.n
            missed[point.aspect] += point.missed
    overall = missed.total() / max(1, put.total())
    gaps = [_aspect_gap(aspect, missed[aspect], put[aspect], overall) for aspect in Aspect if put[aspect]]
    return sorted(gaps, key=lambda gap: (not gap.is_ranked, -gap.share if gap.is_ranked else 0.0))


def _aspect_gap(aspect: Aspect, missed: int, n: int, overall: float) -> AspectGap:
    share = (missed + POOLING * overall) / (n + POOLING)
    scatter = math.sqrt(share * (1 - share) / (POOLING + 1 + n))
    return AspectGap(aspect, missed, n, share, normal_cdf((share - overall) / scatter) if scatter else 0.5)


def points_missed_most(points: Iterable[PointGap]) -> list[PointGap]:
    """Points that were missed, the most often missed first, then musts before bonuses; at most MOST_POINTS."""
    by_place: dict[tuple[str, str, int], PointGap] = {}
    for point in points:
        place = (point.question_id, point.digest, point.point)
        same = by_place.get(place)
        by_place[place] = replace(point, missed=point.missed + same.missed, n=point.n + same.n) if same else point
    gaps = [point for point in by_place.values() if point.missed]
    gaps.sort(key=lambda gap: (-gap.missed, gap.n, gap.tier is Tier.BONUS, gap.question_id, gap.digest, gap.point))
    return gaps[:MOST_POINTS]


def said_wrong(attempts: Iterable[T]) -> list[T]:
    """Answers in which something wrong was said, the newest first."""
    wrong = [attempt for attempt in attempts if attempt.is_counted and attempt.said_wrong]
    return sorted(wrong, key=lambda attempt: attempt.id, reverse=True)


def widest_gap(attempts: Iterable[AnyAttempt]) -> WidestGap | None:
    """The aspect or topic of most missed musts, an aspect where they tie; None where no must was missed."""
    aspects, topics = Counter[str](), Counter[str]()
    for attempt in attempts:
        for tick in attempt.ticks if attempt.is_counted else ():
            if tick.tier is Tier.MUST and not tick.heard:
                aspects[tick.aspect.value] += 1
                topics[attempt.topic] += 1
    gaps = [WidestGap(name, False, missed) for name, missed in aspects.items()]
    gaps += [WidestGap(name, True, missed) for name, missed in topics.items()]
    return max(gaps, key=lambda gap: gap.missed, default=None)
