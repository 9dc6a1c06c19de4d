"""bank edit, hide and star as commands, with an editor that is a line of sed."""

import subprocess
from pathlib import Path

import pytest

from tests.terminal.terminal import clean_environment, practice

MINE = "- title: What is WAL?\n  answer: A log\n  topic: stores\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "banks").mkdir()
    (tmp_path / "banks" / "stores.yaml").write_text(MINE, encoding="utf-8")
    return tmp_path


def run(*arguments: str, data: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    env = {name: value for name, value in clean_environment().items() if name not in ("VISUAL", "EDITOR")} | environment
    return subprocess.run(practice(*arguments, data=data), capture_output=True, text=True, env=env, timeout=60)


def test_an_entry_is_edited_in_the_editor_that_visual_names(data: Path) -> None:
    edited = run("bank", "edit", "what-is-wal", data=data, VISUAL="sed -i s/log/journal/", EDITOR="false")
    assert (edited.returncode, edited.stderr) == (0, "")
    assert edited.stdout.startswith("Changed: what-is-wal, in ")
    assert (data / "banks" / "stores.yaml").read_text(encoding="utf-8") == MINE.replace("log", "journal")
    assert run("bank", "edit", "what-is-wal", data=data, EDITOR="true").stdout == "Nothing was changed.\n"
    own = run("bank", "edit", "dropout", data=data, EDITOR="sed -i 's/  title: .*/  title: Mine/'")
    assert own.stdout.startswith("Your own version: dropout, in ")
    shown = run("bank", "show", "dropout", data=data).stdout
    assert shown.startswith("Mine (dropout)\n")
    assert shown.endswith("\nYour own version of a bundled question, in mine.yaml.\n")


def test_a_wrong_edit_is_named_with_line_and_fix_and_not_written(data: Path) -> None:
    wrong = run("bank", "edit", "what-is-wal", data=data, EDITOR="sed -i s/answer:/anwser:/")
    assert wrong.returncode == 2
    assert "what-is-wal.yaml:2: question 1: 'anwser' is no field (did you mean 'answer'?)\n" in wrong.stdout
    kept = "what you wrote is kept: practice bank edit what-is-wal opens it again"
    assert wrong.stderr == f"practice: nothing was written ({kept})\n"
    assert (data / "banks" / "stores.yaml").read_text(encoding="utf-8") == MINE
    mended = run("bank", "edit", "what-is-wal", data=data, EDITOR="sed -i s/anwser:/answer:/")
    assert mended.stdout == "Nothing was changed.\n"
    gone = run("bank", "edit", "what-is-wal", data=data, EDITOR="rm")
    assert gone.stdout == "Nothing was changed.\n"


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "neither VISUAL nor EDITOR names an editor"),
        ({"EDITOR": "false"}, "false ended with 1"),
        ({"EDITOR": "no-such-editor --wait"}, "can't start no-such-editor: No such file or directory"),
    ],
)
def test_without_an_editor_a_line_says_so(data: Path, environment: dict[str, str], said: str) -> None:
    refused = run("bank", "edit", "what-is-wal", data=data, **environment)
    assert refused.returncode == 2
    assert refused.stderr.startswith(f"practice: {said} (")
    assert [path.name for path in (data / "banks").iterdir()] == ["stores.yaml"]


def test_with_the_bundled_bank_hidden_lists_hold_ones_own_alone(data: Path) -> None:
    assert run("bank", "hide", "bundled", data=data).returncode == 0
    listed = run("bank", "list", data=data)
    assert listed.stdout == "what-is-wal  stores  intermediate  concept  What is WAL?\n"
    assert "353 questions are hidden: practice bank list --hidden" in listed.stderr
    assert len(run("bank", "list", "--hidden", data=data).stdout.splitlines()) == 353
    assert run("next", data=data).stdout.startswith("1 question, ")
    topics = run("stats", "--lines", data=data).stdout.splitlines()
    assert topics[-1].startswith("Stores: 0 answers")
    assert any("topics are hidden" in line for line in topics)
    refused = run("bank", "hide", "bundeld", "nothing-near", data=data)
    assert refused.stderr == "practice: there is no question, topic or bank 'bundeld' (did you mean 'bundled'?)\n"
    assert run("bank", "unhide", "bundled", data=data).returncode == 0
    assert run("bank", "star", "what-is-wal", data=data).returncode == 0
    starred = run("bank", "list", "--starred", data=data)
    assert (starred.stdout, starred.stderr) == (listed.stdout, "")
