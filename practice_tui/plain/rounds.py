"""Sits a round line by line: reads a command, hands its event to the sitting, prints what came of it.

One command a line: the key itself (`s`, `a`, `3`, an empty line for enter, `space` or a blank for space), several
ticks at once (`a c d` or `acd`), or the word of a key (`sure`, `skip`). `t` says the time; what is written follows its
command (`said …`). While answering, a line that is no command is a note.
"""

import queue
import threading
from collections.abc import Callable
from typing import TextIO

from practice_tui.core.history.attempts import FLAGS, Ending, RemarkKind
from practice_tui.core.rounds.countdown import Band
from practice_tui.core.rounds.events import AskInterviewer, Done, End, Event, OpenAnswer, Toggle, Write
from practice_tui.core.rounds.rounds import Phase
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import clean
from practice_tui.core.views.keys import Key
from practice_tui.core.views.keystrokes import NO_MORE, used_up_command
from practice_tui.core.views.round_keys import offered
from practice_tui.core.views.screens import RoundView
from practice_tui.errors import PracticeError
from practice_tui.plain.layout import laid_out, width_of
from practice_tui.plain.pages import (
    PANELS,
    change_lines,
    commands,
    debrief_lines,
    page_lines,
    panel,
    time_said,
    what_to_do,
    words,
)
from practice_tui.presenters.pages import debrief
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.sitting import Sitting

ENDINGS = {"end": Ending.ENDED_EARLY, "discard": Ending.DISCARDED}
LEAVE_WAYS = "leave later: keep the round · leave end: end it here · leave discard: it counts nowhere"
LATER = ("leave", "quit", "exit")  # words that alone mean `leave later`
WAITING = "Another round waits: practice round --plain --resume goes on with it."
BELL = "\a"
FLAG_WAYS = "flag wrong …, flag unclear … or flag outdated …"

Lines = Callable[[float], str | None]
"""The next line within so many seconds; None where none has come. Raises EOFError after the last."""


def sit_plainly(
    desk: Desk,
    begin: Callable[[Desk], Sitting],
    source: TextIO,
    out: TextIO,
    *,
    says_time: bool = True,
    rings: bool = False,
) -> None:
    """Sit a round until it is over, left, or the source ends: then it waits to be resumed."""
    waiting = desk.drafts()
    sitting = begin(desk)
    if waiting and sitting.round.phase is Phase.READY:
        out.write(f"{WAITING}\n")
    PlainRound(desk, sitting, lines_of(source), out, says_time, rings=rings).sit()


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
            inbox.put(None)  # it stays the end, however often it is asked for
            raise EOFError
        return line

    return next_line


class PlainRound:
    """One round: prints what changed after each command."""

    def __init__(
        self, desk: Desk, sitting: Sitting, lines: Lines, out: TextIO, says_time: bool, *, rings: bool = False
    ) -> None:
        self._desk, self._sitting, self._lines, self._out = desk, sitting, lines, out
        self._says_time, self._rings = says_time, rings
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
        name = word.lower().removeprefix("round.")
        view = self._sitting.view()
        is_answering = view.phase is Phase.ANSWERING and not view.round.is_paused
        used_up = used_up_command(view, name) if is_answering and not rest.strip() else ""
        if used_up:
            self._say(NO_MORE[used_up])
            return
        if is_answering and not is_command(view, name, rest.strip()) and line.strip():
            self._take_down(view, line.rstrip())
            return
        match name, view.phase:
            case "t" | "time", _:
                self._say(time_said(view))
            case "?" | "help", _:
                self._say(*commands(view))
            case "n" | "notes", Phase.ANSWERING:
                self._take_down(view, rest)
            case "anew", Phase.ANSWERING:
                self._write(rest)
            case "ask" | "i", Phase.ANSWERING:
                self._ask(view, rest)
            case "n" | "said", Phase.REVIEWING:
                self._put_down(rest, view.result.said if view.result else "", self._write)
            case ("n", Phase.BETWEEN) | ("note", _):
                self._put_down(rest, view.note, lambda text: self._remark(view, RemarkKind.NOTE, text))
            case (
                "o" | "question",
                Phase.ANSWERING | Phase.PREDICTING | Phase.REVIEWING | Phase.BETWEEN | Phase.FOLLOW_UP,
            ):
                self._say(view.question.prompt.strip())
            case "flag" | "!", _:
                self._flag(view, *rest.partition(" ")[::2])
            case (("leave" | "quit" | "exit"), _) if not rest:
                self._leave("later")
            case "leave" | "q", _:
                self._leave(rest)
            case "panel" | "tab", _:
                self._read(view, rest or PANELS[0])
            case panel_name, _ if panel_name in PANELS:
                self._read(view, panel_name)
            case _:
                self._press(view, line)

    def _press(self, view: RoundView, line: str) -> None:
        """One key by its face or word, or several ticks in a row; a blank is the space bar."""
        words_given = line.lower().split() or ["space" if line else "enter"]
        if len(words_given) == 1 and is_ticks(view, words_given[0]):
            words_given = list(words_given[0])
        for word in words_given:
            key = find_key(view, word)
            if key is None or key.event is None:
                self._show(view)
                self._say(f"{word}: nothing happens here. {what_to_do(view)}", words(view))
                return
            before = view
            is_done = isinstance(key.event, Done)
            view = self._handle(Done(is_word=word != "enter") if is_done else key.event)
            if is_done and view.round == before.round:
                self._say("The question has just come. done: it is over.")
        self._show(view)

    def _ask(self, view: RoundView, text: str) -> None:
        """A question to the interviewer, where something is still to be told."""
        if len(view.round.told) == len(view.question.clarify):
            self._say("The interviewer has nothing more to tell.")
        else:
            self._show(self._handle(AskInterviewer(text.strip())))

    def _read(self, view: RoundView, name: str) -> None:
        """One of the panels; that answer or mistakes were read before the score is kept."""
        if name in ("answer", "mistakes") and view.shows_answers:
            view = self._shown = self._sitting.handle(OpenAnswer())
        self._say(*panel(view, name))

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
            self._say(*change_lines(before, view), what_to_do(view))
            return
        self._band = None
        is_known = before is not None and before.question.id == view.question.id
        if view.phase is Phase.ANSWERING:  # read again after a pause, not where its end is taken back
            is_known = is_known and before is not None and before.round.is_undecided
        tips = self._desk.tips(view.round) if view.phase is Phase.READY else ()
        self._say(*page_lines(view, tips, is_known=is_known), what_to_do(view))

    def _tell_time(self, view: RoundView) -> None:
        """One line at *wrap up*, with a bell on request, and one at *over*; a pause of the machine's is told too."""
        if view.round.is_paused and self._shown and not self._shown.round.is_paused:
            self._show(view)
        if not view.round.is_timed or view.round.is_paused:
            return
        if view.band in (Band.WRAP_UP, Band.OVER) and view.band is not self._band:
            self._band = view.band
            if self._rings and view.band is Band.WRAP_UP:
                self._out.write(BELL)
                self._out.flush()
            if self._says_time:
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
        width = width_of(self._out)
        self._out.write("".join(f"{line}\n" for text in lines for line in laid_out(text, width)))
        self._out.flush()


def page_of(view: RoundView) -> tuple[object, ...]:
    """What tells one page from the next."""
    round_ = view.round
    return view.phase, round_.is_paused, view.question.id, round_.replied, round_.skips, round_.try_no


def is_command(view: RoundView, name: str, rest: str) -> bool:
    """Whether a line written while answering is one: a word that takes no text has to stand alone."""
    if name in ("n", "notes", "note", "anew", "ask", "flag"):
        return True
    if name in ("leave", "q"):
        return rest in ("", "later", *ENDINGS)
    if name in LATER:
        return not rest
    is_word = name in ("t", "time", "?", "help", "o", "question", *PANELS) or find_key(view, name) is not None
    return is_word and not rest


def is_ticks(view: RoundView, word: str) -> bool:
    """Whether every letter of a word ticks a point."""
    keys = [find_key(view, letter) for letter in word]
    return len(word) > 1 and all(key is not None and isinstance(key.event, Toggle) for key in keys)


def find_key(view: RoundView, word: str) -> Key | None:
    """The key that `word` names in the round as it stands: its face, its word or its id."""
    return next((key for key in offered(view) if word in _names(key)), None)


def _names(key: Key) -> tuple[str, ...]:
    also = ("enter",) if "enter" in key.also else ()
    return (key.key, key.face, key.word, key.name, key.id, *also)
