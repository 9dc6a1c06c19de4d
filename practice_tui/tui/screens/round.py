"""A round being sat: one view in, events out."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.events import Key as KeyEvent
from textual.events import Paste, Resize
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Input

from practice_tui.core.bank.questions import Kind
from practice_tui.core.history.attempts import RemarkKind
from practice_tui.core.rounds.events import AskInterviewer, Done, Event, OpenAnswer, Rate, Retry, Undo, Write
from practice_tui.core.rounds.rounds import Phase
from practice_tui.core.values.text import NOTES_CAP, clean
from practice_tui.core.views.keys import ANYWHERE_KEYS, Key
from practice_tui.core.views.keystrokes import Command, Dead, First, Stroke, Typed, first_of, is_soon, meaning_of
from practice_tui.core.views.round_keys import ROUND_KEYS, offered
from practice_tui.core.views.screens import RoundView
from practice_tui.core.views.wording import instruction
from practice_tui.tui.bindings import SCROLL_BINDINGS
from practice_tui.tui.messages import FlagWanted, Happened, LeaveWanted, Remarked, WindowUnwanted
from practice_tui.tui.sheets import round as sheets
from practice_tui.tui.sheets.drawing import WARN, say, stack, wrap
from practice_tui.tui.sheets.short_question import lines_of_question, short_question
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.line_input import LineInput
from practice_tui.tui.widgets.notes import Notes
from practice_tui.tui.widgets.prose import Prose
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Draw, Sheet

BACK = Key("round.back-to-keys", "escape", "Back to the keys", "what escape does while something is written")
KEEP = Key("round.keep", "enter", "Keep", "what enter does in a field of one line")
TELL = Key("round.tell", "enter", "What is told", "what enter does once a question to the interviewer is written")
NOTE, SAID, ASK = "note", "said", "ask"  # what the one-line input is open for
WRITING = {  # what the line says while that is open
    NOTE: "A private note on this question. enter keeps it, escape drops what you changed.",
    SAID: "What you said, in one line. enter keeps it, escape drops what you changed.",
    ASK: "To the interviewer. enter: what is told. escape: into the notes, nothing asked.",
}
WITH_QUESTION = (Phase.REVIEWING, Phase.BETWEEN, Phase.FOLLOW_UP)  # above what these show stands the question
FEWEST_LINES = 4  # of the question, however little room there is
MARGINS = 4  # lines: footer, the blank one above it, and those before and after what stands below the question
PASSED_ON = frozenset({"question_mark"})  # is the app's


class RoundScreen(Screen[None]):
    """Shows a round as it stands. What a key means in which phase is `core.keystrokes`' to say."""

    AUTO_FOCUS = ""
    PLACE = "round"
    BINDINGS = [*SCROLL_BINDINGS, Binding("escape", "back", show=False)]

    view: reactive[RoundView | None] = reactive(None, repaint=False)
    panel: reactive[str] = reactive(sheets.PANELS[0], repaint=False)
    shows_whole: reactive[bool] = reactive(False, repaint=False)

    def __init__(self, view: RoundView, tips: tuple[str, ...] = (), *, shows_clock: bool = True) -> None:
        super().__init__()
        self._tips, self._shows_clock = tips, shows_clock
        self._asked = ""
        self._line_for = ""
        self._is_writing = False
        self._is_folded = False
        self._first: First | None = None
        self._last_typed: Stroke | None = None
        self._told = ""
        self._typed_ahead = ""
        self.set_reactive(RoundScreen.view, view)

    def compose(self) -> ComposeResult:
        yield Sheet(id="head")
        with Scroller(id="question"):
            yield Sheet(id="question-short")
            yield Prose(id="question-text")
        with ContentSwitcher(id="body", initial="ready"):
            with Scroller(id="ready"):
                yield Sheet(id="ready-sheet")
            with Vertical(id="answering"):
                with Scroller(id="asked"):
                    yield Prose(id="prompt")
                    yield Sheet(id="beside")
                yield Notes()
            with Scroller(id="paused"):
                yield Sheet(id="paused-sheet")
            with Vertical(id="reviewing"):
                yield Sheet(id="tabs")
                with ContentSwitcher(id="panels", initial="panel-Rubric"):
                    for name in sheets.PANELS:
                        with Scroller(id=f"panel-{name}"):
                            yield Prose(id="answer") if name == "Answer" else Sheet(id=f"sheet-{name}")
            with Scroller(id="between"):
                yield Sheet(id="between-sheet")
            with Scroller(id="follow-up"):
                yield Sheet(id="follow-up-sheet")
                yield Prose(id="deep")
        with Vertical(id="foot"):
            yield LineInput(id="line-input")
            yield Sheet(id="line")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#line-input").display = False
        self._open_notes(self._current())
        self._show()

    def on_resize(self, resized: Resize) -> None:
        self.call_after_refresh(self._fold_question)

    def watch_view(self, before: RoundView | None, view: RoundView) -> None:
        if not self.is_mounted or before is None:
            return
        if view.is_only_later(before) and view.is_still_answering is before.is_still_answering:
            self._show_head(view)
            self._show_line(view)
            return
        if before.phase is not view.phase or before.question.id != view.question.id:
            self._turn_page(view)
        self._show()
        if (before.round.hints, before.round.told) < (view.round.hints, view.round.told):
            self.query_one("#asked", Scroller).scroll_end(animate=False)
        if self._typed_ahead and self._page(view) == "answering":
            text, self._typed_ahead = self._typed_ahead, ""
            self._type(text)

    def watch_panel(self, before: str, panel: str) -> None:
        if not self.is_mounted:
            return
        if panel in ("Answer", "Mistakes"):
            self._happen(OpenAnswer())
        self._show()

    def watch_shows_whole(self) -> None:
        if self.is_mounted:
            self._show()

    def on_text_area_changed(self, changed: Notes.Changed) -> None:
        written = changed.text_area.text
        if len(written) > NOTES_CAP:
            self.notify(f"Notes are kept up to {NOTES_CAP:,} characters; the rest is left out.", markup=False)
            self._editor().show(written[:NOTES_CAP])
            return
        self._happen(Write(clean(written)))

    @on(Input.Submitted, "#line-input")
    def _line_submitted(self, submitted: Input.Submitted) -> None:
        text = clean(submitted.value).strip()
        view = self._current()
        match self._line_for:
            case "said":
                self._happen(Write(text))
            case "ask":
                self._happen(AskInterviewer(text))
            case _ if text:
                self.post_message(Remarked(view.question.id, RemarkKind.NOTE, text))
        self._close_line()

    def on_notes_left(self) -> None:
        self.action_back()

    def on_notes_scrolled(self, scrolled: Notes.Scrolled) -> None:
        getattr(self.query_one("#asked", Scroller), f"scroll_{scrolled.direction}")(animate=False)

    def action_back(self) -> None:
        """Closes what is open: what is written in, else the whole question. Never the round."""
        line = self.query_one("#line-input", Input)
        if self._line_for == ASK and line.has_focus and line.value.strip():
            self._put_into_notes(line.value.strip())
        if self.focused is not None:
            self._is_writing = False
            self._close_line()
        else:
            self.shows_whole = False

    def on_key(self, event: KeyEvent) -> None:
        """What a key means is said by the round as it stands, but while something is written."""
        is_named = event.is_printable or event.key in _PRESSED
        if self.focused is not None:
            if event.key in ("tab", "shift+tab"):
                event.stop()
                self.action_back()
        elif is_named and event.key not in PASSED_ON:
            event.stop()
            self.press(Stroke(event.key, event.character or "" if event.is_printable else "", event.time))

    def on_paste(self, event: Paste) -> None:
        """While one answers, it goes into the notes."""
        view = self._current()
        if view.phase is Phase.ANSWERING and not view.round.is_paused and self.focused is None:
            self._type(event.text)

    def press(self, stroke: Stroke, *, is_stray: bool = False) -> None:
        """A key of the keyboard; a stray one was pressed in a window, and means something as part of a word alone."""
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
                self._told = ""
                self._last_typed = stroke
                self._take_back(mistaken, text)
            case Command(key) if not is_stray:
                self._first = first_of(view, stroke, key)
                self._told = ""
                self._show_line(view)
                self._obey(key)
            case Dead(says, name) if not is_stray:
                self._first = First(stroke, name) if name else None
                self._tell(says)
            case _:
                self._first = first

    def flash(self, is_on: bool) -> None:
        """A signal that can be seen from the corner of the eye, for as long as it is on."""
        self.set_class(is_on, "flash")

    def action_scroll(self, direction: str) -> None:
        for scroller in self.query(Scroller):
            is_meant = self.shows_whole or scroller.id != "question"
            if is_meant and scroller.is_on_screen and scroller.max_scroll_y:
                getattr(scroller, f"scroll_{direction}")(animate=False)

    def _happen(self, event: Event) -> None:
        self.post_message(Happened(event))

    def _take_back(self, mistaken: str, text: str) -> None:
        """What a command did that was only the first letter of a word, and write that."""
        if mistaken in ("pause", "skip", "unretry"):
            self._typed_ahead = text  # until the question is there again
            self._happen(Retry(goes_on=True) if mistaken == "unretry" else Undo())
            return
        if mistaken in ("flag", "leave"):
            self.post_message(WindowUnwanted())
        self._type(text)

    def _obey(self, key: Key) -> None:
        if isinstance(key.event, Done):
            self._keep_notes()
        if isinstance(key.event, Rate):
            self.query_one("#line", Sheet).draw = lambda width: say("saving…", WARN)
        if key.event is not None:
            self._happen(key.event)
            return
        view = self._current()
        match key.name:
            case "notes":
                self._type("")
                self._editor().first, self._first = self._first, None
            case "panel":
                self._turn(1)
            case "panel-before":
                self._turn(-1)
            case "ask":
                self._open_line(ASK, "Ask in your own words, or aloud; enter: what is told", "")
            case "said":
                self._open_line(SAID, "What did you say?", view.result.said if view.result else "")
            case "note":
                self._open_line(NOTE, "A private note on this question", view.note)
            case "question":
                self._turn_question()
            case "flag":
                self.post_message(FlagWanted(view.question.id))
            case "leave":
                self.post_message(LeaveWanted())

    def _turn(self, by: int) -> None:
        at = sheets.PANELS.index(self.panel)
        self.panel = sheets.PANELS[(at + by) % len(sheets.PANELS)]

    def _turn_question(self) -> None:
        """The whole question, or its first lines again."""
        question = self.query_one("#question", Scroller)
        if self.shows_whole or self._is_folded or question.max_scroll_y:
            self.shows_whole = not self.shows_whole
        else:
            self._tell("The whole question is in sight.")

    def _type(self, text: str) -> None:
        """Into the notes, which are open from now on."""
        notes = self._editor()
        is_open = notes.display and self.focused is notes
        notes.display = self._is_writing = True
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
        notes = self._editor()
        notes.show(f"{notes.text}\n{text}" if notes.text else text)
        notes.display = True

    def _keep_notes(self) -> None:
        """What was written last, before the answer is over."""
        notes = self._editor()
        if notes.text != self._current().round.notes:
            self._happen(Write(clean(notes.text)[:NOTES_CAP]))

    def _open_line(self, purpose: str, placeholder: str, value: str) -> None:
        self._line_for = purpose
        line = self.query_one("#line-input", Input)
        line.placeholder, line.value, line.display = placeholder, value, True
        line.cursor_position = len(value)
        self.set_focus(line)
        self._show()

    def _close_line(self) -> None:
        self._line_for = ""
        self.query_one("#line-input").display = False
        self.set_focus(None)
        self._show()

    def _current(self) -> RoundView:
        assert self.view is not None
        return self.view

    def _tell(self, text: str) -> None:
        """A word in the line, until the next key or page."""
        self._told = text
        self._show_line(self._current())

    def _turn_page(self, view: RoundView) -> None:
        """Another phase or question: nothing open from the last one stays open."""
        self.set_focus(None)
        self.query_one("#line-input").display = False
        self._line_for = self._told = ""
        self.panel = sheets.PANELS[0]
        self.shows_whole = self._is_writing = False
        self._open_notes(view)
        for scroller in self.query(Scroller):
            scroller.scroll_home(animate=False)

    def _open_notes(self, view: RoundView) -> None:
        """What was written so far, where something was."""
        if view.phase not in (Phase.ANSWERING, Phase.PREDICTING):
            return
        notes = self._editor()
        notes.display = bool(view.round.notes)
        if notes.text != view.round.notes:
            with self.prevent(notes.Changed):
                notes.show(view.round.notes)

    def _editor(self) -> Notes:
        return self.query_one(Notes)

    def _show_head(self, view: RoundView) -> None:
        self._sheet("head", partial(sheets.head, view, shows_clock=self._shows_clock))

    def _show(self) -> None:
        view = self._current()
        self._fill(view)
        self._show_head(view)
        page = self._page(view)
        self.query_one("#body", ContentSwitcher).current = page
        match page:
            case "ready":
                self._sheet("ready-sheet", partial(sheets.ready, view, self._tips))
            case "answering":
                self._sheet("beside", partial(sheets.beside_prompt, view))
                if self._is_writing and self.focused is None:  # a pause had hidden the editor
                    self.set_focus(self._editor())
            case "paused":
                self._sheet("paused-sheet", partial(sheets.paused, view))
            case "reviewing":
                self._show_panel(view)
            case "between":
                self._sheet("between-sheet", partial(sheets.between, view))
            case "follow-up":
                self._sheet("follow-up-sheet", partial(sheets.follow_up, view))
                self.query_one("#deep").display = view.round.replied and bool(_deep_held_back(view))
        self._show_line(view)
        self._fold_question()

    def _show_panel(self, view: RoundView) -> None:
        self._sheet("tabs", partial(sheets.panel_tabs, self.panel))
        self.query_one("#panels", ContentSwitcher).current = f"panel-{self.panel}"
        if self.panel in sheets.DRAWN_PANELS:
            self._sheet(f"sheet-{self.panel}", partial(sheets.DRAWN_PANELS[self.panel], view))

    def _fold_question(self) -> None:
        """The question stays in sight: whole where there is room beside what belongs to it, else its first lines."""
        view, question, body = self._current(), self.query_one("#question", Scroller), self.query_one("#body")
        question.display = view.phase in WITH_QUESTION and not view.round.is_paused
        body.display = not (self.shows_whole and question.display)
        if not question.display:
            return
        width, height = self.app.size
        below = sheets.lines_below_question(view, width - 3)
        if self.panel != sheets.PANELS[0]:
            below = max(below, height // 2)
        around = sum(self.query_one(name, Sheet).lines_at(width - 2) for name in ("#head", "#line")) + MARGINS
        room = max(FEWEST_LINES, height - around - below)
        self._is_folded = not self.shows_whole and lines_of_question(view.question.prompt, width - 3) > room
        self.query_one("#question-text").display = not self._is_folded
        self.query_one("#question-short").display = self._is_folded
        if self._is_folded:
            self._sheet("question-short", partial(short_question, view.question.prompt, room))
        question.styles.max_height = None if self.shows_whole else room
        question.styles.height = "1fr" if self.shows_whole else "auto"

    def _show_line(self, view: RoundView) -> None:
        said = instruction(view)
        if self.focused is not None and not view.trouble:
            said = WRITING.get(self._line_for, "Notes. PgUp and PgDn scroll the question.")
        elif self._told:
            said = f"{self._told}\n{said}"
        style = "bold $text-error" if view.trouble else "bold"
        self._sheet("line", lambda width: stack(wrap(say(said, style), width)))
        self.query_one(KeyBar).keys = self._keys(view)

    def _keys(self, view: RoundView) -> tuple[Key, ...]:
        if self.focused is None:
            return (*offered(view), ANYWHERE_KEYS[0])
        if self.focused.id == "notes":
            return (BACK,)
        return (TELL if self._line_for == ASK else KEEP, BACK)

    def _page(self, view: RoundView) -> str:
        if view.round.is_paused:
            return "paused"
        if view.phase is Phase.BETWEEN and self.panel != sheets.PANELS[0]:
            return "reviewing"
        return {Phase.FINISHED: "between", Phase.PREDICTING: "answering"}.get(view.phase, view.phase.value)

    def _fill(self, view: RoundView) -> None:
        """Prompt and answer are laid out while the person thinks, so that the reveal has nothing left to do."""
        asked = f"{view.question.id} {view.round.slot.question_id}"
        if asked == self._asked:
            return
        self._asked = asked
        answer = view.question.answer
        deep = _deep_held_back(view)
        code = f"```python\n{answer.code}\n```" if answer.code else ""
        parts = [f"**In 30 seconds.** {answer.short}", answer.full, code, "" if deep else answer.deep]
        self.query_one("#prompt", Prose).update(view.question.prompt)
        self.query_one("#question-text", Prose).update(view.question.prompt)
        self.query_one("#answer", Prose).update("\n\n".join(part for part in parts if part))
        self.query_one("#deep", Prose).update(f"**What a senior adds.** {deep}" if deep else "")

    def _sheet(self, name: str, draw: Draw) -> None:
        self.query_one(f"#{name}", Sheet).draw = draw


_PRESSED = frozenset(pressed for key in ROUND_KEYS for pressed in (key.key, *key.also))


def _deep_held_back(view: RoundView) -> str:
    """What a senior adds, where it waits for the reply to a follow-up."""
    return view.question.answer.deep if view.round.follow_ups and view.question.follow_ups else ""
