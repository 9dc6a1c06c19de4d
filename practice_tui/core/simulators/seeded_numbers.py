"""Numbers made from a seed, the same on any machine, and how they are written."""

import hashlib
from collections.abc import Sequence

_BYTES = 6  # 48 bits, which a float holds exactly
_SPAN = 1 << 8 * _BYTES
_SUMMED, _SUMMED_BYTES = 12, 2  # even ones of 16 bits, of which the variance is 1/12 each


def uniform(seed: int, name: str) -> float:
    """Evenly in [0, 1)."""
    return int.from_bytes(_digest(seed, name)[:_BYTES]) / _SPAN


def bell(seed: int, name: str) -> float:
    """About normal, with mean 0 and variance 1: twelve even ones less six."""
    digest, span = _digest(seed, name), 1 << 8 * _SUMMED_BYTES
    starts = range(0, _SUMMED * _SUMMED_BYTES, _SUMMED_BYTES)
    return sum(int.from_bytes(digest[start : start + _SUMMED_BYTES]) for start in starts) / span - _SUMMED / 2


def whole(seed: int, name: str, least: int, most: int) -> int:
    """A whole number from `least` to `most`."""
    return least + int(uniform(seed, name) * (most - least + 1))


def _digest(seed: int, name: str) -> bytes:
    return hashlib.sha256(f"{seed}:{name}".encode()).digest()


def plain(number: float) -> str:
    """To two decimals, without trailing zeros."""
    text = f"{abs(number):.2f}".rstrip("0").rstrip(".")
    return f"−{text}" if number < 0 and float(text) else text


def factor(number: float) -> str:
    """A factor or a term: a negative one in brackets."""
    text = plain(number)
    return f"({text})" if text.startswith("−") else text


def products(a: Sequence[float], b: Sequence[float]) -> str:
    """`2·3 + (−1)·4`: the terms of a dot product."""
    return " + ".join(f"{factor(x)}·{factor(y)}" for x, y in zip(a, b, strict=True))
