"""The interview's day: what is written, what is refused, and how near it is said to be."""

import pytest

from practice_tui.core.history.targets import Interview, read_day
from practice_tui.errors import PracticeError

TODAY = "2026-11-20"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-12-09", "Interview in 19 days"),
        ("2026-11-21", "Interview tomorrow"),
        ("2026-11-20", "Interview today"),
        ("2026-11-19", "Interview yesterday"),
        ("2026-11-17", "Interview 3 days ago"),
        ("", ""),
    ],
)
def test_how_near_it_is(day: str, said: str) -> None:
    assert Interview(day).in_words(TODAY) == said


def test_a_day_is_read_and_an_empty_one_stays_empty() -> None:
    assert read_day(" 2026-12-09 ", TODAY) == "2026-12-09"
    assert read_day("2026-11-20", TODAY) == "2026-11-20"
    assert read_day("in 2 weeks", TODAY) == "2026-12-04"
    assert read_day("2126-11-20", TODAY) == "2126-11-20"
    assert read_day("  ", TODAY) == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2026-02-30", "'2026-02-30' is no day"),
        ("soon", "'soon' is no day"),
        ("2026-11-19", "2026-11-19 is over"),
        ("9999-12-31", "9999-12-31 is too far away"),
        ("2026-W49-5", "'2026-W49-5' is no day"),
    ],
)
def test_what_is_no_day_to_come_is_refused(text: str, message: str) -> None:
    with pytest.raises(PracticeError) as caught:
        read_day(text, TODAY)
    assert caught.value.message == message
    assert caught.value.hint
