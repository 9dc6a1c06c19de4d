"""However badly the folder is carried about, machines know and say the same once everything has come through."""

from pathlib import Path

import pytest

from tests.syncing import meet_badly


@pytest.mark.parametrize("seed", range(20))
def test_machines_end_alike_whatever_is_lost_late_doubled_or_torn(tmp_path: Path, seed: int) -> None:
    assert meet_badly(tmp_path, seed, acts=25) == []
