"""A history on a real file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from practice_tui.store.history import History
from practice_tui.store.opening import open_history


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


@pytest.fixture
def history(path: Path) -> Iterator[History]:
    history = open_history(path)
    yield history
    history.close()
