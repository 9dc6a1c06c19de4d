"""Numbers are read as people write them, one alone or all of a text."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_tui.core.values.numbers import MOST_NUMBERS, find_numbers, read_number, unit_scale
from practice_tui.errors import PracticeError

FINITE = st.floats(1e-12, 1e12, allow_nan=False)


@pytest.mark.parametrize(
    ("written", "worth"),
    [
        ("7", 7),
        ("0.73", 0.73),
        (".731", 0.731),
        ("-24", -24),
        ("−0.008", -0.008),
        ("+3", 3),
        ("1,024", 1024),
        ("1,234,567.5", 1_234_567.5),
        ("40 000", 40_000),
        ("40\u202f000", 40_000),
        ("1'000'000", 1_000_000),
        ("1’000", 1000),
        ("1_000", 1000),
        ("0,5", 0.5),
        ("12,50", 12.5),
        ("1.234,5", 1234.5),
        ("1.234", 1.234),
        ("235k", 235_000),
        ("235K", 235_000),
        ("0.23M", 230_000),
        ("0.925G", 925_000_000),
        ("6.7B", 6_700_000_000),
        ("2T", 2e12),
        ("38.5m", 38_500_000),
        ("7bn", 7e9),
        ("192 Ki", 192 * 1024),
        ("192 KiB", 192 * 1024),
        ("2 Mi", 2 * 1024**2),
        ("24 GiB", 24 * 1024**3),
        ("16 GB", 16e9),
        ("1.1 TFLOP", 1.1e12),
        ("989 TFLOPs/s", 989e12),
        ("39 million", 39e6),
        ("2 billions", 2e9),
        ("3 thousand", 3000),
        ("2 trillion", 2e12),
        ("12 %", 0.12),
        ("12%", 0.12),
        ("12 per cent", 0.12),
        ("12 percent", 0.12),
        ("0,5 %", 0.005),
        ("1e-3", 0.001),
        ("2.2E7", 2.2e7),
        ("1e+3", 1000),
        ("1.8·10^19", 1.8e19),
        ("1.8 x 10^19", 1.8e19),
        ("1.8×10¹⁹", 1.8e19),
        ("2^10", 1024),
        ("2**10", 1024),
        ("2 ^ 10", 1024),
        ("2^{10}", 1024),
        ("2^(-1)", 0.5),
        ("2^1.5", 2**1.5),
        ("-2^2", -4),
        ("10^-3", 0.001),
        ("10^−3", 0.001),
        ("10⁻³", 0.001),
        ("2¹⁰", 1024),
        ("1/8", 0.125),
        ("3 / 4", 0.75),
        ("-1/4", -0.25),
        ("90/19,900", 90 / 19_900),
        ("½", 0.5),
        ("⅔", 2 / 3),
        ("⅝", 0.625),
        ("  7 ", 7),
    ],
)
def test_a_number_is_worth_what_was_meant(written: str, worth: float) -> None:
    assert read_number(written).worth == pytest.approx(worth, rel=1e-12)


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            " ",
            "seven",
            "7 apples",
            "1 2",
            "1/0",
            "0^-1",
            "9^9999",
            "1e999",
            "1.2.3",
            "h1",
            "2nd",
            "--3",
            "1/",
            "k",
        ),
        *("NaN", "inf", "3;4", "\x1b[31m7", "1'2"),
    ],
)
def test_anything_else_is_refused_with_how_to_write_it(written: str) -> None:
    with pytest.raises(PracticeError) as refused:
        read_number(written)
    assert "can't be read as a number" in refused.value.message
    assert "3/4" in refused.value.hint


@given(st.text())
def test_no_text_is_too_much(text: str) -> None:
    for written in find_numbers(text):
        assert 0 <= written.start < written.end <= len(text)
        assert all(math.isfinite(number.worth) for reading in written.readings for number in reading)
        assert written.readings


@given(st.integers(0, 10**12), st.sampled_from([",", " ", "'", "’", "_", "\u00a0", "\u202f", "."]))
def test_thousands_may_be_parted_by_any_mark(number: int, mark: str) -> None:
    written = f"{number:,}".replace(",", mark)
    readings = find_numbers(f"about {written} of them")[0].readings
    assert (float(number),) in [tuple(number.worth for number in reading) for reading in readings]
    if mark != "." or number >= 1_000_000:
        assert read_number(written).worth == number


@given(FINITE, st.integers(1, 9))
def test_decimals_and_exponents_come_back(number: float, digits: int) -> None:
    rounded = float(f"{number:.{digits}e}")
    assert read_number(f"{number:.{digits}e}").worth == pytest.approx(rounded, rel=1e-12)
    mantissa, exponent = f"{number:.{digits}e}".split("e")
    assert read_number(f"{mantissa}·10^{int(exponent)}").worth == pytest.approx(rounded, rel=1e-12)
    raised = str(int(exponent)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    assert read_number(f"{mantissa}×10{raised}").worth == pytest.approx(rounded, rel=1e-12)


@given(st.floats(0.001, 999.9), st.sampled_from([("k", 1e3), ("M", 1e6), ("B", 1e9), ("T", 1e12), (" million", 1e6),
       (" %", 0.01), (" Ki", 1024.0), ("Mi", 1024.0**2), (" GiB", 1024.0**3)]))  # fmt: skip
def test_units_scale(number: float, unit: tuple[str, float]) -> None:
    written = f"{number:.4f}"
    assert read_number(written + unit[0]).worth == pytest.approx(float(written) * unit[1], rel=1e-12)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_fractions_are_divided(above: int, below: int) -> None:
    assert read_number(f"{above}/{below}").worth == pytest.approx(above / below, rel=1e-12)


@given(st.integers(0, 9999), st.integers(0, 99))
def test_a_decimal_comma_is_one_unless_it_parts_thousands(whole: int, hundredths: int) -> None:
    assert read_number(f"{whole},{hundredths:02}").worth == pytest.approx(whole + hundredths / 100)


@given(st.lists(st.floats(-1e6, 1e6).map(lambda number: round(number, 4)), max_size=8))
def test_all_numbers_of_a_text_are_found_in_order(numbers: list[float]) -> None:
    text = "; then ".join(f"x = {number:.4f}" for number in numbers)
    assert [written.readings[0][0].worth for written in find_numbers(text)] == pytest.approx(numbers)


@pytest.mark.parametrize(
    ("text", "worths"),
    [
        ("1) 6 paths, 2) P = 0.636\n3) loss -0.45", [6, 0.636, -0.45]),
        ("(1) 6 (2) 0.636", [6, 0.636]),
        ("u = (9, 6, 13) and v", [9, 6, 13]),
        ("first (2\n10) 0.5", [2, 0.5]),
        ("123) 4 and -5) 6", [123, 4, -5, 6]),
        ("(a 2) 7", [2, 7]),
        ("(a) 2) 7", [7]),
        ("f(2) 7", [2, 7]),
        ("h1 = 3, GPT4, 2nd, x2", [3]),
        ("3-5, a-24, f(-0.313)", [3, 5, 24, -0.313]),
        ("exp(2)-3", [2, 3]),
        ("at T = 2 M = 5", [2, 5]),
        ("v1.2.3 and 40 µs in 17 ms", [40, 17]),
        ("94. Then 1,880.", [94, 1880]),
        ("no number at all", []),
    ],
)
def test_only_numbers_are_found(text: str, worths: list[float]) -> None:
    assert [number.worth for written in find_numbers(text) for number in written.readings[0]] == worths


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("4,6", [[4.6], [4, 6]]),
        ("58 154", [[58_154], [58, 154]]),
        ("1,024", [[1024], [1.024]]),
        ("1.234", [[1.234], [1234]]),
        ("9/6", [[1.5], [9, 6]]),
        ("0.5", [[0.5]]),
    ],
)
def test_what_can_be_meant_in_two_ways_has_both(text: str, readings: list[list[float]]) -> None:
    (written,) = find_numbers(text)
    assert [[number.worth for number in reading] for reading in written.readings] == readings


@pytest.mark.parametrize(
    ("written", "step", "is_short"),
    [
        ("7", 0, False),
        ("12", 1, False),
        ("1,880", 1, False),
        ("0.5", 0, False),
        ("0.73", 0.01, False),
        ("0.5000", 0.0001, False),
        ("5000", 0, True),
        ("235,000", 1000, True),
        ("40 000", 0, True),
        ("235k", 1, True),
        ("39 million", 1, True),
        ("1.8e19", 1e18, True),
        ("1.8·10^19", 1e18, True),
        ("12 %", 1, False),
        ("12.5 %", 0.1, False),
        ("1/8", 0, False),
        ("2^10", 0, False),
        ("½", 0, False),
    ],
)
def test_it_is_known_how_precisely_a_number_was_written(written: str, step: float, is_short: bool) -> None:
    number = read_number(written)
    assert number.step == pytest.approx(step)
    assert number.is_short is is_short
    assert number.written == written


@pytest.mark.parametrize(
    ("written", "may"),
    [
        *(("6.69 B", True), ("6.69B", True), ("202 M", True), ("202M", False), ("38.5m", True), ("7bn", True)),
        *(("235k", False), ("235 k", False), ("235K", False), ("24 GiB", False), ("1.1 TFLOP", False), ("12 %", False)),
    ],
)
def test_a_letter_that_may_be_something_else_than_a_unit_is_known(written: str, may: bool) -> None:
    assert read_number(written).may_lack_unit is may


def test_numbers_with_one_mark_between_them_are_written_each() -> None:
    (written,) = find_numbers("58 154")
    assert [(number.written, number.step) for number in written.readings[1]] == [("58", 1), ("154", 1)]
    assert len(find_numbers(",".join("1" * 12))[0].readings[-1]) == 12
    assert find_numbers(",".join("1" * 13)) == []


def test_of_many_numbers_the_first_are_read() -> None:
    assert len(find_numbers("1 " * 3 * MOST_NUMBERS)) == MOST_NUMBERS
    assert find_numbers("1," * 9000 + "1") == []


@pytest.mark.parametrize(
    ("unit", "scale"),
    [(" millions", 1e6), ("GiB", 1024**3), ("per cent", 0.01), ("TFLOP", 1e12), ("GB", 1e9), ("hours", 1), ("", 1)],
)
def test_the_unit_of_a_value_is_known_by_its_name(unit: str, scale: float) -> None:
    assert unit_scale(unit) == scale
