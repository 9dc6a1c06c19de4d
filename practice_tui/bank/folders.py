"""The folder of the bundled bank, and signatures by which a change of bank files is noticed."""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

Signature = tuple[tuple[str, int, int], ...]


def bundled_dir() -> Path:
    """The folder of the bundled bank: in the package when it is installed, beside it in a checkout."""
    inside = Path(__file__).with_name("questions")
    return inside if inside.is_dir() else Path(__file__).parents[2] / "bank"


@dataclass(frozen=True, slots=True)
class BankFolders:
    """The folder of the user's own banks, which may not be there yet, and that of the bundled bank."""

    own: Path
    bundled: Path


def signature_of(*folders: Path) -> Signature:
    """Path, size and time of change (ns) of all in the folders that isn't hidden; -1 where it can't be read."""
    files: list[tuple[str, int, int]] = []
    for folder in folders:
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            files += [_signed(entry) for entry in entries if entry.name[0] != "."]
    return tuple(sorted(files))


def _signed(entry: os.DirEntry[str]) -> tuple[str, int, int]:
    try:
        status = entry.stat()
    except OSError:
        return entry.path, -1, -1
    return entry.path, status.st_size, status.st_mtime_ns
