"""Where the banks lie, and what changes when one of their files does."""

import contextlib
import os
from pathlib import Path

Signature = tuple[tuple[str, int, int], ...]


def bundled_dir() -> Path:
    """In the package when installed, beside it in a checkout."""
    inside = Path(__file__).with_name("questions")
    return inside if inside.is_dir() else Path(__file__).parents[2] / "bank"


def signature_of(*folders: Path) -> Signature:
    """Name, size and time of change of every file of the folders; -1 for those of one that can't be looked at."""
    files: list[tuple[str, int, int]] = []
    for folder in folders:
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            files += [_signed(entry) for entry in entries if entry.name.endswith(".yaml")]
    return tuple(sorted(files))


def _signed(entry: os.DirEntry[str]) -> tuple[str, int, int]:
    try:
        standing = entry.stat()
    except OSError:
        return entry.path, -1, -1
    return entry.path, standing.st_size, standing.st_mtime_ns
