"""A file of the cache is JSON that its owner alone wrote on the same basis, or it counts as missing."""

import os
import stat
from pathlib import Path

import pytest

from practice_tui.cache_files import LEFT_BEHIND_AFTER, read_cached, write_cached
from tests.hostile_files import SPOILS

BASIS, VALUE = ["1.0", 3], {"what": "“·”", "n": [1, 2.5, None]}
MOST = 100_000


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that was written."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "cache" / "home.json"
    write_cached(path, BASIS, VALUE, MOST)
    return path


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_was_written_is_read_on_the_same_basis_alone(path: Path) -> None:
    assert read_cached(path, BASIS, MOST) == VALUE
    assert read_cached(path, ["1.0", 4], MOST) is None
    assert read_cached(path.with_name("other.json"), BASIS, MOST) is None


def test_only_its_owner_reads_it(path: Path) -> None:
    assert (mode(path), mode(path.parent)) == (0o600, 0o700)


def test_a_directory_that_was_open_is_closed(path: Path) -> None:
    path.parent.chmod(0o755)
    write_cached(path, BASIS, VALUE, MOST)
    assert mode(path.parent) == 0o700


@pytest.mark.parametrize("spoil", SPOILS)
def test_anything_else_counts_as_missing_and_is_replaced(path: Path, spoil: str) -> None:
    SPOILS[spoil](path)

    assert read_cached(path, BASIS, MOST) is None
    assert not Path("owned").exists()

    write_cached(path, BASIS, VALUE, MOST)
    if spoil != "a directory":
        assert read_cached(path, BASIS, MOST) == VALUE


def test_what_is_too_large_is_neither_written_nor_read(path: Path) -> None:
    write_cached(path, BASIS, ["x" * MOST], MOST)
    assert read_cached(path, BASIS, MOST) == VALUE

    size = path.stat().st_size
    assert read_cached(path, BASIS, size) == VALUE
    assert read_cached(path, BASIS, size - 1) is None


def test_a_link_is_replaced_and_not_followed(path: Path) -> None:
    precious = path.parents[1] / "precious"
    precious.write_text("mine")
    path.unlink()
    path.symlink_to(precious)

    write_cached(path, BASIS, VALUE, MOST)

    assert precious.read_text() == "mine"
    assert not path.is_symlink()


@pytest.mark.parametrize("whose", ["a link's", "another's"])
def test_a_directory_that_isnt_ones_own_is_left_alone(path: Path, whose: str) -> None:
    directory = path.parent
    if whose == "a link's":
        directory.rename(directory.with_name("elsewhere"))
        directory.symlink_to(directory.with_name("elsewhere"))
    elif os.geteuid():
        pytest.skip("only root gives directories away")
    else:
        os.chown(directory, 12345, 12345)
    before = {entry.name: entry.read_bytes() for entry in directory.iterdir()}

    write_cached(path, BASIS, ["new"], MOST)

    assert read_cached(path, BASIS, MOST) is None
    assert {entry.name: entry.read_bytes() for entry in directory.iterdir()} == before


def test_what_killed_writers_left_goes_with_the_next_write(path: Path) -> None:
    names = ["home.json.4711", "frame.json.9abcdef0", "bank.bin", "bank.bin.12", "fresh.json.1", "notes.json", "x.4711"]
    for name in names:
        left = path.with_name(name)
        left.touch()
        old = path.stat().st_mtime - LEFT_BEHIND_AFTER - 1
        if name != "fresh.json.1":  # which may still be written
            os.utime(left, (old, old))

    write_cached(path, BASIS, VALUE, MOST)

    assert {entry.name for entry in path.parent.iterdir()} == {"home.json", "fresh.json.1", "notes.json", "x.4711"}


def test_nothing_is_left_where_it_cant_be_written(path: Path) -> None:
    path.unlink()
    path.mkdir()
    write_cached(path, BASIS, VALUE, MOST)
    assert list(path.parent.iterdir()) == [path]
