"""Makes numbers from a seed, the same on any machine, and formats them."""

import hashlib
from collections.abc import Sequence

_BYTES = 6  # 48 bits, which a float holds exactly
_SPAN = 1 << 8 * _BYTES
_SUMMED, _SUMMED_BYTES = 12, 2  # uniform numbers of 16 bits, each of variance 1/12


def uniform(seed: int, name: str) -> float:
    """A uniform number in [0, 1); each `name` gives another one."""
    return int.from_bytes(_digest(seed, name)[:_BYTES]) / _SPAN


def bell(seed: int, name: str) -> float:
    """A nearly normal number of mean 0 and variance 1: the sum of twelve uniform ones, less six."""
    digest, span = _digest(seed, name), 1 << 8 * _SUMMED_BYTES
    starts = range(0, _SUMMED * _SUMMED_BYTES, _SUMMED_BYTES)
    return sum(int.from_bytes(digest[start : start + _SUMMED_BYTES]) for start in starts) / span - _SUMMED / 2


def integer(seed: int, name: str, least: int, most: int) -> int:
    """A whole number from `least` to `most`."""
    return least + int(uniform(seed, name) * (most - least + 1))


def _digest(seed: int, name: str) -> bytes:
    return hashlib.sha256(f"{seed}:{name}".encode()).digest()


def plain(number: float) -> str:
    """A number to two decimals, without trailing zeros."""
    text = f"{abs(number):.2f}".rstrip("0").rstrip(".")
    return f"−{text}" if number < 0 and float(text) else text


def factor(number: float) -> str:
    """A number as a factor or a term: a negative number is put in brackets."""
    text = plain(number)
    return f"({text})" if text.startswith("−") else text


def products(a: Sequence[float], b: Sequence[float]) -> str:
    """`2·3 + (−1)·4`: the terms of a dot product."""
    return " + ".join(f"{factor(x)}·{factor(y)}" for x, y in zip(a, b, strict=True))
