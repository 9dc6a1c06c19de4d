"""A bank file that is left out is said by whatever goes by the bank, with the command that really shows why."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from practice_tui.bank.folders import bundled_dir
from practice_tui.bank.loader import load_bank
from practice_tui.bank.problems import Problem, check_command, left_out_line
from practice_tui.core.views.home import HomeView
from practice_tui.presenters.home import home
from practice_tui.store.opening import open_history
from practice_tui.tui.sheets.home import notices
from tests.fakes import FakeClock, make_desk
from tests.store.test_export_and_import import sat

pytestmark = pytest.mark.usefixtures("kept_bank")

COMMANDS = (
    *("stats", "stats --json", "due", "next", "next --json", "date", "history"),
    *("bank list", "bank show dropout", "plan list", "plan show quick", "bank new math"),
)


def run(data: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "practice_tui", "--data-dir", str(data), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, stdin=subprocess.DEVNULL)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A history with a round, and a file of one's own with two problems, in a folder whose name needs quoting."""
    data = tmp_path / "my data"
    (data / "banks").mkdir(parents=True)
    (data / "banks" / "sql.yaml").write_text("- id: mine\n- id: other\n")
    history = open_history(data / "history.db")
    history.write(sat())
    history.close()
    return data


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_says_it_in_one_line_each_time(data: Path, command: str) -> None:
    told = [run(data, *command.split()) for _ in range(2)]
    for ended in told:
        assert ended.returncode == 0, ended.stderr
        assert ended.stderr == (
            f"practice: 2 questions of sql.yaml are left out, with 4 problems: practice bank check '{data / 'banks'}'\n"
        )
        assert ended.stdout
    assert told[0].stdout == told[1].stdout


@pytest.mark.parametrize("command", ["bank show mine", "round --plain --topic sql", "plan show mine"])
def test_it_is_said_before_that_nothing_matches(data: Path, command: str) -> None:
    ended = run(data, *command.split())
    assert ended.returncode == 2
    first, second = ended.stderr.splitlines()
    assert first.startswith("practice: 2 questions of sql.yaml are left out")
    assert "there is no " in second


def test_a_round_says_it_and_is_sat(data: Path) -> None:
    ended = run(data, "round", "--plain", "--count", "1")
    assert ended.returncode == 0
    assert ended.stderr.count("2 questions of sql.yaml are left out") == 1


@pytest.mark.parametrize(
    "texts",
    [
        {"own.yaml": "- id: no-fields\n  title: Nothing else\n"},
        {"own.yaml": "nonsense"},
        {"plans.yaml": "- id: mine\n"},
        {"topics.yaml": "- slug: x\n", "own.yaml": "- id: x\n"},
        {"a.yaml": "TWICE", "b.yaml": "TWICE"},  # what is wrong lies between the files
    ],
)
def test_the_command_that_is_named_shows_the_problem(tmp_path: Path, texts: dict[str, str]) -> None:
    banks = tmp_path / "banks"
    banks.mkdir()
    first = (bundled_dir() / "math.yaml").read_text("utf-8").split("\n- id: ")[1].partition("\n")[2]
    for name, text in texts.items():
        (banks / name).write_text(f"- id: twice\n{first}\n" if text == "TWICE" else text, "utf-8")
    problems = load_bank(banks).problems
    desk = make_desk(tmp_path, FakeClock(), problems=problems)
    view = home(desk, 1)
    desk.close()

    shown = " ".join(notices(view, 400).plain.split())
    assert str(problems[0]) in shown
    command = re.search(r"See: practice (bank check .*)", shown)
    assert command
    ended = run(tmp_path, *shlex.split(command[1]))
    assert ended.returncode == 1
    assert set(map(str, problems)) <= set(ended.stdout.splitlines())

    found = json.loads(run(tmp_path, "doctor", "--json").stdout)["findings"]
    (advice,) = (finding["do"] for finding in found if finding["about"] == "banks")
    assert advice == f"practice {command[1]}"


def test_several_files_are_named_by_the_first() -> None:
    problems = [Problem(f"/banks/{name}.yaml", line, "", "is wrong") for name in "abc" for line in (1, 2)]
    expected = "a.yaml and 2 other files are left out, with 6 problems: practice bank check /banks"
    assert left_out_line(problems) == expected
    assert left_out_line(problems[:4]).startswith("a.yaml and 1 other file are left out, with 4 problems: ")
    assert left_out_line([]) == ""


def test_what_is_left_out_is_counted_by_question() -> None:
    entry = Problem("/banks/a.yaml", 7, "question 'x'", "is wrong")
    other = Problem("/banks/b.yaml", 7, "question 2", "is wrong")
    plan = Problem("/banks/plans.yaml", 1, "plan 'p'", "is wrong")
    end = ": practice bank check /banks"
    assert left_out_line([entry, entry]) == f"1 question of a.yaml is left out, with 2 problems{end}"
    assert left_out_line([entry, other]) == f"2 questions of 2 files are left out, with 2 problems{end}"
    assert left_out_line([entry, plan]) == f"2 entries of 2 files are left out, with 2 problems{end}"
    whole = Problem("/banks/c.yaml", 3, "", "isn't YAML")
    assert left_out_line([entry, whole]) == f"c.yaml and 1 question of a.yaml are left out, with 2 problems{end}"


def test_a_folder_that_cant_be_read_is_named_itself(tmp_path: Path) -> None:
    assert check_command([Problem(str(tmp_path), 1, "", "can't be read")]) == f"practice bank check {tmp_path}"


def test_home_without_problems_names_no_command() -> None:
    assert notices(HomeView(()), 80).plain == ""
