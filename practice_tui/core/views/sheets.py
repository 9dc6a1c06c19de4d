"""The values that the screens of a sheet show."""

from dataclasses import dataclass
from enum import StrEnum

from practice_tui.core.bank.questions import Question
from practice_tui.core.bank.scoring import Score
from practice_tui.core.sheets.judgement import Judgement, suggestion
from practice_tui.core.sheets.sheet import Sheet, SheetPhase
from practice_tui.core.views.recorded import Recorded
from practice_tui.core.views.wording import NO_MISTAKES

NO_NOTES = "Nothing was typed. Judge what you heard, or what stands on your sheet of paper."


@dataclass(frozen=True, slots=True)
class GivenText:
    """An answer as it was given: the question as it was asked, typed notes, and the transcript of a recording.

    `elapsed` and `limit` are seconds; `recorded` is the recording itself, where it is on this machine.
    """

    question: Question
    topic: str
    short_topic: str
    notes: str
    transcript: str
    elapsed: float
    limit: float
    recorded: Recorded | None = None


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


class Pane(StrEnum):
    """The panes that a rater turns; the value is their title."""

    NOTES = "Notes"
    TRANSCRIPT = "Transcript"
    ANSWER = "Answer"
    MISTAKES = "Mistakes"


def panes_of(view: SheetView) -> tuple[Pane, ...]:
    """The panes that there are for the answer on the screen."""
    return tuple(pane for pane in Pane if pane is not Pane.TRANSCRIPT or view.text.transcript)


def pane_text(view: SheetView, pane: Pane) -> str:
    """The text of a pane; typed and spoken words come as they are."""
    answer = view.question.answer
    match pane:
        case Pane.NOTES:
            return view.text.notes.strip() or NO_NOTES
        case Pane.TRANSCRIPT:
            return view.text.transcript.strip()
        case Pane.ANSWER:
            code = f"```\n{answer.code.strip()}\n```" if answer.code else ""
            return "\n\n".join(part.strip() for part in (answer.short, answer.full, code, answer.deep) if part)
        case Pane.MISTAKES:
            mistakes = [f"“{mistake.says}” {mistake.why}" for mistake in view.question.mistakes]
            return "\n".join(mistakes) or NO_MISTAKES
