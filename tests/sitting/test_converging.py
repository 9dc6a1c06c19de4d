"""Machines that sat the same rounds know and say the same, once each has seen what the others did."""

from pathlib import Path

import pytest

from tests.converging import converge


@pytest.mark.parametrize("seed", range(12))
def test_three_machines_merged_in_any_order_end_alike(tmp_path: Path, seed: int) -> None:
    assert converge(tmp_path, seed) == []
