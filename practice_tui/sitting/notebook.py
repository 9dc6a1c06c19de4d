"""Private notes and flags on questions."""

from dataclasses import dataclass

from practice_tui.core.history.facts import FLAGS, Remark, RemarkKind
from practice_tui.core.values.clock import Moments
from practice_tui.sitting.library import Library
from practice_tui.store.history import History

CLOSED = "closed"  # the label of a flag that was seen to


@dataclass(frozen=True, slots=True)
class Notebook:
    """Writes and reads what somebody remarks on questions."""

    history: History
    library: Library
    moments: Moments

    def remark(self, question_id: str, kind: RemarkKind, text: str) -> None:
        """Write a note, or flag the question as it stands."""
        at = self.moments()
        question = self.library.whole.find(question_id)
        self.history.write([Remark(at.id, question_id, question.digest if question else None, at.now, kind, text)])

    def note(self, question_id: str) -> str:
        """The newest private note on a question, or nothing."""
        notes = self.history.remarks(question_id, [RemarkKind.NOTE])
        return notes[-1].text if notes else ""

    def flags(self, question_id: str | None = None) -> list[Remark]:
        """The flags that aren't closed, oldest first, on one question or on all."""
        closed = self.history.labelled("remark", CLOSED)
        return [flag for flag in self.history.remarks(question_id, FLAGS) if flag.id not in closed]
