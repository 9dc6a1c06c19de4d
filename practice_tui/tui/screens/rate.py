"""A second opinion being given: one view in, events out."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.events import Key as KeyEvent
from textual.events import Resize
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Input

from practice_tui.core.rounds.events import Write
from practice_tui.core.sheets.events import KeepPrivate, SheetEvent
from practice_tui.core.sheets.sheet import SheetPhase
from practice_tui.core.values.text import NOTES_CAP, clean
from practice_tui.core.views.keys import ANYWHERE_KEYS, Key, dead_key_line, pressed_as
from practice_tui.core.views.opinion_wording import rate_instruction
from practice_tui.core.views.rate_keys import KEYS_OF_RATINGS, RateAct, rate_key, rate_keys_offered
from practice_tui.core.views.recorded import Recorded
from practice_tui.core.views.sheets import Pane, SheetView, panes_of
from practice_tui.tui.bindings import SCROLL_BINDINGS, SCROLL_KEYS, keymap_of
from practice_tui.tui.messages import PlayWanted, RateHappened, RateLeaveWanted, RateSignWanted
from practice_tui.tui.panes import HIGH_CLASSES
from practice_tui.tui.sheets import rate as sheets
from practice_tui.tui.sheets.drawing import WIDEST_PROSE, say, stack, wrap
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.line_input import LineInput
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Draw, Sheet

TWO_COLUMNS_FROM = 96  # columns of the terminal
TALL_FROM = 30  # rows from which the question has room for more of its lines
CLOSE = Key("rate.close-line", "enter", "Done", "what enter does while something is written", also=("escape",))
STRETCHES = {RateAct.STRETCH_BEFORE: -1, RateAct.STRETCH: 1}  # of speech in a recording
_PRESSED = frozenset(pressed for entry in KEYS_OF_RATINGS for pressed in (entry.key.key, *entry.key.also))


class RateScreen(Screen[None]):
    """Shows a sheet as it stands, and once it is signed the lines of `outcome`."""

    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = HIGH_CLASSES
    BINDINGS = [
        *SCROLL_BINDINGS,
        Binding("escape", "back", show=False),
    ]

    view: reactive[SheetView | None] = reactive(None, repaint=False)

    def __init__(self, view: SheetView) -> None:
        super().__init__()
        self.outcome: tuple[str, ...] = ()
        self._pane = panes_of(view)[0]
        self._is_whole = False
        self._message = ""
        self._line_for = ""
        self.set_reactive(RateScreen.view, view)

    def compose(self) -> ComposeResult:
        yield Sheet(id="head")
        with Container(id="rate-parts"):
            with Scroller(id="read"):
                yield Sheet(id="read-sheet")
            with Scroller(id="judged"):
                yield Sheet(id="judged-sheet")
        with Vertical(id="foot"):
            yield LineInput(id="line-input")
            yield Sheet(id="line")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#line-input").display = False
        self._show()

    def on_resize(self, resized: Resize) -> None:
        self._show()

    def watch_view(self, before: SheetView | None, view: SheetView) -> None:
        if not self.is_mounted or before is None:
            return
        if before.phase is not view.phase or before.sheet.position != view.sheet.position:
            self._turn_page(before, view)
        if before != view:
            self._show()

    @on(Input.Changed, "#line-input")
    def _keep_line(self) -> None:
        """Keep what is written letter by letter, so that a kill takes none of it."""
        text = clean(self.query_one("#line-input", Input).value)[:NOTES_CAP]
        if self._line_for == RateAct.NOTE:
            self._happen(Write(text))
        elif self._line_for == RateAct.PRIVATE:
            self._happen(KeepPrivate(text))

    def action_back(self) -> None:
        """Closes the line that is written in, or a signed sheet; never one that isn't signed."""
        if self._line_for:
            self._keep_line()
            self._close_line()
            self._show()
        elif self._current.phase is SheetPhase.SIGNED:
            self.post_message(RateLeaveWanted())

    def on_key(self, event: KeyEvent) -> None:
        if event.key in ("question_mark", *SCROLL_KEYS) and self.focused is None:
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
        getattr(self.query_one("#read", Scroller), f"scroll_{how}")(animate=False)

    def action_turn(self, title: str) -> None:
        """Turn to the pane of this title, whose head was clicked."""
        self._turn_to(Pane(title))

    def _press(self, key: str, character: str) -> None:
        entry = rate_key(self._current, pressed_as(key, character))
        self._message = "" if entry else dead_key_line(key, character)
        if entry is None:
            self._show_line(self._current)
        elif entry.event is not None:
            self._happen(entry.event)
        else:
            self._obey(RateAct(entry.key.name))

    def _obey(self, act: RateAct) -> None:
        judgement = self._current.judgement
        match act:
            case RateAct.PANE | RateAct.PANE_BEFORE:
                panes = panes_of(self._current)
                step = 1 if act is RateAct.PANE else -1
                self._turn_to(panes[(panes.index(self._pane) + step) % len(panes)])
            case RateAct.QUESTION:
                self._is_whole = not self._is_whole
                self._show()
            case RateAct.PLAY | RateAct.STRETCH | RateAct.STRETCH_BEFORE:
                if recorded := self._current.text.recorded:
                    self.post_message(PlayWanted(recorded, STRETCHES.get(act, 0)))
            case RateAct.NOTE:
                self._open_line(act, "A note for whoever answered", judgement.note)
            case RateAct.PRIVATE:
                self._open_line(act, "A note that you keep to yourself", judgement.private)
            case RateAct.SIGN:
                self.post_message(RateSignWanted())
            case RateAct.LEAVE:
                self.post_message(RateLeaveWanted())

    def _turn_to(self, pane: Pane) -> None:
        self._pane = pane
        self.query_one("#read", Scroller).scroll_home(animate=False)
        self._show()

    def _open_line(self, act: RateAct, placeholder: str, value: str) -> None:
        self._line_for = act
        self.query_one(LineInput).open(placeholder, value, NOTES_CAP)
        self._show()

    def _turn_page(self, before: SheetView, view: SheetView) -> None:
        """Another phase or answer: nothing that was open for the last one stays open."""
        self._message = ""
        if self._line_for:
            self._close_line()
        if before.sheet.position != view.sheet.position:
            self._pane, self._is_whole = panes_of(view)[0], False
            self.query_one("#read", Scroller).scroll_home(animate=False)

    def _close_line(self) -> None:
        self._line_for = ""
        self.query_one("#line-input").display = False
        self.set_focus(None)

    def _happen(self, event: SheetEvent) -> None:
        self.post_message(RateHappened(event))

    def shows(self, recorded: Recorded) -> bool:
        """Whether the answer of this recording is being judged."""
        return self._current.sheet.answer.id == recorded.attempt_id

    def tell(self, text: str) -> None:
        """Say something in the line, until the next key or page."""
        self._message = text
        self._show_line(self._current)

    @property
    def _current(self) -> SheetView:
        assert self.view is not None
        return self.view

    def _show(self) -> None:
        view, width, height = self._current, self.app.size.width, self.app.size.height
        is_signed, is_wide = view.phase is SheetPhase.SIGNED, width >= TWO_COLUMNS_FROM
        self._draw("head", partial(sheets.head, view))
        self._show_line(view)
        self.query_one("#rate-parts").set_class(is_wide, "-beside")
        self.set_class(is_signed, "-signed")
        self.query_one("#judged").display = not is_signed
        if is_signed:
            self._draw("read-sheet", partial(sheets.signed, self.outcome))
            return
        lines_of_question = 6 if is_wide or height >= TALL_FROM else 2
        keymap = keymap_of(self.app)
        self._draw("read-sheet", partial(sheets.reading, view, self._pane, self._is_whole, lines_of_question, keymap))
        room = self._room if is_wide else self._room * 3 // 5
        self._draw("judged-sheet", partial(sheets.judging, view, room))

    @property
    def _room(self) -> int:
        """Lines between the head and the line that says what to do."""
        foot = self.query_one("#line", Sheet).lines_at(self.app.size.width - 2) + bool(self._line_for)
        return self.app.size.height - 2 - foot

    def _show_line(self, view: SheetView) -> None:
        text = self._message or rate_instruction(view)
        if self._line_for and not view.trouble:
            text = "It is kept as you write. enter: back to the keys."
        style = "bold $text-error" if view.trouble else "bold"
        self._draw("line", lambda width: stack(wrap(say(text, style), min(width, WIDEST_PROSE))))
        offered = [entry.key for entry in rate_keys_offered(view)]
        self.query_one(KeyBar).keys = (CLOSE,) if self._line_for else (*offered, ANYWHERE_KEYS[0])

    def _draw(self, name: str, draw: Draw) -> None:
        self.query_one(f"#{name}", Sheet).draw = draw
