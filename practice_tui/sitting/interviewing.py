"""One interview being led: `handle` takes every event, and what it leaves behind is on the disk before it shows."""

import contextlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace

from practice_tui.core.bank.questions import Question
from practice_tui.core.history.facts import Fact
from practice_tui.core.history.interview_facts import InterviewStart, SheetDraft
from practice_tui.core.interviews.events import InterviewEvent
from practice_tui.core.interviews.interview import Interview, InterviewPhase
from practice_tui.core.interviews.interview_steps import resumed_interview, step_interview, with_stopped_clocks
from practice_tui.core.values import records
from practice_tui.core.values.clock import Moment
from practice_tui.core.views.candidate import CandidatePage, CandidateState
from practice_tui.core.views.interviews import InterviewView, elapsed_of
from practice_tui.errors import PracticeError
from practice_tui.sitting.candidate_pages import candidate_page
from practice_tui.sitting.holders import unsaved
from practice_tui.sitting.judging import DRAFT_AFTER
from practice_tui.sitting.lapses import lapse_between
from practice_tui.store.sheet_history import SheetHistory

DRAFT_EVERY = 15.0  # seconds between drafts while the clock runs


class Interviewing:
    """Leads `interview`: it takes events, writes what they lead to, gives views, and hands the candidate their pages.

    `opening` are the facts of a new interview, written with its first question. `is_kept` says that its draft is on the
    disk. `publish` shows a page to the candidate, and raises OSError where it can't.
    """

    def __init__(
        self,
        interview: Interview,
        questions: Sequence[Question],
        sheets: SheetHistory,
        moments: Callable[[], Moment],
        publish: Callable[[CandidatePage], None],
        face: InterviewView,
        *,
        holder: str,
        opening: tuple[Fact, ...] = (),
        is_kept: bool = False,
    ) -> None:
        self.interview = interview
        self._book = {question.id: question for question in questions}
        self._sheets, self._moments, self._publish = sheets, moments, publish
        self._face = face
        self._holder = holder
        self._opening, self._is_kept = opening, is_kept
        at = moments()
        self._seen = (at.monotonic, at.boottime)
        self._drafted_at = at.monotonic
        self._changed_at: float | None = None
        self._trouble = ""
        self._page: CandidatePage | None = None
        self._show_candidate(at)

    def handle(self, event: InterviewEvent) -> InterviewView:
        """The interview after `event`. Raises PracticeError, and stays where it was, if that couldn't be saved."""
        at = self._look()
        led = step_interview(self.interview, event, at, self._book)
        is_new = led.interview.is_second and bool(self._opening) and led.interview != self.interview
        if is_new or led.facts or led.interview.phase is not self.interview.phase:
            self._write(led.interview, (*self._opened(led.interview), *led.facts), at)
            self._opening = ()
        elif led.interview != self.interview and self._changed_at is None:
            self._changed_at = at.monotonic
        self.interview = led.interview
        self._show_candidate(at)
        return self.view()

    def tick(self) -> InterviewView:
        """Once a second: notices lost time, keeps a draft where one is due, and shows the candidate a pause."""
        at = self._look()
        if self._is_draft_due(at.monotonic):
            self.keep()
        self._show_candidate(at)
        return self.view()

    def glance(self, monotonic: float, boottime: float) -> InterviewView | None:
        """The view that `tick` would give, if only time has passed; None if there is something to do."""
        if self._is_draft_due(monotonic) or lapse_between(self._seen, monotonic, boottime):
            return None
        self._seen = (monotonic, boottime)
        return self.view()

    def keep(self) -> None:
        """Write a draft now. A failure is told by the view, and tried again at the next tick."""
        if self._opening or self.interview.phase is InterviewPhase.OVER:
            return
        with contextlib.suppress(PracticeError):
            self._write(self.interview, (), self._moments())

    def leave(self) -> None:
        """Keep the interview for later, and tell the candidate that nobody is there."""
        self.keep()
        if self.interview.phase is InterviewPhase.OVER or self._page is None:
            return
        at = self._moments()
        elapsed = self._page.elapsed(at.boottime)
        self._send(replace(self._page, state=CandidateState.LEFT, spent=elapsed, since=None))

    def view(self) -> InterviewView:
        now, _ = self._seen
        interview = self.interview
        elapsed = elapsed_of(interview, now)
        return replace(
            self._face, interview=interview, elapsed=elapsed, limit=interview.slot.limit, trouble=self._trouble
        )

    def _opened(self, interview: Interview) -> tuple[Fact, ...]:
        """The facts of the beginning, with the label that the candidate has by now."""
        return tuple(
            replace(fact, candidate=interview.candidate) if isinstance(fact, InterviewStart) else fact
            for fact in self._opening
        )

    def _look(self) -> Moment:
        """Read the clocks. Time in which the machine slept or the process was stopped is taken out of the answer."""
        at = self._moments()
        lapse = lapse_between(self._seen, at.monotonic, at.boottime)
        self._seen = (at.monotonic, at.boottime)
        if lapse:
            self.interview = step_interview(self.interview, lapse, at, self._book).interview
            self._changed_at = at.monotonic
        return at

    def _is_draft_due(self, monotonic: float) -> bool:
        if self._changed_at is not None and monotonic - self._changed_at >= DRAFT_AFTER:
            return True
        is_running = self.interview.countdown.is_running
        return is_running and monotonic - self._drafted_at >= DRAFT_EVERY

    def _write(self, interview: Interview, facts: tuple[Fact, ...], at: Moment) -> None:
        state = json.dumps(records.to_data(with_stopped_clocks(interview, at)), ensure_ascii=False)
        draft = SheetDraft(interview.sheet_id, self._holder, at.now, state)
        try:
            is_over = interview.phase is InterviewPhase.OVER
            self._sheets.write_sheet(facts, draft, goes_on=self._is_kept, is_over=is_over)
        except PracticeError as error:
            self._trouble = unsaved(error)
            raise
        self._is_kept = True
        self._drafted_at, self._changed_at, self._trouble = at.monotonic, None, ""

    def _show_candidate(self, at: Moment) -> None:
        question = self._book[self.interview.slots[self.interview.position].question_id]
        page = candidate_page(self.interview, question, self._holder, at)
        if self._page is None or not _is_same(page, self._page):
            self._send(page)

    def _send(self, page: CandidatePage) -> None:
        """Shows a page. An interview goes on without the candidate's screen, and says so."""
        try:
            self._publish(page)
        except OSError as error:
            self._trouble = f"The candidate's screen can't be shown: {error.strerror}."
        self._page = page


def _is_same(page: CandidatePage, before: CandidatePage) -> bool:
    """Whether nothing has changed but the reading of a running clock."""
    is_running = page.since is not None and before.since is not None
    return page == (replace(before, since=page.since) if is_running else before)


def interview_kept(draft: SheetDraft) -> Interview:
    """The interview that a draft kept. Raises one of UNREADABLE where it can't be read."""
    interview = records.from_data(Interview, json.loads(draft.state))
    if not (0 <= interview.position < len(interview.slots) == len(interview.judged) > interview.reopened >= -1):
        raise ValueError
    return interview


def interview_of(draft: SheetDraft, at: Moment) -> Interview:
    """The interview that a draft kept, ready to go on. Raises one of UNREADABLE where it can't be read."""
    return resumed_interview(interview_kept(draft), at)
