"""What commands print is made anew each time, whatever lies in the cache."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from practice_tui.store.backup import back_up
from practice_tui.store.opening import open_history
from tests.hostile_files import CODE, OTHER_DATA, SPOILS
from tests.kept_bank import keep_bank
from tests.store.facts import NOON
from tests.store.test_export_and_import import sat
from tests.terminal.terminal import clean_environment


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data directory with one round."""
    history = open_history(tmp_path / "data" / "history.db")
    history.write(sat())
    history.close()
    keep_bank(tmp_path / "data")
    return tmp_path / "data"


def run(command: str, data: Path, environment: Mapping[str, str] | None = None, **how: Any) -> tuple[int, bytes, bytes]:
    """How it ended, and what it said on stdout and on stderr."""
    ended = subprocess.run(
        [sys.executable, "-m", "practice_tui", *command.split(), "--data-dir", str(data)],
        env={**clean_environment(), **(environment or {})},
        **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 60, **how},
    )
    return ended.returncode, ended.stdout, ended.stderr


def test_an_edited_sentence_shows_at_the_next_page(data: Path) -> None:
    edited = (
        "from practice_tui.core.statistics import verdicts\n"
        "verdicts.nothing_stands_out = lambda mastery: 'these are other words'\n"
        "import sys; sys.argv = ['practice', *sys.argv[1:]]\n"
        "from practice_tui.__main__ import main; main()"
    )
    command = [sys.executable, "-c", edited, "stats", "--data-dir", str(data)]
    first = run("stats", data)[1]

    assert first == run("stats", data)[1]
    assert b"These are other words." not in first
    assert b"These are other words." in subprocess.run(command, capture_output=True, check=True).stdout


def test_what_was_saved_meanwhile_stands_on_the_next_page(data: Path) -> None:
    assert b"2099-12-09" not in run("stats --json", data)[1]
    run("date 2099-12-09", data)
    assert b"2099-12-09" in run("stats --json", data)[1]


@pytest.mark.parametrize("spoil", [*SPOILS, *OTHER_DATA])
def test_whatever_lies_in_the_cache_runs_nothing_and_changes_no_page(data: Path, spoil: str) -> None:
    commands = ("bank list", "stats --json")
    first = [run(command, data) for command in commands]
    spoilt = sorted((data / "cache").iterdir())
    for path in spoilt:
        (SPOILS | OTHER_DATA)[spoil](path)

    assert [run(command, data, cwd=data) for command in commands] == first
    assert [path.name for path in spoilt] == ["answers.bin", "bank.json"]
    assert not (data / "owned").exists()


def test_a_bank_of_an_earlier_version_runs_nothing(data: Path) -> None:
    (data / "cache" / "bank.json").unlink()
    (data / "cache" / "bank.bin").write_bytes(CODE)
    assert run("bank list", data, cwd=data)[0] == 0
    assert not (data / "owned").exists()
    assert not (data / "cache" / "bank.bin").exists()


def test_a_history_that_cant_be_read_any_more_is_said(data: Path) -> None:
    run("stats", data)
    history = data / "history.db"
    history.write_bytes(history.read_bytes()[:1000])
    assert run("stats", data)[0] == 65


def test_a_lost_history_is_told_each_time(data: Path) -> None:
    back_up(data / "history.db", NOON)
    (data / "history.db").unlink()
    told = [run("next", data) for _ in range(2)]

    assert told[0] == told[1]
    assert b"This history is new, but a backup" in told[1][2]


def test_what_is_wrong_with_a_bank_is_told_each_time(data: Path) -> None:
    run("bank list", data)
    (data / "banks").mkdir()
    (data / "banks" / "own.yaml").write_text("nonsense")
    told = [run("bank list", data) for _ in range(2)]

    assert told[0] == told[1]
    assert b"own.yaml is left out, with 1 problem: " in told[1][2]
