"""A desk for every test of what is sat at one; some have one of their own."""

from pathlib import Path

import pytest

from practice_tui.sitting.desk import Desk
from tests.fakes import FakeClock, make_desk


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Desk:
    return make_desk(tmp_path, clock)
