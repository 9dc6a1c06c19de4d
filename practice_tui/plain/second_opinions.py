"""Gives a second opinion line by line: reads a command, gives its event to the sheet, prints what changed.

One command a line: the word of a key or the key itself; an empty line is enter. Several ticks at once: `a c d` or
`acd`. What is written follows its command: `note …`, `keep …`. A pane goes by its title: `notes`, `answer`.
"""

from collections.abc import Callable, Iterator
from typing import TextIO

from practice_tui.core.rounds.events import Toggle, ToggleWrong, Write
from practice_tui.core.sheets.events import KeepPrivate, SheetEvent, Sign
from practice_tui.core.sheets.sheet import SheetPhase
from practice_tui.core.values.durations import format_clock
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import clean, one_line
from practice_tui.core.views.judging_wording import score_said, suggestion_said
from practice_tui.core.views.opinion_wording import SEALED, UNTOUCHED, rate_instruction
from practice_tui.core.views.rate_keys import RateAct, rate_keys_offered
from practice_tui.core.views.seat_keys import entry_called
from practice_tui.core.views.sheets import SheetView, pane_text, panes_of
from practice_tui.errors import PracticeError
from practice_tui.plain.conversation import ReadLine, converse, keys_typed, line_reader
from practice_tui.plain.judged_points import judged_point
from practice_tui.plain.layout import write_laid_out
from practice_tui.presenters.second_opinions import SecondOpinion

SIGN_ASKS = "sign yes signs it; from then on nothing of the sheet changes."
WRITES: dict[str, Callable[[str], SheetEvent]] = {"note": Write, "n": Write, "keep": KeepPrivate, "k": KeepPrivate}
NOT_HERE = (RateAct.PANE_BEFORE,)


def rate_plainly(opinion: SecondOpinion, source: TextIO, out: TextIO) -> None:
    """Fill a sheet until it is signed or left, or `source` ends."""
    PlainRating(opinion, line_reader(source), out).fill()


class PlainRating:
    """One sheet: obeys each line, and prints what it changed."""

    def __init__(self, opinion: SecondOpinion, read_line: ReadLine, out: TextIO) -> None:
        self._judging, self._after_signing = opinion.judging, opinion.after_signing
        self._read_line, self._out = read_line, out
        self._is_left = False

    def fill(self) -> None:
        """Run the sheet to its end."""
        view = self._judging.view()
        answers = count(len(view.texts), "answer")
        by_now = f"scored on this sheet: {view.sheet.scored}"
        self._say(f"{view.title}: {answers}, {by_now}. ? lists the commands.")
        self._say(*page_lines(view), rate_instruction(view))
        converse(self._read_line, self._is_over, self._obey, self._tick, self._leave)

    def _is_over(self) -> bool:
        return self._is_left or self._judging.sheet.phase is SheetPhase.SIGNED

    def _tick(self) -> None:
        self._judging.tick()

    def _obey(self, line: str) -> None:
        try:
            self._take_line(clean(line).strip())
        except PracticeError as error:
            self._say(self._judging.view().trouble or f"{error}.")

    def _take_line(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        name, rest = word.lower(), rest.strip()
        view = self._judging.view()
        panes = {pane.value.lower(): pane for pane in panes_of(view)}
        is_judging = view.phase is SheetPhase.JUDGING
        match name:
            case "?" | "help":
                self._say(*commands(view))
            case "leave" | "q" | "quit":
                self._leave()
            case "question" | "o" if is_judging:
                self._say(*question_lines(view))
            case "page" | "rubric" if is_judging:
                self._say(*page_lines(view))
            case _ if name in panes and is_judging:
                self._say(pane_text(view, panes[name]))
            case _ if name in WRITES and rest and is_judging:
                self._take(WRITES[name](rest))
                self._say("Noted.")
            case "sign" | "" if view.sheet.is_complete and not is_judging:
                self._sign(rest)
            case _:
                self._press(line.lower())

    def _press(self, line: str) -> None:
        """Press keys by their faces or words, or tick several points."""
        for word in keys_typed(line):
            entry = entry_called(rate_keys_offered(self._judging.view()), word)
            if entry is None or entry.event is None:
                self._say(f"{word}: nothing happens here. {rate_instruction(self._judging.view())}")
                return
            self._take(entry.event)
            view = self._judging.view()
            if isinstance(entry.event, Toggle):
                self._say(judged_point(view.question, view.judgement, entry.event.point), _suggested(view))
            if isinstance(entry.event, ToggleWrong):
                self._say(_suggested(view))

    def _take(self, event: SheetEvent) -> None:
        before = self._judging.view()
        view = self._judging.handle(event)
        if (before.phase, before.sheet.position) != (view.phase, view.sheet.position):
            self._say(*page_lines(view), rate_instruction(view))

    def _sign(self, rest: str) -> None:
        if rest == "yes":
            self._take(Sign())
            self._say(*self._after_signing())
        else:
            self._say(SIGN_ASKS)

    def _leave(self) -> None:
        self._judging.keep()
        self._is_left = True
        self._say(SEALED if self._judging.is_begun else UNTOUCHED)

    def _say(self, *lines: str) -> None:
        write_laid_out(self._out, lines)


def page_lines(view: SheetView) -> Iterator[str]:
    """All that belongs to the moment."""
    match view.phase:
        case SheetPhase.JUDGING:
            yield ""
            yield from question_lines(view)
            yield from (f"{pane.value}: {pane_text(view, pane)}" for pane in panes_of(view)[:-2])
            yield from (
                judged_point(view.question, view.judgement, index) for index in range(len(view.question.rubric))
            )
            yield _suggested(view)
        case SheetPhase.BETWEEN:
            title = one_line(view.question.title)
            yield f"{title}: {score_said(view.judgement.score)}. {_suggested(view)}"


def question_lines(view: SheetView) -> Iterator[str]:
    """Where the answer stands, and what was asked."""
    text, sheet = view.text, view.sheet
    time = f"{format_clock(text.elapsed)} of {format_clock(text.limit)}"
    hints = f", {count(sheet.answer.hints, 'hint')}" if sheet.answer.hints else ""
    yield f"Answer {sheet.position + 1} of {len(sheet.answers)}: {one_line(text.topic)}, {time}{hints}."
    yield text.question.prompt.strip()


def commands(view: SheetView) -> list[str]:
    """The commands that work now, a line each."""
    lines = []
    for entry in rate_keys_offered(view):
        key = entry.key
        if key.name == RateAct.PANE:
            lines.append(f"{', '.join(pane.value.lower() for pane in panes_of(view))}: read one of them")
        elif key.says and key.name not in NOT_HERE:
            lines.append(f"{key.command}: {key.says}")
    return lines


def _suggested(view: SheetView) -> str:
    return suggestion_said(view.question.rubric, view.judgement, view.sheet.answer.hints)
