"""The days before an interview: a missed question once more tonight, half a mock day, a missed day planned anew."""

import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from practice_tui.core.bank.plans import HALF_DAY, RECOMMENDED, TONIGHT, Mode
from practice_tui.core.bank.questions import Bank, Kind, Level
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Ending
from practice_tui.core.rounds.events import Begin, End, Next, Rate
from practice_tui.core.views.home import BeginPlan, Offer, ReadSheet, WriteEncounter, home_lines
from practice_tui.errors import PracticeError
from practice_tui.plain.home import PlainHome
from practice_tui.presenters.home import home
from practice_tui.presenters.targets import change_interview, interview_lines
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import Order, begin_order, begin_plan, begin_questions
from tests.fakes import ANSWER, START, TOPICS, FakeClock, make_bank, make_desk, make_question, sit

MORNING = START - timedelta(hours=9)  # 09:00
KINDS = [Kind.CONCEPT, Kind.NUMERIC, Kind.CODE, Kind.SCENARIO, Kind.DESIGN]
MIXED = Bank(
    TOPICS,
    tuple(
        make_question(f"q{n}", kind=KINDS[n % 5], topic=TOPICS[n % 3].slug, level=list(Level)[n % 3]) for n in range(60)
    ),
)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(wall=MORNING)


def answer(desk: Desk, scores: dict[str, Score]) -> None:
    sitting = begin_questions(desk, tuple(scores))
    sit(desk, sitting, Begin(), *[event for score in scores.values() for event in (*ANSWER, Rate(score), Next())])


def offers(desk: Desk) -> list[Offer]:
    return list(home(desk, 1).offers)


def is_ahead(desk: Desk, plan_id: str) -> bool:
    """Whether a plan stands before those of the bank."""
    starts = [offer.starts for offer in offers(desk)]
    return starts.index(BeginPlan("recommended")) < starts.index(BeginPlan(plan_id)) < starts.index(BeginPlan("quick"))


def offered(desk: Desk, plan_id: str) -> list[Offer]:
    return [offer for offer in offers(desk) if offer.starts == BeginPlan(plan_id)]


def test_what_was_missed_is_offered_once_more_in_the_evening_and_counts_nowhere(desk: Desk, clock: FakeClock) -> None:
    answer(desk, {"question-1": Score.MISSED, "question-2": Score.SOLID, "question-3": Score.MISSED})
    assert offered(desk, TONIGHT.id) == []
    clock.advance(9 * 3600)
    assert is_ahead(desk, TONIGHT.id)
    assert offered(desk, TONIGHT.id)[0].detail == "2 questions · 4 min"
    sitting = begin_order(desk, Order(plan_id=TONIGHT.id), 1)
    assert [slot.question_id for slot in sitting.round.slots] == ["question-1", "question-3"]
    sit(desk, sitting, Begin(), *ANSWER, Next(), *ANSWER, Next())
    assert offered(desk, TONIGHT.id) == []
    with pytest.raises(PracticeError, match="no questions were missed today"):
        begin_order(desk, Order(plan_id=TONIGHT.id), 1)
    missed = [row for row in desk.track_record().rows if row.is_counted and row.score is Score.MISSED]
    assert len(missed) == 2  # what was missed stays missed, and comes back on its day


def test_what_went_better_the_same_day_isnt_asked_again(desk: Desk, clock: FakeClock) -> None:
    answer(desk, {"question-1": Score.MISSED})
    clock.advance(60)
    answer(desk, {"question-1": Score.SOLID})
    clock.advance(9 * 3600)
    assert offered(desk, TONIGHT.id) == []


def test_half_a_mock_day_is_four_rounds_with_breaks(tmp_path: Path, clock: FakeClock) -> None:
    desk = make_desk(tmp_path, clock, MIXED)
    answer(desk, {"q0": Score.SOLID})
    assert [offer.title for offer in offered(desk, HALF_DAY.id)] == ["Half a mock day, 1 of 4"]
    titles, break_said = [], ""
    for number in range(4):
        clock.advance(5 * 60)  # still in the break
        sitting = begin_order(desk, Order(plan_id=HALF_DAY.id), number)
        assert sitting.round.note == break_said
        titles.append(sitting.round.plan)
        sit(desk, sitting, Begin(), *ANSWER, End(Ending.ENDED_EARLY))
        until = clock.now() + timedelta(minutes=15)
        break_said = f"take your break until {until:%H:%M} first"
        (offer,) = offered(desk, HALF_DAY.id)
        if number < 3:
            assert is_ahead(desk, HALF_DAY.id)
            assert offer.title == f"Half a mock day, {number + 2} of 4"
            assert offer.about.startswith(f"Break until {until:%H:%M}, then {number + 2} of 4: ")
    assert titles == [
        "Half a mock day, 1 of 4: breadth",
        "Half a mock day, 2 of 4: numbers and code",
        "Half a mock day, 3 of 4: design",
        "Half a mock day, 4 of 4: in depth",
    ]
    assert (offer.title, offer.about) == ("Half a mock day", "Done for today: all four rounds")
    clock.advance(24 * 3600)
    assert offered(desk, HALF_DAY.id)[0].about == HALF_DAY.about


def test_a_break_that_is_over_is_said_no_more_and_a_discarded_round_is_sat_again(
    tmp_path: Path, clock: FakeClock
) -> None:
    desk = make_desk(tmp_path, clock, MIXED)
    sitting = begin_order(desk, Order(plan_id=HALF_DAY.id), 1)
    sit(desk, sitting, Begin(), *ANSWER, End(Ending.ENDED_EARLY))
    clock.advance(16 * 60)
    assert offered(desk, HALF_DAY.id)[0].about == "Next: 2 of 4: numbers and code"
    assert begin_order(desk, Order(plan_id=HALF_DAY.id), 1).round.note == ""
    desk.corrections.discard(sitting.round.id)
    assert begin_order(desk, Order(plan_id=HALF_DAY.id), 1).round.plan == "Half a mock day, 1 of 4: breadth"


def test_a_mode_and_a_limit_that_are_chosen_hold_for_its_rounds(tmp_path: Path, clock: FakeClock) -> None:
    desk = make_desk(tmp_path, clock, MIXED)
    round_ = begin_order(desk, Order(plan_id=HALF_DAY.id, mode=Mode.COACHED, limit=50.0), 1).round
    assert round_.mode is Mode.COACHED
    assert {slot.limit for slot in round_.slots} == {50.0}


def test_home_asks_for_a_week_how_the_interview_went(desk: Desk, clock: FakeClock) -> None:
    answer(desk, {"question-1": Score.STRONG})
    change_interview(desk, "2026-03-03")
    asks = []
    for _ in range(10):
        asks.append(WriteEncounter() in [offer.starts for offer in offers(desk)])
        clock.advance(24 * 3600)
    assert asks == [False, *[True] * 8, False]


def test_on_the_day_before_the_mock_stands_ahead_until_the_evening(tmp_path: Path, clock: FakeClock) -> None:
    desk = make_desk(tmp_path, clock, MIXED)
    answer(desk, {"q0": Score.SOLID})
    change_interview(desk, "2026-03-04")
    assert not is_ahead(desk, HALF_DAY.id)
    clock.advance(24 * 3600)
    assert is_ahead(desk, HALF_DAY.id)
    clock.advance(9 * 3600)
    assert not is_ahead(desk, HALF_DAY.id)


def test_a_missed_day_is_planned_anew_without_a_word_of_it(tmp_path: Path, clock: FakeClock) -> None:
    bank = make_bank(30)
    desk = make_desk(tmp_path, clock, replace(bank, digest="d"))
    answer(desk, {f"question-{number}": Score.MISSED for number in range(6)})
    change_interview(desk, "2026-03-10")
    clock.advance(24 * 3600)
    planned = [home(desk, 1).today.planned]
    clock.advance(24 * 3600)
    planned.append(home(desk, 1).today.planned)
    clock.advance(3 * 24 * 3600)
    planned.append(home(desk, 1).today.planned)
    assert planned == sorted(planned) and planned[0] >= 1  # what was left is spread over the days that are left
    said = " ".join([*home_lines(home(desk, 1)), *interview_lines(desk)]).lower()
    assert not [word for word in ("behind", "overdue", "late ", "should have", "missed day", "broke") if word in said]


def test_from_the_eves_evening_on_no_topic_is_begun_and_those_left_out_are_named(desk: Desk, clock: FakeClock) -> None:
    answer(desk, {"question-0": Score.SOLID})
    change_interview(desk, "2026-03-03")
    asked = desk.bank.questions[0].topic

    def planned() -> set[str]:
        return {slot.topic for slot in begin_plan(desk, RECOMMENDED, seed=1).round.slots}

    assert planned() > {asked}
    clock.advance(9 * 3600)  # 18:00
    assert planned() == {asked}
    assert interview_lines(desk)[-1].startswith("No topic is begun any more, which leaves out 6 answers: 3 on ")
    clock.advance(15 * 3600)  # the morning of the interview
    assert planned() == {asked}


def test_what_is_recommended_once_the_eve_is_done_begins_no_topic_either(desk: Desk, clock: FakeClock) -> None:
    change_interview(desk, "2026-03-03")
    clock.advance(9 * 3600)  # 18:00
    topic = desk.bank.questions[0].topic
    answer(desk, {question.id: Score.SOLID for question in desk.bank.questions if question.topic == topic})
    assert home(desk, 1).offers[0].title == "Done for today"
    assert {slot.topic for slot in begin_plan(desk, RECOMMENDED, seed=1).round.slots} == {topic}


def test_the_sheet_is_offered_on_the_evening_before_and_on_the_day(desk: Desk, clock: FakeClock) -> None:
    answer(desk, {"question-1": Score.STRONG})
    change_interview(desk, "2026-03-03")
    assert ReadSheet() not in [offer.starts for offer in offers(desk)]
    clock.advance(9 * 3600)
    assert [offer.starts for offer in offers(desk)[:2]] == [BeginPlan("recommended"), ReadSheet()]
    out = io.StringIO()
    lines = iter(["2", "q"])
    PlainHome(desk, 1, lambda seconds: next(lines), out).stay()
    assert "Also went well" in out.getvalue() and "- Question 1" in out.getvalue()
    clock.advance(15 * 3600)
    assert [offer.starts for offer in offers(desk)[:3]] == [BeginPlan("recommended"), ReadSheet(), WriteEncounter()]
    clock.advance(24 * 3600)
    assert offers(desk)[0].starts == WriteEncounter()
    assert ReadSheet() not in [offer.starts for offer in offers(desk)]
