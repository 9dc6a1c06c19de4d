"""Remembers the last exchange in a file of the cache, which may be lost."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from practice_tui.archive.machines.shared_folder import Trouble
from practice_tui.cache_files import read_cached, write_cached
from practice_tui.core.values import records

NAME = "sync.json"
MOST_BYTES = 5_000_000

_BASIS = "sync 1"


@dataclass(frozen=True, slots=True)
class Remembered:
    """`read` are digests of files whose facts are all here, unless the history became another or smaller since.

    `months` are the numbers of each month when its file was written, with that file's digest.
    """

    root: str = ""
    device: str = ""
    identity: tuple[int, ...] = ()
    facts: int = 0
    read: frozenset[str] = frozenset()
    months: dict[str, tuple[tuple[int, ...], str]] = field(default_factory=dict)
    troubles: tuple[Trouble, ...] = ()

    def of(self, root: Path, device: str, identity: tuple[int, ...], facts: int) -> "Remembered":
        """This, if it is of the same folder, machine and history, and no fact has gone since; otherwise nothing."""
        fresh = Remembered(str(root), device, identity, facts)
        is_same = replace(fresh, facts=0) == Remembered(self.root, self.device, self.identity)
        return self if is_same and facts >= self.facts else fresh


def recall(cache: Path) -> Remembered:
    """The last exchange; an empty one where it was lost."""
    try:
        return _read(read_cached(cache / NAME, _BASIS, MOST_BYTES))
    except (KeyError, TypeError, ValueError):
        return Remembered()


def remember(cache: Path, remembered: Remembered) -> None:
    write_cached(cache / NAME, _BASIS, records.to_data(remembered), MOST_BYTES)


def _read(data: Any) -> Remembered:
    return records.from_data(Remembered, data) if data else Remembered()
