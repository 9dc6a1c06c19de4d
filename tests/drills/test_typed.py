"""Typed results are read as people write them, and what can't be read is never an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_tui.core.drills.exercises import Matrix, matrix_exercise, number_exercise, shape_trouble
from practice_tui.core.drills.typed_results import read_typed
from practice_tui.errors import PracticeError

ONE = number_exercise("p", 0.75, (), decimals=2)
SEVERAL = matrix_exercise("p", ((1.0, 2.0), (3.0, 4.0)), ())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.73", 0.73),
        (".73", 0.73),
        ("0,73", 0.73),
        ("3/4", 0.75),
        ("3 / 4", 0.75),
        ("2^10", 1024),
        ("2 ^ 10", 1024),
        ("1.2e6", 1.2e6),
        ("1.2M", 1.2e6),
        ("12 %", 0.12),
        ("12%", 0.12),
        ("-3", -3),
        ("−3", -3),
        ("-3/4", -0.75),
        ("1,024", 1024),
        ("12,582,912", 12_582_912),
        (" 7 ", 7),
    ],
)
def test_one_number(text: str, value: float) -> None:
    assert read_typed(text, ONE).value[0][0] == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 2; 3 4", ((1, 2), (3, 4))),
        ("1 2;3 4;", ((1, 2), (3, 4))),
        ("1, 2; 3, 4", ((1, 2), (3, 4))),
        ("1,2;3,4", ((1, 2), (3, 4))),
        ("1 , 2", ((1, 2),)),
        ("[[1, 2], [3, 4]]", ((1, 2), (3, 4))),
        ("[[1,2],[3,4]]", ((1, 2), (3, 4))),
        ("[[1, 2], [3, 4]", ((1, 2), (3, 4))),
        ("[[1 2] [3 4]]", ((1, 2), (3, 4))),
        ("[1 2; 3 4]", ((1, 2), (3, 4))),
        ("[[5], [-7]]", ((5,), (-7,))),
        ("5; −7", ((5,), (-7,))),
        ("(2, 3, 4)", ((2, 3, 4),)),
        ("2 3 4", ((2, 3, 4),)),
        ("0,5 0,25", ((0.5, 0.25),)),
        (".731, .269", ((0.731, 0.269),)),
        ("12 % 88 %", ((0.12, 0.88),)),
        ("1 / 2 3/4", ((0.5, 0.75),)),
        ("-1 200", ((-1, 200),)),
    ],
)
def test_several_numbers(text: str, value: Matrix) -> None:
    assert read_typed(text, SEVERAL).value == value


@pytest.mark.parametrize(
    ("unit", "text", "value"),
    [
        ("%", "12", 12),
        ("%", "12 %", 12),
        ("%", "12.5%", 12.5),
        ("GB", "1.5", 1.5),
        ("GB", "1.5 GB", 1.5),
        ("GB", "1500 MB", 1.5),
        ("GB", "1.5G", 1.5),
        ("bytes", "98,304", 98_304),
        ("bytes", "98304 bytes", 98_304),
        ("bytes", "96 KiB", 98_304),
        ("days", "3.2 days", 3.2),
    ],
)
def test_a_unit_may_be_typed_with_the_number(unit: str, text: str, value: float) -> None:
    assert read_typed(text, number_exercise("p", 1, (), unit=unit)).value[0][0] == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "nothing is typed yet"),
        ("   ", "nothing is typed yet"),
        ("about three", "“about three” can't be read as a number"),
        ("1..2", "“1..2” can't be read as a number"),
        ("nan", "“nan” can't be read as a number"),
        ("1 2", "one number is asked for, not 2"),
        ("[3, 4]", "one number is asked for, not 2"),
        ("9" * 300, "a result has at most 200 characters"),
        ("10^999", "“10^999” can't be read as a number"),
    ],
)
def test_what_is_no_number_is_told(text: str, told: str) -> None:
    with pytest.raises(PracticeError) as raised:
        read_typed(text, ONE)
    assert raised.value.message == told
    assert raised.value.hint


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3", "several numbers are asked for, not one"),
        ("1 2; 3", "the rows are of different lengths"),
        ("[1 2; 3 4", "“[1 2; 3 4” can't be read as rows of numbers"),
        ("1 x", "“x” can't be read as a number"),
        ("[1, 2] and 3", "“[1, 2] and 3” can't be read as rows of numbers"),
        ("1,,2", "“” can't be read as a number"),
        (";;", "“;;” can't be read as rows of numbers"),
    ],
)
def test_what_are_no_rows_is_told(text: str, told: str) -> None:
    with pytest.raises(PracticeError) as raised:
        read_typed(text, SEVERAL)
    assert raised.value.message == told
    assert raised.value.hint


@given(
    st.lists(st.integers(-999, 999), min_size=4, max_size=4), st.sampled_from(["[[{}, {}], [{}, {}]]", "{} {}; {} {}"])
)
def test_whole_numbers_come_back_as_they_were_typed(entries: list[int], form: str) -> None:
    a, b, c, d = map(float, entries)
    assert read_typed(form.format(*entries), SEVERAL).value == ((a, b), (c, d))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1 2 3 4", "2 rows are asked for: put ; between them"),
        ("1 2 3; 4 5 6", "2 rows of 2 numbers are asked for"),
        ("1 2; 3 4", ""),
    ],
)
def test_how_rows_are_typed_is_told_before_they_are_judged(text: str, told: str) -> None:
    assert shape_trouble(SEVERAL, read_typed(text, SEVERAL).value) == told


@pytest.mark.parametrize(
    ("text", "told"), [("2; 3", "One row is asked for: leave the ; out"), ("2 3 4", ""), ("2 3", "")]
)
def test_the_length_of_one_row_is_judged(text: str, told: str) -> None:
    sizes = matrix_exercise("Which shape?", ((2, 3),), ())
    assert shape_trouble(sizes, read_typed(text, sizes).value) == told
