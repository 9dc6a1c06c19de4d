"""stats, due, next and date as commands: what they print, their data and exit codes, without any screen."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from practice_tui.bank.loader import load_bank
from tests.histories import write_history
from tests.terminal.terminal import clean_environment, practice

pytestmark = pytest.mark.usefixtures("kept_bank")


def run(*arguments: str, data: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        practice(*arguments, data=data), capture_output=True, text=True, env=clean_environment(), timeout=60
    )


def test_date_is_set_told_and_cleared(tmp_path: Path) -> None:
    told = run("date", "2099-12-09", "--level", "advanced", data=tmp_path)
    assert told.returncode == 0
    assert "days, on Wednesday 2099-12-09." in told.stdout
    assert "for advanced" in told.stdout
    assert run("date", data=tmp_path).stdout == told.stdout
    assert json.loads(run("stats", "--json", data=tmp_path).stdout)["interview"] == {
        "day": "2099-12-09",
        "level": "advanced",
        "plan": None,
        "minutes": None,
    }
    cleared = run("date", "--clear", data=tmp_path).stdout
    assert cleared.startswith("Date cleared.\n")
    assert "No interview date is set" in cleared
    assert "cleared" not in run("date", "--clear", data=tmp_path).stdout


def test_minutes_are_set_and_taken_back(tmp_path: Path) -> None:
    run("date", "2099-12-09", "--minutes", "30", data=tmp_path)
    assert ", 30 minutes a day." in run("date", "--level", "basic", data=tmp_path).stdout
    without = run("date", "--minutes", "0", data=tmp_path)
    assert (without.returncode, without.stderr) == (0, "")
    assert "2099-12-09." in without.stdout
    assert "minutes a day" not in without.stdout


def test_date_takes_words_and_says_which_day_it_understood(tmp_path: Path) -> None:
    told = run("date", "1", "Jan", "2099", data=tmp_path)
    assert ", on Thursday 2099-01-01." in told.stdout.split("\n")[0]
    assert run("date", "in", "2", "weeks", data=tmp_path).stdout.startswith("Interview in 14 days, on ")
    assert run("date", "tomorrow", data=tmp_path).stdout.startswith("Interview tomorrow, on ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("date", "2026-02-30"),
            "'2026-02-30' is no day (write it like 2026-12-09, 9 Dec, Friday, 5 days or in 2 weeks)",
        ),
        (("date", "2001-01-01"), "2001-01-01 is over"),
        (("date", "9999-12-31"), "9999-12-31 is too far away (give a day within the next hundred years)"),
        (("date", "2099-W49-5"), "'2099-W49-5' is no day"),
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
    assert data["why"] == "6 from topics never asked"
    assert len({question["topic"] for question in data["questions"]}) == 6
    assert printed.count("topic not asked before") == 6
    assert "practice round --plan recommended" in printed


def test_stats_json_has_every_figure_of_an_empty_history(tmp_path: Path) -> None:
    stats = json.loads(run("stats", "--json", data=tmp_path).stdout)
    assert stats["n"] == 0
    assert set(stats) == {
        *("at", "n", "topics", "levels", "trend", "skips", "weeks", "days", "streak", "interview"),
        *("readiness", "goal", "time", "judgement", "gaps", "rounds", "left_out", "level_step", "spread", "format"),
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


def test_one_topic_is_explained_and_an_unknown_one_is_refused(tmp_path: Path) -> None:
    explained = run("stats", "--explain", "math", data=tmp_path)
    stats = json.loads(run("stats", "--json", data=tmp_path).stdout)
    assert explained.returncode == 0
    assert "0 answers, not enough yet." in explained.stdout
    assert f"= {stats['topics']['math']['mean']:.2f}" in explained.stdout

    unknown = run("stats", "--explain", "mathz", data=tmp_path)
    assert unknown.returncode == 2
    assert "(near: math; all: " in unknown.stderr
    assert run("stats", "--explain", "math", "--json", data=tmp_path).returncode == 2


@pytest.mark.parametrize("name", ["cnn-vision", "convolutional networks AND vision", "cnns & vision", "Cnn-Vision"])
def test_a_topic_is_explained_by_each_of_its_names(tmp_path: Path, name: str) -> None:
    explained = run("stats", "--explain", name, data=tmp_path)
    assert explained.stdout.startswith("Convolutional networks and vision")


def test_an_unknown_topic_is_answered_with_the_near_ones_and_all_of_them(tmp_path: Path) -> None:
    near, far = (run("stats", "--explain", name, data=tmp_path).stderr for name in ("vision", "cooking"))
    assert "there is no topic 'vision' (near: cnn-vision; all: " in near
    assert "there is no topic 'cooking' (topics: " in far
    assert "cnn-vision, " in far


def test_stats_prints_one_topic_a_line_in_whole_words(tmp_path: Path) -> None:
    write_history(tmp_path, 400, load_bank().bank)
    printed = run("stats", "--lines", data=tmp_path).stdout.split("\n")
    topics = [line for line in printed if ", from " in line and " percent, likely " in line]
    assert len(topics) == len(load_bank().bank.topics)
    optimisation = next(line for line in topics if line.startswith("Optimisation and hyperparameters: "))
    assert re.search(r"\d+ percent, likely \d+ to \d+, from \d+ answers, [a-z ]+, basic \d+, ", optimisation)
    assert not re.search(r"[%–·▁-█✗✓]", "".join(topics))
    assert run("stats", "--lines", "--json", data=tmp_path).returncode == 2
