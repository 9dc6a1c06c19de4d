"""Weeks, calendar and streak by the days that were lived."""

import pytest

from practice_tui.core.attempts import Outcome
from practice_tui.core.days import calendar, streak, weeks
from tests.core.samples import attempt


def test_a_week_begins_on_monday_and_by_the_stored_day() -> None:
    sunday, monday = attempt(1, score=4, day="2026-03-08"), attempt(2, score=1, day="2026-03-09")

    found = weeks([monday, sunday, attempt(3, score=3, day="2026-03-11")])
    assert [(week.monday, week.n, week.mean) for week in found] == [
        ("2026-03-02", 1, 1.0),
        ("2026-03-09", 2, pytest.approx(1 / 3)),
    ]


def test_one_answer_makes_no_week_sure() -> None:
    [week] = weeks([attempt(score=4)])

    # centre 3.2/5 = .64, half 1.2816 / sqrt(.2304 * 6) = 1.09 logits around .5754
    assert (week.low, week.high) == pytest.approx((0.3741, 0.8409), abs=1e-3)


def test_the_calendar_counts_what_was_answered() -> None:
    attempts = [
        attempt(1, day="2026-03-02"),
        attempt(2, day="2026-03-02", score=None),
        attempt(3, day="2026-03-03", counts=False, try_no=2),
        attempt(4, day="2026-03-04", outcome=Outcome.SKIPPED, score=None),
    ]

    assert calendar(attempts) == {"2026-03-02": 2, "2026-03-03": 1}


@pytest.mark.parametrize(
    ("days", "length"),
    [
        ([], 0),
        (["2026-03-01"], 1),
        (["2026-02-28"], 0),
        (["2026-03-02"], 1),
        (["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"], 4),
        (["2026-02-27", "2026-03-01"], 1),
        (["2026-03-03"], 0),
    ],
)
def test_a_streak_lasts_through_today_or_yesterday(days: list[str], length: int) -> None:
    assert streak(days, "2026-03-02") == length
