"""Whole rounds: what each way of picking promises."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_tui.core.bank.plans import LADDER, MOST_QUESTIONS, WARM_UP, Pick, Plan
from practice_tui.core.bank.questions import Kind, Level, Question, Stage
from practice_tui.core.bank.scoring import Score
from practice_tui.core.selection.learner import Learner, Past
from practice_tui.core.selection.needs import Need, Rule
from practice_tui.core.selection.reviews import Review
from practice_tui.core.selection.round_questions import Selection, choose_needs, choose_round
from practice_tui.core.statistics.mastery import Estimate
from tests.core.samples import plan, question, questions

STAGES, LEVELS, KINDS = list(Stage), list(Level), list(Kind)
LARGE = [
    question(f"{topic}-{n}", stage=STAGES[n % 3], level=LEVELS[n // 3 % 3], kind=KINDS[n // 9 % 2])
    for topic in "abcdefghijklmno"
    for n in range(18)
]


def known(mean: float, n: int = 9, p_weak: float = 0.5) -> Estimate:
    return Estimate(mean, mean - 0.1, mean + 0.1, n, p_weak, float(n))


def asked(*slugs: str) -> Past:
    return Past().followed_by((slug, slug.partition("-")[0]) for slug in slugs)


def review(slug: str, score: int = 1, retrievability: float = 0.5) -> Review:
    return Review(slug, "2026-03-02", retrievability, Score(score), "2026-02-02")


def ids(selection: Selection) -> list[str]:
    return [choice.question.id for choice in selection.choices]


def topics(selection: Selection) -> list[str]:
    return [choice.question.topic for choice in selection.choices]


def test_what_was_just_asked_meets_no_need_while_another_question_has_rested() -> None:
    just, rested = question("a-1"), question("a-2", level=Level.ADVANCED)
    past = asked("a-2", *(f"b-{n}" for n in range(12)), "a-1")
    selection = choose_needs([Need(Rule.SHORT, "a")], [just, rested], Learner(past), 1)
    assert ids(selection) == ["a-2"]


def test_a_days_plan_asks_what_was_missed_first_and_rises_within_each_of_its_parts() -> None:
    pool = [
        question(f"{topic}-{level}", topic, level=level) for topic in "abc" for level in (Level.BASIC, Level.ADVANCED)
    ]
    needs = [
        Need(Rule.MISSED, "a", "a-advanced"),
        Need(Rule.MISSED, "b", "b-basic"),
        Need(Rule.DUE, "c", "c-advanced"),
        Need(Rule.DUE, "a", "a-basic"),
    ]
    assert ids(choose_needs(needs, pool, Learner(), 1)) == ["b-basic", "a-advanced", "a-basic", "c-advanced"]


def test_a_first_round_asks_as_many_topics_as_it_can_and_rises() -> None:
    selection = choose_round(plan(12), LARGE, Learner(), 1)

    assert len(set(topics(selection))) == 12
    stages = [choice.question.ask.stage.number for choice in selection.choices]
    assert stages == sorted(stages)
    assert {choice.reason for choice in selection.choices} == {"topic not asked before"}
    assert selection.note == ""


@pytest.mark.parametrize("pick", [Pick.MIXED, Pick.SEEDED])
def test_levels_and_kinds_by_weight(pick: Pick) -> None:
    weighted = plan(12, pick, levels={Level.BASIC: 1, Level.ADVANCED: 2}, kinds={Kind.CONCEPT: 3, Kind.COMPARISON: 1})

    chosen = [choice.question for choice in choose_round(weighted, LARGE, Learner(), 5).choices]
    assert Counter(each.level for each in chosen) == {Level.BASIC: 4, Level.ADVANCED: 8}
    assert Counter(each.kind for each in chosen) == {Kind.CONCEPT: 9, Kind.COMPARISON: 3}


def test_a_kind_that_runs_out_gives_way_before_the_round_ends() -> None:
    bank = [question("a-1", kind=Kind.CODE), *questions("bcd", 1)]

    selection = choose_round(plan(4, kinds={Kind.CODE: 1, Kind.CONCEPT: 1}), bank, Learner(), 1)
    assert sorted(ids(selection)) == ["a-1", "b-1", "c-1", "d-1"]


def test_weak_topics_come_up_before_strong_ones() -> None:
    mastery = {topic: known(0.8, p_weak=0.1) for topic in "abcdefghijklmno"} | {"c": known(0.2, p_weak=0.95)}
    past = asked(*(f"{topic}-99" for topic in "abcdefghijklmno"))

    selection = choose_round(plan(3), LARGE, Learner(past, mastery), 1)
    assert "c" in topics(selection)
    assert "topic likely weak, and last asked 12 questions ago" in {choice.reason for choice in selection.choices}


def test_due_questions_are_at_most_one_in_five_of_a_mixed_round_the_weakest_topics_first() -> None:
    learner = Learner(
        mastery={"a": known(0.6), "b": known(0.2), "c": known(0.4)},
        reviews=[review("a-1"), review("b-1"), review("c-1", 2), review("b-2", 3), review("b-3", 1, 0.81)],
    )

    def due(count: int) -> list[str]:
        chosen = choose_round(plan(count), LARGE, learner, 1).choices
        return sorted(choice.question.id for choice in chosen if choice.reason.startswith("due"))

    assert (due(4), due(5), due(10), due(20)) == ([], ["b-1"], ["b-1", "c-1"], ["a-1", "b-1", "c-1"])


def test_a_due_question_among_the_last_twelve_waits_for_a_round_of_reviews() -> None:
    learner = Learner(asked("a-1"), reviews=[review("a-1")])

    assert "a-1" not in ids(choose_round(plan(5), LARGE, learner, 1))
    assert ids(choose_round(plan(5, Pick.DUE), LARGE, learner, 1)) == ["a-1"]


def test_a_round_of_reviews_takes_what_is_furthest_gone() -> None:
    learner = Learner(reviews=[review("a-1"), review("gone-1"), review("b-1", 3), review("c-1", 2)])

    assert sorted(ids(choose_round(plan(2, Pick.DUE), LARGE, learner, 1))) == ["a-1", "b-1"]
    whole = choose_round(plan(5, Pick.DUE), LARGE, learner, 1)
    assert {choice.reason for choice in whole.choices} == {
        "due: missed the last time",
        "due: shaky the last time",
        "due: solid the last time",
    }
    assert whole.note == "only 3 of 5 questions: no more are due"
    assert choose_round(plan(5, Pick.DUE), LARGE, Learner(), 1) == Selection((), "no questions are due")


def test_a_round_of_weak_topics_asks_nothing_else_and_may_be_empty() -> None:
    mastery = {"a": known(0.3, p_weak=0.9), "b": known(0.4, p_weak=0.7), "c": known(0.1, 2, 0.99), "d": known(0.6)}

    selection = choose_round(plan(6, Pick.WEAK), LARGE, Learner(mastery=mastery), 1)
    assert set(topics(selection)) == {"a"}
    assert len(selection.choices) == 6
    nothing = choose_round(plan(6, Pick.WEAK), LARGE, Learner(mastery={"d": known(0.6)}), 1)
    assert nothing == Selection((), "no questions are of a weak topic")


def test_a_small_bank_drops_the_rest_of_twelve_first_and_then_shortens_the_round() -> None:
    bank = questions("abc", 2)
    learner = Learner(asked("a-1", "b-1", "c-1"))

    assert choose_round(plan(6), bank, learner, 1).note == ""
    short = choose_round(plan(8), bank, learner, 1)
    assert sorted(ids(short)) == ["a-1", "a-2", "b-1", "b-2", "c-1", "c-2"]
    assert short.note == "only 6 of 8 questions: no more match"
    assert sorted(ids(choose_round(plan(3), bank, learner, 1))) == ["a-2", "b-2", "c-2"]
    assert choose_round(plan(3, topics={"z": 1}), bank, learner, 1) == Selection((), "no questions match")


def test_a_second_question_on_a_topic_says_so() -> None:
    learner = Learner(asked("a-9", *(f"x-{n}" for n in range(9))), {"a": known(0.3, p_weak=0.9)})
    chosen = choose_round(plan(2, topics={"a": 1}), questions("a", 2), learner, 1).choices

    assert sorted(choice.reason for choice in chosen) == [
        "topic likely weak, and last asked 9 questions ago",
        "topic likely weak, and one more question on this topic",
    ]


def test_a_seeded_round_knows_nothing_of_the_learner() -> None:
    seeded = plan(10, Pick.SEEDED)
    learner = Learner(asked("a-1"), {"a": known(0.1, p_weak=0.9)}, [review("b-1")])

    first = choose_round(seeded, LARGE, Learner(), 7)
    assert choose_round(seeded, LARGE[::-1], learner, 7) == first
    assert {choice.reason for choice in first.choices} == {"drawn by the round's code"}
    assert len({tuple(ids(choose_round(seeded, LARGE, learner, seed))) for seed in range(10)}) == 10


def test_a_seeded_round_gives_every_topic_its_share() -> None:
    weighted = plan(8, Pick.SEEDED, topics={"a": 2, "b": 1, "c": 1})

    assert Counter(topics(choose_round(weighted, LARGE, Learner(), 7))) == {"a": 4, "b": 2, "c": 2}


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Plan, list[Question], Learner, int]:
    bank = draw(st.lists(st.sampled_from(LARGE), unique_by=lambda each: each.id, max_size=30))
    past = draw(st.lists(st.sampled_from([each.id for each in LARGE]), max_size=20))
    mastery = {topic: known(draw(st.floats(0.05, 0.95)), p_weak=draw(st.floats(0, 1))) for topic in "abcdefghijklmno"}
    reviews = [review(each.id, 1 + n % 4, n % 10 / 10) for n, each in enumerate(bank[::2])]
    wanted = plan(draw(st.integers(1, 15)), draw(st.sampled_from(Pick)))
    return wanted, bank, Learner(asked(*past), mastery, reviews), draw(st.integers(0, 99))


@given(worlds())
def test_any_round_asks_nothing_twice_no_more_than_planned_and_says_when_it_is_short(
    world: tuple[Plan, list[Question], Learner, int],
) -> None:
    wanted, bank, learner, seed = world
    selection = choose_round(wanted, bank, learner, seed)

    assert len(ids(selection)) == len(set(ids(selection))) <= wanted.count
    assert set(ids(selection)) <= {each.id for each in bank}
    assert (selection.note == "") == (len(selection.choices) == wanted.count)
    assert all(choice.reason for choice in selection.choices)
    assert choose_round(wanted, bank[::-1], learner, seed) == selection
    if wanted.pick not in (Pick.DUE, Pick.WEAK, Pick.TONIGHT):
        assert len(selection.choices) == min(wanted.count, len(bank))


@given(worlds())
def test_no_topic_twice_in_a_row_where_another_could_stand_between(
    world: tuple[Plan, list[Question], Learner, int],
) -> None:
    wanted, bank, learner, seed = world
    order = topics(choose_round(wanted, bank, learner, seed))

    if wanted.pick is not Pick.ADAPTIVE and order and 2 * max(Counter(order).values()) <= len(order) + 1:
        assert all(one != other for one, other in pairwise(order))


def test_a_warm_up_takes_what_went_best_and_was_asked_before_one_of_each_topic_first() -> None:
    mastery = {"a": known(0.9), "b": known(0.8), "c": known(0.7), "d": known(0.95, n=2), "e": known(0.2)}
    past = asked("a-3", "b-2", "a-1", "c-4")
    kept = [each for each in LARGE if each.kind is Kind.CONCEPT]
    selection = choose_round(replace(WARM_UP, count=4), kept, Learner(past, mastery), 1)
    chosen = ids(selection)
    assert sorted(chosen) == ["a-1", "a-3", "b-2", "c-4"]  # d has two answers, which is not enough
    assert {choice.reason for choice in selection.choices} == {"a topic that went well"}


def test_a_warm_up_with_few_answers_takes_what_was_scored_best_and_says_so() -> None:
    scores = {"a-1": Score.SHAKY, "b-2": Score.SOLID, "c-3": Score.STRONG, "d-1": Score.MISSED}
    kept = [each for each in LARGE if each.kind is Kind.CONCEPT]
    learner = Learner(asked("a-1", "b-2", "c-3", "d-1"), last_scores=scores)
    selection = choose_round(replace(WARM_UP, count=3), kept, learner, 1)
    reasons = {choice.question.id: choice.reason for choice in selection.choices}
    assert (reasons.pop("c-3"), reasons.pop("b-2")) == ("strong the last time", "solid the last time")
    assert list(reasons.values()) == ["never scored, and nothing that went well is left"]
    assert not reasons.keys() & scores.keys()


def test_a_warm_up_takes_what_went_badly_where_nothing_else_is_left() -> None:
    kept = [question("a-1"), question("a-2")]
    learner = Learner(asked("a-1", "a-2"), {"a": known(0.9)}, last_scores={"a-1": Score.SHAKY, "a-2": Score.SOLID})
    selection = choose_round(replace(WARM_UP, count=2), kept, learner, 1)
    assert [choice.reason for choice in sorted(selection.choices, key=lambda choice: choice.question.id)] == [
        "nothing that went better is left",
        "a topic that went well",
    ]


def test_a_warm_up_without_any_answers_draws_from_everywhere() -> None:
    selection = choose_round(WARM_UP, LARGE, Learner(), 1)
    assert len(set(topics(selection))) == 3
    assert sum(WARM_UP.limit_for(choice.question) for choice in selection.choices) == 5 * 60


def test_a_ladder_takes_a_question_with_a_must() -> None:
    with_musts = question("a-1")
    assert not LADDER.admits(replace(with_musts, rubric=()))
    assert ids(choose_round(LADDER, [with_musts], Learner(), 1)) == ["a-1"]
    assert (LADDER.limit_for(with_musts), LADDER.time_for(with_musts)) == (120.0, 210.0)


@pytest.mark.parametrize("pick", [Pick.MIXED, Pick.ADAPTIVE, Pick.SEEDED])
def test_stages_have_their_shares_and_follow_one_another(pick: Pick) -> None:
    staged = plan(12, stages={Stage.OPENING: 1, Stage.CORE: 2}, pick=pick)
    stages = [choice.question.ask.stage for choice in choose_round(staged, LARGE, Learner(), 1).choices]
    assert stages == [Stage.OPENING] * 4 + [Stage.CORE] * 8


def test_a_stage_that_has_too_few_questions_leaves_its_places_to_the_others() -> None:
    few = [each for each in LARGE if each.ask.stage is not Stage.OPENING or each.id == "a-0"]
    staged = plan(6, stages={Stage.OPENING: 1, Stage.CORE: 1})
    stages = Counter(choice.question.ask.stage for choice in choose_round(staged, few, Learner(), 1).choices)
    assert stages == {Stage.OPENING: 1, Stage.CORE: 5}


@pytest.mark.parametrize("minutes", [5, 20, 45])
@pytest.mark.parametrize("follow_ups", [False, True])
def test_as_many_questions_as_fit_into_the_promised_minutes(minutes: int, follow_ups: bool) -> None:
    limits = [90.0, 120.0, 180.0, 600.0]
    pool = [replace(each, limit=limits[n % 4]) for n, each in enumerate(LARGE)]
    timed = plan(MOST_QUESTIONS, minutes=minutes, follow_ups=follow_ups)
    selection = choose_round(timed, pool, Learner(), 3)
    seconds = timed.seconds_for(choice.question for choice in selection.choices)
    assert minutes * 60 - (90 + 45) < seconds <= minutes * 60
    assert selection.note == ""


def test_a_count_that_the_minutes_cut_is_said_and_one_question_is_asked_however_long_it_is() -> None:
    long = [replace(each, limit=400.0) for each in LARGE]
    assert choose_round(plan(9, minutes=30), long, Learner(), 1).note == (
        "only 4 of 9 questions: no more fit into 30 minutes"
    )
    assert len(choose_round(plan(9, minutes=5), long, Learner(), 1).choices) == 1
    assert choose_round(plan(9, minutes=300), long[:4], Learner(), 1).note == "only 4 of 9 questions: no more match"
    assert choose_round(plan(9, minutes=30), [], Learner(), 1).note == "no questions match"
