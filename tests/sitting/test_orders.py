"""A round is what was ordered: by plan, by code, by topic and level, question by question, or once more."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from practice_tui.core.bank.codes import parse_code
from practice_tui.core.bank.plans import RECOMMENDED, Mode, Only, Pick, Plan
from practice_tui.core.bank.questions import Bank, Kind, Level
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Ending, RemarkKind
from practice_tui.core.rounds.events import Begin, End, Next, Rate, Retry, Reveal
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import (
    OWN_ROUND,
    Order,
    begin_again,
    begin_code,
    begin_order,
    begin_own,
    begin_plan,
    begin_questions,
    begin_topic,
    own_plan,
)
from practice_tui.sitting.sitting import Sitting
from tests.fakes import DONE, TOPICS, FakeClock, make_bank, make_desk

EXAM = Plan("exam", "Exam", 4, pick=Pick.SEEDED, limit=90.0)
ON_SITE = Plan("on-site", "On-site", 4, mode=Mode.PRESSURE, pace=2.0, follow_ups=True)
QUICK = Plan("quick", "Quick", 3)


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Desk:
    return make_desk(tmp_path, clock, make_bank(27), (QUICK, EXAM, ON_SITE))


def asked(sitting: Sitting) -> list[str]:
    return [slot.question_id for slot in sitting.round.slots]


def spec_of(desk: Desk, sitting: Sitting) -> dict[str, Any]:
    """What is kept of a round once it has begun."""
    sitting.handle(Begin())
    return dict(desk.rounds.record(sitting.round.id).spec)


def test_without_anything_the_usual_plan_is_sat(desk: Desk) -> None:
    sitting = begin_order(desk, Order(), seed=5)
    assert (sitting.round.plan, sitting.round.total, sitting.round.code) == ("Quick", 3, "")
    assert asked(sitting) == asked(begin_plan(desk, QUICK, 5))
    assert spec_of(desk, sitting)["seed"] == 5


def test_a_plan_is_sat_with_another_limit_or_mode(desk: Desk) -> None:
    sitting = begin_order(desk, Order(plan_id="on-site"), seed=1)
    assert (sitting.round.plan, sitting.round.mode, sitting.round.follow_ups) == ("On-site", Mode.PRESSURE, True)
    assert {slot.limit for slot in sitting.round.slots} == {240.0}
    sitting = begin_order(desk, Order(plan_id="on-site", limit=30.0, mode=Mode.COACHED), seed=1)
    assert sitting.round.mode is Mode.COACHED
    assert {slot.limit for slot in sitting.round.slots} == {60.0}


def test_topics_level_and_count_make_a_round_of_ones_own(desk: Desk) -> None:
    order = Order(topics=("optimization", "transformers"), level=Level.BASIC, count=4, limit=45.0, mode=Mode.PRESSURE)
    sitting = begin_order(desk, order, seed=1)
    questions = [desk.bank.find(question_id) for question_id in asked(sitting)]
    assert len(questions) == 4
    assert {question.topic for question in questions if question} == {"optimization", "transformers"}
    assert {question.level for question in questions if question} == {Level.BASIC}
    assert (sitting.round.plan, sitting.round.mode) == ("Your own", Mode.PRESSURE)
    assert {slot.limit for slot in sitting.round.slots} == {45.0}


@pytest.mark.parametrize(
    ("order", "count"),
    [(Order(topics=("optimization",)), 5), (Order(level=Level.ADVANCED), 5), (Order(count=7), 7)],
)
def test_any_one_of_them_is_enough(desk: Desk, order: Order, count: int) -> None:
    sitting = begin_order(desk, order, seed=1)
    assert (sitting.round.plan, sitting.round.total) == ("Your own", count)


def test_a_topic_or_plan_that_there_is_not_is_refused_with_the_nearest(desk: Desk) -> None:
    with pytest.raises(PracticeError) as refused:
        begin_order(desk, Order(topics=("optimization", "optimisation")), seed=1)
    assert refused.value.message == "there is no topic 'optimisation'"
    assert refused.value.hint == "did you mean 'optimization'?"
    with pytest.raises(PracticeError) as refused:
        begin_order(desk, Order(topics=("???",)), seed=1)
    assert refused.value.hint == "practice bank list names them all"
    with pytest.raises(PracticeError, match="there is no plan 'quik'"):
        begin_order(desk, Order(plan_id="quik"), seed=1)


def test_a_seeded_round_has_a_code_that_draws_it_again(desk: Desk) -> None:
    first = begin_plan(desk, EXAM, seed=12345)
    assert parse_code(first.round.code).seed == 12345
    for text in (first.round.code, f"  {first.round.code.lower()} "):
        again = begin_order(desk, Order(code=text), seed=999)
        assert asked(again) == asked(first)
        assert again.round.code == first.round.code
        assert again.round.note == ""
    assert asked(begin_plan(desk, EXAM, seed=54321)) != asked(first)
    spec = spec_of(desk, begin_code(desk, first.round.code))
    assert (spec["seed"], spec["plan"]["id"]) == (12345, "exam")


def test_a_question_of_ones_own_changes_neither_the_code_nor_what_it_draws(desk: Desk, tmp_path: Path) -> None:
    first = begin_plan(desk, EXAM, seed=12345)
    bank = make_bank(27)
    own = tuple(replace(question, id=f"my-{question.id}", bank="mine") for question in bank.questions)
    richer = make_desk(tmp_path / "other", FakeClock(), replace(bank, questions=own + bank.questions), (EXAM,))
    again = begin_code(richer, first.round.code)
    assert (asked(again), again.round.note) == (asked(first), "")


def test_of_a_seed_twenty_bits_count(desk: Desk) -> None:
    long = begin_plan(desk, EXAM, seed=(7 << 20) | 12345)
    assert long.round.code == begin_plan(desk, EXAM, seed=12345).round.code
    assert asked(long) == asked(begin_plan(desk, EXAM, seed=12345))
    assert spec_of(desk, long)["seed"] == 12345


def test_a_code_of_another_bank_says_so_and_is_sat(desk: Desk, tmp_path: Path) -> None:
    code = begin_plan(desk, EXAM, seed=3).round.code
    other = make_desk(tmp_path / "other", FakeClock(), replace(make_bank(12), digest="another"), (EXAM,))
    sitting = begin_code(other, code)
    assert sitting.round.note == "this bank or plan differs: these may be other questions"
    assert sitting.round.total == 4


def test_a_code_of_a_plan_that_there_is_not_is_refused(desk: Desk) -> None:
    with pytest.raises(PracticeError, match="there is no plan 'nope'"):
        begin_code(desk, "NOPE-7F3K-2M9")


def test_a_round_that_is_too_short_says_so(desk: Desk) -> None:
    sitting = begin_plan(desk, Plan("long", "Long", 40), seed=1)
    assert sitting.round.total == 27
    assert sitting.round.note == "only 27 of 40 questions: no more match"
    with pytest.raises(PracticeError, match="no questions match"):
        begin_plan(desk, Plan("none", "None", 3, topics={"nothing": 1}), seed=1)


def test_what_is_recommended_is_the_same_all_day_whatever_the_seed(desk: Desk, clock: FakeClock) -> None:
    first = asked(begin_plan(desk, RECOMMENDED, seed=1))
    assert asked(begin_plan(desk, RECOMMENDED, seed=2)) == first
    clock.advance(86400)
    assert asked(begin_plan(desk, RECOMMENDED, seed=1)) != first


def test_the_same_again_asks_each_question_once_in_its_mode_and_with_its_limits(desk: Desk, clock: FakeClock) -> None:
    sitting = begin_plan(desk, ON_SITE, seed=1)
    for event in (Begin(), DONE, Reveal(), Next(), DONE, Reveal(), End(Ending.ENDED_EARLY)):
        clock.advance(2)
        sitting.handle(event)

    other = begin_questions(desk, ("question-7",))
    other.handle(Begin())
    other.handle(DONE)
    other.handle(Reveal())

    again = begin_again(desk, sitting.round.id)

    assert asked(again) == asked(sitting)[:2]
    assert "question-7" not in asked(again)
    assert (again.round.plan, again.round.mode, again.round.follow_ups) == ("Your choice", Mode.PRESSURE, True)
    assert {slot.limit for slot in again.round.slots} == {240.0}
    assert {slot.reason for slot in again.round.slots} == {"you chose it"}


def test_the_same_again_has_no_hints_where_there_were_none(desk: Desk) -> None:
    sitting = begin_plan(desk, Plan("bare", "Bare", 2, hints=False), seed=1)
    for event in (Begin(), DONE, Reveal(), Rate(Score.MISSED), End(Ending.ENDED_EARLY)):
        sitting.handle(event)
    assert not begin_again(desk, sitting.round.id).round.has_hints


def test_a_retry_is_asked_once_the_second_time(desk: Desk, clock: FakeClock) -> None:
    sitting = begin_order(desk, Order(count=2, limit=77.0), seed=1)
    for event in (
        Begin(),
        DONE,
        Reveal(),
        Rate(Score.MISSED),
        Retry(),
        DONE,
        Reveal(),
        Rate(Score.SOLID),
        End(Ending.ENDED_EARLY),
    ):
        clock.advance(2)
        sitting.handle(event)
    again = begin_again(desk, sitting.round.id)
    assert asked(again) == asked(sitting)[:1]
    assert again.round.slots[0].limit == 77.0
    assert again.round.mode is Mode.COACHED
    assert not again.round.follow_ups


def test_chosen_questions_come_in_their_order_without_those_that_left_the_bank(desk: Desk) -> None:
    sitting = begin_questions(desk, ("question-7", "gone", "question-2"))
    assert asked(sitting) == ["question-7", "question-2"]
    assert (sitting.round.plan, sitting.round.total, sitting.round.mode) == ("Your choice", 2, Mode.COACHED)
    assert {slot.limit for slot in sitting.round.slots} == {120.0}
    plan = spec_of(desk, sitting)["plan"]
    assert (plan["id"], plan["count"]) == ("chosen", 2)
    with pytest.raises(PracticeError):
        begin_questions(desk, ("gone",))


def test_a_round_on_a_topic_is_short_and_bears_its_title(desk: Desk) -> None:
    sitting = begin_topic(desk, "optimization", seed=1)
    assert (sitting.round.plan, sitting.round.total) == (TOPICS[1].title, 5)
    assert {slot.topic for slot in sitting.round.slots} == {"optimization"}
    assert spec_of(desk, sitting)["plan"]["id"] == "topic"


def test_ones_own_round_is_remembered(desk: Desk) -> None:
    assert own_plan(desk) == OWN_ROUND
    plan = Plan("your-own", "Your own", 6, topics={"optimization": 1}, mode=Mode.PRESSURE, limit=33.0)
    sitting = begin_own(desk, plan, seed=4)
    assert (sitting.round.total, sitting.round.mode) == (6, Mode.PRESSURE)
    assert own_plan(desk) == plan
    assert spec_of(desk, sitting)["seed"] == 4


def test_only_the_kinds_that_were_asked_for_come(tmp_path: Path, clock: FakeClock) -> None:
    kinds = list(Kind)
    questions = tuple(
        replace(question, kind=kinds[number % 7]) for number, question in enumerate(make_bank(21).questions)
    )
    desk = make_desk(tmp_path, clock, Bank(TOPICS, questions, "0" * 16), (QUICK,))
    sitting = begin_order(desk, Order(kinds=(Kind.CODE, Kind.NUMERIC)), seed=5)
    assert len(asked(sitting)) == 5
    assert {desk.texts.question("", name).kind for name in asked(sitting)} == {Kind.CODE, Kind.NUMERIC}


def test_only_what_was_missed_comes_or_what_was_never_asked_or_is_flagged(desk: Desk) -> None:
    sitting = begin_order(desk, Order(), seed=5)
    first, second, third = asked(sitting)
    rated = (Score.MISSED, Score.SOLID, Score.MISSED)
    for event in [step for score in rated for step in (DONE, Reveal(), Rate(score), Next())]:
        sitting.handle(Begin())
        sitting.handle(event)
    desk.notebook.remark(second, RemarkKind.WRONG, "")
    assert set(asked(begin_order(desk, Order(only=Only.MISSED), seed=5))) == {first, third}
    assert asked(begin_order(desk, Order(only=Only.FLAGGED), seed=5)) == [second]
    new = asked(begin_order(desk, Order(only=Only.NEW, count=30), seed=5))
    assert len(new) == 24
    assert not {first, second, third} & set(new)


def test_what_was_shaky_was_not_missed(desk: Desk) -> None:
    sitting = begin_order(desk, Order(), seed=5)
    first = asked(sitting)[0]
    for event in [
        step for score in (Score.MISSED, Score.SHAKY) for step in (Begin(), DONE, Reveal(), Rate(score), Next())
    ]:
        sitting.handle(event)
    assert asked(begin_order(desk, Order(only=Only.MISSED), seed=5)) == [first]


def test_where_nothing_is_due_the_round_says_so(desk: Desk) -> None:
    with pytest.raises(PracticeError, match="no questions match"):
        begin_order(desk, Order(only=Only.DUE), seed=5)


def test_a_plan_that_names_questions_asks_these(tmp_path: Path, clock: FakeClock) -> None:
    plan = Plan("three", "Three", 3, questions=("question-4", "question-8", "question-1"))
    desk = make_desk(tmp_path, clock, make_bank(27), (plan,))
    assert set(asked(begin_plan(desk, plan, seed=2))) == {"question-1", "question-4", "question-8"}
