"""Weeks, calendar and streak by the days that were lived."""

import pytest

from practice_tui.core.history.facts import Outcome
from practice_tui.core.statistics.calendar import calendar, practice_days, streak, weeks
from tests.core.samples import attempt


def test_a_week_begins_on_monday_and_by_the_stored_day() -> None:
    sunday, monday = attempt(1, score=4, day="2026-03-08"), attempt(2, score=1, day="2026-03-09")

    listed = weeks([monday, sunday, attempt(3, score=3, day="2026-03-11")])
    assert [(week.monday, week.n) for week in listed] == [("2026-03-02", 1), ("2026-03-09", 2)]
    # All three answers bring 5/3, so that the own mean is (5/3 + 2.2)/7 = .5524, which weighs four answers.
    assert [week.mean for week in listed] == pytest.approx(
        [(1 + 4 * 0.552381) / 5, (2 / 3 + 4 * 0.552381) / 6], abs=1e-5
    )


def test_one_answer_makes_no_week_sure() -> None:
    [week] = weeks([attempt(score=4)])

    # own mean 3.2/5 = .64, centre (1 + 4 * .64)/5 = .712, half 1.2816 / sqrt(.2051 * 6) = 1.1554 logits around .9052
    assert (week.low, week.mean, week.high) == pytest.approx((0.4377, 0.712, 0.8870), abs=1e-3)


def test_a_person_whose_scores_scatter_little_has_narrower_weeks() -> None:
    [wide], [narrow] = weeks([attempt(score=3)]), weeks([attempt(score=3)], spread=0.25)

    assert narrow.mean == wide.mean
    assert wide.low < narrow.low < narrow.mean < narrow.high < wide.high


def test_the_calendar_counts_the_answers_that_enter_the_figures() -> None:
    attempts = [
        attempt(1, day="2026-03-02"),
        attempt(2, day="2026-03-02", score=None),
        attempt(3, day="2026-03-03", counts=False, try_no=2),
        attempt(4, day="2026-03-04", outcome=Outcome.SKIPPED, score=None),
    ]

    assert calendar(attempts) == {"2026-03-02": 1}
    assert practice_days(attempts) == {"2026-03-02", "2026-03-03"}


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
