"""A round being sat: one view in, events out."""

from enum import Enum, auto
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

from practice_tui.core.bank.questions import Kind, Question
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
from practice_tui.core.views.round_keys import ROUND_KEYS, Act, offered
from practice_tui.core.views.screens import RoundView
from practice_tui.core.views.wording import deep_held_back, earlier_tries, instruction
from practice_tui.tui.bindings import SCROLL_BINDINGS, keymap_of
from practice_tui.tui.messages import (
    EditWanted,
    FlagWanted,
    Happened,
    LeaveWanted,
    PointsWanted,
    Remarked,
    WindowUnwanted,
)
from practice_tui.tui.panes import WIDE
from practice_tui.tui.round_layout import ASIDE, FEWEST_LINES, PANE, WITH_QUESTION, RoundLayout, page_of
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


class LineUse(Enum):
    """The purpose for which the one-line input is open."""

    NOTE = auto()
    SAID = auto()
    ASK = auto()


WRITING = {  # what the line says while that is open
    LineUse.NOTE: "A private note on this question. enter keeps it, escape drops what you changed.",
    LineUse.SAID: "What you said, in one line. enter keeps it, escape drops what you changed.",
    LineUse.ASK: "To the interviewer. enter: ask it. escape: don't ask, write it into the notes.",
}
GIVES_AWAY = (sheets.ANSWER, sheets.MISTAKES)  # they show what a good answer is
PASSED_ON = frozenset({"question_mark"})  # is the app's


class RoundScreen(Screen[None]):
    """Shows a round as it stands. `core.views.keystrokes` says what a key means in which phase."""

    AUTO_FOCUS = ""
    BINDINGS = [*SCROLL_BINDINGS, Binding("escape", "back", show=False)]

    view: reactive[RoundView | None] = reactive(None, repaint=False)
    panel: reactive[str] = reactive(sheets.RUBRIC, repaint=False)
    shows_whole: reactive[bool] = reactive(False, repaint=False)

    def __init__(self, view: RoundView, tips: tuple[str, ...] = (), *, shows_clock: bool = True) -> None:
        super().__init__()
        self._tips, self._shows_clock = tips, shows_clock
        self._asked: tuple[Question, str] | None = None
        self._line_for: LineUse | None = None
        self._is_writing = False
        self._is_folded = False
        self._has_notes = False
        self._first: First | None = None
        self._last_typed: Stroke | None = None
        self._message = ""
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
            self._editor().show(written[:NOTES_CAP])
            self._tell(f"Notes are kept up to {NOTES_CAP:,} characters; the rest is left out.")
            return
        self._happen(Write(clean(written)))

    @on(Input.Submitted, "#line-input")
    def _line_submitted(self, submitted: Input.Submitted) -> None:
        text = clean(submitted.value).strip()
        view = self._current()
        match self._line_for:
            case LineUse.SAID:
                self._happen(Write(text))
            case LineUse.ASK:
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
        if self._line_for is LineUse.ASK and line.has_focus and line.value.strip():
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
        if view.phase is Phase.ANSWERING and not view.round.is_paused and self.focused is None:
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
                self._message = ""
                self._last_typed = stroke
                self._take_back(mistaken, text)
            case Command(key) if not is_stray:
                self._first = first_of(view, stroke, key)
                self._message = ""
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
        """Take back a command that was only the first letter of a word, and write the word."""
        if mistaken in (Act.PAUSE, Act.SKIP, Act.UNRETRY):
            self._typed_ahead = text  # until the question is there again
            self._happen(Retry(goes_on=True) if mistaken == Act.UNRETRY else Undo())
            return
        if mistaken in (Act.FLAG, Act.LEAVE):
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
            case Act.NOTES:
                self._type("")
                self._editor().first, self._first = self._first, None
            case Act.PANEL:
                self._turn(1)
            case Act.PANEL_BEFORE:
                self._turn(-1)
            case Act.ASK:
                self._open_line(LineUse.ASK, "Ask in your own words, or aloud; enter: what is told", "")
            case Act.SAID:
                self._open_line(LineUse.SAID, "What did you say?", view.result.said if view.result else "")
            case Act.NOTE:
                self._open_line(LineUse.NOTE, "A private note on this question", view.note)
            case Act.QUESTION:
                self._turn_question()
            case Act.EDIT:
                self._edit(view)
            case Act.FLAG:
                self.post_message(FlagWanted(view.question.id))
            case Act.LEAVE:
                self.post_message(LeaveWanted())

    def _edit(self, view: RoundView) -> None:
        """The entry, or points for a rubric where it has none: either shows the answer."""
        self._happen(OpenAnswer())
        has_points = view.question.rubric or view.is_rubric_new
        self.post_message(EditWanted(view.question.id) if has_points else PointsWanted(view.question))

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
        """Write text into the notes, which are open from now on."""
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
        """Write down the last letters before the answer is over."""
        notes = self._editor()
        if notes.text != self._current().round.notes:
            self._happen(Write(clean(notes.text)[:NOTES_CAP]))

    def _open_line(self, use: LineUse, placeholder: str, value: str) -> None:
        self._line_for = use
        line = self.query_one("#line-input", Input)
        line.placeholder, line.value, line.display = placeholder, value, True
        line.cursor_position = len(value)
        self.set_focus(line)
        self._show()

    def _close_line(self) -> None:
        self._line_for = None
        self.query_one("#line-input").display = False
        self.set_focus(None)
        self._show()

    def _current(self) -> RoundView:
        assert self.view is not None
        return self.view

    def _tell(self, text: str) -> None:
        """A word in the line, until the next key or page."""
        self._message = text
        self._show_line(self._current())

    def _turn_page(self, view: RoundView) -> None:
        """Another phase or question: nothing open from the last one stays open."""
        self.set_focus(None)
        self.query_one("#line-input").display = False
        self._line_for, self._message = None, ""
        self.panel = sheets.RUBRIC
        self.shows_whole = self._is_writing = False
        self._open_notes(view)
        for scroller in self.query(Scroller):
            scroller.scroll_home(animate=False)

    def _open_notes(self, view: RoundView) -> None:
        """Show the notes written so far, if there are any."""
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
        """The panels that tab turns to, beside the rubric or in its place; without a rubric the answer comes next."""
        if self._is_wide:
            return sheets.PANELS[1:]
        return sheets.PANELS if self._current().question.rubric else sheets.PANELS_WITHOUT_RUBRIC

    @property
    def _panel(self) -> str:
        """The panel in sight. At first it holds one's own words; beside a score, earlier answers."""
        if not self._is_wide or self.panel != sheets.RUBRIC:
            return self.panel
        view = self._current()
        has_words = bool(view.note or (view.result and (view.result.notes or view.result.said)))
        is_scored = view.phase is Phase.BETWEEN and bool(earlier_tries(view))
        return sheets.EARLIER if is_scored and not has_words else sheets.YOURS

    def _show_time(self, view: RoundView) -> None:
        """Draw what changes each second."""
        self._sheet("head", partial(sheets.head, view, shows_clock=self._shows_clock))
        layout = self._layout()
        page, is_tall = layout.page, layout.is_tall
        is_shown = page in ("asked", "paused", "follow-up") and view.phase is not Phase.READY
        is_beside = is_shown and layout.side == ASIDE and layout.is_wide
        is_above = page == "asked" and is_tall and not layout.is_wide
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
        page = page_of(view)
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
                self._sheet("rubric", partial(sheets.rubric, view, keymap_of(self.app)))
            case "between":
                self._sheet("between-sheet", partial(sheets.between, view))
            case "follow-up":
                self._sheet("hints-sheet", partial(sheets.beside_prompt, view))
                self._sheet("follow-up-sheet", partial(sheets.follow_up, view))
                self.query_one("#deep").display = view.round.replied and bool(deep_held_back(view))
        self._show_line(view)
        self._fold_question()

    def _show_side(self, view: RoundView) -> None:
        """Fill the second column, or what stands below the first where there is no second."""
        layout = self._layout()
        side, page = layout.side, layout.page
        is_setting = view.phase in (Phase.REVIEWING, Phase.BETWEEN) and view.shows_answers and page != "paused"
        self.query_one("#right").display = bool(side)
        self.query_one("#heads-above").display = is_setting and not side
        self._editor().display = self._has_notes and page == "asked"
        self.query_one("#hints").display = self._is_wide
        self._sheet("heads-above", partial(sheets.heads, self._panels, self._panel))
        if side:
            self.query_one("#side", ContentSwitcher).current = side
        if side == PANE:
            self._sheet("heads", partial(sheets.heads, self._panels, self._panel))
            self.query_one("#turned", ContentSwitcher).current = f"panel-{self._panel}"
            if self._panel in sheets.DRAWN_PANELS:
                self._sheet(f"sheet-{self._panel}", partial(sheets.panel, self._panel, view, keymap_of(self.app)))
        self._set_columns(layout)

    def _layout(self) -> RoundLayout:
        """The round as it stands in a terminal of this size."""
        return RoundLayout(
            self._current(),
            *self.app.size,
            has_notes=self._has_notes,
            is_turned=self.panel != sheets.RUBRIC,
            keymap=keymap_of(self.app),
        )

    def _set_columns(self, layout: RoundLayout) -> None:
        """Columns in the middle of the screen, none wider than can be read, and not in its upper corner."""
        has_two, is_pane, above = layout.has_two, layout.side == PANE, layout.lines_above
        columns, left, right = self.query_one("#round-columns"), self.query_one("#left"), self.query_one("#right")
        # A class would have all that stands in the columns styled anew, which takes longer than a key may.
        if (columns.layout.name == "horizontal") is not has_two:
            columns.styles.layout = "horizontal" if has_two else "vertical"
        self.query_one("#divider").display = has_two
        columns.styles.width = layout.whole
        columns.styles.margin = (0, 0, 0, layout.margin)
        left.styles.width = layout.left
        left.styles.height = "auto" if layout.is_covered else "1fr"
        left.styles.padding = (above, 1, 0, 1)
        right.styles.height = "1fr" if has_two or is_pane else "40%"
        right.styles.padding = (above, 0, 0, 1) if has_two else (0, 1, 0, 1)
        self.query_one("#foot").styles.padding = (0, layout.margin)

    def _fold_question(self) -> None:
        """The question stays in sight: whole where there is room beside what belongs to it, else its first lines."""
        layout, question = self._layout(), self.query_one("#question", Scroller)
        question.display = layout.page in WITH_QUESTION
        view, prompt, width = layout.view, layout.view.question.prompt, layout.text_width
        free = layout.free_lines(self.query_one("#line", Sheet).lines_at(self.app.size.width))
        is_review = layout.page == "reviewing" and not layout.is_covered
        lists_meanings = is_review and layout.lists_meanings(free)
        if is_review:
            self._sheet("scoring", partial(sheets.scoring, view, lists_meanings))
        scored = self.query_one("#scoring", Sheet).lines_at(width) + 1
        whole = lines_of_question(prompt, width)
        is_alone = self.shows_whole and question.display and whole + 1 + FEWEST_LINES + scored * is_review > free
        self.query_one("#body").display = not (layout.is_covered or is_alone)
        if is_alone:
            self.query_one("#heads-above").display = False
        self.query_one("#right").display = bool(layout.side) and not (is_alone and not layout.has_two)
        if not question.display:
            return
        panel = self._lines_of_panel(view, width) if layout.is_covered else 0
        room = layout.room_for_question(free, lists_meanings=lists_meanings, panel=panel)
        self._is_folded = not self.shows_whole and whole > room
        self.query_one("#question-text").display = not self._is_folded
        self.query_one("#question-short").display = self._is_folded
        if self._is_folded:
            self._sheet("question-short", lambda width: pressable(short_question(prompt, room, width), "o"))
        question.styles.max_height = None if self.shows_whole else room + 1
        question.styles.height = "1fr" if is_alone else "auto"
        taken = whole if self.shows_whole else min(whole, room)
        self.query_one("#ticking").styles.max_height = max(FEWEST_LINES, free - taken - 1 - scored)

    def _lines_of_panel(self, view: RoundView, width: int) -> int:
        """Lines of the panel that is turned, below the question."""
        if self._panel in sheets.DRAWN_PANELS:
            return line_count(sheets.panel(self._panel, view, keymap_of(self.app), width))
        return lines_of_question(_answer_text(view), width)

    def _show_line(self, view: RoundView) -> None:
        text = instruction(view)
        if self.focused is not None and not view.trouble:
            writing = WRITING[self._line_for] if self._line_for else "Notes. PgUp and PgDn scroll the question."
            text = f"{self._message}\n{writing}" if self._message else writing
        elif self._message:
            text = f"{self._message}\n{text}"
        style = "bold $text-error" if view.trouble else "bold"
        self._sheet("line", lambda width: stack(wrap(say(text, style), width)))
        self.query_one(KeyBar).keys = self._keys(view)

    def _keys(self, view: RoundView) -> tuple[Key, ...]:
        if self.focused is None:
            return (*offered(view), ANYWHERE_KEYS[0])
        if self.focused.id == "notes":
            return (BACK,)
        return (TELL if self._line_for is LineUse.ASK else KEEP, BACK)

    def _fill(self, view: RoundView) -> None:
        """Prompt and answer are laid out while the person thinks, so that the reveal has nothing left to do."""
        asked = view.question, view.round.slot.question_id
        if asked == self._asked:
            return
        self._asked = asked
        deep = deep_held_back(view)
        self.query_one("#prompt", Prose).update(view.question.prompt)
        self.query_one("#question-text", Prose).update(view.question.prompt)
        self.query_one("#answer", Prose).update(_answer_text(view))
        self.query_one("#deep", Prose).update(f"**What a senior adds.** {deep}" if deep else "")

    def _sheet(self, name: str, draw: Draw) -> None:
        self.query_one(f"#{name}", Sheet).draw = draw


_PRESSED = frozenset(pressed for key in ROUND_KEYS for pressed in (key.key, *key.also))


def _answer_text(view: RoundView) -> str:
    """The model answer, in 30 seconds and in full."""
    answer = view.question.answer
    code = f"```python\n{answer.code}\n```" if answer.code else ""
    short = f"**In 30 seconds.** {answer.short}" if answer.short else ""
    return "\n\n".join(filter(None, [short, answer.full, code, "" if deep_held_back(view) else answer.deep]))
