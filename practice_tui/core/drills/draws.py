"""Random draws that are the same for ever and on every Python, so that a seed determines an exercise."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

_WORD = (1 << 64) - 1


class Draws:
    """A SplitMix64 generator (Steele, Lea, Flood 2014). Unlike `random`, it never changes with Python."""

    def __init__(self, seed: int) -> None:
        self._state = seed & _WORD

    def randint(self, a: int, b: int) -> int:
        """A whole number from a to b, both included."""
        return a + (self._next() * (b - a + 1) >> 64)

    def choice(self, seq: Sequence[T]) -> T:
        """One element."""
        return seq[self.randint(0, len(seq) - 1)]

    def sample(self, population: Sequence[T], k: int) -> list[T]:
        """k different elements."""
        rest = list(population)
        return [rest.pop(self.randint(0, len(rest) - 1)) for _ in range(k)]

    def _next(self) -> int:
        self._state = (self._state + 0x9E3779B97F4A7C15) & _WORD
        mixed = (self._state ^ self._state >> 30) * 0xBF58476D1CE4E5B9 & _WORD
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & _WORD
        return mixed ^ mixed >> 31
