"""The first frame holds while everything it was made of stands, and is nothing otherwise."""

import json
import os
from collections.abc import Callable
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from practice_tui.cache_files import read_cached, write_cached
from practice_tui.config import Config
from practice_tui.paths import Places
from practice_tui.tui.first_frame import MOST_BYTES, NAME, FirstFrame, is_frame
from tests.fakes import FakeClock
from tests.hostile_files import OTHER_DATA, SPOILS

DRAWN = "\x1b[1;1HRounds"


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    monkeypatch.setattr("os.get_terminal_size", lambda descriptor: os.terminal_size((80, 24)))
    (tmp_path / "history.db").write_bytes(b"a history")
    return Places(tmp_path, tmp_path, tmp_path / "cache")


@pytest.fixture
def kept(places: Places, clock: FakeClock) -> None:
    """The frame of one run."""
    frame = FirstFrame(places, Config(), clock)
    frame.look_again()
    frame.keep(DRAWN, 7)


def read(places: Places, clock: FakeClock, config: Config | None = None) -> str:
    """What the next start finds."""
    frame = FirstFrame(places, config or Config(), clock)
    frame.look_again()
    return frame.read()


@pytest.mark.usefixtures("kept")
def test_the_same_frame_is_there_on_the_same_day_alone(places: Places, clock: FakeClock) -> None:
    assert read(places, clock) == DRAWN
    clock.advance(86400)
    assert read(places, clock) == ""


@pytest.mark.usefixtures("kept")
def test_another_look_gets_none(places: Places, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(places, clock, Config(theme="light")) == ""
    monkeypatch.setenv("NO_COLOR", "1")
    assert read(places, clock) == ""
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setattr("os.get_terminal_size", lambda descriptor: os.terminal_size((81, 24)))
    assert read(places, clock) == ""


def _grow(places: Places) -> None:
    with places.history.open("ab") as file:
        file.write(b".")


def _touch(places: Places) -> None:
    os.utime(places.history, ns=(1, 1))


def _replace(places: Places) -> None:
    standing = places.history.stat()
    beside = places.history.with_name("other")
    beside.write_bytes(b"another h")
    beside.replace(places.history)
    os.utime(places.history, ns=(standing.st_atime_ns, standing.st_mtime_ns))


def _begin_a_commit(places: Places) -> None:
    places.history.with_name("history.db-journal").touch()


def _add_a_bank(places: Places) -> None:
    places.banks.mkdir()
    (places.banks / "own.yaml").touch()


def _turn_to_a_log(places: Places) -> None:
    places.history.with_name("history.db-wal").touch()


@pytest.mark.parametrize(
    "change",
    [_grow, _touch, _replace, _begin_a_commit, _turn_to_a_log, _add_a_bank],
)
@pytest.mark.usefixtures("kept")
def test_nothing_is_there_once_something_under_it_has_changed(
    places: Places, clock: FakeClock, change: Callable[[Places], None]
) -> None:
    change(places)

    assert read(places, clock) == ""


@pytest.mark.parametrize("spoil", [*SPOILS, *OTHER_DATA])
@pytest.mark.usefixtures("kept")
def test_a_file_that_isnt_ours_is_no_more_than_missing(
    places: Places, clock: FakeClock, spoil: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(places.data)
    (SPOILS | OTHER_DATA)[spoil](places.cache / NAME)

    assert read(places, clock) == ""
    assert not (places.data / "owned").exists()


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    "value", [7, [], {"a": 3}, None, DRAWN, [7], ["7", DRAWN], [7, 7], [7, "\x1b[2J"], [7, "\x07"]]
)
def test_another_value_is_none(places: Places, clock: FakeClock, value: object) -> None:
    path = places.cache / NAME
    basis = json.loads(path.read_bytes().partition(b"\n")[0])
    assert read_cached(path, basis, MOST_BYTES) == [7, DRAWN]
    write_cached(path, basis, value, MOST_BYTES)
    assert read(places, clock) == ""


def test_names_of_banks_that_are_no_text_are_part_of_it(places: Places, clock: FakeClock) -> None:
    places.banks.mkdir()
    (places.banks / os.fsdecode(b"m\xffne.yaml")).touch()
    frame = FirstFrame(places, Config(), clock)
    frame.look_again()
    frame.keep(DRAWN, 7)
    assert read(places, clock) == DRAWN


def test_what_was_made_of_an_older_history_never_holds(places: Places, clock: FakeClock) -> None:
    frame = FirstFrame(places, Config(), clock)
    frame.look_again()
    _grow(places)  # while Home was being made
    frame.keep(DRAWN, 7)
    assert read(places, clock) == ""


@pytest.mark.parametrize(
    "drawn",
    ["\x1b[1;1H\x1b[31mtext\x1b[0m", "\x1b[2;1Htwo lines\x1b[3;1Hand three: “·” ▸ ╭─╮"],
)
def test_text_styles_and_moves_are_a_frame(drawn: str) -> None:
    assert is_frame(drawn)


@pytest.mark.parametrize(
    "drawn",
    ["\x1b]0;title\x07", "\x1b[2J", "\x1b[6n", "a\tb", "\x9b31m", "\x1bc", "a\u202eb", "\x1b[1;1H\x07"],
)
def test_what_could_do_more_than_draw_is_none(drawn: str) -> None:
    assert not is_frame(drawn)
    assert not is_frame(f"text{drawn}")


def test_nothing_is_kept_without_a_history_or_room(places: Places, clock: FakeClock) -> None:
    places.cache.write_text("a file where the folder should be")
    frame = FirstFrame(places, Config(), clock)
    frame.look_again()
    frame.keep(DRAWN, 7)
    assert read(places, clock) == ""

    places.cache.unlink()
    places.history.unlink()
    frame.look_again()
    frame.keep(DRAWN, 7)
    assert not places.cache.exists()


@pytest.mark.usefixtures("kept")
def test_what_was_kept_in_another_zone_never_holds(places: Places, clock: FakeClock) -> None:
    clock.wall = clock.wall.astimezone(timezone(timedelta(hours=1), "UTC"))  # of the same name
    assert read(places, clock) == ""


@pytest.mark.usefixtures("kept")
def test_what_another_version_kept_never_holds(
    places: Places, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("practice_tui.tui.first_frame.__version__", "99")
    assert read(places, clock) == ""
