"""Whatever a bank or an import holds: it is refused in words, or read whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import Fuzz


@pytest.fixture(scope="module")
def fuzz(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fuzz]:
    folder: Path = tmp_path_factory.mktemp("fuzz")
    yield Fuzz(folder)


@settings(max_examples=400, deadline=None, database=None)
@given(st.integers(0, 2**32))
def test_no_input_gets_through_half_or_breaks_a_reader(fuzz: Fuzz, number: int) -> None:
    assert fuzz.one(number)


def test_every_kind_of_end_is_met(fuzz: Fuzz) -> None:
    ends = {fuzz.one(number) for number in range(400)}
    assert {"bank refused", "bank with problems", "import refused", "imported"} <= ends
    assert {"list refused", "list taken", "own bank in parts"} <= ends
