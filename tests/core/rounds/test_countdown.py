"""A limit measured: recomputed from the clock at each look."""

from hypothesis import given
from hypothesis import strategies as st

from practice_tui.core.rounds.countdown import Band, Countdown, band_of

MOMENTS = st.lists(st.tuples(st.floats(0, 1000), st.booleans()), max_size=30)


def test_bands_of_a_spoken_answer() -> None:
    bands = [band_of(elapsed, 120.0) for elapsed in (0, 59.9, 60, 99.9, 100, 119.9, 120, 400)]
    assert bands == [
        *(Band.KEEP_GOING,) * 2,
        *(Band.ENOUGH,) * 2,
        *(Band.WRAP_UP,) * 2,
        *(Band.OVER,) * 2,
    ]


def test_a_half_says_nothing_where_something_is_worked_out() -> None:
    bands = [band_of(elapsed, 120.0, needs_working=True) for elapsed in (0, 60, 100, 120)]
    assert bands == [Band.WORKING, Band.WORKING, Band.WRAP_UP, Band.OVER]


@given(MOMENTS)
def test_elapsed_is_the_sum_of_the_running_stretches(stretches: list[tuple[float, bool]]) -> None:
    """However often it is started, stopped and looked at."""
    countdown, now, expected = Countdown(60.0), 0.0, 0.0
    for seconds, runs in stretches:
        countdown = countdown.start(now) if runs else countdown.stop(now)
        countdown.elapsed(now + seconds / 2)
        now += seconds
        expected += seconds if runs else 0.0
    assert abs(countdown.elapsed(now) - expected) < 1e-6


@given(st.floats(0, 1e6), st.floats(-100, 0))
def test_a_clock_that_goes_back_makes_nothing_negative(spent: float, back: float) -> None:
    assert Countdown(60.0, spent).start(1000.0).elapsed(1000.0 + back) == spent
