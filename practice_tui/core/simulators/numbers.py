"""Numbers made from a seed, the same on any machine."""

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
