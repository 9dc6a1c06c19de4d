"""An interview being led: one view in, events out."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.events import Key as KeyEvent
from textual.events import Resize
from textual.geometry import Size
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Input

from practice_tui.core.interviews.events import CallCandidate, Check, InterviewEvent, Reopen
from practice_tui.core.interviews.interview import LONGEST_LABEL, LOOKED_BACK, InterviewPhase
from practice_tui.core.rounds.events import Write
from practice_tui.core.sheets.events import KeepPrivate
from practice_tui.core.values.text import NOTES_CAP, clean
from practice_tui.core.views.interview_keys import (
    KEYS_OF_INTERVIEWS,
    InterviewAct,
    InterviewKey,
    interview_key,
    interview_keys_offered,
)
from practice_tui.core.views.interview_wording import IN_THE_CARD, interview_instruction
from practice_tui.core.views.interviews import InterviewView
from practice_tui.core.views.keys import ANYWHERE_KEYS, Key, dead_key_line, pressed_as
from practice_tui.core.views.round_keys import LETTERS
from practice_tui.tui.messages import (
    ClarificationWanted,
    FlagWanted,
    InterviewHappened,
    InterviewLeaveWanted,
    SignWanted,
)
from practice_tui.tui.sheets import interview as sheets
from practice_tui.tui.sheets import interview_columns as columns
from practice_tui.tui.sheets import interview_pages as pages
from practice_tui.tui.sheets.drawing import WIDEST_PROSE, say, stack, wrap
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.line_input import LineInput
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Draw, Sheet

TWO_COLUMNS_FROM = 96  # columns of the terminal
PADDING, COLUMN_EDGES = 2, 5  # columns around a text, and around both with the line between them
CLOSE = Key("interview.close-line", "enter", "Done", "what enter does while something is written", also=("escape",))
_SCROLLS = {"pageup": "page_up", "pagedown": "page_down", "home": "home", "end": "end"}
_PRESSED = frozenset(pressed for entry in KEYS_OF_INTERVIEWS for pressed in (entry.key.key, *entry.key.also))
_ON_PAGE = (InterviewPhase.BRIEFING, InterviewPhase.BETWEEN, InterviewPhase.SIGNING, InterviewPhase.OVER)


class InterviewScreen(Screen[None]):
    """Shows an interview as it stands. `core.views.interview_keys` says what a key does in which phase."""

    AUTO_FOCUS = ""
    BINDINGS = [
        *(Binding(key, f"scroll('{how}')", show=False) for key, how in _SCROLLS.items()),
        Binding("escape", "back", show=False),
    ]

    view: reactive[InterviewView | None] = reactive(None, repaint=False)

    def __init__(self, view: InterviewView) -> None:
        super().__init__()
        self._marked = 0
        self._is_unfolded = True
        self._is_card_open = False
        self._message = ""
        self._line_for = ""
        self._parted: tuple[str, Size] | None = None
        self.set_reactive(InterviewScreen.view, view)

    def compose(self) -> ComposeResult:
        yield Sheet(id="head")
        yield Sheet(id="band")
        with Horizontal(id="seat-columns"):
            with Scroller(id="spoken"):
                yield Sheet(id="spoken-sheet")
            with Scroller(id="listened"):
                yield Sheet(id="listened-sheet")
        with Vertical(id="foot"):
            yield LineInput(id="line-input")
            yield Sheet(id="line")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#line-input").display = False
        self._show()

    def on_resize(self, resized: Resize) -> None:
        self._show()

    def watch_view(self, before: InterviewView | None, view: InterviewView) -> None:
        if not self.is_mounted or before is None:
            return
        if before.phase is not view.phase or before.interview.place != view.interview.place:
            self._turn_page(before, view)
        if view.later(0.0) == before.later(0.0):
            self._show_time(view)
            return
        self._show()

    @on(Input.Changed, "#line-input")
    def _keep_line(self) -> None:
        """Keep what is written letter by letter, so that a kill takes none of it.

        The line is read itself: a message on what it held may come when it is open for something else.
        """
        text = clean(self.query_one("#line-input", Input).value)[:NOTES_CAP]
        match self._line_for:
            case InterviewAct.NOTE:
                self._happen(Write(text))
            case InterviewAct.PRIVATE:
                self._happen(KeepPrivate(text))
            case InterviewAct.LABEL:
                self._happen(CallCandidate(text))

    def action_back(self) -> None:
        """Closes what is open: the line that is written in, else the scorecard. Never the interview."""
        if self._line_for:
            self._keep_line()
            self._close_line()
        else:
            self._is_card_open = False
        self._show()

    def on_key(self, event: KeyEvent) -> None:
        if event.key in ("question_mark", *_SCROLLS) and self.focused is None:
            return
        if self.focused is not None:
            if event.key in ("enter", "escape"):  # at once: the next key may be there already
                event.stop()
                event.prevent_default()
                self.action_back()
        elif event.is_printable or event.key in _PRESSED:
            event.stop()
            event.prevent_default()
            self._press(event.key, event.character or "" if event.is_printable else "")

    def action_scroll(self, how: str) -> None:
        scrollers = [each for each in self.query(Scroller) if each.is_on_screen and each.max_scroll_y]
        for scroller in scrollers[-1:]:
            getattr(scroller, f"scroll_{how}")(animate=False)

    def flash(self, is_on: bool) -> None:
        """A signal that can be seen from the corner of the eye, for as long as it is on."""
        self.set_class(is_on, "flash")

    def _press(self, key: str, character: str) -> None:
        entry = interview_key(self._current, pressed_as(key, character), is_card_open=self._is_card_open)
        self._message = "" if entry else dead_key_line(key, character)
        if entry is None:
            self._show_line(self._current)
        elif entry.event is not None:
            self._happen(entry.event)
            self._mark_ticked(entry)
        else:
            self._obey(InterviewAct(entry.key.name))

    def _mark_ticked(self, entry: InterviewKey) -> None:
        """A point that is ticked is the marked one: its probe is in sight."""
        if entry.key.name.startswith("tick-"):
            self._marked = LETTERS.index(entry.key.key)

    def _obey(self, act: InterviewAct) -> None:
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
                self._open_line(act, "What to call the candidate", interview.candidate, LONGEST_LABEL)
            case InterviewAct.TELL:
                self.post_message(ClarificationWanted())
            case InterviewAct.SIGN:
                self.post_message(SignWanted())
            case InterviewAct.FLAG:
                self.post_message(FlagWanted(view.question.id))
            case InterviewAct.LEAVE:
                self.post_message(InterviewLeaveWanted())

    def _open_line(self, act: InterviewAct, placeholder: str, value: str, longest: int = NOTES_CAP) -> None:
        self._line_for = act
        self.query_one(LineInput).open(placeholder, value, longest)
        self._show()

    def _turn_page(self, before: InterviewView, view: InterviewView) -> None:
        """Another phase or question: nothing that was open for the last one stays open."""
        self._message = ""
        self._is_card_open = False
        is_same_question = before.interview.place == view.interview.place and before.phase not in _ON_PAGE
        if not (is_same_question and view.phase not in _ON_PAGE):
            self._marked = 0
            for scroller in self.query(Scroller):
                scroller.scroll_home(animate=False)
        if self._line_for and not (is_same_question and view.phase not in _ON_PAGE):
            self._close_line()

    def _close_line(self) -> None:
        self._line_for = ""
        self.query_one("#line-input").display = False
        self.set_focus(None)

    def _happen(self, event: InterviewEvent) -> None:
        self.post_message(InterviewHappened(event))

    def tell(self, text: str) -> None:
        """Say something in the line, until the next key or page."""
        self._message = text
        self._show_line(self._current)

    @property
    def _current(self) -> InterviewView:
        assert self.view is not None
        return self.view

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
        is_wide = self.app.size.width >= TWO_COLUMNS_FROM
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
        self._show_line(view)

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

    @property
    def _room(self) -> int:
        """Lines between the band and the line that says what to do."""
        foot = self.query_one("#line", Sheet).lines_at(self.app.size.width - 2) + bool(self._line_for)
        return self.app.size.height - 3 - foot

    def _show_time(self, view: InterviewView) -> None:
        self._draw("head", partial(sheets.head, view))
        self.query_one("#band").display = view.phase not in _ON_PAGE
        self._draw("band", partial(sheets.band, view))

    def _show_line(self, view: InterviewView) -> None:
        text = interview_instruction(view)
        if self._line_for and not view.trouble:
            most = f"At most {LONGEST_LABEL} characters. " if self._line_for == InterviewAct.LABEL else ""
            text = f"{most}It is kept as you write. enter: back to the keys."
        elif self._message:
            text = self._message
        elif self._is_card_open and not view.trouble:
            text = IN_THE_CARD
        style = "bold $text-error" if view.trouble else "bold"
        self._draw("line", lambda width: stack(wrap(say(text, style), min(width, WIDEST_PROSE))))
        offered = interview_keys_offered(view, is_card_open=self._is_card_open)
        shown = (CLOSE,) if self._line_for else (*(entry.key for entry in offered), ANYWHERE_KEYS[0])
        self.query_one(KeyBar).keys = shown

    def _draw(self, name: str, draw: Draw) -> None:
        self.query_one(f"#{name}", Sheet).draw = draw
