"""A round being sat: one view in, events out."""

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Input

from practice_tui.core.attempts import RemarkKind
from practice_tui.core.events import Rate, Write
from practice_tui.core.keys import ANYWHERE_KEYS, Key
from practice_tui.core.round_keys import ROUND_KEYS, offered, round_key
from practice_tui.core.rounds import Phase
from practice_tui.core.text import NOTES_CAP, clean
from practice_tui.core.views import RoundView
from practice_tui.core.wording import instruction
from practice_tui.tui.bindings import SCROLL_BINDINGS, one_for_each_key
from practice_tui.tui.messages import FlagWanted, Happened, LeaveWanted, Remarked
from practice_tui.tui.sheets import round as sheets
from practice_tui.tui.sheets.drawing import WARN, say, stack, wrap
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.prose import Prose
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Draw, Sheet

if TYPE_CHECKING:
    from textual.widgets import TextArea

BACK = Key("round.panel", "tab", "Back", "what tab does while something is written")
NOTE, SAID = "note", "said"  # what the one-line input is open for


class RoundScreen(Screen[None]):
    """Shows a round as it stands. What a key means in which phase is `core.round_keys`' to say."""

    AUTO_FOCUS = ""
    PLACE = "round"
    BINDINGS = [*one_for_each_key(ROUND_KEYS), *SCROLL_BINDINGS, Binding("escape", "back", show=False)]

    view: reactive[RoundView | None] = reactive(None, repaint=False)
    panel: reactive[str] = reactive(sheets.PANELS[0], repaint=False)
    shows_clock: reactive[bool] = reactive(True, repaint=False)

    def __init__(self, view: RoundView, tips: tuple[str, ...] = (), *, shows_clock: bool = True) -> None:
        super().__init__()
        self.set_reactive(RoundScreen.shows_clock, shows_clock)
        self._tips = tips
        self._asked = ""
        self._line_for = ""
        self._is_writing = False
        self.set_reactive(RoundScreen.view, view)

    def compose(self) -> ComposeResult:
        yield Sheet(id="head")
        with ContentSwitcher(id="body", initial="ready"):
            with Scroller(id="ready"):
                yield Sheet(id="ready-sheet")
            with Vertical(id="answering"), Scroller(id="asked"):
                yield Prose(id="prompt")
                yield Sheet(id="beside")
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
        yield Input(id="line-input", compact=True)
        yield Sheet(id="line")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#line-input").display = False
        self._open_notes(self._current())
        self._show()

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
        if (before.round.hints, before.round.clarified) < (view.round.hints, view.round.clarified):
            self.query_one("#asked", Scroller).scroll_end(animate=False)

    def watch_panel(self) -> None:
        if self.is_mounted:
            self._show()

    def watch_shows_clock(self) -> None:
        if self.is_mounted:
            self._show()

    def on_text_area_changed(self, changed: "TextArea.Changed") -> None:
        written = changed.text_area.text
        if len(written) > NOTES_CAP:
            self.notify(f"Notes are kept up to {NOTES_CAP:,} characters; the rest is left out.", markup=False)
            changed.text_area.text = written[:NOTES_CAP]
            return
        self.post_message(Happened(Write(clean(written))))

    @on(Input.Submitted, "#line-input")
    def _line_submitted(self, submitted: Input.Submitted) -> None:
        text = clean(submitted.value).strip()
        view = self._current()
        if self._line_for == SAID:
            self.post_message(Happened(Write(text)))
        elif text:
            self.post_message(Remarked(view.question.id, RemarkKind.NOTE, text))
        self._close_line()

    def action_press(self, pressed: str) -> None:
        """A key of the keyboard: the round says what it means now."""
        view = self._current()
        key = round_key(view, pressed)
        if self.focused is not None:
            if pressed == "tab":
                self.action_back()
            return
        if key is None:
            return
        if key.event is not None:
            if isinstance(key.event, Rate):
                self.query_one("#line", Sheet).draw = lambda width: say("saving…", WARN)
            self.post_message(Happened(key.event))
            return
        self._act(key)

    def action_back(self) -> None:
        """From what is written back to the keys."""
        if self.focused is not None:
            self._is_writing = False
            self._close_line()

    def flash(self, is_on: bool) -> None:
        """A signal that can be seen from the corner of the eye, for as long as it is on."""
        self.set_class(is_on, "flash")

    def action_scroll(self, direction: str) -> None:
        for scroller in self.query(Scroller):
            if scroller.is_on_screen and scroller.max_scroll_y:
                getattr(scroller, f"scroll_{direction}")(animate=False)

    def _act(self, key: Key) -> None:
        match key.name:
            case "notes":
                notes = self._editor()
                notes.display = self._is_writing = True
                self.set_focus(notes)
                self._show()
            case "panel":
                at = sheets.PANELS.index(self.panel)
                self.panel = sheets.PANELS[(at + 1) % len(sheets.PANELS)]
            case "said":
                result = self._current().result
                self._open_line(SAID, "What did you say?", result.said if result else "")
            case "note":
                self._open_line(NOTE, "A private note on this question", self._current().note)
            case "clock":
                self.shows_clock = not self.shows_clock
            case "flag":
                self.post_message(FlagWanted(self._current().question.id))
            case "leave":
                self.post_message(LeaveWanted())

    def _open_line(self, purpose: str, placeholder: str, value: str) -> None:
        self._line_for = purpose
        line = self.query_one("#line-input", Input)
        line.placeholder, line.value, line.display = placeholder, value, True
        self.set_focus(line)
        self._show()

    def _close_line(self) -> None:
        self.query_one("#line-input").display = False
        self.set_focus(None)
        self._show()

    def _current(self) -> RoundView:
        assert self.view is not None
        return self.view

    def _turn_page(self, view: RoundView) -> None:
        """Another phase or question: nothing open from the last one stays open."""
        self.set_focus(None)
        self.query_one("#line-input").display = False
        self.panel = sheets.PANELS[0]
        self._is_writing = False
        self._open_notes(view)
        for scroller in self.query(Scroller):
            scroller.scroll_home(animate=False)

    def _open_notes(self, view: RoundView) -> None:
        """What was written so far, where something was."""
        if view.phase is not Phase.ANSWERING or not (view.round.notes or self.query("#notes")):
            return
        notes = self._editor()
        notes.display = bool(view.round.notes)
        if notes.text != view.round.notes:
            with self.prevent(notes.Changed):
                notes.text = view.round.notes

    def _editor(self) -> "TextArea":
        """Where notes are written: imported and mounted once some are, since it takes 0.6 MB."""
        from textual.widgets import TextArea

        for editor in self.query("#notes").results(TextArea):
            return editor
        editor = TextArea(id="notes", soft_wrap=True, show_line_numbers=False, compact=True)
        self.query_one("#answering").mount(editor)
        return editor

    def _show_head(self, view: RoundView) -> None:
        self._sheet("head", partial(sheets.head, view, shows_clock=self.shows_clock))

    def _show(self) -> None:
        view = self._current()
        self._fill(view)
        self._show_head(view)
        self.query_one("#body", ContentSwitcher).current = self._page(view)
        match self._page(view):
            case "ready":
                self._sheet("ready-sheet", partial(sheets.ready, view, self._tips))
            case "answering":
                self._sheet("beside", partial(sheets.beside_prompt, view))
                if self._is_writing and self.focused is None:  # a pause had hidden the editor
                    self.set_focus(self.query_one("#notes"))
            case "paused":
                self._sheet("paused-sheet", partial(sheets.paused, view))
            case "reviewing":
                self._show_panel(view)
            case "between":
                self._sheet("between-sheet", partial(sheets.between, view))
            case "follow-up":
                self._sheet("follow-up-sheet", partial(sheets.follow_up, view))
                self.query_one("#deep").display = view.round.replied
        self._show_line(view)

    def _show_panel(self, view: RoundView) -> None:
        self._sheet("tabs", partial(sheets.panel_tabs, self.panel))
        self.query_one("#panels", ContentSwitcher).current = f"panel-{self.panel}"
        draw = {"Rubric": sheets.rubric, "Mistakes": sheets.mistakes, "Yours": sheets.yours}.get(self.panel)
        if draw:
            self._sheet(f"sheet-{self.panel}", partial(draw, view))

    def _show_line(self, view: RoundView) -> None:
        if self.focused is not None:
            said = "enter: keep it · tab: back" if self._line_for and self.focused.id == "line-input" else "tab: back"
        else:
            said = instruction(view)
        style = "bold $text-error" if view.trouble else "bold"
        self._sheet("line", lambda width: stack(wrap(say(said, style), width)))
        keys = (BACK,) if self.focused is not None else (*offered(view), ANYWHERE_KEYS[0])
        self.query_one(KeyBar).keys = keys

    def _page(self, view: RoundView) -> str:
        if view.round.is_paused:
            return "paused"
        if view.phase is Phase.BETWEEN and self.panel != sheets.PANELS[0]:
            return "reviewing"
        return "between" if view.phase is Phase.FINISHED else view.phase.value

    def _fill(self, view: RoundView) -> None:
        """Prompt and answer are laid out while the person thinks, so that the reveal has nothing left to do."""
        asked = f"{view.question.id} {view.round.slot.question_id}"
        if asked == self._asked:
            return
        self._asked = asked
        answer = view.question.answer
        holds_back = view.round.follow_ups and bool(view.question.follow_ups)
        code = f"```python\n{answer.code}\n```" if answer.code else ""
        parts = [f"**In 30 seconds.** {answer.short}", answer.full, code, "" if holds_back else answer.deep]
        self.query_one("#prompt", Prose).update(view.question.prompt)
        self.query_one("#answer", Prose).update("\n\n".join(part for part in parts if part))
        self.query_one("#deep", Prose).update(answer.deep if holds_back else "")

    def _sheet(self, name: str, draw: Draw) -> None:
        self.query_one(f"#{name}", Sheet).draw = draw
