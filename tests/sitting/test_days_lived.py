"""Days as they were lived: midnight, 04:00, another zone, summer time, and a clock that says 1970."""

from datetime import datetime, timedelta, timezone

import pytest

from practice_tui.core.bank.scoring import Score
from practice_tui.core.rounds.events import Begin, Done, Rate, Reveal
from practice_tui.core.statistics.calendar import practice_days, streak
from practice_tui.presenters import home, reports
from practice_tui.sitting.desk import Desk
from tests.fakes import ANSWER, FakeClock


def answer_at(desk: Desk, clock: FakeClock, wall: str, seconds: float = 60.0) -> None:
    """One question, begun so many seconds before it is answered at this instant."""
    clock.wall = datetime.fromisoformat(wall) - timedelta(seconds=seconds)
    plan = desk.plans.find("quick")
    sitting = desk.rounds.begin(plan, desk.chooser.choose(plan, 1).choices)
    sitting.handle(Begin())
    for _ in range(int(seconds)):
        clock.advance(1)
        sitting.tick()
    for event in (*ANSWER, Rate(Score.SOLID)):
        sitting.handle(event)


def days(desk: Desk) -> list[str]:
    return [attempt.day for attempt in desk.history.attempts()]


def test_a_day_ends_at_four_and_not_at_midnight(desk: Desk, clock: FakeClock) -> None:
    for wall in ("2026-03-02T23:59+01:00", "2026-03-03T00:01+01:00", "2026-03-03T03:59:59+01:00"):
        answer_at(desk, clock, wall)
    answer_at(desk, clock, "2026-03-03T04:00:00+01:00")
    assert days(desk) == ["2026-03-02"] * 3 + ["2026-03-03"]
    assert home.home(desk, 1).lately.streak == 2


def test_a_streak_lasts_over_a_flight_and_no_day_moves(desk: Desk, clock: FakeClock) -> None:
    answer_at(desk, clock, "2026-03-02T20:00+09:00")
    answer_at(desk, clock, "2026-03-03T20:00+09:00")
    answer_at(desk, clock, "2026-03-03T15:00-08:00")  # nine hours later, on the same date elsewhere
    answer_at(desk, clock, "2026-03-04T20:00-08:00")
    assert days(desk) == ["2026-03-02", "2026-03-03", "2026-03-03", "2026-03-04"]
    assert home.home(desk, 1).lately.streak == 3
    clock.wall = clock.wall.astimezone(timezone(timedelta(hours=9)))
    assert days(desk) == ["2026-03-02", "2026-03-03", "2026-03-03", "2026-03-04"]


@pytest.mark.parametrize(
    "walls",
    [
        ("2026-03-28T23:00+01:00", "2026-03-29T03:30+02:00", "2026-03-29T04:00+02:00"),  # an hour is left out
        ("2026-10-24T23:00+02:00", "2026-10-25T02:30+01:00", "2026-10-25T04:00+01:00"),  # an hour comes twice
    ],
)
def test_summer_time_begins_and_ends_within_a_day(desk: Desk, clock: FakeClock, walls: tuple[str, ...]) -> None:
    for wall in walls:
        answer_at(desk, clock, wall)
    first, second = sorted(set(days(desk)))
    assert days(desk) == [first, first, second]
    assert streak(practice_days(desk.history.attempts()), second) == 2
    assert {attempt.elapsed_s for attempt in desk.history.attempts()} == {60.0}


@pytest.mark.parametrize(
    ("begins", "change"),
    [
        ("2026-03-29T00:59:00+00:00", timedelta(hours=2)),  # in Berlin the clock goes from 02:00 to 03:00
        ("2026-10-25T00:59:00+00:00", timedelta(hours=1)),  # and from 03:00 back to 02:00
    ],
)
def test_summer_time_that_begins_or_ends_inside_an_answer_is_no_time(
    desk: Desk, clock: FakeClock, begins: str, change: timedelta
) -> None:
    before = timedelta(hours=3) - change
    clock.wall = datetime.fromisoformat(begins).astimezone(timezone(before))
    plan = desk.plans.find("quick")
    sitting = desk.rounds.begin(plan, desk.chooser.choose(plan, 1).choices)
    sitting.handle(Begin())
    for second in range(120):
        clock.advance(1)
        if second == 60:
            clock.wall = clock.wall.astimezone(timezone(change))
        assert not sitting.tick().round.is_paused
    sitting.handle(Done())
    sitting.handle(Reveal())
    sitting.handle(Rate(Score.SOLID))

    (attempt,) = desk.history.attempts()
    assert (attempt.elapsed_s, attempt.paused_s) == (120.0, 0.0)
    assert attempt.answered_at - attempt.asked_at == timedelta(seconds=120)
    assert attempt.day == (datetime.fromisoformat(begins) - timedelta(hours=4)).date().isoformat()


def test_a_clock_that_says_1970_loses_nothing_and_counts_nothing_negative(desk: Desk, clock: FakeClock) -> None:
    answer_at(desk, clock, "2026-03-02T20:00+00:00")
    answer_at(desk, clock, "1970-01-01T00:01+00:00")
    first, second = desk.history.attempts()
    assert (second.elapsed_s, second.day) == (60.0, "1969-12-31")
    assert first.id < second.id
    assert home.home(desk, 1).lately.streak == 1
    assert reports.stats_lines(desk)
    assert "-" not in str([second.elapsed_s, second.paused_s])
    answer_at(desk, clock, "2026-03-03T20:00+00:00")
    assert days(desk) == ["2026-03-02", "1969-12-31", "2026-03-03"]
    assert home.home(desk, 1).lately.streak == 2
    assert desk.history.attempts()[-1].id > second.id
