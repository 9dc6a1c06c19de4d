"""Figures of a class: how each question did and how each student did, as far as there are answers enough to say so.

With points from 0 to 3 for the scores 1 to 4,

    facility          the mean of points / 3 over the answers that have a score
    discrimination    the correlation of the points with the mean points of the person's answers to other questions
    a student's mean  (R + 4 * 0.55)/(n + 4), R being the sum of points / 3 over n answers
    its 80 % range    that of the overall mean in `mastery`

Source: classical test theory, the correlation being that of item and rest; prior and range are those of the dashboard.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from practice_tui.core.bank.questions import Tier
from practice_tui.core.history.facts import Prediction
from practice_tui.core.statistics.gaps import AspectGap, PointGap, gaps_by_aspect
from practice_tui.core.statistics.mastery import (
    PRIOR_MEAN,
    PRIOR_WEIGHT,
    Z80,
    OverallMean,
    logit,
    overall_variance,
    sigmoid,
)

FACILITY_FROM, DISCRIMINATION_FROM, LEVEL_FROM = 5, 15, 5  # answers; fewer say nothing
MOST_POINTS = 3  # for a score of 4
LOW_DISCRIMINATION = 0.2  # below it an item hardly tells students apart (Ebel 1979)
TOO_EASY, TOO_HARD = 0.95, 0.1  # facilities beyond which an item says little of anybody
_NO_SPREAD = 1e-12  # variance below which values are all alike but for rounding


class PairSums(NamedTuple):
    """Sums over `n` pairs of an item's points x and the mean y of the same person's other answers."""

    n: int = 0
    x: float = 0
    y: float = 0
    xx: float = 0
    yy: float = 0
    xy: float = 0


class Predicted(NamedTuple):
    """Of `n` answers with a prediction `good` were scored 3 or 4."""

    n: int
    good: int


class Flag(NamedTuple):
    """A fault that `n` students found with a question."""

    kind: str
    text: str
    n: int


class Range(NamedTuple):
    """A mean with its 80 % range, from 0 to 1."""

    low: float
    mean: float
    high: float


@dataclass(frozen=True, slots=True)
class Item:
    """A text of a question, and how it did as scored by students or by a teacher.

    `points` is summed over the `n` answers with a score. `share_of_limit` is the mean of the time used over the limit,
    extra time included, None where none was taken; `over` answers took longer. `gaps` are the musts by aspect.
    """

    question_id: str
    digest: str
    title: str
    topic: str
    level: int
    scored_by: str
    n: int
    points: int
    skipped: int
    share_of_limit: float | None
    over: int
    predictions: Mapping[Prediction, Predicted]
    pairs: PairSums = field(default_factory=PairSums)
    gaps: Sequence[AspectGap] = ()
    flags: Sequence[Flag] = ()

    @property
    def facility(self) -> float | None:
        """None below FACILITY_FROM answers."""
        return self.points / (MOST_POINTS * self.n) if self.n >= FACILITY_FROM else None

    @property
    def discrimination(self) -> float | None:
        """None below DISCRIMINATION_FROM pairs, and where all answers are alike."""
        return correlation(self.pairs) if self.pairs.n >= DISCRIMINATION_FROM else None

    @property
    def advice(self) -> str:
        """A reason to look at the item, or to drop it; empty where there is none, or too little to say so."""
        facility, discrimination = self.facility, self.discrimination
        if discrimination is not None and discrimination < -Z80 / math.sqrt(self.pairs.n):  # more than chance
            return "who does better elsewhere does worse here: look at its key, or drop it"
        if facility is not None and facility >= TOO_EASY:
            return "nearly everybody has it"
        if facility is not None and facility <= TOO_HARD:
            return "hardly anybody has it"
        if discrimination is not None and discrimination < LOW_DISCRIMINATION:
            return "hardly tells students apart"
        return ""


@dataclass(frozen=True, slots=True)
class Student:
    """How a student did, as scored by themselves or by a teacher. `pace` is their time as a multiple of the usual."""

    name: str
    scored_by: str
    pace: float
    n: int
    points: int
    skipped: int
    unscored: int
    share_of_limit: float | None
    gaps: Sequence[AspectGap] = ()

    @property
    def most_points(self) -> int:
        """The points that could be had: a skipped question brings none."""
        return MOST_POINTS * (self.n + self.skipped)

    @property
    def level(self) -> Range | None:
        """None below LEVEL_FROM answers."""
        if self.n < LEVEL_FROM:
            return None
        mean = (self.points / MOST_POINTS + PRIOR_WEIGHT * PRIOR_MEAN) / (self.n + PRIOR_WEIGHT)
        half = Z80 * math.sqrt(overall_variance(OverallMean(mean, self.n))) / (mean * (1 - mean))
        return Range(sigmoid(logit(mean) - half), mean, sigmoid(logit(mean) + half))

    @property
    def widest_gap(self) -> AspectGap | None:
        """The aspect of musts that was left out most; None where none was, or too few were asked for."""
        return next((gap for gap in self.gaps if gap.is_ranked and gap.missed), None)


@dataclass(frozen=True, slots=True)
class ClassFigures:
    items: tuple[Item, ...]
    students: tuple[Student, ...]

    @property
    def scorers(self) -> list[str]:
        """Who scored: students, a teacher, or both."""
        return sorted({item.scored_by for item in self.items})

    def items_of(self, scorer: str) -> list[Item]:
        """The items in the order in which one would drop them; those with too few answers come last."""
        return sorted((item for item in self.items if item.scored_by == scorer), key=_drop_order)

    def students_of(self, scorer: str) -> list[Student]:
        return [student for student in self.students if student.scored_by == scorer]

    def gaps_of(self, scorer: str) -> list[AspectGap]:
        """The musts of all items by aspect, those left out most first."""
        gaps = [gap for item in self.items_of(scorer) for gap in item.gaps]
        return gaps_by_aspect(PointGap("", "", 0, Tier.MUST, gap.aspect, gap.missed, gap.n) for gap in gaps)

    def split_questions(self) -> dict[str, int]:
        """Questions that were asked in several texts, each with their number."""
        texts: dict[str, set[str]] = {}
        for item in self.items:
            texts.setdefault(item.question_id, set()).add(item.digest)
        return {question_id: len(digests) for question_id, digests in texts.items() if len(digests) > 1}


def correlation(sums: PairSums) -> float | None:
    """Pearson's r; None where x or y doesn't vary."""
    n, x, y, xx, yy, xy = sums
    spread_x, spread_y = n * xx - x * x, n * yy - y * y
    if spread_x <= _NO_SPREAD * n * n or spread_y <= _NO_SPREAD * n * n:
        return None
    r = (n * xy - x * y) / math.sqrt(spread_x * spread_y)
    return min(max(r, -1.0), 1.0)


def _drop_order(item: Item) -> tuple[bool, float, float, str, str]:
    """First what tells least about students, then what is too easy or too hard. Without spread nothing is told."""
    facility, discrimination = item.facility, item.discrimination
    tells = 0.0 if discrimination is None else discrimination
    from_middle = abs(facility - 0.5) if facility is not None else 0.0
    return item.pairs.n < DISCRIMINATION_FROM, tells, -from_middle, item.question_id, item.digest
