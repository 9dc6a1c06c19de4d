"""The garbage collector is only kept away while something is imported or read."""

import gc

import pytest

from practice_tui.collector import uncollected


def test_garbage_is_collected_again_also_where_the_reading_failed() -> None:
    with pytest.raises(ValueError, match="torn"), uncollected():
        assert not gc.isenabled()
        raise ValueError("torn")

    assert gc.isenabled()
