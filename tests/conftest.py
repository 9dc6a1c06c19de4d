"""What every test may rely on: an environment that changes nothing on the screen and writes nowhere."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes import FakeClock
from tests.kept_bank import keep_bank


@pytest.hookimpl(optionalhook=True)  # some runs leave the plugin out
def pytest_xdist_auto_num_workers() -> int:
    """Half as many workers again as there are cores: a test of a screen or a terminal waits half of its time."""
    return (os.cpu_count() or 1) * 3 // 2


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """A process of tests runs many commands: the garbage that one of them froze is collected in the next ones."""
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    for name in ("NO_COLOR", "COLUMNS", "LINES", "PRACTICE_DATA_DIR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    home: Path = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def kept_bank(tmp_path: Path) -> None:
    """For tests of the program over `tmp_path` that aren't about its very first start: it takes half the time."""
    keep_bank(tmp_path)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()
