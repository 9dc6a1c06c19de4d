"""Where everything lies: the places of the platform, or all of it under one directory."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

DATA_DIR_VARIABLE = "PRACTICE_DATA_DIR"


@dataclass(frozen=True, slots=True)
class Places:
    """The config directory is only read by us; the cache may be deleted at any time.

    `is_platforms` says that they are the platform's own, and no directory that somebody may have handed over: what
    names a command or a folder counts in that configuration alone.
    """

    config: Path
    data: Path
    cache: Path
    is_platforms: bool = False

    @property
    def config_file(self) -> Path:
        return self.config / "config.toml"

    @property
    def history(self) -> Path:
        return self.data / "history.db"

    @property
    def banks(self) -> Path:
        return self.data / "banks"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def log(self) -> Path:
        return self.data / "practice.log"

    def sync_folder(self, configured: str) -> Path | None:
        """The folder in which machines meet by the configuration; None where it names none, or isn't asked."""
        return Path(configured).expanduser() if configured and self.is_platforms else None


def find_places(data_dir: Path | None = None, environment: Mapping[str, str] = os.environ) -> Places:
    """`data_dir`, else the environment's, else what the platform says (XDG directories, Application Support)."""
    chosen = data_dir or (Path(environment[DATA_DIR_VARIABLE]) if environment.get(DATA_DIR_VARIABLE) else None)
    if chosen is not None:
        root = chosen.expanduser().absolute()
        return Places(root, root, root / "cache")
    platform = PlatformDirs("practice", appauthor=False)
    config, data, cache = platform.user_config_dir, platform.user_data_dir, platform.user_cache_dir
    return Places(Path(config), Path(data), Path(cache), is_platforms=True)
