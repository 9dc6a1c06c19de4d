"""What the commands say of a history that is odd, was lost, or comes from elsewhere, and the backups that they make."""

import json
import shutil
from pathlib import Path

import pytest

from practice_tui.store.backup_files import backups_of
from practice_tui.store.export_file import write_json
from practice_tui.store.opening import open_history
from practice_tui.store.row_formats import FORMAT, FORMATS
from tests.kept_bank import keep_bank
from tests.sitting.test_left_out import PLANTED, RELEASED, plant
from tests.store.facts import NOON, key, remark
from tests.store.test_export_and_import import sat
from tests.test_cli import run

PRINTING = (
    ("stats",),
    ("stats", "--json"),
    ("due",),
    ("due", "--json"),
    ("next",),
    ("next", "--json"),
    ("history",),
    ("history", "--json"),
    ("date",),
    ("date", "--json"),
    ("stats", "--html", "page.html", "--force"),
    ("bank", "flags"),
    ("bank", "flags", "--json"),
    ("bank", "export", "all.md", "--force"),
    ("backup",),
    ("export", "all.json", "--force"),
    ("export", "all.csv", "--force"),
    ("export", "since.json", "--since", "2020-01-01", "--force"),
    ("round", "--plain", "--quiet", "--count", "1"),
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A history that holds something of every kind."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(RELEASED, folder / "history.db")
    open_history(folder / "history.db").close()
    shutil.rmtree(folder / "backups")
    keep_bank(folder)
    return folder


def names_of_backups(data: Path) -> list[str]:
    return [backup.path.name for backup in backups_of(data / "history.db")]


@pytest.mark.parametrize("command", PRINTING, ids=" ".join)
def test_every_command_says_on_stderr_what_is_left_out(data: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    plant(data / "history.db", *PLANTED["an unknown kind"][:2])
    plant(data / "history.db", *PLANTED["an interview some day"][:2])
    for _ in range(2 if command[0] in ("stats", "due") else 1):  # the second time a page might have been kept
        done = run(*command, data=data, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        (line,) = done.stderr.splitlines()
        assert line.startswith("practice: 3 rows of the history can't be read and are left out: attempts ")
        assert "kind can't be 'riddle'" in line and "interview can't be 'soon'" in line
        if "--json" in command:
            assert [row["table"] for row in json.loads(done.stdout)["left_out"]] == ["attempts", "settings", "settings"]


def test_the_doctor_names_each_and_ends_with_1(data: Path) -> None:
    plant(data / "history.db", *PLANTED["an unknown kind"][:2])
    plant(data / "history.db", *PLANTED["a text that is no question"][:2])
    done = run("doctor", data=data)
    assert done.returncode == 1
    named = [line for line in done.stdout.splitlines() if "left out of every figure" in line]
    assert len(named) == 2
    assert all(line.startswith("!!  history") and "practice restore" in line for line in named)


def test_where_all_can_be_read_nothing_is_said(data: Path) -> None:
    assert run("stats", data=data).stderr == ""
    assert json.loads(run("stats", "--json", data=data).stdout)["left_out"] == []


@pytest.mark.parametrize(
    "command", [("round", "--plain", "--quiet"), ("date", "2030-01-01"), ("date", "--level", "basic")]
)
def test_what_writes_makes_the_days_backup_first(data: Path, command: tuple[str, ...]) -> None:
    facts = open_history(data / "history.db").count()
    assert run(*command, data=data).returncode == 0
    (made,) = backups_of(data / "history.db")
    assert made.facts == facts, "as it was before"
    assert run(*command, data=data).returncode == 0
    assert len(names_of_backups(data)) == 1, "once a day"


@pytest.mark.parametrize("command", [("stats",), ("date",), ("history",), ("bank", "flags")])
def test_what_only_prints_makes_no_backup(data: Path, command: tuple[str, ...]) -> None:
    assert run(*command, data=data).returncode == 0
    assert names_of_backups(data) == []


def test_who_cant_be_backed_up_can_still_practise(data: Path) -> None:
    (data / "backups").write_text("in the way")
    done = run("date", "2030-01-01", data=data)
    assert done.returncode == 0
    assert "2030-01-01" in done.stdout
    assert done.stderr.startswith("practice: can't create ")


def test_a_first_history_needs_no_backup(tmp_path: Path) -> None:
    assert run("date", "2030-01-01", data=tmp_path / "new").returncode == 0
    assert names_of_backups(tmp_path / "new") == []


def test_an_import_makes_a_backup_only_where_it_adds_something(data: Path, tmp_path: Path) -> None:
    export = tmp_path / "all.json"
    assert run("export", str(export), data=data).returncode == 0
    done = run("import", str(export), data=data)
    assert done.stdout.startswith("Added 0 facts, 0 of them attempts; ")
    assert "As it was before" not in done.stdout
    assert names_of_backups(data) == []
    history = open_history(data / "history.db")
    history.write([remark(1)])
    history.close()
    assert run("export", str(export), "--force", data=data).returncode == 0
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(RELEASED, other / "history.db")
    done = run("import", str(export), data=other)
    assert done.stdout.startswith("Added 1 fact, 0 of them attempts; ")
    assert "As it was before: practice restore " in done.stdout


def test_ratings_of_somebody_else_in_an_old_export_are_left_out_and_said(tmp_path: Path) -> None:
    history = open_history(tmp_path / "one" / "history.db")
    history.write(sat())
    export = tmp_path / "old.json"
    write_json(history.tables(), export, "practice 0.1", NOON)
    history.close()
    old = json.loads(export.read_text())
    old = {name: rows for name, rows in old.items() if not isinstance(rows, list) or rows} | {"format": 1}
    for table in ("rounds", "ratings"):
        old[table] = [{name: row[name] for name in FORMATS[1][table]} for row in old[table]]
    old["ratings"] += [{**old["ratings"][0], "id": key(number), "rater": "a friend"} for number in (300, 301)]
    old["ticks"] += [{**old["ticks"][0], "rating_id": key(300)}]
    export.write_text(json.dumps(old))
    done = run("import", str(export), data=tmp_path / "two")
    assert done.returncode == 0
    assert "Left out 2 ratings by a friend: only one's own count" in done.stdout
    (attempt,) = json.loads(run("history", "--json", data=tmp_path / "two").stdout)["attempts"]
    assert attempt["score"] == 3


def test_an_export_of_a_newer_practice_is_refused_in_one_line(data: Path, tmp_path: Path) -> None:
    export = tmp_path / "newer.json"
    export.write_text(
        json.dumps({"practice": "history", "format": FORMAT + 1, "program": "practice 9", "exported_at": ""})
    )
    done = run("import", str(export), data=data)
    assert done.returncode == 65
    (line,) = done.stderr.splitlines()
    assert f"has the format {FORMAT + 1}; this practice reads {' and '.join(map(str, FORMATS))}: update it" in line


def test_a_setting_is_checked_like_a_row(data: Path, tmp_path: Path) -> None:
    export = tmp_path / "all.json"
    assert run("export", str(export), data=data).returncode == 0
    good = json.loads(export.read_text())
    for name, value in (("interview", "soon"), ("level", "expert"), ("your-own", "nonsense"), ("your-own", "{}")):
        spoilt = {**good, "settings": [{**good["settings"][0], "name": name, "value": value}]}
        export.write_text(json.dumps(spoilt))
        done = run("import", str(export), data=data)
        assert done.returncode == 65
        assert f"settings, row 1: {name} can't be {value!r}" in done.stderr
    kept = {**good, "settings": [{**good["settings"][0], "name": "of another release", "value": "anything"}]}
    export.write_text(json.dumps(kept))
    assert run("import", str(export), data=tmp_path / "new").returncode == 0


def test_a_history_that_was_lost_and_begun_anew_is_named(data: Path) -> None:
    assert run("backup", data=data).returncode == 0
    (made,) = backups_of(data / "history.db")
    (data / "history.db").unlink()
    history = open_history(data / "history.db")
    history.write(sat())
    history.close()
    assert run("backup", data=data).returncode == 0
    done = run("doctor", data=data)
    assert done.returncode == 1
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("!!")]
    assert f"practice import {made.path}" in line
    assert f"{made.facts} facts" in line
    assert run("import", str(made.path), data=data).returncode == 0
    assert not [line for line in run("doctor", data=data).stdout.splitlines() if line.startswith("!!")]
