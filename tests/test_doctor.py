"""The doctor finds what is wrong, says what to do, and finds nothing where all is well."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from practice_tui.archive import doctor
from practice_tui.archive.doctor import Finding, Terminal, examine
from practice_tui.paths import Places, find_places
from practice_tui.sitting.sitting import text_of
from practice_tui.store.backup import back_up
from practice_tui.store.opening import open_history
from tests.fakes import make_question
from tests.store.facts import NOON, setting, trial
from tests.store.test_export_and_import import sat

pytestmark = pytest.mark.usefixtures("kept_bank")

TERMINAL = Terminal(True, 80, 24, "xterm-256color", "UTF-8", True)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A history with one round, backed up."""
    places = find_places(tmp_path / "data")
    history = open_history(places.history)
    history.write(sat())
    history.close()
    back_up(places.history, NOON)
    return places


@pytest.mark.parametrize("name", ["speech_command", "recognise_command"])
def test_a_command_in_a_folder_that_was_handed_over_is_ignored_and_named(places: Places, name: str) -> None:
    places.config_file.write_text(f'voice = true\n{name} = "touch /tmp/here"\n')
    (trouble,) = troubles(places)
    assert trouble.says == places.ignored_line(name)
    assert places.own_command("touch /tmp/here") == ""


def troubles(places: Places, terminal: Terminal = TERMINAL, days: int = 0) -> list[Finding]:
    found = examine(places, terminal, NOON + timedelta(days=days))
    return [finding for finding in found if not finding.is_well]


def test_all_well(places: Places) -> None:
    found = examine(places, TERMINAL, NOON)
    assert [str(finding) for finding in found if not finding.is_well] == []
    assert [finding.about for finding in found] == [
        "history",
        "backups",
        "banks",
        "configuration",
        *["terminal"] * 4,
        "SQLite",
        "disk",
    ]
    assert "10 facts" in found[0].says
    assert "today's, read back with 10 facts" in found[1].says


def test_one_is_said_as_one(tmp_path: Path) -> None:
    places = find_places(tmp_path / "data")
    history = open_history(places.history)
    history.write([setting(1, "laptop", "device")])
    history.close()
    back_up(places.history, NOON)
    found = examine(places, TERMINAL, NOON + timedelta(days=1))
    assert found[0].says == f"1 fact at {places.history}"
    assert found[1].says == "1, the newest good one 1 day old, read back with 1 fact"


def test_nothing_yet_is_well(tmp_path: Path) -> None:
    places = find_places(tmp_path / "none")
    assert troubles(places) == []
    assert not places.data.exists()


def test_a_question_whose_id_was_changed_is_named_with_the_line_that_mends_it(places: Places) -> None:
    asked = make_question("an-old-name")
    history = open_history(places.history)
    history.write([text_of(asked), trial(20, question_id=asked.id, digest=asked.digest)])
    history.close()
    places.banks.mkdir()
    bank = places.banks / "mine.yaml"
    entry = f"topic: math, answer: So., prompt: {json.dumps(asked.prompt)}"
    bank.write_text(f"- {{id: a-new-name, {entry}}}\n")
    (finding,) = troubles(places)
    assert (finding.about, finding.do) == ("banks", f"formerly: [{asked.id}]")
    bank.write_text(f"- {{id: a-new-name, formerly: [{asked.id}], {entry}}}\n")
    assert troubles(places) == []


def test_damage_names_the_backup_to_restore(places: Places) -> None:
    places.history.write_bytes(b"x" * 5000)
    (finding,) = troubles(places)
    assert finding.about == "history"
    assert "is damaged" in finding.says
    assert "practice restore" in finding.do
    assert "20260301T120000Z-10.db" in finding.do


def test_a_history_without_a_backup(places: Places) -> None:
    for made in places.backups.iterdir():
        made.unlink()
    (finding,) = troubles(places)
    assert (finding.about, finding.do) == ("backups", "practice backup")


def test_a_newest_backup_that_is_bad(places: Places) -> None:
    places.backups.joinpath("20260302T120000Z-10.db").write_bytes(b"")
    (finding,) = troubles(places)
    assert "20260302T120000Z-10.db can't be read back" in finding.says


def test_an_old_backup_counts_only_if_something_was_added_since(places: Places) -> None:
    assert [finding.do for finding in troubles(places, days=30)] == ["practice backup"]
    made = back_up(places.history, NOON + timedelta(days=36500))
    assert made.path.exists()
    assert troubles(places, days=36540) == []


def test_a_bad_bank_is_named_with_its_line(places: Places) -> None:
    places.banks.mkdir()
    bad = places.banks / "mine.yaml"
    bad.write_text("questions: 7\n")
    (finding,) = troubles(places)
    assert f"; 1 problem, {bad}:1" in finding.says
    assert finding.do == f"practice bank check {bad.parent}"


def test_a_bad_configuration_is_named_with_its_line(places: Places) -> None:
    places.config_file.write_text("round_clock = true\nteme = 'dark'\n")
    (finding,) = troubles(places)
    assert f"{places.config_file}:2" in finding.says
    assert "theme" in finding.do


@pytest.mark.parametrize(
    ("terminal", "do"),
    [
        (Terminal(True, 59, 24, "xterm", "UTF-8", True), "make it 60x20 at least"),
        (Terminal(True, 80, 19, "xterm", "UTF-8", True), "make it 60x20 at least"),
        (Terminal(True, 80, 24, "dumb", "UTF-8", True), "practice round --plain"),
        (Terminal(True, 80, 24, "xterm", "ANSI_X3.4-1968", True), "set LANG to one that ends in .UTF-8"),
    ],
)
def test_a_terminal_that_wont_do(places: Places, terminal: Terminal, do: str) -> None:
    assert [finding.do for finding in troubles(places, terminal)] == [do]


def test_no_terminal_and_no_colours_are_no_trouble(places: Places) -> None:
    assert troubles(places, Terminal(False, 80, 24, "", "ascii", False)) == []
    assert troubles(places, Terminal(True, 80, 24, "xterm", "utf8", False)) == []


def test_the_least_terminal_is_no_trouble(places: Places) -> None:
    assert troubles(places, Terminal(True, 60, 20, "xterm", "UTF-8", True)) == []


def test_a_full_disk(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LEAST_FREE", 1 << 60)
    assert [(finding.about, finding.do) for finding in troubles(places)] == [("disk", "make room")]


def test_a_finding_is_one_line_that_a_terminal_can_only_show(places: Places) -> None:
    finding = Finding("banks", "bad\x1b[2J\nname", "look")
    assert str(finding) == "!!  banks          bad\N{REPLACEMENT CHARACTER}[2J name: look"
