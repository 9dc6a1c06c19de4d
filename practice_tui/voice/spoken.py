"""The end of a text that was spoken."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spoken:
    """The end of a text, at a monotonic instant; `trouble` says why nothing was heard, if that is so."""

    at: float
    trouble: str = ""
