"""Sample answers as somebody graded them, beside what the key says of them, and what a calibration came to."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from practice_tui.core.bank.questions import Question
from practice_tui.core.bank.samples import Sample, SampleSet
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.interview_facts import Mark
from practice_tui.core.sheets.judgement import unaided
from practice_tui.core.sheets.sheet import Sheet, SheetPhase
from practice_tui.core.statistics.leniency import Leniency, leniency
from practice_tui.core.views.sheets import SheetView


class Hearer(StrEnum):
    """Who ticked a point; the value is the phrase for it."""

    BOTH = "you and the key"
    KEY = "the key alone"
    OWN = "you alone"
    NOBODY = "neither"


@dataclass(frozen=True, slots=True)
class Graded:
    """A sample answer with one's own grade. `heard` holds the indexes of the points that one ticked."""

    sample: Sample
    question: Question
    heard: frozenset[int]
    said_wrong: bool
    score: Score

    @property
    def missed(self) -> tuple[int, ...]:
        """The indexes of the points that the key ticks and oneself didn't."""
        return tuple(sorted(self.sample.heard - self.heard))

    @property
    def heard_alone(self) -> tuple[int, ...]:
        """The indexes of the points that one ticked and the key doesn't."""
        return tuple(sorted(self.heard - self.sample.heard))

    def hearer(self, index: int) -> Hearer:
        """Who ticked the point of this index."""
        if index in self.heard:
            return Hearer.BOTH if index in self.sample.heard else Hearer.OWN
        return Hearer.KEY if index in self.sample.heard else Hearer.NOBODY


@dataclass(frozen=True, slots=True)
class Calibration:
    """One pass over sample answers, begun on a civil day. `n` answers were graded, `graded` holds them in their order.

    Where answers or keys have changed since, it isn't comparable: `graded` is empty, and there are no figures.
    """

    id: str
    day: str
    n: int
    graded: tuple[Graded, ...]
    is_over: bool
    is_comparable: bool

    @property
    def figure(self) -> Leniency | None:
        """How much harder or more generously one graded than the key; None below the number that makes sense."""
        return leniency([(graded.score, graded.sample.score) for graded in self.graded])

    @property
    def same_scores(self) -> int:
        return sum(graded.score == graded.sample.score for graded in self.graded)

    @property
    def points(self) -> int:
        """The number of points that there were to tick."""
        return sum(len(graded.question.rubric) for graded in self.graded)

    @property
    def missed(self) -> int:
        return sum(len(graded.missed) for graded in self.graded)

    @property
    def heard_alone(self) -> int:
        return sum(len(graded.heard_alone) for graded in self.graded)


@dataclass(frozen=True, slots=True)
class CalibrationView:
    """A calibration as it stands. `compared` is the answer on the screen beside its key, once its score is settled.

    `result` is what it came to, once it is over.
    """

    sheet: SheetView
    compared: Graded | None = None
    result: Calibration | None = None

    @property
    def phase(self) -> SheetPhase:
        return self.sheet.phase


def graded_on(sheet: Sheet, samples: SampleSet) -> tuple[Graded, ...]:
    """The scored answers of a sheet of samples, in the order of grading."""
    return tuple(
        Graded(sample, samples.question(sample), unaided(judgement.heard), judgement.said_wrong, judgement.score)
        for answer, judgement in zip(sheet.answers, sheet.judgements, strict=True)
        if judgement.score and (sample := samples.find(answer.id))
    )


def graded_by(marks: Sequence[Mark], samples: SampleSet) -> tuple[Graded, ...]:
    """The samples on which the newest of these marks, oldest first, is a score."""
    newest = {mark.sample: mark for mark in marks}
    return tuple(
        Graded(sample, samples.question(sample), _heard(mark), mark.said_wrong, mark.score)
        for sample_id, mark in newest.items()
        if sample_id and mark.score and (sample := samples.find(sample_id))
    )


def _heard(mark: Mark) -> frozenset[int]:
    return frozenset(point.point for point in mark.points if point.heard)
