"""What can be chosen in a simulator, as a list shows it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Choice(Generic[A]):
    """A line of the list: what it is about, how that stands, and the action that changes it; `word` is typed for it."""

    word: str
    name: str
    value: str
    action: A

    @property
    def is_turned(self) -> bool:
        """Whether it is turned, not done."""
        return bool(self.value)
