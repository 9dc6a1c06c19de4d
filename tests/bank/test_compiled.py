"""The compiled bank: the same as the YAML, never stale, and never more than a bank."""

import copy
import os
import pickle
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest

from practice_tui.bank.compiled import NAME, load_compiled
from practice_tui.bank.loading import load_bank
from practice_tui.bank.places import bundled_dir
from practice_tui.core.learner import Learner
from practice_tui.core.plans import Pick, Plan
from practice_tui.core.questions import Question
from practice_tui.core.selection import choose_round


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


def held_and_read(own: Path, cache: Path) -> tuple[Question, Question]:
    """A question that was compiled, and the same as it is read from the YAML."""
    load_compiled(own, cache)
    held, read = load_compiled(own, cache).bank.find("mine"), load_bank(own).bank.find("mine")
    assert held is not None
    assert read is not None
    return held, read


@pytest.mark.parametrize(
    "look",
    [
        lambda question: question.digest,
        lambda question: question.to_body(),
        hash,
        repr,
        copy.copy,
        copy.deepcopy,
        lambda question: pickle.loads(pickle.dumps(question)),
        lambda question: pickle.dumps(question, protocol=5).count(b"light_question"),
        lambda question: replace(question, title="Another"),
        lambda question: question.answer.full,
        lambda question: question.hints,
    ],
)
def test_a_question_that_was_compiled_is_like_one_that_was_read(
    own: Path, tmp_path: Path, look: Callable[[Question], object]
) -> None:
    held, read = held_and_read(own, tmp_path / "cache")
    assert look(held) == look(read)


def test_a_question_knows_no_other_fields(own: Path, tmp_path: Path) -> None:
    for question in held_and_read(own, tmp_path / "cache"):
        with pytest.raises(AttributeError):
            question.nonsense  # type: ignore[attr-defined]  # noqa: B018


def test_rounds_are_chosen_without_unpacking_a_question(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_compiled(own, tmp_path / "cache")
    loaded = load_compiled(own, tmp_path / "cache")
    monkeypatch.setattr(zlib, "decompress", Mock(side_effect=AssertionError))
    for plan in (*loaded.plans, *(Plan(pick, pick, 20, pick=pick) for pick in Pick)):
        choose_round(plan, loaded.bank.questions, Learner(), 7)


def test_a_packed_part_that_isnt_ours_is_read_from_the_yaml(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for packed in (b"", zlib.compress(b"garbage"), zlib.compress(pickle.dumps(Evil())), zlib.compress(pickle.dumps(7))):
        with monkeypatch.context() as forging:
            forging.setattr(zlib, "compress", Mock(return_value=packed))
            held, read = held_and_read(own, tmp_path / "cache")
        assert held.answer == read.answer
        assert held == read
        assert not (tmp_path / "cache" / NAME).exists()
    assert not (tmp_path / "owned").exists()


@pytest.mark.parametrize("is_replaced", [True, False])
def test_a_question_stays_as_it_was_loaded(own: Path, tmp_path: Path, is_replaced: bool) -> None:
    """While another practice compiles the bank anew, or somebody empties the cache."""
    cache = tmp_path / "cache"
    held, read = held_and_read(own, cache)
    mine = own / "mine.yaml"
    mine.write_text(mine.read_text("utf-8").replace("prompt:", "prompt: Another", 1), "utf-8")
    if is_replaced:
        load_compiled(own, cache)
    else:
        (cache / NAME).unlink()

    assert held == read


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
