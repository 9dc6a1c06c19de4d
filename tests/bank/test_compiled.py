"""The compiled bank: the same as the YAML, never stale, and never more than a bank."""

import os
import pickle
from pathlib import Path

import pytest

from practice_tui.bank.compiled import NAME, load_compiled
from practice_tui.bank.loading import load_bank
from practice_tui.bank.places import bundled_dir


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A bank of one's own: one bundled file's first question under another id."""
    folder = tmp_path / "banks"
    folder.mkdir()
    text = (bundled_dir() / "math.yaml").read_text("utf-8")
    first = text.split("\n- id: ")[1].partition("\n")[2]
    (folder / "mine.yaml").write_text(f"- id: mine\n{first}\n", "utf-8")
    return folder


def test_it_holds_what_the_yaml_holds(own: Path, tmp_path: Path) -> None:
    fresh = load_bank(own)
    for _ in range(2):
        loaded = load_compiled(own, tmp_path / "cache")
        assert (loaded.bank, loaded.plans, loaded.tips, loaded.problems) == (
            fresh.bank,
            fresh.plans,
            fresh.tips,
            fresh.problems,
        )
        assert loaded.bank.find("mine") == fresh.bank.find("mine")


def test_a_changed_file_is_read_anew(own: Path, tmp_path: Path) -> None:
    load_compiled(own, tmp_path / "cache")
    path = own / "mine.yaml"
    path.write_text(path.read_text("utf-8").replace("- id: mine", "- id: ours"), "utf-8")
    assert load_compiled(own, tmp_path / "cache").bank.find("ours")


def test_a_file_that_goes_takes_its_questions_along(own: Path, tmp_path: Path) -> None:
    load_compiled(own, tmp_path / "cache")
    (own / "mine.yaml").unlink()
    assert load_compiled(own, tmp_path / "cache").bank.find("mine") is None


class Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("owned",)


@pytest.mark.parametrize("held", [b"", b"\x80\x05garbage", pickle.dumps(Evil()), pickle.dumps((1, 2)), pickle.dumps(7)])
def test_a_file_that_isnt_ours_is_no_more_than_missing(
    own: Path, tmp_path: Path, held: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / NAME).write_bytes(held)
    assert load_compiled(own, cache).bank.find("mine")
    assert not (tmp_path / "owned").exists()


def test_without_room_for_it_the_yaml_is_read(own: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "cache"
    blocked.write_text("a file where the folder would be", "utf-8")
    assert load_compiled(own, blocked).bank.find("mine")
