"""The keys of a calibration: what must be so of each, and of one that is pressed twice."""

from dataclasses import replace

import pytest

from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Fact
from practice_tui.core.rounds.events import Next, Rate, Toggle
from practice_tui.core.sheets.events import SheetEvent
from practice_tui.core.sheets.sheet import GivenAnswer, SheetPhase, begun_sheet
from practice_tui.core.sheets.sheet_steps import step_sheet
from practice_tui.core.views.calibration_keys import (
    KEYS_OF_CALIBRATIONS,
    CalibrationAct,
    calibration_keys_offered,
)
from practice_tui.core.views.sheets import GivenText, SheetView
from tests.fakes import FakeClock, make_moments, make_question

QUESTION = make_question("q")
ANSWERS = [GivenAnswer(f"q/{name}", "q", QUESTION.digest) for name in ("weak", "strong")]
TEXT = GivenText(QUESTION, "Topic", "Topic", "An answer.", "", 0.0, 120.0)
UNTIL: dict[SheetPhase, tuple[SheetEvent, ...]] = {
    SheetPhase.JUDGING: (),
    SheetPhase.BETWEEN: (Rate(Score.SOLID),),
    SheetPhase.COMPARING: (Rate(Score.SOLID), Next()),
    SheetPhase.SIGNED: (Rate(Score.SOLID), Next(), Next(), Rate(Score.SOLID), Next(), Next()),
}


def after(*events: SheetEvent) -> tuple[SheetView, list[Fact]]:
    moments, facts = make_moments(FakeClock()), list[Fact]()
    sheet = begun_sheet("s", "self", ANSWERS, {answer.id: QUESTION for answer in ANSWERS}, of_samples=True)
    for event in events:
        step = step_sheet(sheet, event, moments(), QUESTION)
        sheet = step.sheet
        facts += step.facts
    return SheetView(sheet, (TEXT, TEXT), "Calibration"), facts


def test_digits_only_score_a_to_f_only_tick_and_enter_only_goes_on() -> None:
    for entry in KEYS_OF_CALIBRATIONS:
        for pressed in (entry.key.key, *entry.key.also):
            assert pressed.isdigit() == isinstance(entry.event, Rate)
            assert (pressed in tuple("abcdef")) == isinstance(entry.event, Toggle)
            assert pressed != "enter" or isinstance(entry.event, Next)
            assert pressed == pressed.lower()


def test_every_key_without_an_event_is_one_that_faces_know() -> None:
    assert {entry.key.name for entry in KEYS_OF_CALIBRATIONS if entry.event is None} == set(CalibrationAct)


@pytest.mark.parametrize("phase", UNTIL)
def test_no_key_of_a_phase_is_there_twice_and_leaving_comes_last(phase: SheetPhase) -> None:
    view, _ = after(*UNTIL[phase])
    assert view.phase is phase
    pressed = [entry.key.key for entry in calibration_keys_offered(view)]
    assert len(pressed) == len(set(pressed))
    assert pressed[-1] == "q"


@pytest.mark.parametrize("phase", UNTIL)
def test_a_key_that_ends_a_phase_stores_nothing_when_it_is_pressed_again(phase: SheetPhase) -> None:
    for entry in calibration_keys_offered(after(*UNTIL[phase])[0]):
        if entry.event is None:
            continue
        view, facts = after(*UNTIL[phase], entry.event)
        again = next((each for each in calibration_keys_offered(view) if each.key.key == entry.key.key), None)
        if view.phase is not phase and again and again.event:
            assert after(*UNTIL[phase], entry.event, again.event)[1] == facts


def test_a_letter_without_a_point_does_nothing() -> None:
    view, _ = after()
    two = replace(view, texts=(replace(TEXT, question=replace(QUESTION, rubric=QUESTION.rubric[:2])), TEXT))
    ticks = [entry.key.key for entry in calibration_keys_offered(two) if isinstance(entry.event, Toggle)]
    assert ticks == ["a", "b"]
