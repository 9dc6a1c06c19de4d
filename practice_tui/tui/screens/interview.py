"""An interview being led: one view in, events out."""

from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size

from practice_tui.core.bank.questions import LETTERS
from practice_tui.core.interviews.events import CallCandidate, Check, InterviewEvent, Reopen
from practice_tui.core.interviews.interview import CANDIDATE, LONGEST_LABEL, LOOKED_BACK, InterviewPhase
from practice_tui.core.rounds.events import Write
from practice_tui.core.sheets.events import KeepPrivate
from practice_tui.core.views.interview_keys import (
    INTERVIEW_KEYS,
    InterviewAct,
    InterviewKey,
    interview_key,
    interview_keys_offered,
)
from practice_tui.core.views.interview_wording import IN_THE_CARD, interview_instruction
from practice_tui.core.views.interviews import InterviewView
from practice_tui.core.views.keys import Key
from practice_tui.tui.bindings import PAGE_BINDINGS
from practice_tui.tui.messages import (
    ClarificationWanted,
    FlagWanted,
    InterviewHappened,
    InterviewLeaveWanted,
    SignWanted,
)
from practice_tui.tui.seat import SeatScreen
from practice_tui.tui.sheets import interview as sheets
from practice_tui.tui.sheets import interview_columns as columns
from practice_tui.tui.sheets import interview_pages as pages
from practice_tui.tui.sheets.drawing import WIDEST_PROSE
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Draw, Sheet

PADDING, COLUMN_EDGES = 2, 5  # columns around a text, and around both with the line between them
_ON_PAGE = (InterviewPhase.BRIEFING, InterviewPhase.BETWEEN, InterviewPhase.SIGNING, InterviewPhase.OVER)


class InterviewScreen(SeatScreen[InterviewView]):
    """Shows an interview as it stands. `core.views.interview_keys` says what a key does in which phase."""

    BINDINGS = PAGE_BINDINGS
    KEYS = INTERVIEW_KEYS
    LINES_AROUND = 3  # the band is one more

    def __init__(self, view: InterviewView) -> None:
        super().__init__(view)
        self._marked = 0
        self._is_unfolded = True
        self._is_card_open = False
        self._parted: tuple[str, Size] | None = None

    def compose(self) -> ComposeResult:
        yield Sheet(id="head")
        yield Sheet(id="band")
        with Horizontal(id="seat-columns"):
            with Scroller(id="spoken"):
                yield Sheet(id="spoken-sheet")
            with Scroller(id="listened"):
                yield Sheet(id="listened-sheet")
        yield from self.compose_foot()

    def flash(self, is_on: bool) -> None:
        """A signal that can be seen from the corner of the eye, for as long as it is on."""
        self.set_class(is_on, "flash")

    def _follow(self, before: InterviewView, view: InterviewView) -> None:
        if before.phase is not view.phase or before.interview.place != view.interview.place:
            self._turn_page(before, view)
        if view.later(0.0) == before.later(0.0):
            self._show_time(view)
        else:
            self._show()

    def _obey(self, pressed: str) -> bool:
        entry = interview_key(self._current, pressed, is_card_open=self._is_card_open)
        if entry is None:
            return False
        if entry.event is not None:
            self._happen(entry.event)
            self._mark_ticked(entry)
        else:
            self._act(InterviewAct(entry.key.name))
        return True

    def _mark_ticked(self, entry: InterviewKey) -> None:
        """A point that is ticked is the marked one: its probe is in sight."""
        if entry.key.name.startswith("tick-"):
            self._marked = LETTERS.index(entry.key.key)

    def _act(self, act: InterviewAct) -> None:
        view = self._current
        interview = view.interview
        match act:
            case InterviewAct.UP | InterviewAct.DOWN:
                step = 1 if act is InterviewAct.DOWN else -1
                self._marked = (self._marked + step) % max(1, self._markable)
                self._show()
            case InterviewAct.UNFOLD:
                self._is_unfolded = not self._is_unfolded
                self._show()
            case InterviewAct.CHECK:
                self._happen(Check(self._lines[self._marked]))
            case InterviewAct.CARD:
                self._is_card_open = not self._is_card_open
                self._marked = interview.position if self._is_card_open else 0
                self._show()
            case InterviewAct.OPEN:
                if interview.judged[self._marked].can_be_judged:
                    self._happen(Reopen(self._marked))
                else:
                    self.tell("There is no answer to judge yet.")
            case InterviewAct.NOTE:
                is_signing = view.phase is InterviewPhase.SIGNING
                written = interview.take_aways if is_signing else view.judged.note
                self._open_line(act, "Take-aways" if is_signing else "A note for the hand-over", written)
            case InterviewAct.PRIVATE:
                is_signing = view.phase is InterviewPhase.SIGNING
                written = interview.private if is_signing else view.judged.private
                self._open_line(act, "A note that you keep to yourself", written)
            case InterviewAct.LABEL:
                label = "" if interview.candidate == CANDIDATE else interview.candidate
                self._open_line(act, "What to call the candidate", label, LONGEST_LABEL)
            case InterviewAct.TELL:
                self.post_message(ClarificationWanted())
            case InterviewAct.SIGN:
                self.post_message(SignWanted())
            case InterviewAct.FLAG:
                self.post_message(FlagWanted(view.question.id))
            case InterviewAct.LEAVE:
                self.post_message(InterviewLeaveWanted())

    def _turn_page(self, before: InterviewView, view: InterviewView) -> None:
        """Another phase or question: nothing that was open for the last one stays open."""
        self._message = ""
        self._is_card_open = False
        is_same_question = before.interview.place == view.interview.place and before.phase not in _ON_PAGE
        if not (is_same_question and view.phase not in _ON_PAGE):
            self._marked = 0
            self._scroll_to_top()
        if self._line_for and not (is_same_question and view.phase not in _ON_PAGE):
            self._close_line()

    def _keep(self, name: str, text: str) -> None:
        match name:
            case InterviewAct.NOTE:
                self._happen(Write(text))
            case InterviewAct.PRIVATE:
                self._happen(KeepPrivate(text))
            case InterviewAct.LABEL:
                self._happen(CallCandidate(text))

    def _go_back(self) -> None:
        """Closes the scorecard, never the interview."""
        self._is_card_open = False
        self._show()

    def _happen(self, event: InterviewEvent) -> None:
        self.post_message(InterviewHappened(event))

    @property
    def _keys_now(self) -> tuple[Key, ...]:
        return tuple(entry.key for entry in interview_keys_offered(self._current, is_card_open=self._is_card_open))

    @property
    def _instruction(self) -> str:
        return IN_THE_CARD if self._is_card_open and not self._trouble else interview_instruction(self._current)

    @property
    def _trouble(self) -> str:
        return self._current.trouble

    @property
    def _lines(self) -> list[str]:
        """The ids of the checklist on the page."""
        is_before = self._current.phase is InterviewPhase.BRIEFING
        return [line_id for line_id, _ in self._current.tips] if is_before else list(LOOKED_BACK)

    @property
    def _markable(self) -> int:
        """The number of things of which one is marked."""
        view = self._current
        if self._is_card_open:
            return len(view.questions)
        return len(self._lines) if view.phase in _ON_PAGE else len(view.question.rubric)

    def _show(self) -> None:
        view = self._current
        is_page = view.phase in _ON_PAGE
        is_wide = self._is_wide
        self.set_class(is_page, "-page")
        self.query_one("#spoken").display = not is_page and is_wide
        self.query_one("#listened").set_class(is_wide and not is_page, "-beside")
        height = self._room
        if is_page:
            self._draw("listened-sheet", self._page_of(view))
        elif is_wide:
            self._part_columns(view, height)
            self._draw("spoken-sheet", partial(columns.spoken, view, height))
            self._draw("listened-sheet", partial(columns.listened, view, self._marked, self._is_unfolded, height))
        else:
            self._draw("listened-sheet", partial(columns.one_column, view, self._marked, self._is_unfolded, height))
        self._show_time(view)
        self._show_line()

    def _part_columns(self, view: InterviewView, height: int) -> None:
        """Give each column of a question the width that its text asks for; once for a question, since it takes time."""
        parted = (view.question.id, self.app.size)
        if parted != self._parted:
            self._parted = parted
            both = min(self.app.size.width - COLUMN_EDGES, 2 * WIDEST_PROSE)
            left = columns.spoken_width(view, height, both)
            self.query_one("#spoken").styles.width = left + PADDING

    def _page_of(self, view: InterviewView) -> Draw:
        if self._is_card_open:
            return partial(pages.card, view, self._marked)
        match view.phase:
            case InterviewPhase.BRIEFING:
                return partial(pages.briefing, view, self._marked)
            case InterviewPhase.SIGNING | InterviewPhase.OVER:
                return partial(pages.signing, view, self._marked, self._room)
        return partial(pages.between, view)

    def _show_time(self, view: InterviewView) -> None:
        self._draw("head", partial(sheets.head, view))
        self.query_one("#band").display = view.phase not in _ON_PAGE
        self._draw("band", partial(sheets.band, view))
