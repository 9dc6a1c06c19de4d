"""Steps of a sheet: `step_sheet` is the sheet after an event, with the facts to store."""

from dataclasses import dataclass, replace
from typing import Any

from practice_tui.core.bank.questions import Question
from practice_tui.core.history.facts import Fact
from practice_tui.core.history.interview_facts import Mark, SheetEnding
from practice_tui.core.rounds.events import Next, Rate, Toggle, ToggleWrong, Undo, Write
from practice_tui.core.sheets.events import KeepPrivate, SheetEvent, Sign
from practice_tui.core.sheets.judgement import mark_points, suggestion, ticked
from practice_tui.core.sheets.sheet import Sheet, SheetPhase
from practice_tui.core.values.clock import Moment
from practice_tui.core.values.text import NOTES_CAP


@dataclass(frozen=True, slots=True)
class SheetStep:
    """The sheet after an event, and the facts to be stored before it goes on."""

    sheet: Sheet
    facts: tuple[Fact, ...] = ()


def step_sheet(sheet: Sheet, event: SheetEvent, at: Moment, question: Question) -> SheetStep:
    """The sheet after `event`; an event that has no meaning in its phase changes nothing.

    `question` is that of the answer on the screen, as it was asked.
    """
    match sheet.phase:
        case SheetPhase.JUDGING:
            return _judging_step(sheet, event, at, question)
        case SheetPhase.BETWEEN:
            return _between_step(sheet, event, at, question)
        case SheetPhase.COMPARING:
            return _comparing_step(sheet, event, at)
        case SheetPhase.SIGNED:
            return SheetStep(sheet)


def _judging_step(sheet: Sheet, event: SheetEvent, at: Moment, question: Question) -> SheetStep:
    judgement = sheet.judgement
    match event:
        case Toggle(point) if 0 <= point < len(judgement.heard):
            return SheetStep(_judged(sheet, heard=ticked(judgement.heard, point, can_help=not sheet.of_samples)))
        case ToggleWrong():
            return SheetStep(_judged(sheet, said_wrong=not judgement.said_wrong))
        case Write(text):
            return SheetStep(_judged(sheet, note=text[:NOTES_CAP]))
        case KeepPrivate(text):
            return SheetStep(_judged(sheet, private=text[:NOTES_CAP]))
        case Rate(score):
            scored = _judged(sheet, score=score, is_marked=True)
            return SheetStep(replace(scored, phase=SheetPhase.BETWEEN), (mark_of(scored, at, question),))
    return SheetStep(sheet)


def _between_step(sheet: Sheet, event: SheetEvent, at: Moment, question: Question) -> SheetStep:
    match event:
        case Undo():
            taken_back = _judged(sheet, score=None, is_marked=True)
            return SheetStep(replace(taken_back, phase=SheetPhase.JUDGING), (mark_of(taken_back, at, question),))
        case Next() if sheet.of_samples:
            return SheetStep(replace(sheet, phase=SheetPhase.COMPARING))
        case Next() if not sheet.is_complete:
            return SheetStep(_onward(sheet))
        case Sign() if sheet.is_complete:
            return _signed(sheet, at)
    return SheetStep(sheet)


def _comparing_step(sheet: Sheet, event: SheetEvent, at: Moment) -> SheetStep:
    """The key has been seen: the score stays what it is, and after the last answer the sheet is over."""
    if not isinstance(event, Next):
        return SheetStep(sheet)
    return _signed(sheet, at) if sheet.is_complete else SheetStep(_onward(sheet))


def _onward(sheet: Sheet) -> Sheet:
    return replace(sheet, phase=SheetPhase.JUDGING, position=_next_place(sheet))


def _signed(sheet: Sheet, at: Moment) -> SheetStep:
    ending = SheetEnding(at.id, sheet.id, at.now, None)
    return SheetStep(replace(sheet, phase=SheetPhase.SIGNED), (ending,))


def mark_of(sheet: Sheet, at: Moment, question: Question) -> Mark:
    """The mark of the answer on the screen."""
    answer, judgement = sheet.answer, sheet.judgement
    return Mark(
        id=at.id,
        sheet_id=sheet.id,
        at=at.now,
        score=judgement.score,
        suggested=suggestion(question.rubric, judgement, answer.hints),
        attempt_id=None if sheet.of_samples else answer.id,
        sample=answer.id if sheet.of_samples else None,
        said_wrong=judgement.said_wrong,
        note=judgement.note,
        private=judgement.private,
        points=mark_points(question.rubric, judgement.heard),
    )


def _judged(sheet: Sheet, **changes: Any) -> Sheet:
    """The sheet with the answer on the screen judged otherwise; its stored mark no longer agrees, unless it is new."""
    judgement = replace(sheet.judgement, **({"is_marked": False} | changes))
    here = sheet.position
    return replace(sheet, judgements=(*sheet.judgements[:here], judgement, *sheet.judgements[here + 1 :]))


def _next_place(sheet: Sheet) -> int:
    """The place of the next answer without a score, from the beginning again after the last."""
    places = [place for place, judgement in enumerate(sheet.judgements) if judgement.score is None]
    return next((place for place in places if place > sheet.position), places[0])
