"""The sheet of a rater on another machine, as files beside the answers that they judge.

`FILE-NAME.sheet.json` holds the sheet while it is filled, with what the rater keeps to themselves. Once it is signed,
`FILE-NAME.json` is the part of a history that holds it, for `practice import` where the round was sat.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import Any

from practice_tui.archive.answers_file import read_answers
from practice_tui.archive.hand_over import ANY_DEVICE
from practice_tui.archive.json_file import FileKind, read_object
from practice_tui.archive.new_files import require_new
from practice_tui.bank.defaults import slug_of
from practice_tui.core.history.facts import Fact
from practice_tui.core.history.interview_facts import RatingSheet, SheetDraft
from practice_tui.core.sheets.sheet import Sheet, SheetPhase
from practice_tui.core.sheets.sheet_steps import mark_of
from practice_tui.core.values import records
from practice_tui.core.values.clock import Moments
from practice_tui.core.views.sheets import SheetView
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.judging import Judging
from practice_tui.sitting.second_opinions import RoundToJudge, is_same_work, rater_called
from practice_tui.store.column_checks import UNREADABLE
from practice_tui.store.export_file import Tables, write_json, write_text
from practice_tui.store.failures import NOT_SAVED, explained
from practice_tui.store.rows import rows_of
from practice_tui.store.schema import FACT_TABLES

KIND = FileKind("sheet", 1, "it is written by practice rate FILE.json; move it away to begin anew")


def rate_file(desk: Desk, path: Path, rater: str, *, takes_over: bool = False) -> tuple[Judging, Path]:
    """A sheet of `rater` over the answers in a file, new or as it was left, and the file that hands it back.

    Nothing of it enters the history of `desk`, which only tells the time. Raises PracticeError.
    """
    name = rater_called(rater)
    judged = read_answers(path)
    own = path.with_name(f"{path.stem}-{slug_of(name)}.sheet.json")
    handed_back = path.with_name(f"{path.stem}-{slug_of(name)}.json")
    at = desk.moments()
    begun = judged.begun(at.id, name)
    sheet, holder = _left_sheet(own, begun)
    if sheet is None:
        require_new(handed_back, overwrites=False)
    if sheet and sheet.phase is SheetPhase.SIGNED:
        problem = f"{sheet.rater} has signed a sheet over these answers already"
        raise PracticeError(problem, f"hand {handed_back.name} back")
    desk.writer.require_free(holder, f"{name} judges these answers", takes_over=takes_over)
    recorder = SheetFile(own, handed_back, judged, desk.moments, desk.writer.program)
    if sheet:
        recorder.take_over(sheet, desk.writer.holder)
    opening = RatingSheet(begun.id, at.now, name, ANY_DEVICE, desk.writer.program, round_id=judged.round_id)
    judging = Judging(
        SheetView(sheet or begun, judged.texts, judged.title),
        recorder,
        desk.moments,
        holder=desk.writer.holder,
        opening=() if sheet else (opening,),
        is_kept=sheet is not None,
    )
    return judging, handed_back


class SheetFile:
    """Keeps a sheet in a file beside the answers, and writes the one that is handed back once it is signed."""

    def __init__(self, own: Path, handed_back: Path, judged: RoundToJudge, moments: Moments, program: str) -> None:
        self._own, self._handed_back = own, handed_back
        self._judged, self._moments, self._program = judged, moments, program

    def write_sheet(
        self, facts: Sequence[Fact], draft: SheetDraft, *, goes_on: bool = False, is_over: bool = False
    ) -> None:
        """Keeps the sheet that the draft holds. Raises PracticeError where another process holds it."""
        sheet = records.from_data(Sheet, json.loads(draft.state))
        with explained(self._own, NOT_SAVED):
            if goes_on and _holder_in(self._own) != draft.holder:
                raise PracticeError("another terminal has taken this sheet over", "go on there", ExitCode.CANT_CREATE)
            if not goes_on and self._own.exists():
                raise PracticeError("another terminal began this sheet first", "go on there", ExitCode.CANT_CREATE)
            if is_over:
                at = self._moments().now.astimezone(UTC)
                write_json(self._handed_back_rows(sheet, facts), self._handed_back, self._program, at)
            self._keep(sheet, draft.holder)

    def take_over(self, sheet: Sheet, holder: str) -> None:
        """Lets `holder` alone write the sheet from now on."""
        with explained(self._own, NOT_SAVED):
            self._keep(sheet, holder)

    def _keep(self, sheet: Sheet, holder: str) -> None:
        data = {
            **KIND.head,
            "round_id": self._judged.round_id,
            "holder": holder,
            "sheet": records.to_data(sheet),
        }
        write_text(self._own, json.dumps(data, ensure_ascii=False) + "\n")

    def _handed_back_rows(self, sheet: Sheet, signature: Sequence[Fact]) -> Tables:
        """The sheet as rows of a history, without the notes that the rater keeps to themselves."""
        at = self._moments()
        facts: list[Fact] = [
            RatingSheet(sheet.id, at.now, sheet.rater, ANY_DEVICE, self._program, round_id=self._judged.round_id)
        ]
        for place, text in enumerate(self._judged.texts):
            mark = mark_of(replace(sheet, position=place), self._moments(), text.question)
            facts.append(replace(mark, private=""))
        tables: Tables = {table: [] for table in FACT_TABLES}
        for fact in (*facts, *signature):
            for table, row in rows_of(fact):
                tables[table].append(_plain(row))
        return tables


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row as JSON holds it: numbers for scores and flags."""
    return {name: int(value) if isinstance(value, int) else value for name, value in row.items()}


def _left_sheet(path: Path, begun: Sheet) -> tuple[Sheet | None, str]:
    """The sheet that was left in a file with the process that fills it; None where there is none.

    Raises PracticeError for a file that isn't the sheet of this rater over these answers.
    """
    if not path.exists():
        return None, ""
    data = read_object(path, KIND)
    try:
        sheet, holder = records.from_data(Sheet, data["sheet"]), str(data["holder"])
    except UNREADABLE as error:
        raise KIND.refused(path, "is damaged") from error
    if not is_same_work(sheet, begun) or sheet.rater.casefold() != begun.rater.casefold():
        raise KIND.refused(path, "is a sheet over other answers, or somebody else's")
    return sheet, holder


def _holder_in(path: Path) -> str:
    return str(read_object(path, KIND).get("holder"))
