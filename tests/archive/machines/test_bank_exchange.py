"""Own questions and plans go from machine to machine: the last change wins, and what loses is kept aside."""

import json
import os
from contextlib import suppress
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from practice_tui.archive.machines.bank_exchange import is_name
from practice_tui.store.device import host_name
from tests.archive.machines.meeting import Member, member
from tests.fakes import START, FakeClock


def write(some: Member, name: str, text: str, hour: float = 0.0) -> None:
    """As it was written so many hours after the beginning, by that machine's clock."""
    some.write_bank(name, text)
    at = (START + timedelta(hours=hour)).timestamp()
    os.utime(some.banks / name, (at, at))
    some.clock.wall = max(some.clock.wall, START + timedelta(hours=hour))


def aside(some: Member) -> list[str]:
    return [path.read_text("utf-8") for path in sorted((some.banks / ".replaced").glob("*"))]


def test_they_come_to_the_other_machine_and_are_named(laptop: Member, desktop: Member) -> None:
    write(laptop, "vision.yaml", "# edges\n")
    write(laptop, "plans.yaml", "# mine\n")
    assert laptop.meet().banks == ["plans.yaml", "vision.yaml"]
    (received,) = desktop.meet().received.values()
    assert received.banks == ["plans.yaml", "vision.yaml"]
    assert desktop.read_banks() == {"vision.yaml": "# edges\n", "plans.yaml": "# mine\n"}
    assert (laptop.meet().received, desktop.meet().received, desktop.meet().banks) == ({}, {}, [])


def test_the_last_change_wins_and_the_loser_is_kept_where_nothing_is_loaded(laptop: Member, desktop: Member) -> None:
    write(laptop, "vision.yaml", "# of the laptop\n", hour=1)
    write(desktop, "vision.yaml", "# of the desktop\n", hour=2)
    for some in (laptop, desktop, laptop):
        some.meet()
    assert laptop.read_banks() == desktop.read_banks() == {"vision.yaml": "# of the desktop\n"}
    assert (aside(laptop), aside(desktop)) == (["# of the laptop\n"], [])


@pytest.mark.parametrize("first", ["laptop", "desktop"])
def test_one_that_was_changed_on_both_is_told_once_whichever_meets_first(
    laptop: Member, desktop: Member, first: str
) -> None:
    write(laptop, "vision.yaml", "# of the laptop\n", hour=1)
    write(desktop, "vision.yaml", "# of the desktop\n", hour=2)
    laptop.clock.wall = desktop.clock.wall
    order = (laptop, desktop) if first == "laptop" else (desktop, laptop)
    told = [line for some in (*order, *order) for line in some.meet().changed_twice]
    (kept,) = (laptop.banks / ".replaced").iterdir()
    host = host_name()
    both = f"vision.yaml was changed here and on {host}"
    assert told == [
        f"{both}: yours is in force, the other one is kept there in banks/.replaced"
        if first == "laptop"
        else f"{both}: that of {host} is in force, yours is kept as banks/.replaced/{kept.name}"
    ]


def test_one_that_is_changed_now_here_now_there_is_changed_twice_nowhere(laptop: Member, desktop: Member) -> None:
    for hour, some in enumerate((laptop, desktop, desktop, laptop)):
        for each in (laptop, desktop):
            each.clock.wall = START + timedelta(hours=hour)
        write(some, "vision.yaml", f"# {hour}\n", hour=hour)
        assert not [line for each in (some, laptop, desktop) for line in each.meet().changed_twice]


def test_what_loses_is_there_until_the_winner_is_and_not_too_much_of_it_is_kept(
    laptop: Member, desktop: Member
) -> None:
    for hour in range(1, 31):
        write(laptop, "vision.yaml", f"# {hour}\n", hour=hour)
        laptop.meet()
        desktop.clock.wall = laptop.clock.wall
        desktop.meet()
    assert desktop.read_banks() == {"vision.yaml": "# 30\n"}
    assert aside(desktop) == [f"# {hour}\n" for hour in range(10, 30)]


@pytest.mark.parametrize("writes", range(6))
def test_a_kill_while_a_file_is_replaced_never_looks_like_its_removal(
    laptop: Member, desktop: Member, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    write(laptop, "vision.yaml", "# first\n")
    laptop.meet()
    desktop.meet()
    write(laptop, "vision.yaml", "# second\n", hour=1)
    laptop.meet()
    numbers, replace = count(), Path.replace

    def replace_or_die(part: Path, path: Path) -> Path:
        if next(numbers) == writes:
            raise KeyboardInterrupt
        return replace(part, path)

    monkeypatch.setattr(Path, "replace", replace_or_die)
    with suppress(KeyboardInterrupt):
        desktop.meet()
    monkeypatch.undo()
    assert "vision.yaml" in desktop.read_banks()
    for some in (desktop, laptop):
        some.meet()
        assert some.read_banks() == {"vision.yaml": "# second\n"}


@pytest.mark.parametrize("hours", [-2, 2])
def test_a_change_of_what_came_wins_over_it_whatever_the_clocks_say(tmp_path: Path, hours: int) -> None:
    laptop = member(tmp_path, "laptop")
    desktop = member(tmp_path, "desktop", FakeClock(wall=START + timedelta(hours=hours)))
    write(laptop, "vision.yaml", "# first\n")
    laptop.meet()
    desktop.meet()
    write(desktop, "vision.yaml", "# second\n", hour=hours)
    desktop.meet()
    laptop.meet()
    assert laptop.read_banks() == {"vision.yaml": "# second\n"}


def test_one_that_is_removed_goes_everywhere_and_is_kept_aside(laptop: Member, desktop: Member) -> None:
    write(laptop, "vision.yaml", "# edges\n")
    laptop.meet()
    desktop.meet()
    (desktop.banks / "vision.yaml").unlink()
    desktop.clock.advance(60)
    desktop.meet()
    laptop.meet()
    assert (laptop.read_banks(), aside(laptop)) == ({}, ["# edges\n"])
    assert not (laptop.own / "banks" / "vision.yaml").exists()
    write(laptop, "vision.yaml", "# again\n", hour=1)
    laptop.meet()
    desktop.meet()
    assert desktop.read_banks() == {"vision.yaml": "# again\n"}


def test_a_folder_that_was_lost_is_filled_again(laptop: Member) -> None:
    write(laptop, "vision.yaml", "# edges\n")
    laptop.meet()
    (laptop.banks / "vision.yaml").unlink()
    laptop.banks.rmdir()
    laptop.meet()
    assert laptop.read_banks() == {"vision.yaml": "# edges\n"}


def test_one_whose_text_hasnt_come_yet_is_waited_for(laptop: Member, desktop: Member) -> None:
    write(desktop, "vision.yaml", "# of the desktop\n")
    write(laptop, "vision.yaml", "# of the laptop\n", hour=1)
    laptop.meet()
    (laptop.own / "banks" / "vision.yaml").write_text("# of the la")
    (trouble,) = desktop.meet().troubles
    awaited = "laptop/banks/vision.yaml isn't wholly there yet: it is tried again the next time"
    assert str(trouble) == awaited
    assert desktop.read_banks() == {"vision.yaml": "# of the desktop\n"}
    (laptop.own / "banks" / "vision.yaml").write_text("# of the laptop\n")
    assert desktop.meet().troubles == []
    assert desktop.read_banks() == {"vision.yaml": "# of the laptop\n"}


def test_conflict_copies_and_links_stay_where_they_are(laptop: Member, desktop: Member, tmp_path: Path) -> None:
    write(laptop, "vision.yaml", "# edges\n")
    write(laptop, "vision.sync-conflict-20260301-120000-AAAAAAA.yaml", "# older\n")
    (tmp_path / "secret").write_text("secret")
    (laptop.banks / "linked.yaml").symlink_to(tmp_path / "secret")
    (trouble,) = laptop.meet().troubles
    assert str(trouble) == "banks/linked.yaml is a link: it stays on this machine alone"
    desktop.meet()
    assert desktop.read_banks() == {"vision.yaml": "# edges\n"}


@pytest.mark.parametrize(
    "name",
    [
        "../up.yaml",
        "/etc/up.yaml",
        ".hidden.yaml",
        "a/b.yaml",
        "a\\b.yaml",
        "x.yml",
        "\x1b[2J.yaml",
        "x" * 300 + ".yaml",
        7,
    ],
)
def test_names_that_lead_elsewhere_are_passed_over(laptop: Member, desktop: Member, name: object) -> None:
    write(laptop, "vision.yaml", "# edges\n")
    laptop.meet()
    listed = json.loads((laptop.own / "banks.json").read_text())
    listed["files"] += [{**listed["files"][0], "name": name}, {"name": "gone.yaml", "gone_at": "never"}, 7]
    (laptop.own / "banks.json").write_text(json.dumps(listed))
    assert not is_name(name)
    assert desktop.meet().troubles == []
    assert desktop.read_banks() == {"vision.yaml": "# edges\n"}
    assert not (desktop.place / "up.yaml").exists()
