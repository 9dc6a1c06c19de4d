"""The bundled bank as the program's cache keeps it: a test that starts the program needn't have it read from YAML."""

import tempfile
from functools import cache
from pathlib import Path

from practice_tui.bank.cache import NAME, load_cached_bank


def keep_bank(data: Path) -> None:
    """Leave in a data directory what an earlier start of the program would have left there of the bank."""
    folder = data / "cache"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = folder / NAME
    kept.touch(mode=0o600)
    kept.write_bytes(_kept())


@cache
def _kept() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        load_cached_bank(Path(folder) / "banks", Path(folder) / "cache")
        return (Path(folder) / "cache" / NAME).read_bytes()
