"""Rubric points missed, with what they are measured against."""

import math

import pytest

from practice_tui.core.bank.questions import Aspect, Tier
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.history.facts import Outcome
from practice_tui.core.statistics.gaps import (
    WidestGap,
    gaps_by_aspect,
    points_asked,
    points_missed_most,
    said_wrong,
    widest_gap,
)
from tests.core.samples import attempt, tick


def ticked(n: int, heard: str, aspect: Aspect = Aspect.MECHANISM, tier: Tier = Tier.MUST, topic: str = "a") -> Attempt:
    """An answer with a point for each letter of `heard`: y or n."""
    ticks = tuple(tick(point, said == "y", tier, aspect) for point, said in enumerate(heard))
    return attempt(n, topic, ticks=ticks, question_id=f"{topic}-1")


def test_aspects_are_ranked_by_share_once_there_are_five_points() -> None:
    attempts = [
        ticked(1, "yyyyn", Aspect.FORMULA),
        ticked(2, "ynnny", Aspect.EXAMPLE),
        ticked(3, "nnnn", Aspect.NUMBER),
    ]

    gaps = gaps_by_aspect(points_asked(attempts))
    # Over all of them 8 of 14 are missed, and each aspect is drawn towards that by eight musts.
    assert [(gap.aspect, gap.missed, gap.n) for gap in gaps] == [
        (Aspect.EXAMPLE, 3, 5),
        (Aspect.FORMULA, 1, 5),
        (Aspect.NUMBER, 4, 4),
    ]
    assert [gap.share for gap in gaps] == pytest.approx(
        [(3 + 8 * 8 / 14) / 13, (1 + 8 * 8 / 14) / 13, (4 + 8 * 8 / 14) / 12]
    )
    assert [gap.left_out for gap in gaps] == [0.6, 0.2, 1.0]
    assert [gap.is_ranked for gap in gaps] == [True, True, False]
    assert not any(gap.stands_out for gap in gaps)


def test_bonuses_are_no_gap() -> None:
    attempts = [ticked(1, "yyyyy"), ticked(2, "nnnnn", tier=Tier.BONUS)]

    assert [(gap.missed, gap.n) for gap in gaps_by_aspect(points_asked(attempts))] == [(0, 5)]


def test_an_aspect_is_named_where_chance_hardly_explains_it() -> None:
    often = [ticked(n, "nnnnnnnnyy", Aspect.NUMBER) for n in range(5)]
    rest = [ticked(n, "yyyyyyyynn", Aspect.MECHANISM) for n in range(5, 10)]
    number, mechanism = gaps_by_aspect(points_asked([*often, *rest]))

    # Half of all 100 are missed: of numbers (40 + 4)/58, and .2586/sqrt(.7586*.2414/59) = 4.64 errors above.
    assert number.share == pytest.approx(44 / 58)
    assert number.p_above == pytest.approx(0.5 * math.erfc(-4.6427 / math.sqrt(2)), abs=1e-6)
    assert number.stands_out
    assert not mechanism.stands_out


def test_points_missed_most_belong_to_one_text_of_a_question() -> None:
    attempts = [ticked(1, "ny"), ticked(2, "nn"), attempt(3, digest="d2", question_id="a-1", ticks=(tick(0, False),))]

    points = points_asked(attempts)
    gaps = [(gap.question_id, gap.digest, gap.point, gap.missed, gap.n) for gap in points_missed_most(points)]
    assert gaps == [("a-1", "d1", 0, 2, 2), ("a-1", "d2", 0, 1, 1), ("a-1", "d1", 1, 1, 2)]
    assert len(points_missed_most(points_asked([ticked(number, "n" * 12) for number in (1, 2)]))) == 10


def test_what_does_not_count_leaves_no_gap() -> None:
    ticks = (tick(0, False),)
    attempts = [
        attempt(1, ticks=ticks, discarded=True, said_wrong=True),
        attempt(2, ticks=ticks, counts=False, said_wrong=True),
        attempt(3, ticks=ticks, score=None, said_wrong=True),
        attempt(4, ticks=ticks, outcome=Outcome.SKIPPED, said_wrong=True),
    ]

    assert gaps_by_aspect(points_asked(attempts)) == []
    assert points_missed_most(points_asked(attempts)) == []
    assert said_wrong(attempts) == []
    assert widest_gap(attempts) is None


def test_things_said_wrong_newest_first() -> None:
    attempts = [attempt(1, said_wrong=True), attempt(2), attempt(3, said_wrong=True)]

    assert [wrong.seq for wrong in said_wrong(attempts)] == [3, 1]


def test_the_widest_gap_is_an_aspect_or_a_topic_by_missed_musts() -> None:
    by_topic = [ticked(1, "nn", Aspect.FORMULA), ticked(2, "n", Aspect.EXAMPLE), ticked(3, "n", topic="b")]
    by_aspect = [ticked(1, "nn", Aspect.FORMULA), ticked(2, "n", Aspect.FORMULA, topic="b")]
    bonuses = [ticked(1, "nnnn", Aspect.FORMULA, Tier.BONUS), ticked(2, "y")]

    assert widest_gap(by_topic) == WidestGap("a", True, 3)
    assert widest_gap(by_aspect) == WidestGap("formula", False, 3)
    assert widest_gap(bonuses) is None
