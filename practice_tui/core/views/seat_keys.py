"""Finds the key of a seat that is pressed, or that a line of plain mode names."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from practice_tui.core.views.keys import Key


class WithKey(Protocol):
    """A key with what it does in one of the seats."""

    @property
    def key(self) -> Key: ...


Entry = TypeVar("Entry", bound=WithKey)


def entry_pressed(entries: Iterable[Entry], pressed: str) -> Entry | None:
    """The entry whose key has this name on the keyboard; None where there is none."""
    return next((entry for entry in entries if pressed in entry.key.keys), None)


def entry_called(entries: Iterable[Entry], word: str) -> Entry | None:
    """The entry whose key has `word` as its face, word or name; None where there is none."""
    return next((entry for entry in entries if word in entry.key.names), None)
