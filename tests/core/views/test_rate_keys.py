"""The keys of a second opinion: what must be so of each, and of one that is pressed twice."""

from dataclasses import replace

import pytest

from practice_tui.core.rounds.events import Next, Rate, Toggle
from practice_tui.core.sheets.sheet import SheetPhase, begun_sheet
from practice_tui.core.sheets.sheet_steps import step_sheet
from practice_tui.core.views.rate_keys import KEYS_OF_RATINGS, RateAct, rate_key, rate_keys_offered
from practice_tui.core.views.recorded import Recorded
from practice_tui.core.views.sheets import GivenText, SheetView
from tests.core.sheets.test_sheet_steps import ALL_SCORED, ANSWERS, BY_ANSWER, QUESTIONS, Judged
from tests.fakes import FakeClock, make_moments

PHASES = {
    "judging": (),
    "between": ALL_SCORED[:1],
    "between, all scored": ALL_SCORED,
}
TEXTS = tuple(GivenText(question, "Topic", "Topic", "", "", 60.0, 120.0) for question in QUESTIONS)


def view_in(phase: str) -> SheetView:
    return SheetView(Judged(*PHASES[phase]).sheet, TEXTS, "Quick")


def test_digits_only_score_a_to_f_only_tick_and_enter_only_goes_on() -> None:
    for entry in KEYS_OF_RATINGS:
        for pressed in (entry.key.key, *entry.key.also):
            if pressed.isdigit():
                assert isinstance(entry.event, Rate)
            if pressed in "abcdef":
                assert isinstance(entry.event, Toggle)
            if pressed == "enter":
                assert isinstance(entry.event, Next) or entry.key.name == RateAct.SIGN
            assert pressed == pressed.lower()


def test_every_key_without_an_event_is_one_that_faces_know() -> None:
    assert {entry.key.name for entry in KEYS_OF_RATINGS if entry.event is None} == set(RateAct)


def test_a_recording_is_played_where_there_is_one() -> None:
    keys = {"v", "left", "right"}
    texts = tuple(replace(text, recorded=Recorded("a", 9.0)) for text in TEXTS)
    assert keys <= {entry.key.key for entry in rate_keys_offered(replace(view_in("judging"), texts=texts))}
    assert not keys & {entry.key.key for entry in rate_keys_offered(view_in("judging"))}


@pytest.mark.parametrize("phase", PHASES)
def test_no_key_of_a_phase_is_there_twice_and_leaving_comes_last(phase: str) -> None:
    texts = tuple(replace(text, recorded=Recorded("a", 9.0, ((1.0, 2.0),))) for text in TEXTS)
    pressed = [entry.key.key for entry in rate_keys_offered(replace(view_in(phase), texts=texts))]
    assert len(pressed) == len(set(pressed))
    assert pressed[-1] == "q"


@pytest.mark.parametrize("phase", PHASES)
def test_a_key_that_ends_a_phase_stores_nothing_when_it_is_pressed_again(phase: str) -> None:
    moments = make_moments(FakeClock())
    for entry in rate_keys_offered(view_in(phase)):
        view = view_in(phase)
        if entry.event is None:
            continue
        after = step_sheet(view.sheet, entry.event, moments(), view.question).sheet
        if after.phase is view.phase:
            continue
        again = rate_key(SheetView(after, TEXTS, "Quick"), entry.key.key)
        assert again is None or again.event is None, entry.key.id


def test_enter_signs_only_once_every_answer_has_a_score() -> None:
    between, complete = (rate_key(view_in(phase), "enter") for phase in ("between", "between, all scored"))
    assert between and between.event == Next()
    assert complete and complete.key.name == RateAct.SIGN
    assert rate_key(view_in("judging"), "enter") is None


def test_a_letter_without_a_point_does_nothing() -> None:
    bare = SheetView(begun_sheet("s", "Ann", ANSWERS, BY_ANSWER), TEXTS, "Quick")
    assert rate_key(bare, "f") is not None
    assert rate_key(bare, "g") is None
    assert bare.phase is SheetPhase.JUDGING
