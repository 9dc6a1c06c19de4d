"""Has sample answers graded line by line: reads a command, gives its event to the calibration, prints what changed.

One command a line: the word of a key or the key itself; an empty line is enter. Several ticks at once: `a c d` or
`acd`.
"""

from collections.abc import Iterator
from typing import TextIO

from practice_tui.core.bank.questions import LETTERS
from practice_tui.core.rounds.events import Toggle, ToggleWrong
from practice_tui.core.sheets.events import SheetEvent
from practice_tui.core.sheets.sheet import SheetPhase
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import clean, one_line
from practice_tui.core.views.calibration_keys import CalibrationAct, calibration_keys_offered
from practice_tui.core.views.calibration_wording import (
    KEPT,
    judging_instruction,
    key_reason,
    point_reason,
    result_lines,
    scores_line,
    wrong_reason,
)
from practice_tui.core.views.calibrations import CalibrationView, Graded
from practice_tui.core.views.judging_wording import suggestion_said
from practice_tui.core.views.keys import Key
from practice_tui.core.views.seat_keys import entry_called
from practice_tui.errors import PracticeError
from practice_tui.plain.conversation import ReadLine, converse, keys_typed, line_reader
from practice_tui.plain.judged_points import judged_point
from practice_tui.plain.layout import write_laid_out
from practice_tui.sitting.calibrations import Calibrating

UNTOUCHED = "Nothing was graded, so nothing is kept."


def calibrate_plainly(calibrating: Calibrating, source: TextIO, out: TextIO) -> None:
    """Grade sample answers until all are graded, or it is left, or `source` ends; what is graded is kept."""
    PlainCalibration(calibrating, line_reader(source), out).grade()


class PlainCalibration:
    """One calibration: obeys each line, and prints what it changed."""

    def __init__(self, calibrating: Calibrating, read_line: ReadLine, out: TextIO) -> None:
        self._calibrating, self._read_line, self._out = calibrating, read_line, out
        self._is_left = False

    def grade(self) -> None:
        """Run the calibration to its end."""
        view = self._calibrating.view()
        sheet = view.sheet.sheet
        self._say(f"{count(len(sheet.answers), 'sample answer')}, {sheet.scored} of them graded. ? lists the commands.")
        self._say(*page_lines(view))
        converse(self._read_line, self._is_over, self._obey, self._calibrating.tick, self._leave)

    def _is_over(self) -> bool:
        return self._is_left or self._calibrating.view().phase is SheetPhase.SIGNED

    def _obey(self, line: str) -> None:
        try:
            self._take_line(clean(line).strip().lower())
        except PracticeError as error:
            self._say(self._calibrating.view().sheet.trouble or f"{error}.")

    def _take_line(self, line: str) -> None:
        view = self._calibrating.view()
        if line in ("?", "help"):
            self._say(*(f"{key.command}: {key.says}" for key in _listed(view)))
        elif line in ("page", "rubric"):
            self._say(*page_lines(view))
        else:
            self._press(line)

    def _press(self, line: str) -> None:
        """Press keys by their faces or words, or tick several points."""
        for word in keys_typed(line):
            view = self._calibrating.view()
            entry = entry_called(calibration_keys_offered(view.sheet), word)
            if entry is None:
                self._say(f"{word}: nothing happens here. {judging_instruction(view.sheet)}")
                return
            if entry.event is not None:
                self._take(view, entry.event)
            elif entry.key.name == CalibrationAct.LEAVE:
                self._leave()
                return
            else:
                self._say(view.sheet.question.prompt.strip())

    def _take(self, before: CalibrationView, event: SheetEvent) -> None:
        view = self._calibrating.handle(event)
        if isinstance(event, Toggle):
            self._say(_point(view, event.point), _suggested(view))
        elif isinstance(event, ToggleWrong):
            self._say(_wrong_line(view), _suggested(view))
        elif view.phase is not before.phase:
            self._say(*page_lines(view))

    def _leave(self) -> None:
        self._calibrating.judging.keep()
        self._is_left = True
        self._say(KEPT if self._calibrating.judging.is_begun else UNTOUCHED)

    def _say(self, *lines: str) -> None:
        write_laid_out(self._out, lines)


def page_lines(view: CalibrationView) -> Iterator[str]:
    """All that belongs to the moment, and what to do now."""
    sheet = view.sheet
    if view.result:
        yield ""
        yield from result_lines(view.result)
    elif view.compared:
        yield from compared_lines(view.compared)
    elif sheet.phase is SheetPhase.JUDGING:
        yield from (
            "",
            f"Answer {sheet.sheet.position + 1} of {len(sheet.sheet.answers)}: {one_line(sheet.text.topic)}.",
        )
        yield sheet.question.prompt.strip()
        yield f"The answer: “{one_line(sheet.text.notes)}”"
        yield from (_point(view, index) for index in range(len(sheet.question.rubric)))
        yield from (_wrong_line(view), _suggested(view))
    yield judging_instruction(sheet)


def compared_lines(graded: Graded) -> Iterator[str]:
    """Both scores, why the key gives its own, and each point: who heard it, and the reason of the key."""
    yield from (scores_line(graded), key_reason(graded))
    for index, point in enumerate(graded.question.rubric):
        yield f"{LETTERS[index]} {graded.hearer(index).value}: {one_line(point.text)}"
        if reason := point_reason(graded, index):
            yield f"  {reason}"
    if reason := wrong_reason(graded):
        yield f"w something wrong: {reason}"


def _point(view: CalibrationView, index: int) -> str:
    return judged_point(view.sheet.question, view.sheet.judgement, index, can_help=False)


def _wrong_line(view: CalibrationView) -> str:
    return f"w {'something wrong is said' if view.sheet.judgement.said_wrong else 'nothing wrong is said'}"


def _suggested(view: CalibrationView) -> str:
    return suggestion_said(view.sheet.question.rubric, view.sheet.judgement, can_help=False)


def _listed(view: CalibrationView) -> list[Key]:
    return [entry.key for entry in calibration_keys_offered(view.sheet) if entry.key.says]
