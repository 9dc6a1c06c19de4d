"""The values that the screens of a sheet show."""

from dataclasses import dataclass

from practice_tui.core.bank.questions import Question
from practice_tui.core.bank.scoring import Score
from practice_tui.core.sheets.judgement import Judgement, suggestion
from practice_tui.core.sheets.sheet import Sheet, SheetPhase


@dataclass(frozen=True, slots=True)
class GivenText:
    """An answer as it was given: the question as it was asked, typed notes, and the transcript of a recording.

    `elapsed` and `limit` are seconds.
    """

    question: Question
    topic: str
    short_topic: str
    notes: str
    transcript: str
    elapsed: float
    limit: float


@dataclass(frozen=True, slots=True)
class SheetView:
    """A sheet as it stands, with the texts of its answers, and whose answers they are.

    `trouble` is what couldn't be saved, or nothing.
    """

    sheet: Sheet
    texts: tuple[GivenText, ...]
    title: str
    trouble: str = ""

    @property
    def phase(self) -> SheetPhase:
        return self.sheet.phase

    @property
    def text(self) -> GivenText:
        return self.texts[self.sheet.position]

    @property
    def question(self) -> Question:
        return self.text.question

    @property
    def judgement(self) -> Judgement:
        return self.sheet.judgement

    @property
    def suggested(self) -> Score | None:
        return suggestion(self.question.rubric, self.judgement, self.sheet.answer.hints)
