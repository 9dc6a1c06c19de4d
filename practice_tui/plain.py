"""A round line by line, over the same sitting: for screen readers, braille, dumb terminals and scripts.

One command a line: the key itself (`s`, `a`, `3`, an empty line for enter), several ticks at once (`a c d`), or the
name of a key (`sure`, `skip`). `t` says the time; notes and words follow their command (`notes I would begin with …`).
"""

import queue
import threading
from collections.abc import Callable, Iterator
from typing import TextIO

from practice_tui.core.attempts import Ending, RemarkKind, suggest_score
from practice_tui.core.countdown import Band
from practice_tui.core.durations import format_clock, format_limit, format_minutes
from practice_tui.core.events import End, Event, Write
from practice_tui.core.keys import Key
from practice_tui.core.numbers import compare_values
from practice_tui.core.questions import Tier
from practice_tui.core.round_keys import offered
from practice_tui.core.rounds import Phase
from practice_tui.core.text import clean
from practice_tui.core.views import RoundView
from practice_tui.core.wording import instruction, mode_line, onward_reason
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.sitting import Sitting

LETTERS = "abcdef"
ENDINGS = {"end": Ending.ENDED_EARLY, "discard": Ending.DISCARDED}

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
        self._shown: tuple[object, ...] = ()
        self._band: Band | None = None
        self._is_left = False

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
                self._obey(clean(line).strip())
            except PracticeError as error:
                self._say(str(error))
        if self._sitting.round.phase is Phase.FINISHED:
            self._say("The round is over. practice stats says where you stand.")

    def _obey(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        view = self._sitting.view()
        match word.removeprefix("round."):
            case "t":
                self._say(time_said(view))
            case "?" | "help":
                self._say(*commands(view))
            case "notes":
                self._sitting.handle(Write(rest))
                self._say("Noted.")
            case "said":
                self._sitting.handle(Write(rest))
                self._say("Noted.")
            case "note":
                self._remark(view, RemarkKind.NOTE, rest)
            case "flag" | "!":
                kind, _, text = rest.partition(" ")
                self._flag(view, kind, text)
            case "leave" | "q":
                self._leave(rest)
            case "panel" | "tab" | "rubric" | "answer" | "mistakes" | "yours":
                self._say(*panel(view, rest or word))
            case _:
                self._press(view, line)

    def _press(self, view: RoundView, line: str) -> None:
        """One key by its face or name, or several ticks in a row."""
        for word in line.split() or ["enter"]:
            key = find_key(view, word)
            if key is None or key.event is None:
                self._say(f"{word}: nothing happens here. {instruction(view)}")
                return
            view = self._handle(key.event)

    def _handle(self, event: Event) -> RoundView:
        view = self._sitting.handle(event)
        self._show(view)
        return view

    def _show(self, view: RoundView) -> None:
        """The whole page where phase or question changed, else the line that did."""
        page = (view.phase, view.round.is_paused, view.question.id, view.round.replied)
        if view.phase is Phase.FINISHED:
            return
        self._say(*(page_lines(view) if page != self._shown else change_lines(view)), instruction(view))
        if page != self._shown:
            self._band = None
        self._shown = page

    def _tell_time(self, view: RoundView) -> None:
        """One line at *wrap up* and one at *over*; a pause that the machine made is told too."""
        if view.round.is_paused and not self._shown[1]:
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
            return
        if how != "later":
            self._say("leave later: keep the round · leave end: end it here · leave discard: it counts nowhere")
            return
        self._sitting.keep()
        self._is_left = True
        self._say("The round waits to be resumed: practice.")

    def _remark(self, view: RoundView, kind: RemarkKind, text: str) -> None:
        self._desk.remark(view.question.id, kind, text)
        self._sitting.forget_recalled()
        self._say("Kept.")

    def _flag(self, view: RoundView, kind: str, text: str) -> None:
        if kind not in (RemarkKind.WRONG, RemarkKind.UNCLEAR, RemarkKind.OUTDATED):
            self._say("flag wrong …, flag unclear … or flag outdated …")
            return
        self._remark(view, RemarkKind(kind), text)

    def _say(self, *lines: str) -> None:
        self._out.write("".join(f"{clean(line)}\n" for line in lines))
        self._out.flush()


def find_key(view: RoundView, word: str) -> Key | None:
    """The key that `word` names in the round as it stands: its face, its name or its id."""
    return next((key for key in offered(view) if word in (key.key, key.face, key.name, key.id)), None)


def commands(view: RoundView) -> Iterator[str]:
    """What can be said now, a line each."""
    for key in offered(view):
        if key.says:
            yield f"{key.face} ({key.name}): {key.says}"
    yield "t: the time"


def time_said(view: RoundView) -> str:
    whole = f"{int(view.in_round // 60)} min in, question {view.round.position + 1} of {view.round.total}"
    if not view.round.is_timed:
        return f"{whole}."
    band = f"{format_clock(view.elapsed - view.limit)} over" if view.band is Band.OVER else view.band.value
    return f"{format_clock(view.elapsed)} of {format_clock(view.limit)}, {band}; {whole}."


def page_lines(view: RoundView) -> Iterator[str]:
    """What stands on the page of a phase."""
    round_, question = view.round, view.question
    if round_.is_paused:
        return
    match view.phase:
        case Phase.READY:
            minutes = format_minutes(sum(slot.limit for slot in round_.slots))
            yield f"{round_.plan}: {round_.total} questions, {minutes}."
            yield f"{mode_line(round_.mode).capitalize()}."
            yield from (line for line in (round_.note, f"Code {round_.code}" if round_.code else "") if line)
        case Phase.ANSWERING:
            yield ""
            yield f"Question {round_.position + 1} of {round_.total}: {view.topic_title}, {question.level.value}, " + (
                f"{format_limit(view.limit)}."
            )
            yield question.prompt.strip()
        case Phase.REVIEWING:
            yield from panel(view, "rubric")
        case Phase.BETWEEN:
            yield from (line for line in (onward_reason(view),) if line)
        case Phase.FOLLOW_UP if round_.follow_up:
            yield f"About {question.title}: {round_.follow_up.ask}"
            if round_.replied:
                yield f"A good reply holds: {round_.follow_up.expect}"


def change_lines(view: RoundView) -> Iterator[str]:
    """What an event changed on a page that stays: the newest hint or fact, the ticks and what they suggest."""
    round_, question = view.round, view.question
    if view.phase is Phase.ANSWERING:
        yield from (f"Hint: {hint}" for hint in question.hints[: round_.hints])
        yield from (f"You ask: {held.ask} They say: {held.tell}" for held in question.clarify[: round_.clarified])
    if view.phase is Phase.REVIEWING:
        yield suggestion(view)


def suggestion(view: RoundView) -> str:
    if view.result is None:
        return ""
    heard = view.result.heard
    score = suggest_score(view.question.rubric, heard, view.result.said_wrong)
    ticked = ", ".join(LETTERS[index] for index in sorted(heard)) or "nothing"
    return f"Ticked: {ticked}. Ticks suggest {score.value} {score.name}."


def panel(view: RoundView, name: str) -> Iterator[str]:
    """Rubric, answer, mistakes or yours; none of them while answering."""
    question, result = view.question, view.result
    if result is None or view.phase not in (Phase.REVIEWING, Phase.BETWEEN):
        yield instruction(view)
        return
    match name:
        case "answer":
            answer = question.answer
            deep = "" if view.round.follow_ups and question.follow_ups else answer.deep
            yield from (part.strip() for part in (answer.short, answer.full, answer.code, deep) if part)
        case "mistakes":
            yield from (f"“{mistake.says}” {mistake.why}" for mistake in question.mistakes)
        case "yours":
            yield from (text for text in (result.notes, result.said, view.note) if text)
            yield from (f"{attempt.day}: {attempt.answer}" for attempt in view.earlier if attempt.answer)
        case _:
            yield from (compared.sentence for compared in compare_values(question.value, result.notes))
            for index, point in enumerate(question.rubric):
                tier = "bonus: " if point.tier is Tier.BONUS else ""
                yield f"{LETTERS[index]} {'[x]' if index in result.heard else '[ ]'} {tier}{point.text}"
            yield f"w {'[x]' if result.said_wrong else '[ ]'} I said something wrong"
            yield suggestion(view)
