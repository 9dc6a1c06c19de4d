"""What one run leaves for the next holds while everything it was made of stands, and is nothing otherwise."""

import os
from collections.abc import Callable
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from practice_tui.cache_files import write_cached
from practice_tui.core.home import HomeView, Offer
from practice_tui.paths import Places
from practice_tui.sitting.kept import Keeper
from tests.fakes import FakeClock
from tests.hostile_files import OTHER_DATA, SPOILS

VIEW = HomeView((Offer("plan:quick", "Quick", "5 questions · 14 min"),), seed=7)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    (tmp_path / "history.db").write_bytes(b"a history")
    return Places(tmp_path, tmp_path, tmp_path / "cache")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def keeper(places: Places, clock: FakeClock) -> Keeper:
    keeper = Keeper(places, clock)
    today = clock.now().date()
    days = {(today + timedelta(days=number)).isoformat(): VIEW for number in range(2)}
    keeper.keep("home", keeper.basis(), days)
    return keeper


def test_the_same_value_is_there_for_each_day_that_it_was_kept_for(keeper: Keeper, clock: FakeClock) -> None:
    assert keeper.read("home", HomeView) == VIEW
    assert keeper.read("home", HomeView, days_ahead=1) == VIEW
    assert keeper.read("home", HomeView, days_ahead=2) is None
    clock.advance(86400)
    assert keeper.read("home", HomeView) == VIEW
    clock.advance(86400)
    assert keeper.read("home", HomeView) is None


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
def test_nothing_is_there_once_something_under_it_has_changed(
    keeper: Keeper, places: Places, change: Callable[[Places], None]
) -> None:
    change(places)

    assert keeper.read("home", HomeView) is None


@pytest.mark.parametrize("spoil", [*SPOILS, *OTHER_DATA])
def test_a_file_that_isnt_ours_is_no_more_than_missing(
    keeper: Keeper, places: Places, spoil: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(places.data)
    (SPOILS | OTHER_DATA)[spoil](places.cache / "home.json")

    assert keeper.read("home", HomeView) is None
    assert not (places.data / "owned").exists()


@pytest.mark.parametrize(
    "value",
    [
        7,
        [],
        {"offers": 3},
        {"offers": [[1, 2]]},
        {"offers": [], "seed": "7" * 5000},
        {"offers": [], "seed": [7]},
        {"offers": [{"id": ["plan"], "title": "Quick", "detail": "now"}]},
        {"offers": [{"id": "plan:quick", "title": "Quick"}]},
    ],
)
def test_a_value_of_another_kind_is_none(keeper: Keeper, places: Places, clock: FakeClock, value: object) -> None:
    days = {clock.now().date().isoformat(): value}
    write_cached(places.cache / "home.json", keeper.basis(), days, 100_000)
    assert keeper.read("home", HomeView) is None


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "1" + "0" * 400, '"1"', "true", "[1]"])
def test_a_number_that_no_figure_can_be_is_none(keeper: Keeper, places: Places, clock: FakeClock, number: str) -> None:
    path = places.cache / "home.json"
    basis = path.read_bytes().partition(b"\n")[0]
    path.write_bytes(basis + f'\n{{"{clock.now().date().isoformat()}": {number}}}'.encode())
    assert keeper.read("home", float) is None


def test_names_of_banks_that_are_no_text_are_part_of_it(keeper: Keeper, places: Places, clock: FakeClock) -> None:
    places.banks.mkdir()
    (places.banks / os.fsdecode(b"m\xffne.yaml")).touch()
    keeper.keep("home", keeper.basis(), {clock.now().date().isoformat(): VIEW})
    assert keeper.read("home", HomeView) == VIEW


def test_what_was_made_of_an_older_history_never_holds(keeper: Keeper, places: Places, clock: FakeClock) -> None:
    basis = keeper.basis()
    _grow(places)  # while the value was being made

    keeper.keep("home", basis, {clock.now().date().isoformat(): VIEW})

    assert keeper.read("home", HomeView) is None


def test_nothing_is_kept_without_a_history_or_room(places: Places, clock: FakeClock) -> None:
    keeper = Keeper(places, clock)
    places.cache.write_text("a file where the folder should be")
    keeper.keep("home", keeper.basis(), {clock.now().date().isoformat(): VIEW})
    assert keeper.read("home", HomeView) is None

    places.history.unlink()
    assert keeper.basis() is None


def test_what_was_kept_in_another_zone_never_holds(keeper: Keeper, clock: FakeClock) -> None:
    clock.wall = clock.wall.astimezone(timezone(timedelta(hours=1), "UTC"))  # of the same name
    assert keeper.read("home", HomeView) is None


def test_what_another_version_kept_never_holds(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("practice_tui.sitting.kept.__version__", "99")
    assert keeper.read("home", HomeView) is None
