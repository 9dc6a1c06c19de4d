"""What is recommended and why, what is due, and the interview's date."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from practice_tui.core.bank.plans import RECOMMENDED, WEAK_TOPICS, Plan
from practice_tui.core.bank.questions import Level
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.targets import Interview
from practice_tui.core.rounds.events import Begin, Next, Rate
from practice_tui.core.values.text import one_line
from practice_tui.core.views.home import BeginPlan
from practice_tui.core.views.wording import comes_back_line
from practice_tui.errors import PracticeError
from practice_tui.presenters.due import due_json, due_lines, due_today
from practice_tui.presenters.home import home
from practice_tui.presenters.next_round import next_data, next_lines
from practice_tui.presenters.targets import change_interview, interview_json, interview_lines, interview_of
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import begin_plan, begin_questions
from tests.fakes import ANSWER, FakeClock, make_desk, sit
from tests.histories import make_wide_bank, write_history


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    bank = make_wide_bank()
    write_history(tmp_path, 30, bank)
    return make_desk(tmp_path, FakeClock(), bank)


def test_home_recommends_says_why_and_asks_just_that(desk: Desk) -> None:
    recommended = home(desk, 1).offers[0]
    sitting = begin_plan(desk, RECOMMENDED, seed=99)

    assert (recommended.title, recommended.detail) == ("Recommended", "6 questions · 12 min")
    assert recommended.about == next_data(desk)["why"]
    printed = "\n".join(next_lines(desk))
    for slot in sitting.round.slots:
        assert one_line(desk.texts.question(slot.digest, slot.question_id).title)[:44] in printed
        assert slot.reason in printed
    assert "practice round --plan recommended" in printed


def test_a_plan_of_ones_own_may_take_the_name_of_a_standing_one(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock(), plans=(Plan("due", "Mine", 3),))

    assert desk.plans.find("due").title == "Mine"
    assert desk.plans.find("weak") == WEAK_TOPICS


def test_weak_topics_and_due_reviews_are_offered_when_they_have_questions(tmp_path: Path) -> None:
    bank = make_wide_bank()
    assert "Due reviews" not in [offer.title for offer in home(make_desk(tmp_path, FakeClock(), bank), 1).offers]
    (tmp_path / "long").mkdir()
    write_history(tmp_path / "long", 400, bank)
    desk = make_desk(tmp_path / "long", FakeClock(), bank)
    offers = {offer.title: offer for offer in home(desk, 1).offers}

    assert offers["Due reviews"].about == f"{len(due_today(desk))} due; what is furthest gone comes first"
    weak = begin_plan(desk, WEAK_TOPICS, 0)
    assert {slot.topic for slot in weak.round.slots} <= {"optimization", "transformers", "regularization"}


def test_due_prints_what_is_furthest_gone_first(desk: Desk) -> None:
    due = json.loads(due_json(desk))["due"]
    retrievabilities = [held["retrievability"] for held in due]

    assert retrievabilities == sorted(retrievabilities)
    assert all(held["due_day"] <= "2026-03-02" for held in due)
    assert due_lines(desk)[0].startswith(f"{len(due)} questions due, what is furthest gone first")


def test_due_names_the_days_of_the_last_answer_and_of_the_review(desk: Desk) -> None:
    last = {attempt.question_id: attempt.day for attempt in desk.history.attempts() if attempt.is_counted}
    due = json.loads(due_json(desk))["due"]

    assert due
    assert [held["reviewed_day"] for held in due] == [last[held["question_id"]] for held in due]
    assert all(held["reviewed_day"] < held["due_day"] for held in due)
    scores = {review.review.question_id: review.review.score for review in due_today(desk)}
    assert [line.split()[:3] for line in due_lines(desk)[2:]] == [
        [held["due_day"], str(held["score"]), scores[held["question_id"]].name] for held in due
    ]


def test_after_the_score_of_a_due_question_it_is_told_when_it_comes_back(desk: Desk) -> None:
    due = due_today(desk)[0].question.id
    sitting = begin_questions(desk, (due,))
    view = sit(desk, sitting, Begin(), *ANSWER, Rate(Score.SOLID))

    assert view.comes_back > "2026-03-02" and view.was_due
    assert re.search(r"comes back (tomorrow|on [A-Z][a-z]+day 2026-\d\d-\d\d)\.", comes_back_line(view))
    assert sitting.handle(Next()).comes_back == ""


def test_a_question_that_was_new_is_told_when_it_comes_back_too(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock())
    sitting = begin_questions(desk, ("question-1",))
    view = sit(desk, sitting, Begin(), *ANSWER, Rate(Score.SOLID))
    assert view.comes_back > "2026-03-02" and not view.was_due


def test_the_interview_is_set_told_cleared_and_over(tmp_path: Path) -> None:
    clock = FakeClock()
    desk = make_desk(tmp_path, clock)
    change_interview(desk, "2026-03-21", Level.ADVANCED)

    assert interview_of(desk) == Interview("2026-03-21", Level.ADVANCED)
    assert home(desk, 0).head == "Interview in 19 days"
    lines = interview_lines(desk)
    assert lines[0] == "Interview in 19 days, on Saturday 2026-03-21."
    assert lines[1] == "Too early to say for advanced: no answer yet."
    assert lines[2:] == [
        "Interview in 19 days: 9 answers to go until each of 3 topics has 3.",
        "Today: 0 of 1 question · 1 from topics with fewer than three answers.",
    ]

    clock.advance(timedelta(days=22).total_seconds())
    assert home(desk, 0).head == "Interview 3 days ago"
    assert interview_lines(desk)[0] == "Interview 3 days ago, on Saturday 2026-03-21."
    assert interview_lines(desk)[2] == "The interview was 3 days ago."

    change_interview(desk, "")
    assert interview_of(desk) == Interview("", Level.ADVANCED)
    assert interview_lines(desk)[-1].startswith("No interview date is set")


def test_minutes_a_day_are_said_until_the_interview_and_no_longer(tmp_path: Path) -> None:
    clock = FakeClock()
    desk = make_desk(tmp_path, clock)
    change_interview(desk, "2026-03-03", minutes="1")
    assert interview_lines(desk)[0] == "Interview tomorrow, on Tuesday 2026-03-03, 1 minute a day."
    clock.advance(timedelta(days=2).total_seconds())
    assert interview_lines(desk)[0] == "Interview yesterday, on Tuesday 2026-03-03."


def test_an_honest_word_where_there_is_no_time_for_all_of_it(tmp_path: Path) -> None:
    clock = FakeClock()
    desk = make_desk(tmp_path, clock, make_wide_bank())
    clock.advance(timedelta(hours=14).total_seconds())  # from the evening into the morning of the eve
    change_interview(desk, "2026-03-04")

    told = interview_lines(desk)
    assert told[2] == "Interview tomorrow: 45 answers to go until each of 15 topics has 3."
    assert told[3] == "Today: 0 of 25 questions · 25 from topics with fewer than three answers."
    lead, _, topics = told[4].partition(": ")
    assert lead == "No time is left for 20 answers"
    assert sum(int(part.partition(" on ")[0]) for part in topics.split(" · ")) == 20


def test_topics_without_time_are_named_by_their_short_titles(tmp_path: Path) -> None:
    clock = FakeClock()
    bank = make_wide_bank()
    short = tuple(replace(topic, short=topic.slug.upper()) for topic in bank.topics)
    desk = make_desk(tmp_path, clock, replace(bank, topics=short))
    change_interview(desk, "2026-03-04", minutes="15")

    said = interview_lines(desk)[4]
    assert said.startswith("No time is left for ")
    assert all(part.split(" on ")[1].isupper() for part in said.removesuffix(".").partition(": ")[2].split(" · "))


def test_a_day_that_is_over_changes_nothing(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock())
    with pytest.raises(PracticeError):
        change_interview(desk, "2026-03-01", Level.BASIC)
    assert interview_of(desk) == Interview()


def test_before_an_interview_home_begins_with_today_and_asks_just_that(desk: Desk) -> None:
    change_interview(desk, "2026-03-21")
    today = home(desk, 1).offers[0]
    reasons = [slot.reason for slot in begin_plan(desk, RECOMMENDED, seed=99).round.slots]

    missed, due = reasons.count("missed the last time"), reasons.count("due again")
    assert min(missed, due) > 1
    assert today.title == f"Today: 0 of {len(reasons)}"
    assert today.about == f"{missed} missed ones, then {due} due again"
    assert today.detail.startswith(f"{len(reasons)} questions · ")
    assert f"{len(reasons)} questions, " in next_lines(desk)[0]


def test_what_is_answered_is_done_of_today_until_all_of_it_is(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock())
    change_interview(desk, "2026-03-21")
    assert (home(desk, 1).offers[0].title, home(desk, 1).offers[0].detail) == ("Today: 0 of 1", "1 question · 2 min")

    sitting = begin_plan(desk, RECOMMENDED, seed=1)
    assert len(sitting.round.slots) == 1
    sit(desk, sitting, Begin(), *ANSWER, Rate(Score.SOLID))
    done = next(offer for offer in home(desk, 1).offers if offer.starts == BeginPlan(RECOMMENDED.id))
    assert (done.title, done.about) == ("Done for today", "No more is planned; these would be worth doing too")
    assert done.detail  # never an empty row


def test_an_interview_that_is_over_asks_for_no_minutes_a_day_any_more(tmp_path: Path) -> None:
    clock = FakeClock()
    desk = make_desk(tmp_path, clock)
    change_interview(desk, "2026-03-21", minutes="10")
    clock.advance(86_400 * 40)
    assert "minutes a day" not in interview_lines(desk)[0]


def test_the_minutes_of_a_day_hold_what_today_asks_for(desk: Desk) -> None:
    change_interview(desk, "2026-03-21", minutes="10")
    assert interview_of(desk) == Interview("2026-03-21", Level.INTERMEDIATE, "", 10)
    assert "10 minutes a day" in interview_lines(desk)[0]
    assert home(desk, 1).offers[0].detail.startswith("3 questions")  # each takes two minutes, and 1:12 for its review

    change_interview(desk, minutes="")
    assert interview_of(desk).minutes is None


@pytest.mark.parametrize("minutes", ["1", "1440"])
def test_a_day_has_up_to_all_of_its_minutes(desk: Desk, minutes: str) -> None:
    change_interview(desk, "2026-03-21", minutes=minutes)
    assert interview_of(desk).minutes == int(minutes)


@pytest.mark.parametrize("minutes", ["0", "1441", "-5", "ten", "5.5"])
def test_what_is_no_number_of_minutes_changes_nothing(desk: Desk, minutes: str) -> None:
    with pytest.raises(PracticeError, match="is no number of minutes"):
        change_interview(desk, "2026-03-21", minutes=minutes)
    assert interview_of(desk) == Interview()


def test_the_topics_of_the_interviews_plan_are_all_that_counts(desk: Desk) -> None:
    plan = replace(Plan("two", "Two", 4), topics={"math": 1, "llms": 1})
    desk = Desk(
        desk.history, replace(desk.loaded, plans=(*desk.loaded.plans, plan)), desk.moments, desk.writer.identity
    )
    change_interview(desk, "2026-03-21", plan="two")

    assert {slot.topic for slot in begin_plan(desk, RECOMMENDED, seed=1).round.slots} <= {"math", "llms"}
    first, ready, *_ = interview_lines(desk)
    assert first.endswith(", on the topics of Two.")
    assert ready.endswith("of 2 topics with 3 answers or more.")
    bar = home(desk, 1).today.readiness
    assert bar is not None and bar.topics == 2
    assert json.loads(interview_json(desk))["readiness"]["topics"] == 2
    with pytest.raises(PracticeError, match="no plan 'tow'"):
        change_interview(desk, plan="tow")
    change_interview(desk, "")  # without a day nothing would name the plan
    assert interview_lines(desk)[0].endswith("of 15 topics with 3 answers or more.")
    change_interview(desk, "2026-03-21", plan="")
    assert interview_of(desk).plan == ""
    assert interview_lines(desk)[1].endswith("of 15 topics with 3 answers or more.")
