"""One sheet being filled: `handle` takes every event, and what it leaves behind is on the disk before it shows."""

import contextlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from practice_tui.core.history.facts import Fact
from practice_tui.core.history.interview_facts import SheetDraft
from practice_tui.core.sheets.events import SheetEvent
from practice_tui.core.sheets.sheet import Sheet, SheetPhase
from practice_tui.core.sheets.sheet_steps import step_sheet
from practice_tui.core.values import records
from practice_tui.core.values.clock import Moment
from practice_tui.core.views.sheets import SheetView
from practice_tui.errors import PracticeError
from practice_tui.sitting.holders import unsaved

DRAFT_AFTER = 1.0  # seconds from a tick or a letter on: with a look each second, a kill loses what is younger than two


class MarkRecorder(Protocol):
    """The part of a store, or of a file, that a sheet is written to."""

    def write_sheet(
        self, facts: Sequence[Fact], draft: SheetDraft, *, goes_on: bool = False, is_over: bool = False
    ) -> None: ...


class Judging:
    """Fills the sheet of `face`: it takes events, writes what they lead to, and gives views.

    `opening` are the facts of a new sheet, written with its first change; before that nothing is. `is_kept` says that
    its draft is on the disk.
    """

    def __init__(
        self,
        face: SheetView,
        recorder: MarkRecorder,
        moments: Callable[[], Moment],
        *,
        holder: str,
        opening: tuple[Fact, ...] = (),
        is_kept: bool = False,
    ) -> None:
        self.sheet = face.sheet
        self._face = face
        self._recorder, self._moments = recorder, moments
        self._holder = holder
        self._opening, self._is_kept = opening, is_kept
        self._changed_at: float | None = None
        self._trouble = ""

    def handle(self, event: SheetEvent) -> SheetView:
        """The sheet after `event`. Raises PracticeError, and stays as it was, if that couldn't be saved."""
        at = self._moments()
        step = step_sheet(self.sheet, event, at, self.view().question)
        is_first = bool(self._opening) and step.sheet != self.sheet
        if is_first or step.facts or step.sheet.phase is not self.sheet.phase:
            self._write(step.sheet, (*self._opening, *step.facts), at)
            self._opening = ()
        elif step.sheet != self.sheet and self._changed_at is None:
            self._changed_at = at.monotonic
        self.sheet = step.sheet
        return self.view()

    def tick(self) -> SheetView:
        """Once a second: keeps a draft where one is due."""
        if self.is_draft_due(self._moments().monotonic):
            self.keep()
        return self.view()

    def is_draft_due(self, monotonic: float) -> bool:
        """Whether something has changed that no draft holds yet."""
        return self._changed_at is not None and monotonic - self._changed_at >= DRAFT_AFTER

    def keep(self) -> None:
        """Write a draft now. A failure is told by the view, and tried again at the next tick."""
        if not self.is_begun or self.sheet.phase is SheetPhase.SIGNED:
            return
        with contextlib.suppress(PracticeError):
            self._write(self.sheet, (), self._moments())

    @property
    def is_begun(self) -> bool:
        """Whether anything was judged, now or before."""
        return not self._opening

    def view(self) -> SheetView:
        return replace(self._face, sheet=self.sheet, trouble=self._trouble)

    def _write(self, sheet: Sheet, facts: tuple[Fact, ...], at: Moment) -> None:
        draft = SheetDraft(sheet.id, self._holder, at.now, json.dumps(records.to_data(sheet), ensure_ascii=False))
        is_over = sheet.phase is SheetPhase.SIGNED
        try:
            self._recorder.write_sheet(facts, draft, goes_on=self._is_kept, is_over=is_over)
        except PracticeError as error:
            self._trouble = unsaved(error)
            raise
        self._is_kept, self._changed_at, self._trouble = True, None, ""


def sheet_kept(draft: SheetDraft) -> Sheet:
    """The sheet that a draft kept. Raises one of UNREADABLE where it can't be read."""
    return records.from_data(Sheet, json.loads(draft.state))
