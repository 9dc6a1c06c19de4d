"""What one does in a simulator that goes on number by number."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Next:
    """Show what comes next."""


@dataclass(frozen=True, slots=True)
class Back:
    """Hide again what came last."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What the number that comes next will be; it is shown then, with what was guessed."""

    value: float


Step = Next | Back | Guess


@dataclass(frozen=True, slots=True)
class NewNumbers:
    """Other numbers; begins anew."""


@dataclass(frozen=True, slots=True)
class Restart:
    """From the start, with everything as it is set."""
