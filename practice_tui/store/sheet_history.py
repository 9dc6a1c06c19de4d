"""The interviews of a history that the user led, and all other sheets: facts go in, values come out."""

from collections.abc import Sequence

from practice_tui.core.history.facts import Fact
from practice_tui.core.history.interview_facts import FilledSheet, Mark, SheetDraft, SheetOf
from practice_tui.store import sheets
from practice_tui.store.export_file import Tables
from practice_tui.store.fact_rows import add_facts
from practice_tui.store.history import Changes, History


class SheetHistory:
    """Reads and writes through the open `history`. Every method raises PracticeError as those of the history do."""

    def __init__(self, history: History) -> None:
        self._history = history

    def write_sheet(
        self,
        facts: Sequence[Fact],
        draft: SheetDraft,
        *,
        goes_on: bool = False,
        is_over: bool = False,
    ) -> None:
        """Stores facts with the draft of their sheet, all or nothing; returns once they are on the disk.

        The draft is refused where another process has taken the sheet over, or where the sheet `goes_on` and its draft
        is gone. It is removed once the sheet `is_over`.
        """
        with self._history.writing() as connection:
            sheets.require_sheet_holder(connection, draft, goes_on=goes_on)
            added = add_facts(connection, facts)
            sheets.put_sheet_draft(connection, draft, is_over=is_over)
        self._history.note_changes(Changes(added))

    def facts(self, kind: type[sheets.S], interview_id: str = "") -> list[sheets.S]:
        """The facts of a kind, of one interview or of all, in the order of ids; marks come without their points."""
        with self._history.reading() as connection:
            return sheets.interview_facts(connection, kind, interview_id)

    def marks(self, interview_id: str) -> list[Mark]:
        """The marks of an interview with their points, in the order of ids; the newest of an answer is in force."""
        with self._history.reading() as connection:
            return sheets.marks_with_points(connection, interview_id)

    def filled_sheets(self, of: SheetOf, name: str = "") -> list[FilledSheet]:
        """The sheets of one round or one set of samples, or of all such sheets, with their marks, oldest first."""
        with self._history.reading() as connection:
            return sheets.filled_sheets(connection, of, name)

    def drafts(self) -> list[SheetDraft]:
        """The drafts of sheets that aren't signed, the newest sheet first."""
        with self._history.reading() as connection:
            return sheets.sheet_drafts(connection)

    def take_over(self, sheet_id: str, holder: str) -> None:
        """Lets `holder` alone write the draft of this sheet from now on."""
        with self._history.writing() as connection:
            connection.execute("UPDATE sheet_drafts SET holder = ? WHERE sheet_id = ?", (holder, sheet_id))

    def of_interview(self, interview_id: str) -> Tables:
        """The rows of one interview, and the texts that were asked."""
        with self._history.reading() as connection:
            return sheets.interview_tables(connection, interview_id)
