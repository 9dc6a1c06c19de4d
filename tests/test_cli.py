"""What the commands print and how they end, as a person or a script sees it."""

import errno
import io
import json
import os
import re
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from practice_tui import cli
from practice_tui.cli import commands
from practice_tui.cli.options import PATH
from practice_tui.error_log import MAX_LOG_BYTES, log_error
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.printing import print_error
from practice_tui.progress import progress
from practice_tui.store.backup import back_up
from practice_tui.store.device import Device, device_of
from practice_tui.store.opening import open_history
from tests.fakes import FakeClock
from tests.kept_bank import keep_bank
from tests.store.facts import NOON, setting, trial
from tests.store.test_export_and_import import QUESTION, sat
from tests.store.test_refusals import make_directory, make_foreign, make_garbage, make_newer, make_truncated

pytestmark = pytest.mark.usefixtures("kept_bank")


def run(*arguments: str, data: Path, **changes: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "practice_tui", "--data-dir", str(data), *arguments]
    options: dict[str, Any] = {"stdin": subprocess.DEVNULL, "timeout": 60, "check": False, **changes}
    return subprocess.run(command, capture_output=True, text=True, **options)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data directory with one round."""
    history = open_history(tmp_path / "data" / "history.db")
    history.write(sat())
    history.close()
    keep_bank(tmp_path / "data")
    return tmp_path / "data"


def test_backup_restore_export_import_from_one_machine_to_another(data: Path, tmp_path: Path) -> None:
    assert run("backup", data=data).stdout.startswith("Backed up 10 facts: ")
    assert run("restore", data=data).stdout.startswith("Restored 10 facts from ")
    export = tmp_path / "all.json"
    assert run("export", str(export), data=data).stdout == f"Exported 10 facts: {export}\n"
    other = tmp_path / "other"
    assert run("import", str(export), data=other).stdout.startswith("Added 10 facts, 1 of them attempts; 0 were here")
    again = run("import", str(data / "history.db"), data=other)
    assert again.stdout.startswith("Added 0 facts, 0 of them attempts; 10 were here")
    assert (again.returncode, again.stderr) == (0, "")
    well = run("doctor", "--json", data=other)
    assert well.returncode == 0
    assert all(finding["is_well"] for finding in json.loads(well.stdout)["findings"])


def test_an_import_can_be_taken_back(data: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    done = run("import", str(data / "history.db"), data=other)
    _, _, command = done.stdout.splitlines()[1].partition("practice ")
    assert run(*command.split(), data=other).returncode == 0
    assert json.loads(run("history", "--json", data=other).stdout) == {"format": 1, "attempts": [], "left_out": []}


def test_an_import_leaves_this_machine_its_own_name(data: Path, tmp_path: Path) -> None:
    for folder, number, name in ((data, 10, "there"), (tmp_path / "other", 5, "here")):
        history = open_history(folder / "history.db")
        history.write([setting(number, name, "device")])
        history.close()
        assert device_of(folder / "history.db", name, "fresh") == Device(name)
    assert run("import", str(data / "history.db"), data=tmp_path / "other").returncode == 0
    assert device_of(tmp_path / "other" / "history.db", "there", "fresh") == Device("here")


def test_a_spreadsheet_takes_nothing_for_a_formula(data: Path, tmp_path: Path) -> None:
    history = open_history(data / "history.db")
    for number, answer in enumerate(("=1+1", "+1", "-1", "@A1", " =1", "\t=1", "plain"), 20):
        history.write([trial(number, digest=QUESTION.digest, answer=answer, elapsed_s=61.26)])
    history.close()
    export = tmp_path / "all.csv"
    assert run("export", str(export), data=data).returncode == 0
    assert export.read_bytes().startswith(b"\xef\xbb\xbfnumber,"), "told to be UTF-8"
    lines = export.read_text("utf-8-sig").splitlines()
    assert all(",61.3," in line for line in lines[2:])
    assert lines[0].startswith("number,day,time,round_id,")
    assert [line.rpartition(",")[2].strip() for line in lines[2:]] == [
        "'=1+1",
        "'+1",
        "'-1",
        "'@A1",
        "' =1",
        "'    =1",
        "plain",
    ]


def test_an_export_replaces_nothing_unasked(data: Path, tmp_path: Path) -> None:
    export = tmp_path / "all.json"
    export.write_text("mine")
    refused = run("export", str(export), data=data)
    assert (refused.returncode, export.read_text()) == (73, "mine")
    assert "--force" in refused.stderr
    assert run("export", str(export), "--force", data=data).returncode == 0
    assert run("export", str(tmp_path / "all.txt"), data=data).returncode == 2


def make_empty(path: Path) -> None:
    path.touch()


@pytest.mark.parametrize("make", [make_garbage, make_truncated, make_foreign, make_newer, make_directory, make_empty])
def test_a_history_that_cant_be_used_ends_every_command_alike(data: Path, make: Callable[[Path], None]) -> None:
    history = data / "history.db"
    good = back_up(history, NOON)
    history.unlink()
    make(history)
    with pytest.raises(PracticeError):
        open_history(history)
    for arguments in (["stats"], ["history"], ["backup"], ["export", str(data / "x.json")], ["import", str(good.path)]):
        ended = run(*arguments, data=data)
        assert (ended.returncode, ended.stdout) == (65, ""), arguments
        assert ended.stderr.count("\n") == 1
        assert str(history) in ended.stderr
        assert f"practice restore puts back the newest good backup, {good.path}" in ended.stderr
    assert run("doctor", data=data).returncode == 1


def test_a_busy_history_is_told_within_a_second(data: Path) -> None:
    with closing(sqlite3.connect(data / "history.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        ended = run("stats", data=data)
    assert ended.returncode == 75
    assert "another program holds history.db" in ended.stderr


@pytest.mark.parametrize("words", ["export", "import", "bank check", "paper", "restore", "class report", "--data-dir"])
def test_a_path_that_cant_be_looked_for_is_named(words: str, data: Path) -> None:
    done = run(*words.split(), "n" * 300, data=data)
    assert done.returncode == ExitCode.USAGE
    assert done.stderr == f"practice: {'n' * 300}: File name too long (name another place)\n"


def test_a_path_in_a_folder_that_may_not_be_entered_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bool:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "exists", refuse)
    with pytest.raises(PracticeError, match="Permission denied") as refused:
        PATH.convert("shut/x.json", None, None)
    assert refused.value.code == ExitCode.NO_PERMISSION


def test_an_unwritable_place_is_named(tmp_path: Path) -> None:
    tmp_path.joinpath("file").touch()
    ended = run("stats", data=tmp_path / "file" / "data")
    assert ended.returncode == 73
    assert "--data-dir" in ended.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        "bank list",
        "bank list --json",
        "stats",
        "history --json",
        "round --plain",
        "where",
        "bank",
        "--help",
        "--version",
    ],
)
def test_a_pipe_that_nobody_reads_is_silent(data: Path, arguments: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "practice_tui", "--data-dir", str(data), *arguments.split()]
    ended = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=writer, stderr=subprocess.PIPE, text=True, timeout=60, check=False
    )
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_pipe_that_is_closed_after_a_line_is_silent(data: Path) -> None:
    program = f"{sys.executable} -m practice_tui --data-dir {data} bank list --json"
    command = f"{program} | head -1; echo ${{PIPESTATUS[0]}}"
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=True)
    assert (ended.stdout, ended.stderr) == ("{\n0\n", "")


def test_a_closed_stdout_is_no_error(data: Path) -> None:
    command = f"{sys.executable} -m practice_tui --data-dir {data} where >&-"
    assert subprocess.run(["bash", "-c", command], stderr=subprocess.PIPE, timeout=60, check=True).stderr == b""


def test_an_output_that_cant_be_written_is_said(data: Path, tmp_path: Path) -> None:
    program = f"{sys.executable} -m practice_tui --data-dir {data} where >{tmp_path / 'out'}"
    command = ["bash", "-c", f"ulimit -f 0; {program}"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 74
    assert ended.stderr.startswith("practice: can't write the output: ")
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("before", [0, 1, 2])
def test_the_data_directory_is_taken_at_every_place(data: Path, before: int) -> None:
    arguments = ["bank", "where"]
    arguments[before:before] = ["--data-dir", str(data)]
    command = [sys.executable, "-m", "practice_tui", *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.stdout.splitlines()[1] == f"yours    {data / 'banks'}"


def test_the_innermost_data_directory_counts(data: Path, tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    assert str(inner / "history.db") in run("where", "--data-dir", str(inner), data=data).stdout


def every_command(group: click.Group) -> Iterator[list[str]]:
    """The words that name each command, groups too."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield [name]
        if isinstance(command, click.Group):
            yield from ([name, *words] for words in every_command(command))


@pytest.mark.parametrize("words", list(every_command(commands)), ids=" ".join)
def test_every_command_takes_a_data_directory_and_explains_itself(words: list[str], data: Path) -> None:
    told = CliRunner().invoke(commands, ["--data-dir", str(data), *words, "--help"])
    assert told.exit_code == 0
    assert "--data-dir PATH" in told.output


def listed_commands(help_text: str) -> list[str]:
    """The lines of a help below its options, without the headings of sections."""
    lines = help_text.partition("-h, --help")[2].partition("Exit codes:")[0].splitlines()[1:]
    return [line for line in lines if line.startswith(" ")]


def every_group() -> Iterator[list[str]]:
    """The words that name each group, the program first."""
    yield []
    context = click.Context(commands)
    for words in every_command(commands):
        if len(words) == 1 and isinstance(commands.get_command(context, words[0]), click.Group):
            yield words


@pytest.mark.parametrize("words", list(every_group()), ids=" ".join)
def test_a_help_says_a_whole_line_for_each_command(words: list[str]) -> None:
    told = CliRunner().invoke(commands, [*words, "--help"], terminal_width=60)
    listed = listed_commands(told.output)
    assert listed
    assert not [line for line in listed if line.endswith("...") or not line.endswith(".") or line.startswith("   ")]


def test_the_help_begins_with_the_round(data: Path) -> None:
    names = [line.split()[0] for line in listed_commands(run("--help", data=data).stdout)]
    assert names[:4] == ["round", "next", "due", "stats"]
    assert names[-2:] == ["completion", "json-shapes"]


@pytest.mark.parametrize("words", list(every_command(commands)), ids=" ".join)
def test_every_help_names_the_exit_codes_and_a_group_fits_a_screen(words: list[str]) -> None:
    told = CliRunner().invoke(commands, [*words, "--help"], terminal_width=80).output.splitlines()
    assert told[-1].startswith("Exit codes: 0 done, 1 faults found, 2 asked wrongly")
    assert max(map(len, told)) <= 80
    if "Commands:" in told:
        assert len(told) < 24


def test_the_help_names_each_exit_code(data: Path) -> None:
    named = " ".join(run("--help", data=data).stdout.partition("Exit codes:")[2].split())
    assert [int(part.split()[0]) for part in named.split(", ")] == [*map(int, ExitCode), 130]


@pytest.mark.parametrize("group", ["bank", "plan"])
def test_a_group_without_a_command_prints_its_help(group: str, data: Path) -> None:
    bare = run(group, data=data)
    assert (bare.returncode, bare.stderr) == (0, "")
    assert bare.stdout == run(group, "--help", data=data).stdout
    assert re.search(r"\n  list +Print a line for each", bare.stdout)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("bank", "show", "nope"), "there is no question 'nope' (practice bank list names them all)"),
        (("bank", "show", "dropuot"), "there is no question 'dropuot' (did you mean 'dropout'?)"),
        (("bank", "list", "--topic", "nope"), "there is no topic 'nope' (practice bank list names them all)"),
        (("bank", "list", "--topic", "maths"), "there is no topic 'maths' (did you mean 'math'?)"),
        (("bank", "new", "optimisation"), "there is no topic 'optimisation' (did you mean 'optimization'?)"),
        (("interview", "show", ""), "the id of the interview is empty (practice interview list)"),
        (("plan", "show", "nope"), "there is no plan 'nope' (practice plan list names them all)"),
        (("round", "--plain", "--plan", "quikc"), "there is no plan 'quikc' (did you mean 'quick'?)"),
        (("round", "--plain", "--topic", "nope"), "there is no topic 'nope' (practice bank list names them all)"),
        (("bank", "list", "--nope"), "No such option '--nope'. Did you mean '--topic'? (practice bank list --help)"),
    ],
)
def test_what_there_is_not_is_one_line_and_exit_2(arguments: tuple[str, ...], said: str, data: Path) -> None:
    ended = run(*arguments, data=data)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == f"practice: {said}\n"


def test_plans_as_json_are_what_the_lines_say(data: Path) -> None:
    plans = json.loads(run("plan", "list", "--json", data=data).stdout)["plans"]
    printed = run("plan", "list", data=data).stdout.splitlines()
    assert [(plan["id"], str(plan["count"])) for plan in plans] == [tuple(line.split()[:2]) for line in printed]
    assert json.loads(run("plan", "show", plans[0]["id"], "--json", data=data).stdout)["plans"] == plans[:1]


def test_own_banks_have_a_folder_and_are_checked_with_the_bundled_bank(data: Path) -> None:
    run("where", data=data)
    (data / "banks" / "mine.yaml").write_text("- {id: a, topic: math}\n")
    checked = run("bank", "check", data=data)
    assert checked.returncode == 1
    assert "mine.yaml:1: question 'a': 'answer'" in checked.stdout


def test_plans_that_come_with_every_bank_are_listed_too(data: Path) -> None:
    printed = run("plan", "list", data=data).stdout
    assert [line.split()[0] for line in printed.splitlines()[:3]] == ["recommended", "due", "weak"]


def test_an_export_into_a_folder_that_is_not_there_makes_none(data: Path, tmp_path: Path) -> None:
    refused = run("export", str(tmp_path / "typo" / "all.json"), data=data)
    assert refused.returncode == 73 and "There is no folder" in refused.stderr
    assert not (tmp_path / "typo").exists()


def test_a_deck_is_told_where_questions_come_in(data: Path, tmp_path: Path) -> None:
    deck = tmp_path / "deck.csv"
    deck.write_text("front,back\n")
    assert "questions come in by practice bank import FILE" in run("import", str(deck), data=data).stderr


def test_a_topic_lists_its_questions_alone(data: Path) -> None:
    listed = json.loads(run("bank", "list", "--topic", "math", "--json", data=data).stdout)["questions"]
    assert {question["topic"] for question in listed} == {"math"}


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"NO_COLOR": "1"}],
)
def test_says_the_same_whatever_the_locale(data: Path, environment: dict[str, str]) -> None:
    usual, now = (
        run("bank", "list", data=data),
        run("bank", "list", data=data, env={**os.environ, **environment}, encoding="utf-8"),
    )
    assert not usual.stdout.isascii()
    assert (now.returncode, now.stdout) == (0, usual.stdout)


def end_by(error: BaseException, monkeypatch: pytest.MonkeyPatch, data: Path) -> int:
    """The exit code of a command that ends in `error`."""

    @click.command("fail")
    def fail() -> None:
        raise error

    monkeypatch.setitem(commands.commands, "fail", fail)
    monkeypatch.setattr(sys, "argv", ["practice", "--data-dir", str(data), "fail"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(str(ended.value.code))


def test_an_internal_error_is_one_line_and_a_log_without_private_text(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = "my notes on dropout"
    assert end_by(ValueError(secret), monkeypatch, data) == 70
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert f"internal error: ValueError (what is saved is safe; where it happened: {data / 'practice.log'})" in said.err
    log = (data / "practice.log").read_text()
    assert "builtins.ValueError" in log
    assert "test_cli.py" in log
    assert secret not in log + said.err


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt(), 130), (click.Abort(), 130), (BrokenPipeError(), 0)])
def test_other_ends(error: BaseException, code: int, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "dup2", lambda *ends: None)
    assert end_by(error, monkeypatch, data) == code
    assert not (data / "practice.log").exists()


def test_a_question_that_is_cut_off_ends_its_line_at_a_terminal(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert end_by(click.Abort(), monkeypatch, data) == 130
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert end_by(click.Abort(), monkeypatch, data) == 130
    assert capsys.readouterr().err == "\n"


def test_where_names_every_place_and_they_are_used(data: Path) -> None:
    run("date", "2099-12-04", data=data)
    run("backup", data=data)
    run("bank", "list", data=data)
    printed = dict(line.split(maxsplit=1) for line in run("where", data=data).stdout.splitlines())
    assert printed.keys() == {"config", "history", "banks", "backups", "recordings", "cache", "log"}
    assert all(Path(printed[name]).exists() for name in ("history", "backups", "cache"))
    for name in sorted(path.name for path in data.iterdir()):
        assert str(data / name) in printed.values(), name


def test_an_interrupt_ends_with_130(data: Path) -> None:
    program = f"import sys; sys.argv = ['practice', '--data-dir', {str(data)!r}, 'fail']\n" + (
        "import os, click\nfrom practice_tui import cli\n"
        "@cli.commands.command()\ndef fail(): os.kill(os.getpid(), 2)\ncli.main()"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr.strip()) == (128 + signal.SIGINT, "")


def test_the_log_begins_anew_when_it_is_large(tmp_path: Path) -> None:
    log = tmp_path / "practice.log"
    log.write_text("x" * (MAX_LOG_BYTES + 1))
    assert log_error(log, ValueError(), NOON, "practice 1.0")
    assert log.read_text() == "2026-03-01T12:00:00+00:00 practice 1.0\n  builtins.ValueError\n\n"


@pytest.mark.parametrize("mode", [None, 0o644])
def test_only_its_owner_reads_the_log(tmp_path: Path, mode: int | None) -> None:
    log = tmp_path / "practice.log"
    if mode:
        log.touch()
        log.chmod(mode)
    assert log_error(log, ValueError(), NOON, "practice 1.0")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


@pytest.mark.parametrize("kind", ["link", "pipe", "directory"])
def test_a_log_that_isnt_a_file_is_left_alone(tmp_path: Path, kind: str) -> None:
    log, precious = tmp_path / "practice.log", tmp_path / "precious"
    precious.write_text("x" * (MAX_LOG_BYTES + 1))
    match kind:
        case "link":
            log.symlink_to(precious)
        case "pipe":
            os.mkfifo(log)
        case _:
            log.mkdir()
    assert not log_error(log, ValueError(), NOON, "practice 1.0")
    assert precious.read_text() == "x" * (MAX_LOG_BYTES + 1)


def test_no_place_for_a_log_is_said(tmp_path: Path) -> None:
    tmp_path.joinpath("file").touch()
    assert not log_error(tmp_path / "file" / "practice.log", ValueError(), NOON, "practice 1.0")


def test_a_hostile_file_name_acts_on_nothing(data: Path) -> None:
    ended = run("import", "\x1b]0;owned\x07.json", data=data)
    assert ended.returncode == 65
    assert ended.stderr.strip().isprintable()


def test_a_bar_is_shown_after_a_second(capsys: pytest.CaptureFixture[str]) -> None:
    clock = FakeClock()
    with progress("Importing", clock) as told:
        told(1, 10)
        assert capsys.readouterr().err == ""
        clock.advance(2)
        told(2, 10)
    assert "Importing" in capsys.readouterr().err


def test_where_names_every_place(data: Path) -> None:
    said = run("where", data=data).stdout
    for name in ("history.db", "banks", "backups", "cache", "practice.log"):
        assert str(data / name) in said


def test_an_error_is_folded_between_words_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "60")
    print_error(PracticeError("internal error: RuntimeError", "what is saved is safe; where it happened: practice.log"))
    lines = terminal.getvalue().splitlines()
    assert len(lines) == 2 and max(map(len, lines)) <= 60
    assert " ".join(lines) == (
        "practice: internal error: RuntimeError (what is saved is safe; where it happened: practice.log)"
    )
