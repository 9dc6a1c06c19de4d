"""A sheet as a value: the answers to be judged, their judgements so far, and where the rater is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from practice_tui.core.bank.questions import Question
from practice_tui.core.history.interview_facts import Hearing, Mark
from practice_tui.core.sheets.judgement import Judgement, nothing_heard


class SheetPhase(StrEnum):
    JUDGING = "judging"
    BETWEEN = "between"
    COMPARING = "comparing"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer to be judged. `id` is that of the attempt, or the name of a sample; `hints` were shown for it."""

    id: str
    question_id: str
    digest: str
    hints: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a sheet has to remember; drafts store it whole.

    `answers` and `judgements` belong together place by place, and `position` is the place on the screen. `of_samples`
    says that the answers are samples of the bank: each is compared with its key once its score is settled.
    """

    id: str
    rater: str
    answers: tuple[GivenAnswer, ...]
    judgements: tuple[Judgement, ...]
    phase: SheetPhase = SheetPhase.JUDGING
    position: int = 0
    of_samples: bool = False

    @property
    def answer(self) -> GivenAnswer:
        return self.answers[self.position]

    @property
    def judgement(self) -> Judgement:
        return self.judgements[self.position]

    @property
    def scored(self) -> int:
        """The number of answers that have a score."""
        return sum(judgement.score is not None for judgement in self.judgements)

    @property
    def is_complete(self) -> bool:
        """Whether every answer has a score."""
        return self.scored == len(self.judgements)


def begun_sheet(
    sheet_id: str,
    rater: str,
    answers: Sequence[GivenAnswer],
    questions: Mapping[str, Question],
    *,
    of_samples: bool = False,
) -> Sheet:
    """A sheet on which nothing is judged; `questions` are those of the answers by the answers' ids."""
    judgements = tuple(Judgement(nothing_heard(questions[answer.id])) for answer in answers)
    return Sheet(sheet_id, rater, tuple(answers), judgements, of_samples=of_samples)


def marked_sheet(sheet: Sheet, marks: Sequence[Mark]) -> Sheet:
    """The sheet as its stored marks leave it, oldest first: at the first answer that has no score."""
    newest = {mark.sample if sheet.of_samples else mark.attempt_id: mark for mark in marks}
    judgements = tuple(
        _judgement_of(newest[answer.id], judgement) if answer.id in newest else judgement
        for answer, judgement in zip(sheet.answers, sheet.judgements, strict=True)
    )
    open_places = [place for place, judgement in enumerate(judgements) if judgement.score is None]
    place = open_places[0] if open_places else len(judgements) - 1
    phase = SheetPhase.JUDGING if open_places else SheetPhase.BETWEEN
    return replace(sheet, judgements=judgements, position=place, phase=phase)


def _judgement_of(mark: Mark, before: Judgement) -> Judgement:
    """The judgement that a mark stores; points that the rubric doesn't have are passed over."""
    heard_by_point = {point.point: point.heard for point in mark.points}
    heard = tuple(heard_by_point.get(index, Hearing.NOT) for index in range(len(before.heard)))
    return Judgement(heard, mark.said_wrong, mark.score, mark.note, mark.private, is_marked=True)
