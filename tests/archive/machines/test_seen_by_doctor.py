"""What doctor says of other machines: when each was last seen, whose clock is ahead, and what couldn't be taken in."""

import json
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from practice_tui.archive.doctor import Finding, Terminal, examine
from practice_tui.core.history.facts import Setting
from practice_tui.paths import Places, find_places
from practice_tui.store.backup import back_up
from practice_tui.store.device import host_name
from tests.archive.machines.meeting import Member, member
from tests.archive.machines.test_syncing import MONTH, round_of
from tests.fakes import START

TERMINAL = Terminal(True, 80, 24, "xterm-256color", "UTF-8", True)


@pytest.fixture
def laptop(tmp_path: Path) -> Member:
    made = member(tmp_path, "laptop")
    made.write(*round_of(10))
    made.meet()
    call(made, "thinkpad")
    return made


@pytest.fixture
def desktop(tmp_path: Path) -> Member:
    made = member(tmp_path, "desktop")
    made.write(*round_of(20))
    back_up(made.desk.history.path, START)
    return made


def call(some: Member, host: str, **changes: object) -> None:
    about = json.loads((some.own / "device.json").read_text())
    (some.own / "device.json").write_text(json.dumps(about | {"host": host} | changes))


def look(some: Member, now: datetime) -> list[str]:
    """What is said of machines and history on one of them."""
    findings = examine(find_places(some.place), TERMINAL, now)
    return [str(finding) for finding in findings if finding.about in ("machines", "history", "configuration")]


def machines(some: Member, now: datetime) -> list[str]:
    return [line for line in look(some, now) if "machines" in line]


def test_who_never_met_anybody_hears_nothing_of_it(desktop: Member) -> None:
    assert machines(desktop, START) == []


def test_each_machine_is_named_with_when_it_was_there(laptop: Member, desktop: Member) -> None:
    desktop.meet()
    assert machines(desktop, START) == ["ok  machines       thinkpad was last seen just now"]
    assert machines(desktop, START + timedelta(hours=50)) == ["ok  machines       thinkpad was last seen 2 days ago"]


def test_two_of_one_host_name_are_told_apart(laptop: Member, desktop: Member) -> None:
    desktop.meet()
    call(desktop, "thinkpad")
    assert machines(desktop, START) == ["ok  machines       thinkpad (laptop) was last seen just now"]


def test_a_machine_comes_again_within_an_hour_without_a_word(laptop: Member, desktop: Member) -> None:
    for minutes, ago in ((30, "1 hour ago"), (90, "just now")):
        laptop.clock.wall = START + timedelta(minutes=minutes)
        call(laptop, host_name())
        laptop.meet()
        desktop.meet()
        assert machines(desktop, START + timedelta(minutes=90))[0].endswith(f" was last seen {ago}")


@pytest.mark.parametrize(("minutes", "is_reported"), [(9, False), (11, True), (121, True)])
def test_a_clock_that_is_more_than_ten_minutes_ahead_is_named(
    laptop: Member, desktop: Member, minutes: int, is_reported: bool
) -> None:
    call(laptop, "thinkpad", written_at=(START + timedelta(minutes=minutes)).isoformat())
    desktop.meet()
    (line,) = machines(desktop, START)
    assert line.startswith("!!") is is_reported
    span = "2 hours" if minutes > 60 else f"{minutes} minutes"
    assert (f"the clock of thinkpad is {span} ahead of this one: set the one that is wrong" in line) is is_reported


def test_facts_that_are_ahead_of_this_clock_are_told(laptop: Member, desktop: Member) -> None:
    laptop.clock.wall = START + timedelta(hours=3)
    laptop.write(*round_of(30)[:1])
    at = laptop.desk.moments()
    laptop.write(Setting(at.id, at.now, "theme", "dark"))
    laptop.meet()
    desktop.meet()
    ahead = "!!  history        its newest fact is 3 hours ahead of this machine's clock: set the clock that is wrong"
    assert ahead in look(desktop, START)
    assert ahead not in look(desktop, START + timedelta(hours=3))


def test_files_that_were_left_out_are_named_until_they_are_taken_in(laptop: Member, desktop: Member) -> None:
    whole = (laptop.own / MONTH).read_bytes()
    (laptop.own / MONTH).write_bytes(whole[:-9])
    desktop.meet()
    _, line = machines(desktop, START)
    assert line.startswith(f"!!  machines       laptop/{MONTH} isn't wholly there yet: it is tried again the next time")
    assert f"practice sync {laptop.shared}" in line
    (laptop.own / MONTH).write_bytes(whole)
    desktop.meet()
    assert len(machines(desktop, START)) == 1


def test_a_folder_that_is_gone_is_named(laptop: Member, desktop: Member) -> None:
    desktop.meet()
    shutil.rmtree(laptop.shared)
    (line,) = machines(desktop, START)
    assert line == f"!!  machines       {laptop.shared} isn't there: make it, or mount what it lies on"


def test_the_key_is_ignored_and_named_in_a_data_directory_and_counts_in_the_platforms_own(
    laptop: Member, desktop: Member
) -> None:
    (desktop.place / "config.toml").write_text(f'sync = "{laptop.shared}"\n')
    configuration = [line for line in look(desktop, START) if "configuration" in line]
    assert configuration[0].startswith("!!  configuration  sync is ignored in ")
    assert f"practice sync {laptop.shared}" in configuration[0]
    assert machines(desktop, START) == []
    place = desktop.place
    own = Places(place, place, place / "cache", is_platforms=True)
    findings = [finding for finding in examine(own, TERMINAL, START) if finding.about == "machines"]
    assert findings == [Finding("machines", "thinkpad was last seen just now")]
