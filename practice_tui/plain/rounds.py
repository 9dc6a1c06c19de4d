"""Sits a round line by line: reads a command, gives its event to the sitting, prints what changed.

One command a line: the key itself (`s`, `a`, `3`, an empty line for enter, `space` or a blank for space), several
ticks at once (`a c d` or `acd`), or the word of a key (`sure`, `skip`). `t` says the time; what is written follows its
command (`said …`). While answering, a line that is no command is a note.
"""

from collections.abc import Callable
from typing import TextIO

from practice_tui.core.history.facts import FLAGS, Ending, RemarkKind
from practice_tui.core.history.speech import Speech
from practice_tui.core.rounds.countdown import Band
from practice_tui.core.rounds.events import (
    AskInterviewer,
    Done,
    End,
    Event,
    OpenAnswer,
    Resume,
    TakeQuestion,
    Toggle,
    Write,
    WriteQuestion,
)
from practice_tui.core.rounds.rounds import Phase
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import clean
from practice_tui.core.views.keys import Key
from practice_tui.core.views.keystrokes import used_up_command, used_up_words
from practice_tui.core.views.recorded import JUMPS
from practice_tui.core.views.round_keys import offered
from practice_tui.core.views.screens import RoundView
from practice_tui.errors import PracticeError
from practice_tui.plain.conversation import ReadLine, converse, line_reader, ring
from practice_tui.plain.layout import write_laid_out
from practice_tui.plain.listening import Listening
from practice_tui.plain.round_lines import (
    PANELS,
    change_lines,
    commands,
    debrief_lines,
    interviewer_says,
    page_lines,
    panel,
    proposal_lines,
    time_said,
    transcript_lines,
    what_to_do,
    words,
)
from practice_tui.plain.sound import SILENT, Sound
from practice_tui.presenters.pages import debrief
from practice_tui.sitting.calibrations import offer_once
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.playback import Playback
from practice_tui.sitting.sitting import Sitting

ENDINGS = {"end": Ending.ENDED_EARLY, "discard": Ending.DISCARDED}
LEAVE_WAYS = "later: keep the round · end: end it here · discard: it counts nowhere. Any other line: go on"
HEARD_THROUGH = ("", "enter", "p", "resume", "v", "again", "t", "time", "?", "help", "q", "leave")
"""What leaves a reading as it is, or has a meaning of its own in it."""
LATER = ("leave", "quit", "exit")  # each alone means `leave later`
WAITING = "Another round waits: practice round --plain --resume goes on with it."
EDIT_ELSEWHERE = "In another terminal: practice bank edit {id}. This round goes on with the text as it was asked."
FLAG_WAYS = "flag wrong …, flag unclear … or flag outdated …"


def sit_plainly(
    desk: Desk,
    begin: Callable[[Desk], Sitting],
    source: TextIO,
    out: TextIO,
    *,
    says_time: bool = True,
    rings: bool = False,
    sound: Sound = SILENT,
) -> None:
    """Sit a round until it is over or left, or `source` ends; a round that is left can be resumed."""
    waiting = desk.rounds.waiting()
    sitting = begin(desk)
    if waiting and sitting.round.phase is Phase.READY:
        out.write(f"{WAITING}\n")
    sit_to_its_end(desk, sitting, line_reader(source), out, says_time=says_time, rings=rings, sound=sound)


def sit_to_its_end(
    desk: Desk, sitting: Sitting, read_line: ReadLine, out: TextIO, *, says_time: bool, rings: bool, sound: Sound
) -> None:
    """Sit a round with its sound until it is over or left, or its lines end."""
    sound.join(sitting, read_line, out)
    PlainRound(desk, sitting, read_line, out, says_time, rings=rings, playback=sound.playback).sit()


class PlainRound:
    """One round: obeys each command, and prints what it changed."""

    def __init__(
        self,
        desk: Desk,
        sitting: Sitting,
        read_line: ReadLine,
        out: TextIO,
        says_time: bool,
        *,
        rings: bool = False,
        playback: Playback | None = None,
    ) -> None:
        self._desk, self._sitting, self._read_line, self._out = desk, sitting, read_line, out
        self._says_time, self._rings = says_time, rings
        self._listening = Listening(playback)
        self._shown: RoundView | None = None
        self._band: Band | None = None
        self._is_left = False
        self._recording_trouble = ""
        self._transcript: Speech | None = None
        self._is_asked_how = False  # whether the last line told the ways to leave, each of which is now a line's word
        self._is_discarded = False

    def sit(self) -> None:
        """Run the round until it is over or left."""
        self._show(self._sitting.view())
        converse(self._read_line, self._is_over, self._obey, self._tick, lambda: self._leave("later"))
        self._listening.stop()
        if self._sitting.round.phase is Phase.FINISHED:
            self._close()

    def _is_over(self) -> bool:
        return self._is_left or self._sitting.round.phase is Phase.FINISHED

    def _tick(self) -> None:
        view = self._sitting.tick()
        if self._shown and self._shown.round.is_read_aloud and not view.round.is_read_aloud:
            self._show(view)
        if view.recording_trouble != self._recording_trouble:
            self._recording_trouble = view.recording_trouble
            self._say(*filter(None, [view.recording_trouble]))
        if words_of_end := self._listening.ended():
            self._say(words_of_end)
        self._tell_transcript(view)
        self._tell_time(view)

    def _tell_transcript(self, view: RoundView) -> None:
        """Read out what was written down of the answer under review, when it is there."""
        if view.phase is Phase.REVIEWING and view.transcript and view.transcript != self._transcript:
            self._transcript = view.transcript
            self._say(*transcript_lines(view), *proposal_lines(view))

    def _obey(self, line: str) -> None:
        try:
            self._take_line(clean(line).rstrip("\n"))
        except PracticeError as error:
            self._say(self._sitting.view().trouble or f"{error}.")
        self._listening.follow(self._sitting.view())

    def _take_line(self, line: str) -> None:
        """Take a line as a way to leave, a command or a note."""
        word, _, rest = line.rstrip().partition(" ")
        name = word.lower().removeprefix("round.")
        view = self._sitting.view()
        is_asked_how, self._is_asked_how = self._is_asked_how, False
        if is_asked_how and name in ("later", *ENDINGS) and not rest.strip():
            self._leave(name)
            return
        if is_asked_how and not line:  # whoever presses enter there means to stay, and no more
            self._say(what_to_do(view))
            return
        if view.round.is_read_aloud and name not in HEARD_THROUGH:
            view = self._shown = self._sitting.handle(Resume())  # whoever goes on has heard enough
        is_answering = view.phase is Phase.ANSWERING and not view.round.is_paused
        used_up = used_up_command(view, name) if is_answering and not rest.strip() else ""
        if used_up:
            self._say(used_up_words(view, used_up))
            return
        if is_answering and not is_command(view, name, rest.strip()) and line.strip():
            self._add_note(view, line.rstrip())
        elif not self._write_or_read(view, name, rest):
            self._press(view, line)

    def _write_or_read(self, view: RoundView, name: str, rest: str) -> bool:
        """Do what a word asks for that takes a text, or that reads something out; False where it is another word."""
        match name, view.phase:
            case "t" | "time", _:
                self._say(time_said(view))
            case "?" | "help", _:
                self._say(*commands(view))
            case "n" | "notes", Phase.ANSWERING:
                self._add_note(view, rest)
            case "anew", Phase.ANSWERING:
                self._write(rest)
            case "ask" | "i", Phase.ANSWERING:
                self._ask(view, rest)
            case "take" | "space", Phase.CLOSING:
                self._take_questions(view, rest.split())
            case "write" | "n", Phase.CLOSING:
                self._show(self._sitting.handle(WriteQuestion(rest)))
            case "n" | "said", Phase.REVIEWING:
                self._write_or_show(rest, view.result.said if view.result else "", self._write)
            case ("n", Phase.BETWEEN) | ("note", _):
                self._write_or_show(rest, view.note, lambda text: self._remark(view, RemarkKind.NOTE, text))
            case (
                "o" | "question",
                Phase.ANSWERING | Phase.PREDICTING | Phase.REVIEWING | Phase.BETWEEN | Phase.FOLLOW_UP,
            ):
                self._say(view.question.prompt.strip())
            case (("edit" | "m"), _) if find_key(view, "edit"):
                self._say(EDIT_ELSEWHERE.format(id=view.question.id))
            case "flag" | "!", _:
                self._flag(view, *rest.partition(" ")[::2])
            case (("leave" | "quit" | "exit"), _) if not rest:
                self._leave("later")
            case "leave" | "q", _:
                self._leave(rest)
            case _ if (key := find_key(view, name)) and key.name in JUMPS:
                self._say(self._listening.obey(view, key.name))
            case "panel" | "tab", _:
                self._read(view, rest or PANELS[0])
            case panel_name, _ if panel_name in PANELS:
                self._read(view, panel_name)
            case _:
                return False
        return True

    def _press(self, view: RoundView, line: str) -> None:
        """Press a key by its face or word, or tick several points; a blank is the space bar."""
        typed_words = line.lower().split() or ["space" if line else "enter"]
        if len(typed_words) == 1 and is_ticks(view, typed_words[0]):
            typed_words = list(typed_words[0])
        for word in typed_words:
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
        """Ask the interviewer, if there is something left to tell."""
        if len(view.round.clarifications) == len(view.question.clarify):
            self._say("The interviewer has nothing more to tell.")
        else:
            self._show(self._handle(AskInterviewer(text.strip())))

    def _take_questions(self, view: RoundView, numbers: list[str]) -> None:
        """Take questions to them by their numbers, or put them back."""
        places = [index for number in numbers for index in range(len(view.round.to_ask)) if number == str(index + 1)]
        if not numbers or len(places) != len(numbers):
            self._say("take 2: the number of a question of the list.")
            return
        for place in places:
            view = self._sitting.handle(TakeQuestion(place))
        self._show(view)

    def _read(self, view: RoundView, name: str) -> None:
        """Print a panel. That answer or mistakes were read before the score is stored."""
        if name in ("answer", "mistakes") and view.shows_answers:
            view = self._shown = self._sitting.handle(OpenAnswer())
        self._say(*panel(view, name))

    def _handle(self, event: Event) -> RoundView:
        """Handle an event, and print the page if it is a new one."""
        view = self._sitting.handle(event)
        if self._shown is None or page_of(view) != page_of(self._shown):
            self._show(view)
        return view

    def _show(self, view: RoundView) -> None:
        """Print the page if it is a new one, and otherwise the lines that changed."""
        before, self._shown = self._shown, view
        if view.phase is Phase.FINISHED or (before and before.round == view.round):
            return
        if view.voice_trouble and (before is None or before.round.is_read_aloud or not before.voice_trouble):
            self._say(view.voice_trouble)
        if before and page_of(before) == page_of(view):
            self._say(*change_lines(before, view), what_to_do(view))
            return
        self._band = None
        is_known = before is not None and before.question.id == view.question.id
        if view.phase is Phase.ANSWERING:  # printed again after a pause, not where its end is taken back
            is_known = is_known and before is not None and before.round.is_undecided
        tips = self._desk.plans.tips_before(view.round.plan, self._desk.today) if view.phase is Phase.READY else ()
        self._say(*page_lines(view, tips, is_known=is_known), what_to_do(view))

    def _tell_time(self, view: RoundView) -> None:
        """Print a line at *wrap up*, with a bell on request, and at *over*, and the page after a machine's pause."""
        if view.round.is_paused and self._shown and not self._shown.round.is_paused:
            self._show(view)
        if not view.round.is_timed or view.round.is_paused:
            return
        if view.band in (Band.WRAP_UP, Band.OVER) and view.band is not self._band:
            self._band = view.band
            if self._rings and view.band is Band.WRAP_UP:
                ring(self._out)
            if self._says_time:
                self._say(time_said(view))

    def _leave(self, how: str) -> None:
        ending = ENDINGS.get(how)
        if ending:
            self._sitting.handle(End(ending))
            self._is_discarded = ending is Ending.DISCARDED
            return
        if how != "later" and self._sitting.round.phase is not Phase.READY:
            self._is_asked_how = True
            self._say(LEAVE_WAYS)
            return
        self._sitting.keep()
        self._sitting.hush()
        view = self._sitting.view()
        self._is_left = not view.trouble
        waits = "The round waits to be resumed: practice round --plain --resume, or practice."
        self._say(view.trouble or ("Nothing was asked, so nothing is kept." if view.phase is Phase.READY else waits))

    def _close(self) -> None:
        """Print the debrief, unless nothing was asked or the round was discarded."""
        if self._sitting.round.results and not self._is_discarded:
            debrief_view = debrief(self._desk, self._sitting.round.id)
            self._say(*debrief_lines(debrief_view))
            waiting = sum(row.attempt.is_unrated for row in debrief_view.rows)
            if waiting:
                self._say(f"{count(waiting, 'answer')} to be scored: practice round --plain --review")
        self._say(*filter(None, [interviewer_says(self._sitting.view())]))
        self._say("The round is over. practice stats says where you stand.", *filter(None, [offer_once(self._desk)]))

    def _add_note(self, view: RoundView, text: str) -> None:
        """Add a line to the notes; without a text print the notes."""
        notes = view.round.notes
        self._write_or_show(text, notes, lambda line: self._write(f"{notes}\n{line}" if notes else line))

    def _write_or_show(self, text: str, present: str, write: Callable[[str], None]) -> None:
        """Write a text; without one print the present text, so that a bare command wipes nothing."""
        if text.strip():
            write(text)
        else:
            self._say(present or "Nothing written yet.")

    def _write(self, text: str) -> None:
        self._shown = self._sitting.handle(Write(text))
        self._say("Noted.")

    def _remark(self, view: RoundView, kind: RemarkKind, text: str) -> None:
        self._desk.notebook.remark(view.question.id, kind, text)
        self._sitting.forget_recalled()
        self._say("Kept.")

    def _flag(self, view: RoundView, kind: str, text: str) -> None:
        if kind not in FLAGS:
            self._say(FLAG_WAYS)
            return
        self._remark(view, RemarkKind(kind), text)

    def _say(self, *lines: str) -> None:
        write_laid_out(self._out, lines)


def page_of(view: RoundView) -> tuple[object, ...]:
    """The key of a page: views of the same page have the same key."""
    round_ = view.round
    is_hidden = round_.is_paused and not round_.is_read_aloud
    return view.phase, is_hidden, view.question.id, round_.replied, round_.skips, round_.try_no


def is_command(view: RoundView, name: str, rest: str) -> bool:
    """Whether a line typed while answering is a command. A word that takes no text has to stand alone."""
    if name in ("n", "notes", "note", "anew", "ask", "flag"):
        return True
    if name in ("leave", "q"):
        return rest in ("", "later", *ENDINGS)
    if name in LATER:
        return not rest
    is_word = name in ("t", "time", "?", "help", "o", "question", *PANELS) or find_key(view, name) is not None
    return is_word and not rest


def is_ticks(view: RoundView, word: str) -> bool:
    """Whether a word is made of letters that tick points."""
    keys = [find_key(view, letter) for letter in word]
    return len(word) > 1 and all(key is not None and isinstance(key.event, Toggle) for key in keys)


def find_key(view: RoundView, word: str) -> Key | None:
    """The key that works now and has `word` as its face, word or id."""
    return next((key for key in offered(view) if word in _names(key)), None)


def _names(key: Key) -> tuple[str, ...]:
    also = ("enter",) if "enter" in key.also else ()
    return (key.key, key.face, key.word, key.name, key.id, *also)
