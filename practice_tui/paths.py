"""Finds the directories of configuration, data and cache."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

DATA_DIR_VARIABLE = "PRACTICE_DATA_DIR"


@dataclass(frozen=True, slots=True)
class Places:
    """The three directories, and the files in them; `config` holds the settings, and `cache` may be deleted.

    `is_platforms` says that these are the directories of the platform, and none that somebody may have handed over.
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
    def candidate(self) -> Path:
        """The page of the candidate's screen."""
        return self.data / "candidate.json"

    @property
    def banks(self) -> Path:
        return self.data / "banks"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def recordings(self) -> Path:
        """Sound files of own answers."""
        return self.data / "recordings"

    @property
    def log(self) -> Path:
        return self.data / "practice.log"

    def sync_folder(self, configured: str) -> Path | None:
        """The folder in which machines meet; None where none is configured, or not by the platform's configuration."""
        return Path(configured).expanduser() if configured and self.is_platforms else None

    def own_command(self, configured: str) -> str:
        """The command that may be run; empty where none is configured, or not by the platform's configuration."""
        return configured if self.is_platforms else ""

    def ignored_line(self, name: str) -> str:
        """The words for a setting that names a command where none counts."""
        return f"{name} is ignored in {self.config_file}: a command counts in your own configuration alone"


def find_places(data_dir: Path | None = None, environment: Mapping[str, str] = os.environ) -> Places:
    """All under `data_dir`, or else under PRACTICE_DATA_DIR; otherwise in the directories of the platform."""
    chosen = data_dir or (Path(environment[DATA_DIR_VARIABLE]) if environment.get(DATA_DIR_VARIABLE) else None)
    if chosen is not None:
        root = chosen.expanduser().absolute()
        return Places(root, root, root / "cache")
    platform = PlatformDirs("practice", appauthor=False)
    config, data, cache = platform.user_config_dir, platform.user_data_dir, platform.user_cache_dir
    return Places(Path(config), Path(data), Path(cache), is_platforms=True)
