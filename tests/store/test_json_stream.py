"""A JSON object is read row by row, and the same as all at once."""

import json
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_tui.store import json_stream
from practice_tui.store.json_stream import read_members

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)
OBJECTS = st.dictionaries(st.sampled_from(["rows", "others", "a", "é", ""]), VALUES)


def read(data: bytes) -> dict[str, Any]:
    members = read_members(BytesIO(data), {"rows", "others"})
    return {name: list(value) if name in ("rows", "others") and hasattr(value, "__next__") else value
            for name, value in members}  # fmt: skip


@given(OBJECTS, st.sampled_from([None, 1, 40]), st.booleans(), st.integers(1, 40))
def test_it_is_what_json_makes_of_it(value: dict[str, Any], indent: int | None, is_ascii: bool, chunk: int) -> None:
    data = json.dumps(value, indent=indent, ensure_ascii=is_ascii).encode("utf-8", "surrogatepass")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "CHUNK", chunk)
        try:
            expected = json.loads(data.decode())
        except UnicodeDecodeError:
            with pytest.raises(ValueError, match="decode"):
                read(data)
        else:
            assert read(data) == expected


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"7",
        b"{",
        b"}",
        b'{"a"}',
        b'{"a": }',
        b'{"a": 1,}',
        b'{"a": 1} 2',
        b'{"a": 1, "a": 2}',
        b'{"rows": [1, 2',
        b'{"rows": [1 2]}',
        b'{"rows": [1,]}',
        b'{"rows": [NaN]}',
        b'{"rows": [Infinity]}',
        b"{7: 1}",
        b'{"a": 1}}',
        b'{"a": 1}\xc3',
        b'\xff{"a": 1}',
        b'{"a": "\xff"}',
        b'{"a": "' + b"x" * json_stream.LONGEST_VALUE * 2 + b'"}',
        b'{"a": ' + b"9" * 5000 + b"}",
    ],
)
def test_what_is_no_such_object_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        read(data)


def test_rows_have_to_be_taken_in_turn() -> None:
    members = read_members(BytesIO(b'{"rows": [1, 2], "a": 3}'), {"rows"})
    next(members)
    with pytest.raises(ValueError, match="nobody took"):
        next(members)


def test_how_far_it_is_read_is_told() -> None:
    data = json.dumps({"rows": ["x" * 1000] * 500}).encode()
    places: list[int] = []
    for _, rows in read_members(BytesIO(data), {"rows"}, places.append):
        assert len(list(rows)) == 500
    assert places == sorted(places)
    assert places[0] <= json_stream.CHUNK
    assert places[-1] == len(data)
