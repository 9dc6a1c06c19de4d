"""Exercises are right, end in their answers, and name slips that can be told apart."""

import random

import pytest

from practice_tui.core.drills.catalogue import DRILLS, LEVELS, Drill
from practice_tui.core.drills.draws import Draws
from practice_tui.core.drills.exercises import check, matrix_exercise, number_exercise
from tests.drills.checking import faults_of

SEEDS = range(5000, 5100)  # `python -m tests.drills 1000` has others, and more of them


@pytest.mark.parametrize("drill", DRILLS, ids=[drill.name for drill in DRILLS])
def test_every_exercise_is_what_numpy_makes_of_its_prompt(drill: Drill) -> None:
    assert [fault for level in LEVELS for seed in SEEDS for fault in faults_of(drill, level, seed)] == []


@pytest.mark.parametrize("drill", DRILLS, ids=[drill.name for drill in DRILLS])
def test_a_seed_makes_one_exercise_and_another_seed_others(drill: Drill) -> None:
    for level in LEVELS:
        prompts = [drill.make(Draws(seed), level).prompt for seed in range(40)]
        assert prompts == [drill.make(Draws(seed), level).prompt for seed in range(40)]
        assert len(set(prompts)) >= 12, (drill.name, level)


def test_draws_are_the_same_for_ever() -> None:
    draws = Draws(1234567)  # the first numbers that its authors give for this seed
    whole = 2**64 - 1
    assert [draws.randint(0, whole) for _ in range(2)] == [6457827717110365317, 3203168211198807973]
    assert Draws(7).sample(range(10), 4) == [3, 0, 9, 6]


def test_draws_reach_both_ends_and_stay_between_them() -> None:
    draws = Draws(3)
    assert {draws.randint(-2, 2) for _ in range(200)} == {-2, -1, 0, 1, 2}
    assert sorted(draws.sample(range(5), 5)) == [0, 1, 2, 3, 4]


def test_makers_draw_from_any_source_of_chance() -> None:
    drill = DRILLS[0]
    assert drill.make(random.Random(4), 2) == drill.make(random.Random(4), 2)


def test_half_a_unit_of_the_last_digit_is_right_and_more_is_not() -> None:
    exercise = number_exercise("p", 0.8125, (), decimals=2)
    assert [check(exercise, ((typed,),)).is_right for typed in (0.81, 0.8175, 0.8076, 0.82, 0.80)] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert exercise.solution == ("= 0.81",)


def test_a_slip_is_named_where_it_alone_gives_the_number() -> None:
    exercise = number_exercise("p", 10, (), [("halved", 5), ("doubled", 20), ("added twice", 20)])
    assert check(exercise, ((5.0,),)).slip == "halved"
    assert check(exercise, ((20.0,),)).slip == ""
    assert check(exercise, ((7.0,),)).slip == ""


def test_a_slip_that_gives_the_right_answer_is_none() -> None:
    assert matrix_exercise("p", ((1.0, 2.0),), (), [("the same", ((1.0, 2.0),))]).slips == ()


def test_rounding_goes_away_from_zero_as_people_round() -> None:
    assert [
        number_exercise("p", value, (), decimals=2).solution[-1] for value in (0.125, -0.125, 2.675, 0.1 + 0.2)
    ] == [
        "= 0.13",
        "= −0.13",
        "= 2.68",
        "= 0.30",
    ]
