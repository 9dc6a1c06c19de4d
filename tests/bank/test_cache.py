"""The compiled bank: the same as the YAML, never stale, and never more than a bank."""

import os
from functools import partial
from pathlib import Path
from unittest.mock import Mock

import pytest

from practice_tui.bank.cache import NAME, load_cached_bank
from practice_tui.bank.loader import load_bank
from tests.hostile_files import OTHER_DATA, SPOILS

FEW = Path(__file__).parents[1] / "pictures_bank"  # a dozen entries, in place of all that are bundled
load_cached = partial(load_cached_bank, bundled=FEW)
load = partial(load_bank, bundled=FEW)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A bank of one's own: one bundled file's first question under another id."""
    folder = tmp_path / "banks"
    folder.mkdir()
    text = (FEW / "math.yaml").read_text("utf-8")
    first = text.split("- id: ")[1].partition("\n")[2]
    (folder / "mine.yaml").write_text(f"- id: mine\n{first}\n", "utf-8")
    return folder


def test_it_holds_what_the_yaml_holds(own: Path, tmp_path: Path) -> None:
    fresh = load(own)
    for _ in range(2):
        loaded = load_cached(own, tmp_path / "cache")
        assert (loaded.bank, loaded.plans, loaded.tips, loaded.problems) == (
            fresh.bank,
            fresh.plans,
            fresh.tips,
            fresh.problems,
        )
        assert loaded.bank.find("mine") == fresh.bank.find("mine")


def test_it_is_read_without_the_yaml(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = load_cached(own, tmp_path / "cache")
    monkeypatch.setattr("practice_tui.bank.loader.load_bank", Mock(side_effect=AssertionError))
    assert load_cached(own, tmp_path / "cache") == fresh


def test_each_question_is_the_same_text(own: Path, tmp_path: Path) -> None:
    load_cached_bank(own, tmp_path / "cache")
    compiled, read = load_cached_bank(own, tmp_path / "cache").bank, load_bank(own).bank
    assert [question.digest for question in compiled.questions] == [question.digest for question in read.questions]


def test_a_changed_file_is_read_anew(own: Path, tmp_path: Path) -> None:
    load_cached(own, tmp_path / "cache")
    path = own / "mine.yaml"
    path.write_text(path.read_text("utf-8").replace("- id: mine", "- id: ours"), "utf-8")
    assert load_cached(own, tmp_path / "cache").bank.find("ours")


def test_a_file_that_goes_takes_its_questions_along(own: Path, tmp_path: Path) -> None:
    load_cached(own, tmp_path / "cache")
    (own / "mine.yaml").unlink()
    assert load_cached(own, tmp_path / "cache").bank.find("mine") is None


def test_a_bank_beside_a_link_to_nowhere_is_read_anew_when_it_changes(own: Path, tmp_path: Path) -> None:
    (own / "a-link.yaml").symlink_to("nowhere")
    (own / "z-link.yaml").symlink_to("nowhere")
    assert [problem.message for problem in load_cached(own, tmp_path / "cache").problems] == [
        "can't be read: No such file or directory"
    ] * 2
    path = own / "mine.yaml"
    path.write_text(path.read_text("utf-8").replace("- id: mine", "- id: ours"), "utf-8")
    assert load_cached(own, tmp_path / "cache").bank.find("ours")


def test_a_name_that_is_no_text_is_compiled_too(own: Path, tmp_path: Path) -> None:
    (own / "mine.yaml").rename(own / os.fsdecode(b"m\xffne.yaml"))
    for _ in range(2):
        assert load_cached(own, tmp_path / "cache").bank.find("mine")


@pytest.mark.parametrize("spoil", [*SPOILS, *OTHER_DATA])
def test_a_file_that_isnt_ours_is_no_more_than_missing(
    own: Path, tmp_path: Path, spoil: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    cache = tmp_path / "cache"
    load_cached(own, cache)
    (SPOILS | OTHER_DATA)[spoil](cache / NAME)

    assert load_cached(own, cache).bank == load(own).bank
    assert not (tmp_path / "owned").exists()


def test_without_room_for_it_the_yaml_is_read(own: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "cache"
    blocked.write_text("a file where the folder would be", "utf-8")
    assert load_cached(own, blocked).bank.find("mine")


def test_what_another_version_read_is_read_anew(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_cached(own, tmp_path / "cache")
    reading = Mock(side_effect=load_bank)
    monkeypatch.setattr("practice_tui.bank.loader.load_bank", reading)
    load_cached(own, tmp_path / "cache")
    assert not reading.called
    monkeypatch.setattr("practice_tui.bank.cache.__version__", "0.0.0")
    load_cached(own, tmp_path / "cache")
    assert reading.called
