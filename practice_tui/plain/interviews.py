"""Leads an interview line by line: reads a command, gives its event to the interview, prints what changed.

One command a line: the word of a key or the key itself; an empty line is enter. Several ticks at once: `a c d` or
`acd`. What is written follows its command: `note …`, `keep …`, `candidate …`.
"""

from collections.abc import Callable
from typing import TextIO

from practice_tui.core.bank.questions import LETTERS
from practice_tui.core.history.facts import Ending
from practice_tui.core.interviews.events import CallCandidate, Check, HandOut, InterviewEvent, Reopen
from practice_tui.core.interviews.interview import LONGEST_LABEL, LOOKED_BACK, InterviewPhase
from practice_tui.core.rounds.countdown import Band
from practice_tui.core.rounds.events import Done, End, Toggle, Write
from practice_tui.core.sheets.events import KeepPrivate, Sign
from practice_tui.core.values.ids import short_id
from practice_tui.core.values.text import clean
from practice_tui.core.views.interview_keys import InterviewKey, interview_keys_offered
from practice_tui.core.views.interview_wording import interview_instruction, to_be_signed
from practice_tui.core.views.interviews import InterviewView
from practice_tui.core.views.seat_keys import entry_called
from practice_tui.errors import PracticeError
from practice_tui.plain.conversation import ReadLine, converse, keys_typed, line_reader, ring
from practice_tui.plain.interview_lines import card_lines, page_lines, point_lines, tell_lines, tick_lines, time_line
from practice_tui.plain.layout import write_laid_out
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.interviewing import Interviewing

LEAVE_WAYS = "Type leave later (it is kept), leave short (on to the signing) or leave discard. Any other line: go on"
NOTHING_TO_TELL = "Of this question nothing is to be told."
SIGN_ASKS = "sign yes signs it; from then on nothing of it changes."
WRITES: dict[str, Callable[[str], InterviewEvent]] = {"note": Write, "keep": KeepPrivate, "candidate": CallCandidate}
WORDS = {"n": "note", "k": "keep"}  # of keys after which something is written


def lead_plainly(
    desk: Desk, begin: Callable[[Desk], Interviewing], source: TextIO, out: TextIO, *, rings: bool = False
) -> None:
    """Lead an interview until it is signed or left, or `source` ends; one that is left can be resumed."""
    PlainInterview(begin(desk), line_reader(source), out, rings=rings).lead()


class PlainInterview:
    """One interview: obeys each line, and prints what it changed."""

    def __init__(self, led: Interviewing, read_line: ReadLine, out: TextIO, *, rings: bool = False) -> None:
        self._led, self._read_line, self._out, self._rings = led, read_line, out, rings
        self._shown: InterviewView | None = None
        self._band: Band | None = None
        self._is_left = False
        self._is_asked_how = False  # whether the last line told the ways to leave

    def lead(self) -> None:
        """Run the interview to its end."""
        self._show(self._led.view())
        converse(self._read_line, self._is_over, self._obey, self._tick, lambda: self._leave("later"))

    def _is_over(self) -> bool:
        return self._is_left or self._led.interview.phase is InterviewPhase.OVER

    def _tick(self) -> None:
        self._tell_time(self._led.tick())

    def _obey(self, line: str) -> None:
        try:
            self._take_line(clean(line).strip())
        except PracticeError as error:
            self._say(self._led.view().trouble or f"{error}.")

    def _take_line(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        name, rest = word.lower(), rest.strip()
        view = self._led.view()
        is_asked_how, self._is_asked_how = self._is_asked_how, False
        match name:
            case "" if is_asked_how:  # whoever presses enter there means to stay, and no more
                self._say(interview_instruction(view))
            case "t" | "time":
                self._say(time_line(view))
            case "?" | "help":
                self._say(*_commands(view))
            case "leave" | "q" | "quit":
                self._leave(rest)
            case "question" | "page":
                self._say(*page_lines(view))
            case "card" | "tab":
                self._say(*card_lines(view))
            case "probe" | "o" if rest in tuple(LETTERS):
                self._say(*point_lines(view, LETTERS.index(rest)))
            case "tell" | "i":
                self._tell(view, rest)
            case "check" | "space":
                self._check(view, rest)
            case "open":
                self._open(view, rest)
            case "sign" if view.phase is InterviewPhase.SIGNING:
                self._sign(rest)
            case "" if view.phase is InterviewPhase.SIGNING:
                self._sign("")
            case "candidate" if len(rest) > LONGEST_LABEL:
                self._say(f"{rest[:20]}… is too long: give at most {LONGEST_LABEL} characters.")
            case _ if rest and WORDS.get(name, name) in WRITES:
                self._write(view, WORDS.get(name, name), rest)
            case _:
                self._press(line.lower())

    def _press(self, line: str) -> None:
        """Press keys by their faces or words, or tick several points."""
        for word in keys_typed(line):
            entry = _find(self._led.view(), word)
            if entry is None or entry.event is None:
                self._say_nothing_happens(word)
                return
            is_word = isinstance(entry.event, Done) and word != "enter"
            self._take(Done(is_word=True) if is_word else entry.event)
            if isinstance(entry.event, Toggle):
                self._say(*tick_lines(self._led.view(), entry.event.point))

    def _write(self, view: InterviewView, word: str, text: str) -> None:
        """Keep a text, where something can be written now."""
        if _find(view, word) is None:
            self._say_nothing_happens(word)
        else:
            self._take(WRITES[word](text))
            self._say("Noted.")

    def _take(self, event: InterviewEvent) -> None:
        self._show(self._led.handle(event))

    def _show(self, view: InterviewView) -> None:
        """Print the page if it is a new one."""
        before, self._shown = self._shown, view
        if before is None or _page_of(before) != _page_of(view):
            self._band = None
            self._say(*page_lines(view), interview_instruction(view))
            return
        if before.judged.hints < view.judged.hints:
            self._say(f"hint: {view.question.hints[view.judged.hints - 1]}")

    def _tell_time(self, view: InterviewView) -> None:
        """Print a line at *wrap up*, with a bell on request, and at *over*."""
        self._shown = view
        is_running = view.phase is InterviewPhase.LISTENING and not view.interview.is_paused
        if is_running and view.band in (Band.WRAP_UP, Band.OVER) and view.band is not self._band:
            self._band = view.band
            if self._rings and view.band is Band.WRAP_UP:
                ring(self._out)
            self._say(time_line(view))

    def _tell(self, view: InterviewView, rest: str) -> None:
        """Hand out a clarification by its number, or list them."""
        if rest.isdigit() and 0 < int(rest) <= len(view.question.clarify):
            self._take(HandOut(int(rest) - 1))
        self._say(*(tell_lines(self._led.view()) or [NOTHING_TO_TELL]))

    def _check(self, view: InterviewView, rest: str) -> None:
        """Tick a line of the checklist by its number."""
        is_before = view.phase is InterviewPhase.BRIEFING
        ids = [line_id for line_id, _ in view.tips] if is_before else list(LOOKED_BACK)
        if rest.isdigit() and 0 < int(rest) <= len(ids):
            self._take(Check(ids[int(rest) - 1]))
        self._say(*page_lines(self._led.view()))

    def _open(self, view: InterviewView, rest: str) -> None:
        """Judge a question anew by its number."""
        if rest.isdigit():
            self._take(Reopen(int(rest) - 1))
        if self._led.interview.reopened < 0:
            self._say(*card_lines(view))

    def _sign(self, rest: str) -> None:
        if rest == "yes":
            self._take(Sign())
            self._say(f"practice interview export {short_id(self._led.interview.id)} FILE.json hands it over.")
        else:
            self._say(to_be_signed(self._led.interview), SIGN_ASKS)

    def _leave(self, how: str) -> None:
        is_begun = self._led.interview.phase is not InterviewPhase.BRIEFING
        match how:
            case "later":
                self._led.leave()
                self._is_left = True
                message = "It waits: practice interview resume --plain."
                self._say(message if is_begun else "Nothing was asked, so nothing is kept.")
            case "short":
                self._take(End(Ending.ENDED_EARLY))
            case "discard" if not self._led.interview.is_second:
                self._take(End(Ending.DISCARDED))
                self._say("Discarded.")
            case _:
                self._is_asked_how = True
                self._say(LEAVE_WAYS)

    def _say_nothing_happens(self, word: str) -> None:
        self._say(f"{word}: nothing happens here. {interview_instruction(self._led.view())}")

    def _say(self, *lines: str) -> None:
        write_laid_out(self._out, lines)


def _page_of(view: InterviewView) -> tuple[object, ...]:
    interview = view.interview
    return view.phase, interview.place, interview.is_paused, interview.skips


def _find(view: InterviewView, word: str) -> InterviewKey | None:
    return entry_called(interview_keys_offered(view), word)


def _commands(view: InterviewView) -> list[str]:
    keys = [entry.key for entry in interview_keys_offered(view) if entry.key.says and entry.key.name not in ("down",)]
    return [f"{key.command}: {key.says}" for key in keys] + ["t: the time", "page: all of it again"]
