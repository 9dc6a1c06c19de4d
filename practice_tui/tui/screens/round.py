"""A round being sat: takes a view, acts on keys, and posts what they make happen."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Key as KeyEvent
from textual.events import Paste, Resize, ScreenResume
from textual.reactive import reactive
from textual.widgets import Input

from practice_tui.core.bank.questions import Kind
from practice_tui.core.history.facts import RemarkKind
from practice_tui.core.rounds.events import (
    AskInterviewer,
    Done,
    Event,
    OpenAnswer,
    Pause,
    PauseReason,
    Rate,
    Resume,
    Retry,
    TakeQuestion,
    Undo,
    Write,
    WriteQuestion,
)
from practice_tui.core.rounds.rounds import Phase
from practice_tui.core.values.text import NOTES_CAP, clean
from practice_tui.core.views.keys import Key
from practice_tui.core.views.keystrokes import (
    Command,
    Dead,
    First,
    Stroke,
    Typed,
    first_of,
    is_soon,
    meaning_of,
    used_up_keys,
)
from practice_tui.core.views.recorded import JUMPS, Recorded
from practice_tui.core.views.round_keys import ROUND_KEYS, Act
from practice_tui.core.views.screens import RoundView
from practice_tui.tui.bindings import SCROLL_BINDINGS
from practice_tui.tui.messages import (
    EditWanted,
    FlagWanted,
    Happened,
    LeaveWanted,
    PlayWanted,
    PointsWanted,
    Remarked,
    WindowUnwanted,
)
from practice_tui.tui.place import NewScreen
from practice_tui.tui.round_foot import LineUse, RoundFoot
from practice_tui.tui.round_layout import page_of
from practice_tui.tui.round_page import Opened, RoundPage
from practice_tui.tui.sheets import review
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.notes import Notes

GIVES_AWAY = (review.ANSWER, review.MISTAKES)  # they show what a good answer is
STEPS = {"up": -1, "down": 1}  # of the mark in a list; elsewhere they scroll
PASSED_ON = frozenset({"question_mark"})  # is the app's


class RoundScreen(NewScreen[None]):
    """Shows a round as it stands. `core.views.keystrokes` says what a key means in which phase."""

    AUTO_FOCUS = ""
    BINDINGS = [*SCROLL_BINDINGS, Binding("escape", "back", show=False)]

    view: reactive[RoundView | None] = reactive(None, repaint=False)
    panel: reactive[str] = reactive(review.RUBRIC, repaint=False)
    shows_whole: reactive[bool] = reactive(False, repaint=False)

    def __init__(self, view: RoundView, tips: tuple[str, ...] = (), *, shows_clock: bool = True) -> None:
        super().__init__()
        self._tips, self._shows_clock = tips, shows_clock
        self._is_writing = False
        self._has_notes = False
        self._first: First | None = None
        self._last_typed: Stroke | None = None
        self._typed_ahead = ""
        self._mark = 0
        self.set_reactive(RoundScreen.view, view)

    def compose(self) -> ComposeResult:
        yield RoundPage(self._current(), self._tips, shows_clock=self._shows_clock)
        yield RoundFoot()
        yield KeyBar()

    def on_mount(self) -> None:
        self._open_notes(self._current())
        self._show()

    def on_screen_resume(self, resumed: ScreenResume) -> None:
        """The window above is closed: a clock that stood for a flag runs again."""
        if self._current().round.pause is PauseReason.FLAGGING:
            self._happen(Resume())

    def on_resize(self, resized: Resize) -> None:
        self._show()
        self.call_after_refresh(self._fit_question)

    def watch_view(self, before: RoundView | None, view: RoundView) -> None:
        if not self.is_mounted or before is None:
            return
        if view.is_only_later(before) and view.is_still_answering is before.is_still_answering:
            self._page.show_time(view)
            if before.level != view.level:
                self._show_foot()
            return
        if before.phase is not view.phase or before.question.id != view.question.id:
            self._turn_page(view)
        self._show()
        if (before.round.hints, len(before.round.asked)) < (view.round.hints, len(view.round.asked)):
            self._page.scroll_to_last_hint()
        if self._typed_ahead and page_of(view) == "asked":
            text, self._typed_ahead = self._typed_ahead, ""
            self._type(text)

    def watch_panel(self, before: str, panel: str) -> None:
        if not self.is_mounted:
            return
        if panel in GIVES_AWAY:
            self._happen(OpenAnswer())
        self._show()

    def watch_shows_whole(self) -> None:
        if self.is_mounted:
            self._show()

    def on_text_area_changed(self, changed: Notes.Changed) -> None:
        written = changed.text_area.text
        if len(written) > NOTES_CAP:
            self._page.notes.show(written[:NOTES_CAP])
            self.tell(f"Notes are kept up to {NOTES_CAP:,} characters; the rest is left out.")
            return
        self._happen(Write(clean(written)))

    @on(Input.Submitted, "#line-input")
    def _line_submitted(self, submitted: Input.Submitted) -> None:
        text = clean(submitted.value).strip()
        view = self._current()
        match self._foot.line_use:
            case LineUse.SAID:
                self._happen(Write(text))
            case LineUse.ASK:
                self._happen(AskInterviewer(text))
            case LineUse.THEM:
                self._happen(WriteQuestion(text))
            case _ if text:
                self.post_message(Remarked(view.question.id, RemarkKind.NOTE, text))
        self._close_line()

    def on_notes_left(self) -> None:
        self.action_back()

    def on_notes_scrolled(self, scrolled: Notes.Scrolled) -> None:
        self._page.scroll_prompt(scrolled.direction)

    def action_back(self) -> None:
        """Closes what is open: what is written in, else the whole question. Never the round."""
        line = self._foot.line
        if self._foot.line_use is LineUse.ASK and line.has_focus and line.value.strip():
            self._put_into_notes(line.value.strip())
        if self.focused is not None:
            self._is_writing = False
            self._close_line()
        else:
            self.shows_whole = False

    def on_key(self, event: KeyEvent) -> None:
        """Acts on a key, unless something is being written."""
        is_named = event.is_printable or event.key in _PRESSED
        if self.focused is not None:
            if event.key in ("tab", "shift+tab"):
                event.stop()
                self.action_back()
        elif is_named and event.key not in PASSED_ON:
            event.stop()
            self.press(Stroke(event.key, event.character or "" if event.is_printable else "", event.time))

    def on_paste(self, event: Paste) -> None:
        """Writes the text into the notes while an answer is given."""
        view = self._current()
        is_hidden = view.round.is_paused and not view.round.is_read_aloud
        if view.phase is Phase.ANSWERING and not is_hidden and self.focused is None:
            self._type(event.text)

    def press(self, stroke: Stroke, *, is_stray: bool = False) -> None:
        """Acts on a key. A stray one was pressed in a window, and counts only as part of a word."""
        if is_stray and self._last_typed and is_soon(self._last_typed, stroke):
            self._last_typed = stroke  # the word goes on while its window is being closed
            self._type(stroke.character)
            return
        view = self._current()
        meaning = meaning_of(view, stroke, self._first)
        first, self._first = self._first, None
        self._last_typed = None
        match meaning:
            case Typed(text, mistaken) if mistaken or not is_stray:
                self._foot.message = ""
                self._last_typed = stroke
                self._take_back(mistaken, text)
            case Command(key) if not is_stray:
                self._first = first_of(view, stroke, key)
                self._foot.message = ""
                self._show_foot()
                self._obey(key)
            case Dead(says, name) if not is_stray:
                self._first = First(stroke, name) if name else None
                self.tell(says)
            case _:
                self._first = first

    @property
    def used_up_keys(self) -> list[Key]:
        """Keys that are offered no more, and say so."""
        view = self._current()
        return used_up_keys(view) if view.phase is Phase.ANSWERING else []

    def shows(self, recorded: Recorded) -> bool:
        """Whether the answer of this recording is under review."""
        shown = self._current().recorded
        return shown is not None and shown.attempt_id == recorded.attempt_id

    def flash(self, is_on: bool) -> None:
        """A signal that can be seen from the corner of the eye, for as long as it is on."""
        self.set_class(is_on, "flash")

    def action_turn(self, name: str) -> None:
        """Turn the pane to one of its heads, which was clicked."""
        self.panel = name

    def action_scroll(self, direction: str) -> None:
        """Scroll, or mark another question to them."""
        view = self._current()
        if view.phase is Phase.CLOSING and direction in STEPS and view.round.to_ask:
            self._mark = (self._mark + STEPS[direction]) % len(view.round.to_ask)
            self._show()
            self._page.show_mark()
        else:
            self._page.scroll(direction)

    def _happen(self, event: Event) -> None:
        self.post_message(Happened(event))

    def _take_back(self, mistaken: str, text: str) -> None:
        """Take back a command that was only the first letter of a word, and write the word."""
        if mistaken in (Act.PAUSE, Act.VOICE, Act.SKIP, Act.UNRETRY):
            self._typed_ahead = text  # until the question is there again
            self._happen(Retry(goes_on=True) if mistaken == Act.UNRETRY else Undo())
            return
        if mistaken == Act.FLAG:
            self._happen(Undo())
        if mistaken in (Act.FLAG, Act.LEAVE):
            self.post_message(WindowUnwanted())
        self._type(text)

    def _obey(self, key: Key) -> None:
        if isinstance(key.event, Done):
            self._keep_notes()
        if isinstance(key.event, Rate):
            self._foot.show_saving()
        if key.event is not None:
            self._happen(key.event)
            return
        view = self._current()
        match key.name:
            case Act.NOTES:
                self._type("")
                self._page.notes.first, self._first = self._first, None
            case Act.PANEL:
                self.panel = self._page.panel_after(1)
            case Act.PANEL_BEFORE:
                self.panel = self._page.panel_after(-1)
            case Act.ASK:
                self._open_line(LineUse.ASK, "")
            case Act.SAID:
                self._open_line(LineUse.SAID, view.result.said if view.result else "")
            case Act.TAKE:
                self._happen(TakeQuestion(self._mark))
            case Act.WRITE:
                self._open_line(LineUse.THEM, "")
            case Act.NOTE:
                self._open_line(LineUse.NOTE, view.note)
            case Act.PLAY | Act.STRETCH | Act.STRETCH_BEFORE if view.recorded:
                self.post_message(PlayWanted(view.recorded, JUMPS[key.name]))
            case Act.QUESTION:
                self._turn_question()
            case Act.EDIT:
                self._edit(view)
            case Act.FLAG:
                self._happen(Pause(PauseReason.FLAGGING))
                self.post_message(FlagWanted(view.question.id))
            case Act.LEAVE:
                self.post_message(LeaveWanted())

    def _edit(self, view: RoundView) -> None:
        """The entry, or points for a rubric where it has none: either shows the answer."""
        self._happen(OpenAnswer())
        has_points = view.question.rubric or view.is_rubric_new
        self.post_message(EditWanted(view.question.id) if has_points else PointsWanted(view.question))

    def _turn_question(self) -> None:
        """Show the whole question, or its first lines again."""
        if self.shows_whole or self._page.can_open_question:
            self.shows_whole = not self.shows_whole
        else:
            self.tell("The whole question is in sight.")

    def _type(self, text: str) -> None:
        """Write text into the notes, which are open from now on."""
        notes = self._page.notes
        is_open = notes.display and self.focused is notes
        notes.display = self._is_writing = self._has_notes = True
        self._page.show_side(self._opened)
        notes.takes_code = self._current().question.kind is Kind.CODE
        self.set_focus(notes)
        if text and is_open:
            notes.write(clean(text))
        elif text:
            notes.begin_with(clean(text))
        elif not is_open:
            notes.move_cursor(notes.document.end)
        self._show()

    def _put_into_notes(self, text: str) -> None:
        notes = self._page.notes
        notes.show(f"{notes.text}\n{text}" if notes.text else text)
        self._has_notes = True

    def _keep_notes(self) -> None:
        """Write down the last letters before the answer is over."""
        notes = self._page.notes
        if notes.text != self._current().round.notes:
            self._happen(Write(clean(notes.text)[:NOTES_CAP]))

    def _open_line(self, use: LineUse, value: str) -> None:
        self._foot.open_line(use, value)
        self.set_focus(self._foot.line)
        self._show()

    def _close_line(self) -> None:
        self._foot.close_line()
        self.set_focus(None)
        self._show()

    def _current(self) -> RoundView:
        assert self.view is not None
        return self.view

    def tell(self, text: str) -> None:
        """Say something in the foot, until the next key or page."""
        self._foot.message = text
        self._show_foot()

    def untell(self, *texts: str) -> None:
        """Stop saying one of these, if that is what stands in the foot."""
        if self._foot.message in texts:
            self.tell("")

    def _turn_page(self, view: RoundView) -> None:
        """Close what was open in the last phase or question."""
        self.set_focus(None)
        self._foot.close_line()
        self._foot.message = ""
        self.set_reactive(RoundScreen.panel, review.RUBRIC)  # all is drawn once, when everything is closed
        self.set_reactive(RoundScreen.shows_whole, False)
        self._is_writing = False
        self._mark = 0
        self._open_notes(view)
        self._page.scroll_to_top()

    def _open_notes(self, view: RoundView) -> None:
        """Show the notes written so far, if there are any."""
        if view.phase not in (Phase.ANSWERING, Phase.PREDICTING):
            return
        notes = self._page.notes
        self._has_notes = bool(view.round.notes)
        if notes.text != view.round.notes:
            with self.prevent(notes.Changed):
                notes.show(view.round.notes)

    @property
    def _page(self) -> RoundPage:
        return self.query_one(RoundPage)

    @property
    def _foot(self) -> RoundFoot:
        return self.query_one(RoundFoot)

    @property
    def _opened(self) -> Opened:
        return Opened(self.panel, self.shows_whole, self._has_notes, self._mark)

    def _show(self) -> None:
        self._page.show(self._current(), self._opened)
        if self._is_writing and self.focused is None and page_of(self._current()) == "asked":
            self.set_focus(self._page.notes)  # a pause had hidden them
        self._foot.styles.padding = (0, self._page.margin)
        self._show_foot()
        self._fit_question()

    def _show_foot(self) -> None:
        self._foot.show(self._current())
        self.query_one(KeyBar).keys = self._foot.keys(self._current())

    def _fit_question(self) -> None:
        self._page.fit_question(self._foot.lines)


_PRESSED = frozenset(pressed for key in ROUND_KEYS for pressed in (key.key, *key.also)) - STEPS.keys()
