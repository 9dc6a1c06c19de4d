"""A round being sat: one view in, events out."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.events import Key as KeyEvent
from textual.events import Paste, Resize
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Input

from practice_tui.core.bank.questions import Kind
from practice_tui.core.history.attempts import RemarkKind
from practice_tui.core.rounds.events import AskInterviewer, Done, Event, OpenAnswer, Rate, Retry, Undo, Write
from practice_tui.core.rounds.rounds import Phase
from practice_tui.core.values.durations import format_clock
from practice_tui.core.values.text import NOTES_CAP, clean
from practice_tui.core.views.keys import ANYWHERE_KEYS, Key
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
from practice_tui.core.views.round_keys import ROUND_KEYS, offered
from practice_tui.core.views.screens import RoundView
from practice_tui.core.views.wording import earlier_tries, instruction
from practice_tui.tui.bindings import SCROLL_BINDINGS
from practice_tui.tui.messages import FlagWanted, Happened, LeaveWanted, Remarked, WindowUnwanted
from practice_tui.tui.sheets import round as sheets
from practice_tui.tui.sheets.drawing import WARN, pressable, say, stack, wrap
from practice_tui.tui.sheets.short_question import lines_of_question, short_question
from practice_tui.tui.sheets.time_band import band, band_labels, state_said, time_said
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.large_clock import LargeClock
from practice_tui.tui.widgets.line_input import LineInput
from practice_tui.tui.widgets.notes import Notes
from practice_tui.tui.widgets.prose import Prose
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Draw, Sheet, line_count

BACK = Key("round.back-to-keys", "escape", "Back to the keys", "what escape does while something is written")
KEEP = Key("round.keep", "enter", "Keep", "what enter does in a field of one line")
TELL = Key("round.tell", "enter", "What is told", "what enter does once a question to the interviewer is written")
NOTE, SAID, ASK = "note", "said", "ask"  # what the one-line input is open for
WRITING = {  # what the line says while that is open
    NOTE: "A private note on this question. enter keeps it, escape drops what you changed.",
    SAID: "What you said, in one line. enter keeps it, escape drops what you changed.",
    ASK: "To the interviewer. enter: ask it. escape: don't ask, write it into the notes.",
}
WITH_QUESTION = (Phase.REVIEWING, Phase.BETWEEN, Phase.FOLLOW_UP)  # above what these show stands the question
WIDE, TALL = 116, 30  # columns from which there are two panes, rows from which the clock is large
MOST_ABOVE = 12  # lines above the question, where there are many
COLUMN, COLUMNS = 80, 140  # the widest a column, and two of them with the line between, get
FEWEST_LINES = 2  # of the question, however little room there is
HEAD_AND_FOOT, LINES_OF_BAND, LINES_OF_HEADS, LINES_OF_CLOCK = 2, 2, 2, 5
GIVES_AWAY = (sheets.ANSWER, sheets.MISTAKES)  # whoever reads these before the score is told what was wanted
PASSED_ON = frozenset({"question_mark"})  # is the app's


class RoundScreen(Screen[None]):
    """Shows a round as it stands. What a key means in which phase is `core.keystrokes`' to say."""

    AUTO_FOCUS = ""
    PLACE = "round"
    BINDINGS = [*SCROLL_BINDINGS, Binding("escape", "back", show=False)]

    view: reactive[RoundView | None] = reactive(None, repaint=False)
    panel: reactive[str] = reactive(sheets.RUBRIC, repaint=False)
    shows_whole: reactive[bool] = reactive(False, repaint=False)

    def __init__(self, view: RoundView, tips: tuple[str, ...] = (), *, shows_clock: bool = True) -> None:
        super().__init__()
        self._tips, self._shows_clock = tips, shows_clock
        self._asked = ""
        self._line_for = ""
        self._is_writing = False
        self._is_folded = False
        self._has_notes = False
        self._first: First | None = None
        self._last_typed: Stroke | None = None
        self._told = ""
        self._typed_ahead = ""
        self.set_reactive(RoundScreen.view, view)

    def compose(self) -> ComposeResult:
        yield Sheet(id="head")
        yield Sheet(id="band")
        yield Sheet(id="band-labels")
        with Container(id="round-columns"):
            with Vertical(id="left"):
                with Scroller(id="question"):
                    yield Sheet(id="question-short")
                    yield Prose(id="question-text")
                yield Sheet(id="heads-above")
                with ContentSwitcher(id="body", initial="ready"):
                    with Scroller(id="ready"):
                        yield Sheet(id="ready-sheet")
                    with Scroller(id="asked"):
                        yield LargeClock(id="clock-above")
                        yield Prose(id="prompt")
                        yield Sheet(id="beside")
                    with Scroller(id="paused"):
                        yield Sheet(id="paused-sheet")
                    with Vertical(id="reviewing"):
                        with Scroller(id="ticking"):
                            yield Sheet(id="rubric")
                        yield Sheet(id="scoring")
                    with Scroller(id="between"):
                        yield Sheet(id="between-sheet")
                    with Scroller(id="follow-up"):
                        yield Sheet(id="follow-up-sheet")
                        yield Prose(id="deep")
            yield Container(id="divider")
            with Vertical(id="right"), ContentSwitcher(id="side", initial="aside"):
                with Vertical(id="aside"):
                    yield LargeClock(id="clock-beside")
                    with Scroller(id="hints"):
                        yield Sheet(id="hints-sheet")
                    yield Notes()
                with Vertical(id="pane"):
                    yield Sheet(id="heads")
                    with ContentSwitcher(id="turned", initial=f"panel-{sheets.YOURS}"):
                        for name in sheets.PANELS[1:]:
                            with Scroller(id=f"panel-{name}"):
                                yield Prose(id="answer") if name == sheets.ANSWER else Sheet(id=f"sheet-{name}")
        with Vertical(id="foot"):
            yield LineInput(id="line-input")
            yield Sheet(id="line")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#line-input").display = False
        self._open_notes(self._current())
        self._show()

    def on_resize(self, resized: Resize) -> None:
        self._show()
        self.call_after_refresh(self._fold_question)

    def watch_view(self, before: RoundView | None, view: RoundView) -> None:
        if not self.is_mounted or before is None:
            return
        if view.is_only_later(before) and view.is_still_answering is before.is_still_answering:
            self._show_time(view)
            self._show_line(view)
            return
        if before.phase is not view.phase or before.question.id != view.question.id:
            self._turn_page(view)
        self._show()
        if (before.round.hints, before.round.clarifications) < (view.round.hints, view.round.clarifications):
            self.query_one("#hints" if self._is_wide else "#asked", Scroller).scroll_end(animate=False)
        if self._typed_ahead and self._page(view) == "asked":
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
            self._editor().show(written[:NOTES_CAP])
            self._tell(f"Notes are kept up to {NOTES_CAP:,} characters; the rest is left out.")
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

    @property
    def used_up_keys(self) -> list[Key]:
        """Keys that are offered no more, and say so."""
        view = self._current()
        return used_up_keys(view) if view.phase is Phase.ANSWERING else []

    def flash(self, is_on: bool) -> None:
        """A signal that can be seen from the corner of the eye, for as long as it is on."""
        self.set_class(is_on, "flash")

    def action_turn(self, name: str) -> None:
        """Turn the pane to one of its heads, which was clicked."""
        self.panel = name

    def action_scroll(self, direction: str) -> None:
        """The pane that was turned last, where it has more than fits; else what stands beside it."""
        scrollers = [
            scroller
            for scroller in self.query(Scroller)
            if scroller.is_on_screen and scroller.max_scroll_y and (self.shows_whole or scroller.id != "question")
        ]
        if self.panel != sheets.RUBRIC:
            scrollers.reverse()
        for scroller in scrollers[:1]:
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
        panels = self._panels
        at = panels.index(self._panel)
        self.panel = panels[(at + by) % len(panels)]

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
        notes.display = self._is_writing = self._has_notes = True
        self._show_side(self._current())
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
        self._has_notes = True

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
        self.panel = sheets.RUBRIC
        self.shows_whole = self._is_writing = False
        self._open_notes(view)
        for scroller in self.query(Scroller):
            scroller.scroll_home(animate=False)

    def _open_notes(self, view: RoundView) -> None:
        """What was written so far, where something was."""
        if view.phase not in (Phase.ANSWERING, Phase.PREDICTING):
            return
        notes = self._editor()
        self._has_notes = bool(view.round.notes)
        if notes.text != view.round.notes:
            with self.prevent(notes.Changed):
                notes.show(view.round.notes)

    def _editor(self) -> Notes:
        return self.query_one(Notes)

    @property
    def _is_wide(self) -> bool:
        return self.app.size.width >= WIDE

    @property
    def _panels(self) -> tuple[str, ...]:
        """What tab turns: beside the rubric, or in its place."""
        return sheets.PANELS[1:] if self._is_wide else sheets.PANELS

    @property
    def _panel(self) -> str:
        """The panel in sight: beside the rubric at first what one said, beside a score what was answered earlier."""
        if not self._is_wide or self.panel != sheets.RUBRIC:
            return self.panel
        view = self._current()
        has_words = bool(view.note or (view.result and (view.result.notes or view.result.said)))
        is_scored = view.phase is Phase.BETWEEN and bool(earlier_tries(view))
        return sheets.EARLIER if is_scored and not has_words else sheets.YOURS

    def _show_time(self, view: RoundView) -> None:
        """All that a second changes."""
        self._sheet("head", partial(sheets.head, view, shows_clock=self._shows_clock))
        page, is_tall = self._page(view), self.app.size.height >= TALL
        is_shown = page in ("asked", "paused", "follow-up") and view.phase is not Phase.READY
        is_beside = is_shown and self._side(view) == "aside" and self._is_wide
        is_above = page == "asked" and is_tall and not self._is_wide
        for name in ("band", "band-labels"):
            self.query_one(f"#{name}").display = is_shown
        if is_shown:
            self._sheet("band", partial(band, view))
            self._sheet("band-labels", partial(band_labels, view, shows_figure=not (is_beside or is_above)))
        of_limit = say(f"of {format_clock(view.limit)} · ") + state_said(view)
        band_class = view.band.value.replace(" ", "-") if view.round.is_timed else ""
        for name, is_there in (("clock-beside", is_beside), ("clock-above", is_above)):
            clock = self.query_one(f"#{name}", LargeClock)
            clock.display = is_there
            if is_there:
                figure = format_clock(view.elapsed)
                clock.show(figure, of_limit, time_said(view), band_class, is_large=is_tall)

    def _show(self) -> None:
        view = self._current()
        self._fill(view)
        page = self._page(view)
        self.query_one("#body", ContentSwitcher).current = page
        self._show_side(view)
        self._show_time(view)
        match page:
            case "ready":
                self._sheet("ready-sheet", partial(sheets.ready, view, self._tips))
            case "asked":
                self._sheet("hints-sheet" if self._is_wide else "beside", partial(sheets.beside_prompt, view))
                self.query_one("#beside").display = not self._is_wide
                if self._is_writing and self.focused is None:  # a pause had hidden the editor
                    self.set_focus(self._editor())
            case "paused":
                self._sheet("paused-sheet", partial(sheets.paused, view))
            case "reviewing":
                self._sheet("rubric", partial(sheets.rubric, view))
            case "between":
                self._sheet("between-sheet", partial(sheets.between, view))
            case "follow-up":
                self._sheet("hints-sheet", partial(sheets.beside_prompt, view))
                self._sheet("follow-up-sheet", partial(sheets.follow_up, view))
                self.query_one("#deep").display = view.round.replied and bool(_deep_held_back(view))
        self._show_line(view)
        self._fold_question()

    def _show_side(self, view: RoundView) -> None:
        """What stands in the second column, or below the first where there is one."""
        side, page = self._side(view), self._page(view)
        is_setting = view.phase in (Phase.REVIEWING, Phase.BETWEEN) and view.shows_answers and page != "paused"
        self.query_one("#right").display = bool(side)
        self.query_one("#heads-above").display = is_setting and not side
        self._editor().display = self._has_notes and page == "asked"
        self.query_one("#hints").display = self._is_wide
        self._sheet("heads-above", partial(sheets.heads, self._panels, self._panel))
        if side:
            self.query_one("#side", ContentSwitcher).current = side
        if side == "pane":
            self._sheet("heads", partial(sheets.heads, self._panels, self._panel))
            self.query_one("#turned", ContentSwitcher).current = f"panel-{self._panel}"
            if self._panel in sheets.DRAWN_PANELS:
                self._sheet(f"sheet-{self._panel}", partial(sheets.DRAWN_PANELS[self._panel], view))
        self._set_columns(view)

    def _side(self, view: RoundView) -> str:
        """`aside` with clock, hints and notes, the `pane` that is turned, or nothing."""
        match self._page(view):
            case "asked":
                return "aside" if self._is_wide or self._has_notes else ""
            case "follow-up":
                return "aside" if self._is_wide else ""
            case "reviewing" | "between" if view.shows_answers:
                return "pane" if self._is_wide or self.panel != sheets.RUBRIC else ""
        return ""

    def _set_columns(self, view: RoundView) -> None:
        """Columns in the middle of the screen, none wider than can be read, and not in its upper corner."""
        width, side = self.app.size.width, self._side(view)
        has_two = self._is_wide and bool(side)
        left, whole = self._widths(side, has_two)
        columns, left_column = self.query_one("#round-columns"), self.query_one("#left")
        # A class would have all that stands in the columns styled anew, which takes longer than a key may.
        if (columns.layout.name == "horizontal") is not has_two:
            columns.styles.layout = "horizontal" if has_two else "vertical"
        self.query_one("#divider").display = has_two
        right = self.query_one("#right")
        right.styles.height = "1fr" if has_two or side == "pane" else "40%"
        columns.styles.width = whole
        left_column.styles.width = left
        left_column.styles.height = "auto" if side == "pane" and not has_two else "1fr"
        beside = max(0, (width - whole) // 2)
        columns.styles.margin = (0, 0, 0, beside)
        self.query_one("#foot").styles.padding = (0, beside)
        above = self._lines_above(view, left - 3)
        left_column.styles.padding = (above, 1, 0, 1)
        right.styles.padding = (above, 0, 0, 1) if has_two else (0, 1, 0, 1)

    def _lines_above(self, view: RoundView, width: int) -> int:
        """Lines left free above a question that doesn't fill the screen."""
        page, height = self._page(view), self.app.size.height
        is_covered = self._side(view) == "pane" and not self._is_wide
        if height < TALL or is_covered or page not in ("asked", "follow-up", "between"):
            return 1
        below = {"follow-up": sheets.follow_up, "between": sheets.between}.get(page)
        needed = lines_of_question(view.question.prompt, width) + (line_count(below(view, width)) if below else 0)
        if view.round.replied:
            needed += line_count(stack(wrap(_deep_held_back(view), width)))
        free = height - HEAD_AND_FOOT - LINES_OF_BAND - LINES_OF_HEADS
        if page == "asked" and not self._is_wide:  # where notes will be opened nothing shall move
            return max(1, min(MOST_ABOVE, (free * 3 // 5 - needed - LINES_OF_CLOCK) // 2))
        return max(1, min(MOST_ABOVE, (free - needed) // 3))

    def _widths(self, side: str, has_two: bool) -> tuple[int, int]:
        """Columns of the left pane, and of both; beside a pane that is turned each has room for a formula."""
        width = self.app.size.width
        if not has_two:
            return min(width, COLUMN), min(width, COLUMN)
        whole = min(width, COLUMNS)
        return min(COLUMN, whole // 2 if side == "pane" else whole * 3 // 5), whole

    def _fold_question(self) -> None:
        """The question stays in sight: whole where there is room beside what belongs to it, else its first lines."""
        view, page, side = self._current(), self._page(self._current()), self._side(self._current())
        question, prompt = self.query_one("#question", Scroller), view.question.prompt
        has_two = self._is_wide and bool(side)
        is_covered = side == "pane" and not has_two
        question.display = page in ("reviewing", "between", "follow-up")
        is_alone = self.shows_whole and question.display
        self.query_one("#body").display = not (is_covered or is_alone)
        if is_alone:
            self.query_one("#heads-above").display = False
        self.query_one("#right").display = bool(side) and not (is_alone and not has_two)
        if not question.display:
            return
        width = self._widths(side, has_two)[0] - 3
        free = self._free_lines(page, has_two)
        below = 0 if is_covered else self._lines_below(view, page, width, free)
        room = FEWEST_LINES if is_covered else max(FEWEST_LINES, free - below - 1)
        whole = lines_of_question(prompt, width)
        self._is_folded = not self.shows_whole and whole > room
        self.query_one("#question-text").display = not self._is_folded
        self.query_one("#question-short").display = self._is_folded
        if self._is_folded:
            self._sheet("question-short", lambda width: pressable(short_question(prompt, room, width), "o"))
        question.styles.max_height = None if self.shows_whole else room + 1
        question.styles.height = "1fr" if self.shows_whole else "auto"
        scored = self.query_one("#scoring", Sheet).lines_at(width) + 1
        self.query_one("#ticking").styles.max_height = max(FEWEST_LINES, free - min(whole, room) - 1 - scored)

    def _free_lines(self, page: str, has_two: bool) -> int:
        """Lines for the question and what belongs below it."""
        width, height = self.app.size
        taken = self.query_one("#line", Sheet).lines_at(width) + self.query_one("#left").styles.padding.top
        taken += LINES_OF_BAND * (page == "follow-up") + LINES_OF_HEADS * (page != "follow-up" and not has_two)
        return height - taken - HEAD_AND_FOOT

    def _lines_below(self, view: RoundView, page: str, width: int, free: int) -> int:
        """Lines that belong below the question; in a review with the meanings of all scores where they fit."""
        if page == "follow-up":
            return line_count(sheets.follow_up(view, width))
        if page == "between":
            return line_count(sheets.between(view, width))
        points = line_count(sheets.rubric(view, width)) + 1
        with_meanings = points + line_count(sheets.scoring(view, True, width))
        question = line_count(short_question(view.question.prompt, free, width))
        lists_meanings = with_meanings + question + 1 <= free
        self._sheet("scoring", partial(sheets.scoring, view, lists_meanings))
        return with_meanings if lists_meanings else points + line_count(sheets.scoring(view, False, width))

    def _show_line(self, view: RoundView) -> None:
        said = instruction(view)
        if self.focused is not None and not view.trouble:
            writing = WRITING.get(self._line_for, "Notes. PgUp and PgDn scroll the question.")
            said = f"{self._told}\n{writing}" if self._told else writing
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
        if view.round.skips or view.phase in (Phase.ANSWERING, Phase.PREDICTING):
            return "asked"
        return "between" if view.phase is Phase.FINISHED else view.phase.value

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
