"""Kappa against an independent computation, its interval, and what is said of too few answers."""

import random

import numpy as np
import pytest

from practice_tui.core.statistics.agreement import Agreement, agreement, weighted_kappa

Pairs = list[tuple[int, int]]


def drawn_pairs(chance: random.Random, n: int, noise: float = 0.5) -> Pairs:
    """Scores of `n` answers by two raters, the second of whom gives another one in a share of `noise`."""
    own = [chance.randint(1, 4) for _ in range(n)]
    return [(score, chance.randint(1, 4) if chance.random() < noise else score) for score in own]


def kappa_of_the_table(pairs: Pairs) -> float:
    """Quadratic-weighted kappa from the table of counts and its margins."""
    table = np.zeros((4, 4))
    np.add.at(table, tuple(np.array(pairs).T - 1), 1)
    weights = (np.arange(4)[:, None] - np.arange(4)[None, :]) ** 2 / 9
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
    return float(1 - (weights * table).sum() / (weights * expected).sum())


def test_kappa_is_that_of_the_table_on_a_hundred_random_pairs_of_raters() -> None:
    chance = random.Random(7)
    for _ in range(100):
        pairs = drawn_pairs(chance, chance.randint(10, 200), chance.random())
        assert weighted_kappa(pairs) == pytest.approx(kappa_of_the_table(pairs), abs=1e-9)


def test_kappa_of_raters_who_agree_and_of_such_who_turn_everything_round() -> None:
    assert weighted_kappa([(1, 1), (2, 2), (4, 4)]) == 1.0
    assert weighted_kappa([(1, 4), (2, 3), (3, 2), (4, 1)]) == -1.0


def test_kappa_isnt_defined_where_both_gave_one_and_the_same_score() -> None:
    assert weighted_kappa([]) is None
    assert weighted_kappa([(3, 3)] * 12) is None
    assert agreement([(3, 3)] * 12, random.Random(1)) == Agreement(12, 12)


def test_no_kappa_is_told_where_one_rater_gave_all_answers_the_same_score() -> None:
    pairs = [(1, 3), (2, 3), (3, 3), (4, 3)] * 3

    assert weighted_kappa(pairs) == 0.0
    assert agreement(pairs, random.Random(1)) == Agreement(12, 3)


def test_nothing_is_estimated_below_ten_answers() -> None:
    pairs = [(1, 1), (2, 3), (4, 4)] * 3

    assert agreement(pairs, random.Random(1)) == Agreement(9, 6)


def test_a_seed_gives_the_same_interval_again() -> None:
    pairs = drawn_pairs(random.Random(3), 60)
    first, again = (agreement(pairs, random.Random(11)) for _ in range(2))

    assert first == again
    assert first.kappa is not None
    assert first.kappa.low < first.kappa.value < first.kappa.high


def test_the_interval_is_that_of_another_bootstrap_with_another_seed() -> None:
    pairs = drawn_pairs(random.Random(5), 120)
    estimate = agreement(pairs, random.Random(1)).kappa
    draws = np.random.default_rng(2).integers(0, len(pairs), size=(2000, len(pairs)))
    kappas = [kappa_of_the_table([pairs[place] for place in draw]) for draw in draws]

    assert estimate is not None
    assert (estimate.low, estimate.high) == pytest.approx(tuple(np.quantile(kappas, [0.1, 0.9])), abs=0.02)
