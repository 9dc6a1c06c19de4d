"""Readiness: what it is over, and when it may be called ready."""

import math
from dataclasses import replace

import pytest

from practice_tui.core.bank.questions import Level
from practice_tui.core.statistics.mastery import Sums, answers_of, fold
from practice_tui.core.statistics.readiness import Readiness, readiness
from tests.core.samples import BEGIN, attempt


def ready_with(sums: Sums, weights: dict[str, int], level: Level = Level.INTERMEDIATE) -> Readiness:
    ready = readiness(sums, BEGIN, weights, level)
    assert ready is not None
    return ready


def practised(topics: str, score: int, each: int = 40) -> Sums:
    """Each topic in turn, the same number of times."""
    return fold(Sums(), answers_of([attempt(n, topics[n % len(topics)], score) for n in range(each * len(topics))]))


def test_with_no_answers_it_is_the_prior_and_wide() -> None:
    ready = ready_with(Sums(), {"a": 1, "b": 1})

    # 2 * .25 * .55*.45/9 + .55*.45/5 + .0049 = .06815
    assert ready.mean == pytest.approx(0.55)
    assert ready.high - ready.low == pytest.approx(2 * 1.2816 * math.sqrt(0.06815))
    assert not ready.is_ready
    assert str(ready) == (
        "too early to say for intermediate: 55 % (likely 22–88, ready from 67 up), self-scored; "
        "0 of 2 topics with 3 answers or more"
    )


def test_topics_never_practised_count() -> None:
    sums = practised("a", 4)

    assert ready_with(sums, {"a": 1}).low > ready_with(sums, {"a": 1, "b": 1, "c": 1}).low
    assert (ready_with(sums, {"a": 1, "b": 1}).enough, ready_with(sums, {"a": 1, "b": 1}).topics) == (1, 2)


def test_strong_everywhere_is_ready_and_less_so_for_a_harder_level() -> None:
    sums, weights = practised("abcdef", 4), dict.fromkeys("abcdef", 1)

    assert ready_with(sums, weights).is_ready
    assert 0.55 < ready_with(practised("abcdef", 3), weights).low < 2 / 3
    assert not ready_with(practised("abcdef", 3), weights).is_ready
    assert str(ready_with(sums, weights)).startswith("ready for intermediate: ")
    assert (
        ready_with(sums, weights, Level.ADVANCED).mean
        < ready_with(sums, weights).mean
        < ready_with(sums, weights, Level.BASIC).mean
    )


def test_one_topic_that_surely_lies_below_a_half_holds_it_back() -> None:
    others = [attempt(n, "abcdefghij"[n % 10], 4) for n in range(200)]
    sums = fold(Sums(), answers_of([*others, *(attempt(n, "z", 1) for n in range(200, 230))]))
    ready = ready_with(sums, {**dict.fromkeys("abcdefghij", 3), "z": 1})

    assert ready.low > 2 / 3
    assert ready.held_back_by == ("z",)
    assert not ready.is_ready
    assert replace(ready, held_back_by=()).is_ready


def test_a_topic_may_be_too_low_for_a_harder_level_only() -> None:
    sums = fold(Sums(), answers_of([attempt(n, score=(2, 3, 2)[n % 3]) for n in range(90)]))

    assert ready_with(sums, {"a": 1}).held_back_by == ()
    assert ready_with(sums, {"a": 1}, Level.ADVANCED).held_back_by == ("a",)


def test_weights_are_relative_and_none_is_no_readiness() -> None:
    sums = practised("ab", 3)

    assert ready_with(sums, {"a": 2, "b": 4}).mean == pytest.approx(ready_with(sums, {"a": 1, "b": 2}).mean)
    assert readiness(sums, BEGIN, {}, Level.BASIC) is None


def test_before_half_of_the_topics_have_three_answers_it_is_too_early_to_say() -> None:
    half = dict.fromkeys("abcd", 1)

    assert ready_with(practised("ab", 2, each=3), half).verdict == "not ready yet"
    assert ready_with(practised("a", 4), half).verdict == "too early to say"
    assert ready_with(practised("abcd", 4, each=2), half).verdict == "too early to say"


def test_a_single_topic_is_said_as_one() -> None:
    assert str(ready_with(Sums(), {"a": 1})).endswith("0 of 1 topic with 3 answers or more")
