"""Numbers made from a seed, the same on any machine, and how they are written."""

import hashlib

_DIGITS = 13  # hexadecimal ones: 52 bits, which a float holds exactly
_SPAN = 1 << 4 * _DIGITS


def uniform(seed: int, name: str) -> float:
    """Evenly in [0, 1)."""
    digest = hashlib.sha256(f"{seed}:{name}".encode()).hexdigest()
    return int(digest[:_DIGITS], 16) / _SPAN


def bell(seed: int, name: str) -> float:
    """About normal, with mean 0 and variance 1: twelve even ones less six."""
    return sum(uniform(seed, f"{name}:{number}") for number in range(12)) - 6


def whole(seed: int, name: str, least: int, most: int) -> int:
    """A whole number from `least` to `most`."""
    return least + int(uniform(seed, name) * (most - least + 1))


def plain(number: float) -> str:
    """To two decimals, without trailing zeros."""
    text = f"{abs(number):.2f}".rstrip("0").rstrip(".")
    return f"−{text}" if number < 0 and float(text) else text


def factor(number: float) -> str:
    """A factor or a term: a negative one in brackets."""
    text = plain(number)
    return f"({text})" if text.startswith("−") else text
