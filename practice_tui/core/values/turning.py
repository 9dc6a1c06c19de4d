"""Turns through values in a circle, as the keys do that choose the next one."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def turned(values: Sequence[T], value: T, by: int = 1) -> T:
    """The value so many places on; behind the last comes the first, and so it does behind one that isn't among them."""
    return values[(values.index(value) + by) % len(values)] if value in values else values[0]
