"""Makes UUIDv7 ids (RFC 9562, 5.7) that rise in the order of making, also when the wall clock goes back."""

from datetime import datetime

RANDOM_BITS = 74
_STEP_BITS = 32
_SHOWN = 8  # characters


def uuid7(now: datetime, chance: int, greatest: str = "") -> str:
    """An id made of the milliseconds of `now` and of `chance`, which are RANDOM_BITS random bits.

    Where that wouldn't exceed `greatest`, the id is a little greater than `greatest`.
    """
    milliseconds = max(0, int(now.timestamp() * 1000)) & (1 << 48) - 1
    number = milliseconds << RANDOM_BITS | chance & (1 << RANDOM_BITS) - 1
    if greatest:
        floor = _without_version(greatest)
        if number <= floor:
            number = floor + 1 + (chance & (1 << _STEP_BITS) - 1)
    return _with_version(number)


def short_id(name: str) -> str:
    """The end of an id, by which lists show it and commands find it."""
    return name[-_SHOWN:]


def _with_version(number: int) -> str:
    time, a, b = number >> RANDOM_BITS, number >> 62 & 0xFFF, number & (1 << 62) - 1
    digits = f"{time << 80 | 7 << 76 | a << 64 | 2 << 62 | b:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _without_version(text: str) -> int:
    number = int(text.replace("-", ""), 16)
    return number >> 80 << RANDOM_BITS | (number >> 64 & 0xFFF) << 62 | number & (1 << 62) - 1
