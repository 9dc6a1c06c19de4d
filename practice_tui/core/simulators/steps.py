"""The actions of the simulators that go on number by number."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Next:
    """Show the next number."""


@dataclass(frozen=True, slots=True)
class Back:
    """Hide the last number again."""


@dataclass(frozen=True, slots=True)
class Guess:
    """Guess the next number, which is then shown beside the guess."""

    value: float


Step = Next | Back | Guess


@dataclass(frozen=True, slots=True)
class NewNumbers:
    """Begin anew with other numbers."""


@dataclass(frozen=True, slots=True)
class Restart:
    """Begin anew with the same settings."""
