"""Streams that are closed or take no more, a zone that can't be, a deaf parent: one line and an exit code."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.terminal import Terminal, clean_environment, practice

pytestmark = pytest.mark.usefixtures("kept_bank")

A_START = 20.0  # on a machine that does much else


def run(
    *arguments: str,
    data: Path,
    closed: tuple[int, ...] = (),
    stdout: Any = subprocess.PIPE,
    environment: dict[str, str] | None = None,
) -> "subprocess.CompletedProcess[str]":
    """How the program ends that is started with some of its streams closed, as by `<&-`."""
    return subprocess.run(
        practice(*arguments, data=data),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**clean_environment(), **(environment or {})},
        text=True,
        check=False,
        timeout=A_START,
        preexec_fn=lambda: list(map(os.close, closed)),
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("round", "--plain"), "one of them is closed"), ((), "needs a terminal"), (("round",), "needs a terminal")],
)
def test_with_stdin_closed_what_reads_ends_with_2_in_one_line(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    ended = run(*arguments, data=tmp_path, closed=(0,))
    assert (ended.returncode, ended.stdout) == (2, "")
    assert said in ended.stderr
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (0, 1), (0, 1, 2)])
@pytest.mark.parametrize("command", ["stats", "date 2099-12-04", "bank list", "where", "--help"])
def test_what_only_prints_works_with_any_stream_closed(tmp_path: Path, command: str, closed: tuple[int, ...]) -> None:
    ended = run(*command.split(), data=tmp_path, closed=closed)
    expected = run(*command.split(), data=tmp_path)
    assert ended.returncode == expected.returncode
    assert ended.stdout == ("" if 1 in closed else expected.stdout)
    assert not (tmp_path / "practice.log").exists()


def test_no_file_takes_the_place_of_a_stream_that_was_closed(tmp_path: Path) -> None:
    """What something would write to stderr must not go into the history."""
    run("date", "2099-12-04", data=tmp_path, closed=(0, 1, 2))
    assert run("date", data=tmp_path).stdout.count("2099-12-04") == 1
    assert run("round", "--plain", data=tmp_path, closed=(0, 1, 2)).returncode == 2
    assert run("doctor", data=tmp_path).stdout.startswith("ok  history")


@pytest.mark.parametrize("command", ["--help", "--version", "stats --help", "bank", "bank list --help", "stats"])
def test_what_a_full_disk_doesnt_take_is_said(tmp_path: Path, command: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has none to try with")
    with Path("/dev/full").open("wb") as full:
        ended = run(*command.split(), data=tmp_path, stdout=full)
    assert ended.returncode == 74
    assert ended.stderr.startswith("practice: can't write the output: ")
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["stats", "round --plain", "date", "doctor"])
def test_a_zone_a_day_from_utc_is_said(tmp_path: Path, command: str) -> None:
    ended = run(*command.split(), data=tmp_path, environment={"TZ": "UTC+24"})
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == ("practice: the time zone TZ=UTC+24 can't be used (set TZ to one such as Europe/Berlin)\n")


def test_a_zone_a_day_from_utc_is_said_before_the_app(tmp_path: Path) -> None:
    with Terminal(practice(data=tmp_path), environment={"TZ": "UTC+24"}) as terminal:
        assert terminal.end() == 2
        assert "TZ=UTC+24 can't be used" in " ".join(terminal.text.split())


DEAF = """
import os, signal, sys
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
os.execv(sys.executable, [sys.executable, "-m", "practice_tui", "--data-dir", sys.argv[1]])
"""


def test_a_parent_that_ignores_the_end_of_its_children_changes_nothing(tmp_path: Path) -> None:
    with Terminal([sys.executable, "-c", DEAF, str(tmp_path)]) as terminal:
        terminal.see("Quick")
        terminal.press("q")
        assert terminal.end() == 0


@pytest.mark.parametrize("coercion", ["0", "1"])
def test_where_the_locale_is_c_lines_and_signs_are_ascii(tmp_path: Path, coercion: str) -> None:
    environment = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": coercion}
    with Terminal(practice(data=tmp_path), environment=environment) as terminal:
        terminal.see("> Quick")
        assert "+- Welcome" in terminal.text
        assert "\\u" not in terminal.text
        assert terminal.text.isascii()
