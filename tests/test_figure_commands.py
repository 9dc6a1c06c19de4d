"""stats, due, next and date as commands: what they print, their data and exit codes, without any screen."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.terminal import clean_environment, practice


def run(*arguments: str, data: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        practice(*arguments, data=data), capture_output=True, text=True, env=clean_environment(), timeout=60
    )


def test_date_is_set_told_and_cleared(tmp_path: Path) -> None:
    told = run("date", "2099-12-09", "--level", "advanced", data=tmp_path)
    assert told.returncode == 0
    assert "days, on 2099-12-09." in told.stdout
    assert "for advanced" in told.stdout
    assert run("date", data=tmp_path).stdout == told.stdout
    assert json.loads(run("stats", "--json", data=tmp_path).stdout)["interview"] == {
        "day": "2099-12-09",
        "level": "advanced",
    }
    assert "No interview date is set" in run("date", "--clear", data=tmp_path).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("date", "2026-02-30"), "'2026-02-30' is no day (write it as year-month-day: 2026-12-09)"),
        (("date", "2001-01-01"), "2001-01-01 is over"),
        (("date", "2099-01-01", "--clear"), "give a day or --clear, not both"),
    ],
)
def test_what_is_no_date_is_one_line_and_exit_2(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    ended = run(*arguments, data=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert said in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_next_says_what_to_do_and_why(tmp_path: Path) -> None:
    data = json.loads(run("next", "--json", data=tmp_path).stdout)
    printed = run("next", data=tmp_path).stdout
    assert data["why"] == "6 of a topic never asked"
    assert len({question["topic"] for question in data["questions"]}) == 6
    assert printed.count("topic never asked") == 7
    assert "practice round --plan recommended" in printed


def test_stats_json_has_every_figure_of_an_empty_history(tmp_path: Path) -> None:
    stats = json.loads(run("stats", "--json", data=tmp_path).stdout)
    assert stats["n"] == 0
    assert set(stats) == {
        *("at", "n", "topics", "levels", "trend", "skips", "weeks", "days", "streak", "interview"),
        *("readiness", "goal", "time", "judgement", "gaps", "rounds", "left_out"),
    }
    assert stats["goal"] is None
    assert stats["readiness"]["low"] < stats["readiness"]["mean"] < stats["readiness"]["high"]


@pytest.mark.parametrize("arguments", [("due",), ("due", "--json"), ("next",), ("date",)], ids=" ".join)
def test_no_command_loads_textual(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    script = (
        "import sys; sys.argv = ['practice', *sys.argv[1:]]\n"
        "from practice_tui.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: print(any(name.split('.')[0] == 'textual' for name in sys.modules), file=sys.stderr)"
    )
    command = [sys.executable, "-c", script, "--data-dir", str(tmp_path), *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, env=clean_environment(), timeout=60)
    assert (ended.returncode, ended.stderr.strip()) == (0, "False")
    assert ended.stdout
