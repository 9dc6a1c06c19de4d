"""The settings and actions that a simulator offers in a list."""

from dataclasses import dataclass
from typing import Generic, TypeVar

A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Choice(Generic[A]):
    """A line of the list. `value` is the present setting, or empty for an action; `word` selects it in plain mode."""

    word: str
    name: str
    value: str
    action: A

    @property
    def is_setting(self) -> bool:
        """Whether it changes a setting, rather than doing something once."""
        return bool(self.value)
