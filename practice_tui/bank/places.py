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
    """Name, size and time of change of every file of the folders."""
    found: list[tuple[str, int, int]] = []
    for folder in folders:
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".yaml"):
                    standing = entry.stat()
                    found.append((entry.path, standing.st_size, standing.st_mtime_ns))
    return tuple(sorted(found))
