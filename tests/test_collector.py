"""The garbage collector is only kept away while something is imported or read."""

import gc

import pytest

from practice_tui.collector import uncollected


def test_garbage_is_collected_again_also_where_the_reading_failed() -> None:
    with pytest.raises(ValueError, match="torn"), uncollected():
        assert not gc.isenabled()
        raise ValueError("torn")

    assert gc.isenabled()


def test_a_block_inside_another_one_ends_nothing_early() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()

    assert gc.isenabled()
