"""A day is read as people write it, and what isn't one day is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_tui.core.values.dates import MONTHS, WEEKDAYS, coming_day, day_in_words, last_mondays, read_day

TODAY = "2026-11-27"  # a Friday


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-12-04", "2026-12-04"),
        ("2026-12-4", "2026-12-04"),
        ("2027/1/9", "2027-01-09"),
        ("2027.1.9", "2027-01-09"),
        ("4 Dec", "2026-12-04"),
        ("4 dec 2027", "2027-12-04"),
        ("4. December", "2026-12-04"),
        ("4th of December", "2026-12-04"),
        ("Dec 4", "2026-12-04"),
        ("December 4th, 2027", "2027-12-04"),
        ("sept 1", "2027-09-01"),
        ("27 Nov", "2026-11-27"),
        ("26 Nov", "2027-11-26"),
        ("29 Feb", "2028-02-29"),
        ("4.12.", "2026-12-04"),
        ("4. 12. 2027", "2027-12-04"),
        ("Friday", "2026-12-04"),
        ("fri", "2026-12-04"),
        ("on Thursday", "2026-12-03"),
        ("next tues", "2026-12-01"),
        ("Sat", "2026-11-28"),
        ("5", "2026-12-02"),
        ("0", "2026-11-27"),
        ("5 days", "2026-12-02"),
        ("5d", "2026-12-02"),
        ("in 5 days", "2026-12-02"),
        ("in a day", "2026-11-28"),
        ("in 2 weeks", "2026-12-11"),
        ("2 weeks from now", "2026-12-11"),
        ("2w", "2026-12-11"),
        ("in a week", "2026-12-04"),
        ("in 3 months", "2027-02-27"),
        ("a month", "2026-12-27"),
        ("today", "2026-11-27"),
        ("Tomorrow", "2026-11-28"),
        ("  4   Dec  ", "2026-12-04"),
    ],
)
def test_a_day_is_the_one_that_is_meant(written: str, day: str) -> None:
    assert read_day(written, TODAY) == day


@pytest.mark.parametrize(
    "written",
    [
        *("", "soon", "2026", "2026-12", "2026-13-01", "2026-02-30", "30 Feb", "31 Apr", "0 Dec", "4/12", "12/4/2026"),
        *("2026-W49-5", "2026W495", "20261204", "2026-338", "26-12-04", "in days", "a"),
        *("Dec", "-5", "5.5", "in 99999 months", "10000-01-01", "2026-12/04", "5 years"),
    ],
)
def test_what_isnt_one_day_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_day(written, TODAY)


def test_in_a_month_is_the_last_day_where_that_is_shorter() -> None:
    assert read_day("in 3 months", "2026-11-30") == "2027-02-28"
    assert read_day("a month", "2028-01-31") == "2028-02-29"


@given(st.dates(date(1950, 1, 1), date(2400, 1, 1)), st.integers(0, 20_000))
def test_every_spelling_of_a_day_is_that_day(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    month = MONTHS[day.month - 1]
    for written in (
        day.isoformat(),
        f"{day.year}-{day.month}-{day.day}",
        f"{day.day} {month} {day.year}",
        f"{month[:3].lower()} {day.day}, {day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{ahead} days",
        f"in {ahead}d",
    ):
        assert read_day(written, today.isoformat()) == day.isoformat()


@given(st.dates(date(1950, 1, 1), date(2400, 1, 1)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_one_of_the_next_seven_days(today: date, weekday: str) -> None:
    day = date.fromisoformat(read_day(weekday, today.isoformat()))
    assert WEEKDAYS[day.weekday()] == weekday
    assert 1 <= (day - today).days <= 7


@given(st.text(max_size=12), st.dates(date(1950, 1, 1), date(2400, 1, 1)))
def test_any_text_is_a_day_or_refused(written: str, today: date) -> None:
    try:
        day = read_day(written, today.isoformat())
    except ValueError:
        return
    assert date.fromisoformat(day).isoformat() == day


def test_a_day_is_said_with_its_weekday_and_how_far_it_is() -> None:
    assert day_in_words("2026-12-04", TODAY) == "Friday 2026-12-04, in 7 days"
    assert day_in_words("2026-11-28", TODAY) == "Saturday 2026-11-28, tomorrow"
    assert day_in_words("2026-11-27", TODAY) == "Friday 2026-11-27, today"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-30", "today"),
        ("2026-12-01", "tomorrow"),
        ("2026-12-04", "on Friday 2026-12-04"),
        ("2027-01-04", "on Monday 2027-01-04"),
    ],
)
def test_a_day_to_come_is_named_as_one_would_say_it(day: str, said: str) -> None:
    assert coming_day(day, "2026-11-30") == said


@pytest.mark.parametrize("today", ["2026-03-02", "2026-03-04", "2026-03-08"])
def test_the_last_weeks_end_with_the_one_that_is_lived_in(today: str) -> None:
    assert [str(monday) for monday in last_mondays(today, 3)] == ["2026-02-16", "2026-02-23", "2026-03-02"]
