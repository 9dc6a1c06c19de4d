"""Figures of a class: correlations, a student's range, and reasons to drop a question."""

import math
from dataclasses import replace

import pytest

from practice_tui.core.bank.questions import Aspect
from practice_tui.core.statistics.class_figures import Item, PairSums, Student, correlation
from practice_tui.core.statistics.gaps import AspectGap


def sums_of(pairs: list[tuple[float, float]]) -> PairSums:
    x, y = [first for first, _ in pairs], [second for _, second in pairs]
    products = (sum(a * b for a, b in zip(p, q, strict=True)) for p, q in ((x, x), (y, y), (x, y)))
    return PairSums(len(pairs), sum(x), sum(y), *products)


def item(points: int, n: int, pairs: PairSums | None = None) -> Item:
    return Item("q", "d", "Q", "topic", 2, "student", n, points, 0, None, 0, {}, pairs or PairSums())


def student(n: int, points: int) -> Student:
    return Student("S1", "student", 1.0, n, points, 0, 0, None)


@pytest.mark.parametrize(
    ("pairs", "r"),
    [
        ([(0, 0.1), (1, 0.2), (2, 0.3)], 1.0),
        ([(0, 3.0), (1, 2.0), (2, 1.0)], -1.0),
        ([(0, 1.0), (1, 0.0), (2, 1.0)], 0.0),
        ([(0, 1.0), (1, 3.0), (2, 2.0), (3, 5.0)], 5.5 / math.sqrt(5 * 8.75)),
        ([(2, 0.1), (2, 0.7)], None),
        ([(0, 0.1), (3, 0.1), (1, 0.1)], None),
        ([], None),
    ],
)
def test_a_correlation_of_sums(pairs: list[tuple[float, float]], r: float | None) -> None:
    assert correlation(sums_of(pairs)) == (None if r is None else pytest.approx(r, abs=1e-9))


def test_a_students_range_narrows_with_answers_and_holds_the_mean() -> None:
    few, many = student(5, 10).level, student(100, 200).level
    assert few and many
    assert few.low < few.mean < few.high
    assert many.high - many.low < (few.high - few.low) / 2
    assert few.mean == pytest.approx((5 * 2 / 3 + 4 * 0.55) / 9)
    assert student(4, 8).level is None


def test_nobody_is_at_nought_or_at_a_hundred() -> None:
    worst, best = student(30, 0).level, student(30, 90).level
    assert worst and best
    assert 0 < worst.low < worst.mean and best.mean < best.high < 1


def test_reasons_to_drop_a_question() -> None:
    rising = sums_of([(each % 4, each % 4 + each / 50) for each in range(20)])
    falling = sums_of([(each % 4, -(each % 4) + each / 50) for each in range(20)])
    assert item(30, 20, rising).advice == ""
    level = sums_of([(each % 4, each // 4 - (each % 4) / 10) for each in range(20)])
    assert "does worse here" in item(30, 20, falling).advice
    assert item(30, 20, level).advice == "hardly tells students apart"  # below 0, as by chance
    assert item(60, 20, rising).advice == "nearly everybody has it"
    assert item(1, 20, rising).advice == "hardly anybody has it"
    assert item(12, 4).advice == ""


def test_a_skipped_question_brings_no_points_of_those_possible() -> None:
    assert Student("S1", "student", 1.0, 4, 7, skipped=2, unscored=1, share_of_limit=None).most_points == 18


def test_the_widest_gap_needs_musts_enough_and_a_missed_one() -> None:
    rare, usual, never = (
        AspectGap(aspect, missed, n, 0.5, 0.5)
        for aspect, missed, n in ((Aspect.FORMULA, 4, 4), (Aspect.NUMBER, 2, 9), (Aspect.EXAMPLE, 0, 9))
    )
    assert replace(student(5, 5), gaps=(rare, usual)).widest_gap == usual
    assert replace(student(5, 5), gaps=(rare, never)).widest_gap is None
