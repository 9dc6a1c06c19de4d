"""Two machines that meet in one folder; some tests have others of these names."""

from pathlib import Path

import pytest

from tests.archive.machines.meeting import Member, member


@pytest.fixture
def laptop(tmp_path: Path) -> Member:
    return member(tmp_path, "laptop")


@pytest.fixture
def desktop(tmp_path: Path) -> Member:
    return member(tmp_path, "desktop")
