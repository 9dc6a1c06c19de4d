"""Reads numbers as people write them: `1,024`, `40 000`, `0,5`, `235k`, `24 GiB`, `12 %`, `1/8`, `2^10`, `1.8·10⁻³`.

A text that may mean two things keeps both readings, the likelier one first: `4,6` is 4.6, or 4 and 6.
"""

import math
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice

from practice_tui.errors import PracticeError

MOST_NUMBERS = 500  # in one text
MOST_LISTED = 12  # numbers in a list such as `4,6`
WRITE_LIKE = "write it like 0.73, 1,024, 3/4, 2^10, 1.2e6, 1.2M or 12 %"


@dataclass(frozen=True, slots=True)
class Number:
    """A number that somebody wrote: `amount` of a unit that is worth `scale`.

    `step` is the worth of one in the last digit, in the same unit. A fraction, a power and a single digit aren't
    rounded numbers: their step is 0. A short number, such as `235k` or `1.8e19`, was meant to be rounded.
    """

    written: str
    amount: float
    scale: float = 1.0
    step: float = 0.0
    is_short: bool = False
    may_lack_unit: bool = False  # in `6.69 B` the B may be the name of a model

    @property
    def worth(self) -> float:
        return self.amount * self.scale


@dataclass(frozen=True, slots=True)
class Written:
    """A place in a text (`start` to `end`) and its readings, each of one number or of several."""

    start: int
    end: int
    readings: tuple[tuple[Number, ...], ...]


def read_number(text: str) -> Number:
    """The number that a whole text is. Raises PracticeError for anything else."""
    match = _NUMBER.fullmatch(text.strip())
    readings = _readings(match) if match else ()
    if not readings or len(readings[0]) != 1:
        raise PracticeError(f"“{text.strip()[:40]}” can't be read as a number", WRITE_LIKE)
    return readings[0][0]


def find_numbers(text: str) -> list[Written]:
    """The first MOST_NUMBERS numbers of a text, in order. Names such as `h1`, `2nd` and the `1)` of a list are none."""
    places = (
        Written(*match.span(), readings)
        for match in _NUMBER.finditer(text)
        if not _is_list_mark(text, match) and (readings := _readings(match))
    )
    return list(islice(places, MOST_NUMBERS))


def unit_scale(text: str) -> float:
    """The worth of the unit that a text names, such as `millions`, `GiB` or `per cent`; 1 for any other text."""
    match = _UNIT_ALONE.fullmatch(text.strip())
    return _scale(match) if match else 1.0


_BLANKS = " \u00a0\u2009\u202f"
_NUMERAL = rf"(?:\d+(?:[.,'’_]\d+|[{_BLANKS}]\d{{3}}(?!\d))*|\.\d+)"
_POWER = r"(?:\s?(?:\^|\*\*)\s?[({]?\s?(?P<power>[-−+]?(?:\d+(?:\.\d+)?|\.\d+))\s?[)}]?|(?P<raised>[⁻⁺]?[⁰¹²³⁴-⁹]+))"
_TEN_POWER = _POWER.replace("power", "ten_power").replace("raised", "ten_raised")
_UNIT = r"""(?:
      \s?(?P<percent>%|percent\b|per\s?cent\b)
    | \s?(?P<word>thousand|million|billion|trillion)s?\b
    | (?P<gap>\s?)(?P<letter>[kKMGTPB]|(?<=\d)[mbgt]|bn|mn|tn)(?P<binary>i)?(?P<of>B|b|FLOPs?|ops)?(?:/s)?
      (?!\w|\s*[=≈<>→:])
)"""
_NUMBER = re.compile(
    rf"""
    (?<![\w./]) (?:(?<![)\]])(?P<sign>[-+−]))?
    (?: (?P<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])
      | (?P<numeral>{_NUMERAL})
        (?: [eE](?P<e>[-+−]?\d{{1,3}})(?!\w)
          | \s?[·×⋅*xX]\s?10(?!\d){_TEN_POWER}
          | {_POWER}
          | \s?/\s?(?P<below>{_NUMERAL})(?!\s?/)
        )?
    )
    (?!\d|(?:st|nd|rd|th)\b)
    {_UNIT}?
    """,
    re.VERBOSE,
)
_UNIT_ALONE = re.compile(_UNIT, re.VERBOSE)
_THOUSANDS = re.compile(r"(?!0)\d{1,3}([,.'’_\s])\d{3}(?:\1\d{3})*|\d*")
_PLAIN = re.compile(r"(?!0\d)\d+(?:\.\d+)?|\.\d+")  # in a list nobody writes 024
_SUPERSCRIPTS = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹−", "-+0123456789-")
_VULGAR = {
    sign: int(above) / int(below)
    for sign, above, below in zip("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞", "112131234151357", "233445555668888", strict=True)
}
_WORDS = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_THOUSANDS_IN = {"k": 1, "m": 2, "mn": 2, "g": 3, "b": 3, "bn": 3, "t": 4, "tn": 4, "p": 5}


def _is_list_mark(text: str, match: re.Match[str]) -> bool:
    """Whether a number only numbers an entry of a list, as `1)` and `(1)` do; the 13 of `(9, 6, 13)` doesn't."""
    is_short = len(match[0]) <= 2 and match[0].isdigit()
    if not (is_short and re.match(r"\)\s", text[match.end() : match.end() + 2])):
        return False
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    before = line.removesuffix("(")
    return not before or (before[-1].isspace() and before.count("(") <= before.count(")"))


def _readings(match: re.Match[str]) -> tuple[tuple[Number, ...], ...]:
    """The readings of a match that are finite numbers, the likeliest first."""
    return tuple(reading for reading in _all_readings(match) if all(math.isfinite(number.worth) for number in reading))


def _all_readings(match: re.Match[str]) -> Iterator[tuple[Number, ...]]:
    sign = -1.0 if match["sign"] in ("-", "−") else 1.0
    make = partial(Number, match[0].strip(), scale=_scale(match), may_lack_unit=_may_lack_unit(match))
    power = match["power"] or match["raised"]
    ten_power = match["e"] or match["ten_power"] or match["ten_raised"]
    if match["vulgar"]:
        yield (make(sign * _VULGAR[match["vulgar"]]),)
        return
    for digits in _decimals(match["numeral"]):
        amount = sign * float(digits)
        with suppress(OverflowError, ZeroDivisionError):
            if power:
                yield (make(sign * abs(amount) ** _exponent(power)),)
            elif match["below"]:
                yield from ((make(amount / float(below)),) for below in _decimals(match["below"]))
            elif ten_power:
                tens = 10 ** _exponent(ten_power)
                yield (make(amount * tens, step=_step(digits) * tens, is_short=True),)
            else:
                yield (make(amount, step=_step(digits), is_short=_is_short(digits, match)),)
    if not (power or ten_power):
        yield from _lists(match, sign)


def _lists(match: re.Match[str], sign: float) -> Iterator[tuple[Number, ...]]:
    """Reads a match as a list with one mark between its numbers: `4,6`, `58 154`, `9/6`."""
    parts = re.split(rf"[,{_BLANKS}]+|\s?/\s?", match["numeral"] + (f"/{match['below']}" if match["below"] else ""))
    if 1 < len(parts) <= MOST_LISTED and all(map(_PLAIN.fullmatch, parts)):
        signs = [sign, *[1.0] * (len(parts) - 1)]
        yield tuple(Number(part, sign * float(part), step=_step(part)) for sign, part in zip(signs, parts, strict=True))


def _decimals(numeral: str) -> Iterator[str]:
    """The digits of a numeral with a decimal point, once for each meaning that its commas and points may have."""
    for mark in (".", "", ","):
        integer, _, fraction = numeral.partition(mark) if mark else (numeral, "", "")
        groups = _THOUSANDS.fullmatch(integer)
        digits = re.sub(r"\D", "", integer) or "0"
        if groups and not mark:
            yield digits
        elif groups and fraction.isdigit() and groups[1] != mark:
            yield f"{digits}.{fraction}"


def _exponent(written: str) -> float:
    return float(written.translate(_SUPERSCRIPTS))


def _step(digits: str) -> float:
    """The worth of one in the last digit; 0 for a single digit. Three noughts or more at the end aren't counted."""
    _, _, fraction = digits.partition(".")
    noughts = _noughts(digits)
    is_single = len(digits.replace(".", "").lstrip("0")) - noughts < 2
    return 0.0 if is_single else 10.0 ** (noughts or -len(fraction))


def _noughts(digits: str) -> int:
    noughts = len(digits) - len(digits.rstrip("0")) if digits.isdigit() else 0
    return noughts if noughts >= 3 else 0


def _is_short(digits: str, match: re.Match[str]) -> bool:
    return bool(match["word"] or match["letter"] or _noughts(digits))


def _may_lack_unit(match: re.Match[str]) -> bool:
    letter = match["letter"]
    return bool(letter and not match["of"] and letter != "k" and (letter.islower() or letter == "B" or match["gap"]))


def _scale(match: re.Match[str]) -> float:
    if match["percent"]:
        return 0.01
    if match["word"]:
        return _WORDS[match["word"]]
    if match["letter"]:
        return float((1024 if match["binary"] else 1000) ** _THOUSANDS_IN[match["letter"].lower()])
    return 1.0
