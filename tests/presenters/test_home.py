"""Home offers what is worth sitting, and says of each offer what it takes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from practice_tui.core.bank.plans import MOST_QUESTIONS, RECOMMENDED, Mode, Pick, Plan
from practice_tui.core.bank.questions import Bank, Level
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Ending
from practice_tui.core.rounds.events import Begin, Done, End, Event, Next, Rate, Reveal, Skip
from practice_tui.core.views.calibration_wording import OFFER
from practice_tui.core.views.home import BeginPlan, Calibrate, Offer, ReviewRound, home_lines
from practice_tui.core.views.plan_preview import headline
from practice_tui.core.views.wording import size_line
from practice_tui.presenters.due import due_today
from practice_tui.presenters.home import home
from practice_tui.presenters.reports import stats_lines
from practice_tui.presenters.targets import change_interview, interview_lines
from practice_tui.sitting.building import preview
from practice_tui.sitting.calibrations import calibrate, offer_once
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import begin_plan
from tests.fakes import ANSWER, PLANS, START, TOPICS, FakeClock, make_bank, make_desk, make_question, sit
from tests.histories import make_wide_bank, write_history
from tests.sitting.sat import answered, begun, ended, scored
from tests.sitting.test_calibrations import BANK, as_the_key, desk_with_samples

EXAM = Plan("exam", "Exam", 2, mode=Mode.PRESSURE)


def leave_unscored(desk: Desk, answers: int) -> str:
    """A round under pressure that ends before its review; its id."""
    sitting = begin_plan(desk, EXAM, seed=1)
    for event in (Begin(), *(Done(is_word=True), Reveal(), Next()) * answers)[:-1]:
        sitting.handle(event)
    sitting.handle(End(Ending.ENDED_EARLY))
    return sitting.round.id


def reviews(desk: Desk) -> list[Offer]:
    return [offer for offer in home(desk, 1).offers if isinstance(offer.starts, ReviewRound)]


def test_rounds_with_unscored_answers_are_one_row_that_opens_the_newest(tmp_path: Path) -> None:
    clock = FakeClock()
    desk = make_desk(tmp_path, clock, make_bank(), (EXAM,))
    assert reviews(desk) == []

    first = leave_unscored(desk, 2)
    (offer,) = reviews(desk)
    assert (offer.starts, offer.title, offer.detail) == (ReviewRound(first), "Review", "2 answers not scored")

    clock.advance(60)
    leave_unscored(desk, 1)
    clock.advance(60)
    newest = leave_unscored(desk, 1)
    (offer,) = reviews(desk)
    assert (offer.starts, offer.detail) == (ReviewRound(newest), "3 rounds with unscored answers")
    assert offer.about.startswith("4 answers, ")

    desk.rounds.review(newest).handle(Rate(Score.SOLID))
    (offer,) = reviews(desk)
    assert offer.detail == "2 rounds with unscored answers"


def test_home_and_the_dashboard_count_the_same_answers(tmp_path: Path) -> None:
    clock = FakeClock()
    desk = make_desk(tmp_path, clock, make_bank(), (EXAM,))
    waiting = leave_unscored(desk, 3)
    desk.rounds.review(waiting).handle(Rate(Score.SOLID))

    assert "1 answer scored in 12 weeks, 1 of them this week." in home_lines(home(desk, 1))
    assert "1-day streak, answers scored on 1 of the last 8 days." in home_lines(home(desk, 1))
    assert any("1 answer scored, on 1 day." in line for line in stats_lines(desk))


ANY = Plan("any", "Any", 3)
TALKS = replace(ANY, pick=Pick.ADAPTIVE, follow_ups=True, closing=True)


@pytest.mark.parametrize(
    "plan",
    [
        ANY,
        TALKS,
        replace(ANY, limit=90.0, pick=Pick.SEEDED),
        replace(ANY, count=MOST_QUESTIONS, minutes=20),
        replace(TALKS, count=2, minutes=40),
        replace(ANY, count=1, counts=False, ladder=(120.0, 60.0)),
    ],
    ids=["drawn", "adapts", "own limit", "promised", "too few for the promise", "ladder"],
)
@pytest.mark.parametrize("seed", [1, 2])
def test_one_size_is_said_of_a_round_wherever_it_is_said(tmp_path: Path, plan: Plan, seed: int) -> None:
    limits = (60.0, 120.0, 600.0)
    questions = tuple(
        replace(question, limit=limits[number % 3]) for number, question in enumerate(make_bank(30).questions)
    )
    desk = make_desk(tmp_path, FakeClock(), Bank(TOPICS, questions, digest="0" * 16), (plan,))
    (offer,) = (offer for offer in home(desk, seed).offers if offer.starts == BeginPlan(plan.id))
    assert offer.size == size_line(begin_plan(desk, plan, seed).round)
    assert offer.size == headline(preview(desk, plan, seed)).replace(", ", " · ")


def test_the_minutes_of_a_round_hold_follow_ups_and_closing_and_are_the_promised_ones_where_they_are_filled() -> None:
    questions = [make_question(f"q{number}", limit=120.0) for number in range(4)]
    assert ANY.expected_seconds(questions) == 480
    assert TALKS.expected_seconds(questions) == 480 + 4 * 45 + 180
    assert replace(TALKS, minutes=15).expected_seconds(questions) == 900
    assert replace(TALKS, minutes=20).expected_seconds(questions) == 840, "too few to fill 20 minutes"


@pytest.mark.parametrize(
    ("event", "left"), [(Done(), "at the end of an answer"), (Skip(), "before a skip was sure")], ids=["done", "skip"]
)
def test_a_round_left_at_a_choice_is_offered_with_the_time_of_that_answer(
    tmp_path: Path, event: Event, left: str
) -> None:
    desk = make_desk(tmp_path, FakeClock())
    sit(desk, begin_plan(desk, PLANS[0], seed=1), Begin(), *ANSWER, Rate(Score.SOLID), Next(), event)
    offer = home(desk, 0).offers[0]
    assert (offer.title, offer.detail) == ("Resume Quick", "question 2 of 3 · 0:02 used")
    assert offer.about == f"Left just now, {left}"


def test_rounds_that_were_left_are_told_apart_by_plan_time_and_place(tmp_path: Path) -> None:
    clock = FakeClock()
    desk = make_desk(tmp_path, clock)
    for plan, events in ((PLANS[0], ()), (PLANS[1], (*ANSWER, Rate(Score.SOLID))), (PLANS[0], ())):
        sit(desk, begin_plan(desk, plan, seed=1), Begin(), *events)
        clock.advance(3600)
    rows = [(offer.title, offer.detail, offer.about) for offer in home(desk, 0).offers if "Resume" in offer.title]
    assert [title for title, _, _ in rows] == ["Resume Quick", "Resume On-site", "Resume Quick"]
    assert len(set(rows)) == 3
    assert [about.partition(",")[0] for _, _, about in rows] == [
        f"Left {hours} ago" for hours in ("1 hour", "2 hours", "3 hours")
    ]


def test_a_plan_that_nothing_fits_is_there_with_no_questions(tmp_path: Path) -> None:
    nothing = Plan("nothing", "Nothing", 3, topics={"transformers": 1}, levels={Level.ADVANCED: 1}, often=True)
    desk = make_desk(tmp_path, FakeClock(), make_bank(), (*PLANS, nothing))
    (offer,) = [offer for offer in home(desk, 1).offers if offer.starts == BeginPlan("nothing")]
    assert (offer.detail, offer.is_open) == ("0 questions", False)
    assert "practice bank check" in offer.about


def test_a_due_question_that_has_left_the_bank_is_counted_nowhere(tmp_path: Path) -> None:
    bank = make_wide_bank()
    write_history(tmp_path, 60, bank)
    gone = due_today(make_desk(tmp_path, FakeClock(), bank))[0].question
    rest = tuple(question for question in bank.questions if question != gone)
    desk = make_desk(tmp_path, FakeClock(), Bank(bank.topics, rest, bank.digest))
    view = home(desk, 1)
    (offer,) = [offer for offer in view.offers if offer.title == "Due reviews"]

    assert view.today.due == len(due_today(desk))
    assert offer.about.startswith(f"{view.today.due} due;")


@pytest.mark.parametrize("level", Level)
def test_home_says_of_readiness_what_the_page_of_the_date_says(tmp_path: Path, level: Level) -> None:
    bank = make_wide_bank()
    write_history(tmp_path, 2, bank)
    desk = make_desk(tmp_path, FakeClock(), bank)
    change_interview(desk, level=level)

    line = next(line for line in home_lines(home(desk, 1)) if "ready from" in line)
    lead, _, rest = line.partition(": ")
    assert lead == f"Too early to say for {level.value}"
    of_date = next(said for said in interview_lines(desk) if said.startswith(lead))
    assert rest.partition(";")[0] in of_date


def test_a_calibration_stands_before_ones_own_round_and_says_how_far_one_has_come(tmp_path: Path) -> None:
    assert not any(offer.starts == Calibrate() for offer in home(desk_with_samples(tmp_path), 1).offers)

    write_history(tmp_path, 15, BANK)
    desk = desk_with_samples(tmp_path)
    offer = home(desk, 1).offers[-2]
    assert (offer.starts, offer.title, offer.detail) == (Calibrate(), "Calibrate", "12 sample answers")
    as_the_key(calibrate(desk, 1))
    assert home(desk, 1).offers[-2].detail == "left at answer 2 of 12"


def test_a_calibration_is_offered_on_the_day_of_the_first_rounds(tmp_path: Path) -> None:
    write_history(tmp_path, 15, BANK)
    desk = desk_with_samples(tmp_path)
    assert home(desk, 1).tip == ""
    offer_once(desk)
    assert home(desk, 1).tip == OFFER
    assert home(desk_with_samples(tmp_path, clock=FakeClock(START + timedelta(days=1))), 1).tip == ""


def test_the_five_rounds_that_were_over_last_are_told_the_newest_first(tmp_path: Path) -> None:
    bank = make_wide_bank()
    write_history(tmp_path, 40, bank)
    recent = home(make_desk(tmp_path, FakeClock(), bank), 1).recent
    assert [each.day for each in recent] == ["yesterday", "3 days ago", "4 days ago", "6 days ago", "7 days ago"]
    assert all(each.title == "Quick" and len(each.scores) + each.skipped == 5 for each in recent)


def test_a_round_of_a_plan_that_is_gone_keeps_the_title_it_had(tmp_path: Path) -> None:
    bank = make_bank()
    desk = make_desk(tmp_path, FakeClock(), bank)
    question = bank.questions[0]
    desk.history.write([begun(1, Plan("gone", "Once a plan", 1)), *answered(2, 1, question)])
    desk.history.write([scored(3, 2, question, Score.SOLID), ended(4, 1)])
    assert [recent.title for recent in home(desk, 1).recent] == ["Once a plan"]


def test_a_round_that_was_discarded_or_left_is_none_of_the_last_ones(tmp_path: Path) -> None:
    bank = make_wide_bank()
    write_history(tmp_path, 20, bank)
    desk = make_desk(tmp_path, FakeClock(), bank)
    newest = max(attempt.round_id for attempt in desk.history.attempts())
    before = home(desk, 1).recent
    desk.corrections.discard(newest)
    assert home(desk, 1).recent == before[1:]
    sitting = begin_plan(desk, RECOMMENDED, seed=1)
    sit(desk, sitting, Begin(), *ANSWER, Rate(Score.SOLID))
    assert home(desk, 1).recent == before[1:]
