"""Files in banks/ whose names would act on a terminal: named in one line each, and only shown."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from practice_tui.bank.loader import load_bank
from practice_tui.core.values.text import is_clean
from practice_tui.core.views.home import HomeView
from practice_tui.tui.sheets.home import notices

NAMES = (
    b"\x1b]0;owned\x07.yaml",
    b"\xff\xfe.yaml",
    b"[@click=app.quit]q[link=x]l.yaml",
    "\u202elmay.yaml".encode(),
    b"two\nlines.yaml",
    b"x" * 250 + b".yaml",
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    tmp_path.joinpath("banks").mkdir()
    for name in NAMES:
        (tmp_path / "banks" / os.fsdecode(name)).write_bytes(b"questions: 7\n")
    return tmp_path


@pytest.mark.parametrize("command", [("bank", "list"), ("bank", "check", "banks"), ("doctor",), ("doctor", "--json")])
def test_commands_name_each_in_a_line_that_is_only_shown(data: Path, command: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "practice_tui", "--data-dir", str(data), *command],
        capture_output=True,
        check=False,
        cwd=data,
        timeout=60,
    )
    printed = (done.stdout + done.stderr).decode("utf-8")
    assert is_clean(printed)
    assert "\N{REPLACEMENT CHARACTER}" in printed
    if command == ("bank", "list"):
        assert printed.count("and 5 other files are left out, with 6 problems: practice bank check") == 1
    elif command[0] == "bank":
        assert printed.count("holds no list of questions") == len(NAMES)
        assert sum("holds no list of questions" in line for line in printed.splitlines()) == len(NAMES)


def test_home_shows_each_as_text(data: Path) -> None:
    problems = load_bank(data / "banks").problems
    assert len(problems) == len(NAMES)
    for problem in problems:
        drawn = notices(HomeView((), notices=(str(problem),)), 60)
        assert is_clean(drawn.plain)
        assert "holds no list of questions" in " ".join(drawn.plain.split())
        assert not any(span.style != "bold $text-warning" for span in drawn.spans)


@pytest.mark.parametrize("name", [*(name.removesuffix(b".yaml") for name in NAMES[:5]), b"%s{0}$HOME", b"a\\nb'\"`c"])
def test_a_data_directory_of_any_name_works_and_is_only_shown(tmp_path: Path, name: bytes) -> None:
    """The configuration, the export and the backups lie in it, and are named."""
    data = tmp_path / os.fsdecode(name)
    export = data / os.fsdecode(name + b".json")
    for arguments, code in (
        (("date", "2099-12-04"), 0),
        (("where",), 0),
        (("backup",), 0),
        (("export", str(export)), 0),
        (("export", str(export)), 73),
        (("import", str(export)), 0),
        (("import", str(export) + "x"), 65),
        (("restore",), 0),
        (("stats",), 0),
    ):
        done = run(data, *arguments)
        printed = (done.stdout + done.stderr).decode("utf-8")
        assert done.returncode == code, (arguments, printed)
        assert is_clean(printed)
        assert done.stderr.count(b"\n") <= 1
    (data / "config.toml").write_bytes(b"nonsense = [")
    done = run(data, "doctor")
    assert done.returncode == 1
    assert is_clean(done.stdout.decode("utf-8"))
    assert sum(b"config.toml" in line for line in done.stdout.splitlines()) == 1
    assert not (data / "practice.log").exists()


def run(data: Path, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "practice_tui", "--data-dir", str(data), *arguments],
        capture_output=True,
        check=False,
        timeout=60,
    )
