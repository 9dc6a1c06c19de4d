"""A debrief says line by line what the screen draws, in the same order."""

from pathlib import Path

from practice_tui.core.bank.scoring import Score
from practice_tui.core.rounds.events import Begin, Next, Rate, Skip, Toggle
from practice_tui.core.views.debriefs import day_and_size
from practice_tui.plain.round_lines import debrief_lines
from practice_tui.presenters.pages import debrief
from practice_tui.sitting.orders import begin_questions
from tests.fakes import ANSWER, FakeClock, make_desk, sit


def test_times_gap_and_what_was_sure_and_wrong_come_before_the_list_and_what_was_left_out_after(tmp_path: Path) -> None:
    clock = FakeClock()
    desk = make_desk(tmp_path, clock)
    sitting = begin_questions(desk, ("question-0", "question-1"))
    sit(desk, sitting, Begin(), *ANSWER, Toggle(0), Toggle(1), Toggle(2), Toggle(3), Rate(Score.STRONG), Next())
    for _ in range(150):
        clock.advance(1)
        sitting.tick()
    sit(desk, sitting, *ANSWER, Toggle(0), Rate(Score.MISSED), Next())

    lines = list(debrief_lines(debrief(desk, sitting.round.id)))
    beginnings = (
        "Today: 1 strong, 1 missed.",
        "Over the limit: question 2.",
        "The gap most worth closing: 3 musts missed",
        "1. Question 0: 4 STRONG",
        "2. Question 1: 1 MISSED",
        "Musts left out: mechanisms 3 of 8.",
    )
    places = [next(place for place, line in enumerate(lines) if line.startswith(begun)) for begun in beginnings]
    assert places == sorted(places)


def test_where_nothing_took_too_long_and_nothing_was_left_out_that_is_said(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock())
    sitting = begin_questions(desk, ("question-0",))
    sit(desk, sitting, Begin(), *ANSWER, Toggle(0), Toggle(1), Toggle(2), Toggle(3), Rate(Score.STRONG), Next())
    lines = list(debrief_lines(debrief(desk, sitting.round.id)))
    assert "Every answer stayed within its limit." in lines
    assert "No gap stands out in this round." in lines


def test_a_skipped_question_keeps_its_number_beside_those_that_took_too_long(tmp_path: Path) -> None:
    clock = FakeClock()
    desk = make_desk(tmp_path, clock)
    sitting = begin_questions(desk, ("question-0", "question-1"))
    sit(desk, sitting, Begin(), Skip(), Next())
    for _ in range(150):
        clock.advance(1)
        sitting.tick()
    sit(desk, sitting, *ANSWER, Rate(Score.MISSED), Next())
    lines = list(debrief_lines(debrief(desk, sitting.round.id)))
    assert "2. Question 1: 1 MISSED" in " ".join(lines)
    assert "Over the limit: question 2." in lines


def test_the_minutes_of_a_debrief_are_those_of_answering_without_what_was_skipped(tmp_path: Path) -> None:
    clock = FakeClock()
    desk = make_desk(tmp_path, clock)
    sitting = begin_questions(desk, ("question-0", "question-1"))
    sit(desk, sitting, Begin())
    for seconds, events in ((118, (*ANSWER, Rate(Score.SOLID), Next())), (240, (Skip(), Next()))):
        for _ in range(seconds):
            clock.advance(1)
            sitting.tick()
        sit(desk, sitting, *events)

    assert day_and_size(debrief(desk, sitting.round.id)) == "today · 2 questions · 2 min of answering"
