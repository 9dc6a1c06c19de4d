"""Sits a round line by line: reads a command, hands its event to the sitting, prints what came of it.

One command a line: the key itself (`s`, `a`, `3`, an empty line for enter, `space` or a blank for space), several
ticks at once (`a c d`), or the name of a key (`sure`, `skip`). `t` says the time; what is written follows its command
(`n I would begin with …`).
"""

import queue
import threading
from collections.abc import Callable
from typing import TextIO

from practice_tui.core.attempts import FLAGS, Ending, RemarkKind
from practice_tui.core.countdown import Band
from practice_tui.core.events import End, Event, Write
from practice_tui.core.keys import Key
from practice_tui.core.round_keys import offered
from practice_tui.core.rounds import Phase
from practice_tui.core.saying import count
from practice_tui.core.text import clean
from practice_tui.core.views import RoundView
from practice_tui.core.wording import instruction
from practice_tui.errors import PracticeError
from practice_tui.plain.pages import PANELS, change_lines, commands, debrief_lines, page_lines, panel, time_said
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.pages import debrief
from practice_tui.sitting.sitting import Sitting

ENDINGS = {"end": Ending.ENDED_EARLY, "discard": Ending.DISCARDED}
LEAVE_WAYS = "leave later: keep the round · leave end: end it here · leave discard: it counts nowhere"
FLAG_WAYS = "flag wrong …, flag unclear … or flag outdated …"

Lines = Callable[[float], str | None]
"""The next line within so many seconds; None where none has come. Raises EOFError after the last."""


def sit_plainly(
    desk: Desk, begin: Callable[[Desk], Sitting], source: TextIO, out: TextIO, *, says_time: bool = True
) -> None:
    """Sit a round until it is over, left, or the source ends: then it waits to be resumed."""
    PlainRound(desk, begin(desk), lines_of(source), out, says_time).sit()


def lines_of(source: TextIO) -> Lines:
    """Reads in a thread of its own, so that the time can be told while nobody types."""
    inbox: queue.Queue[str | None] = queue.Queue()

    def read() -> None:
        for line in source:
            inbox.put(line)
        inbox.put(None)

    threading.Thread(target=read, daemon=True).start()

    def next_line(seconds: float) -> str | None:
        try:
            line = inbox.get(timeout=seconds)
        except queue.Empty:
            return None
        if line is None:
            raise EOFError
        return line

    return next_line


class PlainRound:
    """One round: prints what changed after each command."""

    def __init__(self, desk: Desk, sitting: Sitting, lines: Lines, out: TextIO, says_time: bool) -> None:
        self._desk, self._sitting, self._lines, self._out = desk, sitting, lines, out
        self._says_time = says_time
        self._shown: RoundView | None = None
        self._band: Band | None = None
        self._is_left = False
        self._is_discarded = False

    def sit(self) -> None:
        self._show(self._sitting.view())
        while not self._is_left and self._sitting.round.phase is not Phase.FINISHED:
            try:
                line = self._lines(1.0)
            except EOFError:
                self._leave("later")
                break
            if line is None:
                self._tell_time(self._sitting.tick())
                continue
            try:
                self._obey(clean(line).rstrip("\n"))
            except PracticeError as error:
                self._say(self._sitting.view().trouble or f"{error}.")
        if self._sitting.round.phase is Phase.FINISHED:
            self._close()

    def _obey(self, line: str) -> None:
        word, _, rest = line.rstrip().partition(" ")
        view = self._sitting.view()
        match word.removeprefix("round."), view.phase:
            case "t", _:
                self._say(time_said(view))
            case "?" | "help", _:
                self._say(*commands(view))
            case "n" | "notes", Phase.ANSWERING:
                self._take_down(view, rest)
            case "anew", Phase.ANSWERING:
                self._write(rest)
            case "n" | "said", Phase.REVIEWING:
                self._put_down(rest, view.result.said if view.result else "", self._write)
            case ("n", Phase.BETWEEN) | ("note", _):
                self._put_down(rest, view.note, lambda text: self._remark(view, RemarkKind.NOTE, text))
            case "flag" | "!", _:
                self._flag(view, *rest.partition(" ")[::2])
            case "leave" | "q", _:
                self._leave(rest)
            case "panel" | "tab", _:
                self._say(*panel(view, rest or PANELS[0]))
            case name, _ if name in PANELS:
                self._say(*panel(view, name))
            case _:
                self._press(view, line)

    def _press(self, view: RoundView, line: str) -> None:
        """One key by its face or name, or several ticks in a row; a blank is the space bar."""
        for word in line.split() or ["space" if line else "enter"]:
            key = find_key(view, word)
            if key is None or key.event is None:
                self._show(view)
                self._say(f"{word}: nothing happens here. {instruction(view)}")
                return
            view = self._handle(key.event)
        self._show(view)

    def _handle(self, event: Event) -> RoundView:
        """The round after an event; shown at once where it turned the page."""
        view = self._sitting.handle(event)
        if self._shown is None or page_of(view) != page_of(self._shown):
            self._show(view)
        return view

    def _show(self, view: RoundView) -> None:
        """The whole page where phase or question changed, else the line that did; nothing where nothing did."""
        before, self._shown = self._shown, view
        if view.phase is Phase.FINISHED or (before and before.round == view.round):
            return
        if before and page_of(before) == page_of(view):
            self._say(*change_lines(before, view), instruction(view))
            return
        self._band = None
        is_known = before is not None and before.question.id == view.question.id
        tips = self._desk.tips(view.round) if view.phase is Phase.READY else ()
        self._say(*page_lines(view, tips, is_known=is_known), instruction(view))

    def _tell_time(self, view: RoundView) -> None:
        """One line at *wrap up* and one at *over*; a pause that the machine made is told too."""
        if view.round.is_paused and self._shown and not self._shown.round.is_paused:
            self._show(view)
        if not self._says_time or not view.round.is_timed or view.round.is_paused:
            return
        if view.band in (Band.WRAP_UP, Band.OVER) and view.band is not self._band:
            self._band = view.band
            self._say(time_said(view))

    def _leave(self, how: str) -> None:
        ending = ENDINGS.get(how)
        if ending:
            self._sitting.handle(End(ending))
            self._is_discarded = ending is Ending.DISCARDED
            return
        if how != "later":
            self._say(LEAVE_WAYS)
            return
        self._sitting.keep()
        view = self._sitting.view()
        self._is_left = not view.trouble
        waits = "The round waits to be resumed: practice round --plain --resume, or practice."
        self._say(view.trouble or ("Nothing was asked, so nothing is kept." if view.phase is Phase.READY else waits))

    def _close(self) -> None:
        """The debrief, unless nothing was asked or the round counts nowhere."""
        if self._sitting.round.results and not self._is_discarded:
            looked_back = debrief(self._desk, self._sitting.round.id)
            self._say(*debrief_lines(looked_back))
            waiting = sum(held.attempt.is_unrated for held in looked_back.rows)
            if waiting:
                self._say(f"{count(waiting, 'answer')} to be scored: practice round --plain --review")
        self._say("The round is over. practice stats says where you stand.")

    def _take_down(self, view: RoundView, text: str) -> None:
        """One more line of notes; without one, those there are."""
        notes = view.round.notes
        self._put_down(text, notes, lambda line: self._write(f"{notes}\n{line}" if notes else line))

    def _put_down(self, text: str, held: str, keep: Callable[[str], None]) -> None:
        """Keep what was typed; where nothing was, say what there is: nothing is wiped by a bare command."""
        if text.strip():
            keep(text)
        else:
            self._say(held or "Nothing written yet.")

    def _write(self, text: str) -> None:
        self._shown = self._sitting.handle(Write(text))
        self._say("Noted.")

    def _remark(self, view: RoundView, kind: RemarkKind, text: str) -> None:
        self._desk.remark(view.question.id, kind, text)
        self._sitting.forget_recalled()
        self._say("Kept.")

    def _flag(self, view: RoundView, kind: str, text: str) -> None:
        if kind not in FLAGS:
            self._say(FLAG_WAYS)
            return
        self._remark(view, RemarkKind(kind), text)

    def _say(self, *lines: str) -> None:
        self._out.write("".join(f"{clean(line)}\n" for line in lines))
        self._out.flush()


def page_of(view: RoundView) -> tuple[object, ...]:
    """What tells one page from the next."""
    return view.phase, view.round.is_paused, view.question.id, view.round.replied


def find_key(view: RoundView, word: str) -> Key | None:
    """The key that `word` names in the round as it stands: its face, its name or its id."""
    return next((key for key in offered(view) if word in (key.key, key.face, key.name, key.id)), None)
