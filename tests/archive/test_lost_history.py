"""A history that is gone while there are backups is told, with the command that puts it back."""

from pathlib import Path

import pytest

from practice_tui.archive.doctor import examine
from practice_tui.archive.lost_history import missing_line
from practice_tui.context import Context
from practice_tui.core.history.facts import Setting
from practice_tui.paths import find_places
from practice_tui.sitting.desk import Desk
from practice_tui.store.backup import back_up
from practice_tui.store.backup_files import newest_good
from practice_tui.store.restoring import restore
from tests.fakes import START, FakeClock, make_desk
from tests.store.facts import NOON, one_of_each
from tests.test_doctor import TERMINAL
from tests.tui.stage import on_stage


@pytest.fixture
def gone(tmp_path: Path) -> Path:
    """A folder from which the history was taken away; its backup stayed."""
    desk = make_desk(tmp_path, FakeClock())
    desk.history.write(one_of_each())
    desk.close()
    back_up(tmp_path / "history.db", NOON)
    (tmp_path / "history.db").unlink()
    return tmp_path


def desk_of(folder: Path) -> Desk:
    return make_desk(folder, FakeClock())


def test_says_what_the_backup_holds_and_how_to_get_it_back(gone: Path) -> None:
    said = missing_line(desk_of(gone))
    assert "holds 10 facts" in said
    assert f"practice restore {gone}/backups/20260301T120000Z-10.db" in said


def test_goes_on_saying_it_after_a_backup_of_the_new_one_until_a_round_is_sat(gone: Path) -> None:
    desk = desk_of(gone)
    at = desk.moments()
    desk.history.write([Setting(at.id, at.now, "interview", "2026-05-01")])
    back_up(desk.history.path, START)
    newest = newest_good(desk.history.path)
    assert newest and newest.facts == 1
    assert "20260301T120000Z-10.db" in missing_line(desk)
    desk.history.write(one_of_each())
    assert missing_line(desk) == ""


def test_a_damaged_backup_is_not_offered(gone: Path) -> None:
    for made in gone.joinpath("backups").iterdir():
        made.write_bytes(b"damage" * 1000)
    assert missing_line(desk_of(gone)) == ""


def test_a_first_start_has_nothing_missing(tmp_path: Path) -> None:
    assert missing_line(desk_of(tmp_path)) == ""


def test_what_it_names_brings_everything_back(gone: Path) -> None:
    desk_of(gone).close()
    newest = newest_good(gone / "history.db")
    assert newest
    assert restore(gone / "history.db", newest.path, START).facts == 10
    assert missing_line(desk_of(gone)) == ""


async def test_home_says_it(gone: Path) -> None:
    async with on_stage(gone, (120, 40)) as stage:
        assert "This history is new, but a backup" in stage.text()
        assert "practice restore" in stage.text()


def test_commands_say_it_on_stderr_in_one_line(gone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Context(find_places(gone)).open_desk().close()
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("practice: This history is new, but a backup")
    assert said.err.count("\n") == 1


def test_the_doctor_finds_it(gone: Path) -> None:
    places = find_places(gone)
    findings = [finding for finding in examine(places, TERMINAL, START) if finding.about == "history"]
    assert [(finding.says, finding.do) for finding in findings] == [(f"gone from {places.history}", "practice restore")]
