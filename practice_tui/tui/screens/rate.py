"""A second opinion being given: one view in, events out."""

from functools import partial

from textual.app import ComposeResult
from textual.containers import Container

from practice_tui.core.rounds.events import Write
from practice_tui.core.sheets.events import KeepPrivate, SheetEvent
from practice_tui.core.sheets.sheet import SheetPhase
from practice_tui.core.values.turning import turned
from practice_tui.core.views.keys import Key
from practice_tui.core.views.opinion_wording import rate_instruction
from practice_tui.core.views.rate_keys import RATE_KEYS, RateAct, rate_key, rate_keys_offered
from practice_tui.core.views.recorded import JUMPS, Recorded
from practice_tui.core.views.sheets import Pane, SheetView, panes_of
from practice_tui.tui.bindings import SCROLL_BINDINGS, keymap_of
from practice_tui.tui.messages import PlayWanted, RateHappened, RateLeaveWanted, RateSignWanted
from practice_tui.tui.panes import HIGH_CLASSES, TALL, lines_above
from practice_tui.tui.seat import SeatScreen
from practice_tui.tui.sheets import rate as sheets
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet


class RateScreen(SeatScreen[SheetView]):
    """Shows a sheet as it stands, and once it is signed the lines of `outcome`."""

    VERTICAL_BREAKPOINTS = HIGH_CLASSES
    BINDINGS = SCROLL_BINDINGS
    KEYS = RATE_KEYS

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self.outcome: tuple[str, ...] = ()
        self._pane = panes_of(view)[0]
        self._is_whole = False

    def compose(self) -> ComposeResult:
        yield Sheet(id="head")
        with Container(id="seat-columns"):
            with Scroller(id="read"):
                yield Sheet(id="read-sheet")
            with Scroller(id="judged"):
                yield Sheet(id="judged-sheet")
        yield from self.compose_foot()

    def action_scroll(self, direction: str) -> None:
        """Scroll what is read, never the points."""
        self.query_one("#read", Scroller).move(direction)

    def action_turn(self, title: str) -> None:
        """Turn to the pane of this title, whose head was clicked."""
        self._turn_to(Pane(title))

    def _follow(self, before: SheetView, view: SheetView) -> None:
        if before.phase is not view.phase or before.sheet.position != view.sheet.position:
            self._turn_page(before, view)
        self._show()

    def _obey(self, pressed: str) -> bool:
        entry = rate_key(self._current, pressed)
        if entry is None:
            return False
        if entry.event is not None:
            self._happen(entry.event)
        else:
            self._act(RateAct(entry.key.name))
        return True

    def _act(self, act: RateAct) -> None:
        judgement = self._current.judgement
        match act:
            case RateAct.PANE | RateAct.PANE_BEFORE:
                step = 1 if act is RateAct.PANE else -1
                self._turn_to(turned(panes_of(self._current), self._pane, step))
            case RateAct.QUESTION:
                self._is_whole = not self._is_whole
                self._show()
            case RateAct.PLAY | RateAct.STRETCH | RateAct.STRETCH_BEFORE:
                if recorded := self._current.text.recorded:
                    self.post_message(PlayWanted(recorded, JUMPS[act]))
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

    def _turn_page(self, before: SheetView, view: SheetView) -> None:
        """Another phase or answer: nothing that was open for the last one stays open."""
        self._message = ""
        if self._line_for:
            self._close_line()
        if before.sheet.position != view.sheet.position:
            self._pane, self._is_whole = panes_of(view)[0], False
            self.query_one("#read", Scroller).scroll_home(animate=False)

    def _keep(self, name: str, text: str) -> None:
        self._happen(Write(text) if name == RateAct.NOTE else KeepPrivate(text))

    def _go_back(self) -> None:
        """Closes a signed sheet; never one that isn't signed."""
        if self._current.phase is SheetPhase.SIGNED:
            self.post_message(RateLeaveWanted())

    def _happen(self, event: SheetEvent) -> None:
        self.post_message(RateHappened(event))

    def shows(self, recorded: Recorded) -> bool:
        """Whether the answer of this recording is being judged."""
        return self._current.sheet.answer.id == recorded.attempt_id

    @property
    def _keys_now(self) -> tuple[Key, ...]:
        return tuple(entry.key for entry in rate_keys_offered(self._current))

    @property
    def _lines_above(self) -> int:
        return lines_above(self.app.size.height)

    @property
    def _instruction(self) -> str:
        return rate_instruction(self._current)

    @property
    def _trouble(self) -> str:
        return self._current.trouble

    def _show(self) -> None:
        view, is_wide = self._current, self._is_wide
        is_signed = view.phase is SheetPhase.SIGNED
        self._draw("head", partial(sheets.head, view))
        self._show_line()
        self.query_one("#seat-columns").set_class(is_wide, "-beside")
        self.set_class(is_signed, "-signed")
        self.query_one("#judged").display = not is_signed
        if is_signed:
            self._draw("read-sheet", partial(sheets.signed, self.outcome))
            return
        is_tall = self.app.size.height >= TALL
        lines_of_question = self._room // 2 if is_wide else self._room // 3 if is_tall else 2
        draw = partial(
            sheets.reading,
            view,
            self._pane,
            self._is_whole,
            lines_of_question,
            keymap=keymap_of(self.app),
            is_airy=is_tall,
        )
        self._draw("read-sheet", draw)
        room = self._room if is_wide else self._room * 3 // 5
        self._draw("judged-sheet", partial(sheets.judging, view, room))
