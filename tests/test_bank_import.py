"""`practice bank import` as a stranger uses it: a preview, a question, a bank, and a round on it."""

import os
import sys
from pathlib import Path

import pexpect
import pytest
from click.testing import CliRunner, Result

from practice_tui.cli import commands
from practice_tui.errors import PracticeError

LIST = """\
# Data stores

## What is WAL?

A log that is written first.

## What is a B-tree?

An index of wide nodes.

## What is dropout in training, and why?
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "stores.md"
    path.write_text(LIST)
    return path


def run(data: Path, *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(commands, ["--data-dir", str(data), *arguments], input=typed)


def test_a_dry_run_shows_what_would_be_taken_and_writes_nothing(data: Path, file: Path) -> None:
    ended = run(data, "bank", "import", str(file), "--dry-run")
    assert ended.exit_code == 0
    assert ended.stdout.splitlines() == [
        f"{file}: read as headings of level 2",
        "  2 questions found: 2 to take, 0 duplicates, 1 left out",
        "  topics: data-stores 2 (new)",
        "  read wrongly? another shape: --shape, --question and --answer, --topic",
        "  e.g. line 3: What is WAL? → A log that is written first.",
        "  e.g. line 7: What is a B-tree? → An index of wide nodes.",
        "  left out",
        "    line 11: What is dropout in training, and why?: no answer",
    ]
    assert not (data / "banks").exists()


def test_a_list_becomes_a_round(data: Path, file: Path) -> None:
    ended = run(data, "bank", "import", str(file), "--yes")
    bank = data / "banks" / "stores.yaml"
    assert ended.stdout.splitlines()[-2:] == [
        f"Wrote 2 questions to {bank}",
        "A round on them: practice round --topic data-stores",
    ]
    assert "what-is-wal" in run(data, "bank", "list", "--topic", "data-stores").stdout
    assert run(data, "bank", "check", str(bank)).exit_code == 0
    typed = "\n\ndone\nsure\n3\n\n"
    sat = run(data, "round", "--plain", "--topic", "data-stores", "--count", "1", typed=typed)
    assert "Data stores, intermediate, 1m." in sat.stdout
    assert "Today: 1 solid." in sat.stdout
    assert "Data stores" in run(data, "stats").stdout


def test_twice_takes_nothing_anew(data: Path, file: Path) -> None:
    run(data, "bank", "import", str(file), "--yes")
    again = run(data, "bank", "import", str(file), "--yes")
    assert "2 questions found: 0 to take, 2 duplicates, 1 left out" in again.stdout
    assert "line 3: What is WAL? = what-is-wal (stores)" in again.stdout
    assert [path.name for path in (data / "banks").iterdir()] == ["stores.yaml"]


def test_without_a_terminal_nothing_is_written_unasked(data: Path, file: Path) -> None:
    ended = run(data, "bank", "import", str(file))
    assert isinstance(ended.exception, PracticeError)
    assert "nothing was written: there is no terminal to ask on (--yes writes" in str(ended.exception)
    assert not (data / "banks").exists()


def test_on_a_terminal_it_asks(data: Path, file: Path) -> None:
    file.write_text(LIST.replace("Data stores", "Transformer"))
    command = ["-m", "practice_tui", "--data-dir", str(data), "bank", "import", str(file)]
    for answers, topics in ((["n", "n"], None), (["y", "y"], "transformers")):
        child = pexpect.spawn(
            sys.executable, command, timeout=60, encoding="utf-8", env={**os.environ, "TERM": "xterm"}
        )
        child.expect(r"Take 'transformer' for 'transformers'\? \[y/N\]")
        child.sendline(answers[0])
        child.expect(r"Write 2 to .*\? \[y/N\]")
        child.sendline(answers[1])
        child.expect(pexpect.EOF)
        child.close()
        assert (data / "banks" / "stores.yaml").exists() is (topics is not None)
    assert (data / "banks" / "stores.yaml").read_text().count("topic: transformers") == 2


def test_a_misspelt_topic_is_told_where_nobody_is_asked(data: Path, file: Path) -> None:
    ended = run(data, "bank", "import", str(file), "--topic", "transformer", "--yes")
    assert "the topic 'transformer' is new: did you mean 'transformers'? (--topic transformers)" in ended.stdout


def test_columns_and_the_bank_can_be_named(data: Path, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Frage,Antwort,Feld\nWas ist WAL?,Ein Protokoll,Speicher\n")
    columns = ("--question", "Frage", "--answer", "2", "--topic-column", "Feld")
    ended = run(data, "bank", "import", str(table), *columns, "--out", "mine", "--yes")
    assert "Frage is the prompt, Antwort is the answer, Feld is the topic" in ended.stdout
    assert "topic: speicher" in (data / "banks" / "mine.yaml").read_text()
    elsewhere = tmp_path / "there" / "b.yaml"
    ended = run(data, "bank", "import", str(table), *columns, "--out", str(elsewhere), "--yes", "--topic", "x")
    assert "0 to take, 1 duplicate" in ended.stdout
    assert not elsewhere.exists()


def test_several_files_make_one_bank_where_it_is_named(data: Path, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("## What is a quorum?\n\nMore than half.\n")
    ended = run(data, "bank", "import", str(file), str(other), "--out", "all", "--yes")
    bank = data / "banks" / "all.yaml"
    assert f"Wrote 3 questions to {bank}" in ended.stdout
    assert bank.read_text().startswith("# Imported from stores.md and 1 other file on ")
    assert "what-is-a-quorum" in run(data, "bank", "list", "--topic", "other").stdout
    again = run(data, "bank", "import", str(file), "--out", "topics", "--yes")
    assert "a file called topics.yaml holds no questions" in str(again.exception)


def test_of_several_files_each_line_names_its_own(data: Path, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("question,answer\nWhat is a B-tree?,An index\nWhat is LSM?,Levels\n")
    shown = run(data, "bank", "import", str(file), str(other), "--dry-run").stdout.splitlines()
    assert f"  e.g. {file}, line 3: What is WAL? → A log that is written first." in shown
    assert f"    {file}, line 11: What is dropout in training, and why?: no answer" in shown
    assert f"    {other}, line 2: What is a B-tree? = {file}, line 7" in shown


def test_one_file_that_is_none_stops_no_other(data: Path, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "x.pdf"
    other.write_bytes(b"%PDF")
    ended = run(data, "bank", "import", str(other), str(file), "--yes")
    assert ended.exit_code == 65
    assert "aren't read" in ended.stderr
    assert "Wrote 2 questions" in ended.stdout


def test_a_library_that_is_missing_is_named_with_the_line_that_installs_it(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "t.csv"
    table.write_text("front,back\nWhat is <b>X</b>?,This\n")
    monkeypatch.setitem(sys.modules, "markdownify", None)
    monkeypatch.delitem(sys.modules, "practice_tui.bank.foreign.card_converter", raising=False)
    ended = run(data, "bank", "import", str(table), "--yes")
    assert "markdownify, which isn't installed (in the clone: .venv/bin/pip install '.[import]')" in ended.stderr
