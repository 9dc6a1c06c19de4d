"""`practice sync`: two data directories and a folder between them, as a person uses them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_cli import run


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


def test_a_round_begun_here_is_ended_there_and_both_know(tmp_path: Path, shared: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    begun = run("round", "--plain", "--count", "1", data=here, stdin=None, input="start\ndone\nsure\n")
    assert "The round waits to be resumed" in begun.stdout
    out = run("sync", str(shared), data=here)
    assert out.stdout.startswith(f"Nothing new came in\nOut to {shared}: facts of 20")
    assert out.stdout.endswith(", 1 open round\n")
    came = run("sync", str(shared), data=there)
    assert (
        "7 facts, 1 of them attempts; 1 open round" in came.stdout or "1 of them attempts; 1 open round" in came.stdout
    )
    resumed = run("round", "--plain", "--resume", data=there, stdin=None, input="3\nnext\n")
    assert "Saved #1" in resumed.stdout
    assert re.fullmatch(r"practice: this round was left on .+, (just now|1 minute ago)\n", resumed.stderr)
    run("sync", str(shared), data=there)
    back = run("sync", str(shared), data=here)
    assert (back.returncode, back.stderr) == (0, "")
    assert run("stats", "--json", data=here).stdout == run("stats", "--json", data=there).stdout
    assert run("round", "--plain", "--resume", data=here).returncode == 2
    assert not list(shared.rglob("draft-*"))


def test_what_is_wrong_stands_on_stderr_and_the_rest_goes_in(tmp_path: Path, shared: Path) -> None:
    (shared / "other").mkdir()
    (shared / "other" / "device.json").write_text("{}")
    (shared / "other" / "2026-01.json").write_text('{"practice": "his')
    done = run("sync", str(shared), data=tmp_path / "here")
    assert done.returncode == 0
    assert done.stderr == ("practice: other/2026-01.json isn't wholly there yet: it is tried again the next time\n")


def test_without_a_folder_or_with_one_that_isnt_there_it_says_what_to_do(tmp_path: Path) -> None:
    missing = run("sync", str(tmp_path / "stick"), data=tmp_path / "here")
    assert missing.returncode == 73
    assert "stick isn't there (make it, or mount what it lies on)" in missing.stderr
    assert not (tmp_path / "stick").exists()
    unnamed = run("sync", data=tmp_path / "here")
    assert unnamed.returncode == 2
    assert 'sync = "DIR"' in unnamed.stderr


def test_the_folder_of_the_platforms_configuration_is_used_where_none_is_named(tmp_path: Path, shared: Path) -> None:
    (tmp_path / "practice").mkdir()
    (tmp_path / "practice" / "config.toml").write_text(f'sync = "{shared}"\n')
    places = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "HOME"), str(tmp_path))
    environment = {name: value for name, value in os.environ.items() if name != "PRACTICE_DATA_DIR"} | places
    command = [sys.executable, "-m", "practice_tui", "sync"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list(shared.iterdir())) == 1
    handed_over = run("sync", data=tmp_path / "practice")  # the same file, in a directory that is named
    assert handed_over.returncode == 2
