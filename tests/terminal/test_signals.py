"""However the program is ended, it ends soon, gives the terminal back, and the round can be resumed."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal, clean_environment, practice
from tests.terminal.test_first_round import run

pytestmark = pytest.mark.usefixtures("kept_bank")

ENTER = "\r"
ENDS_WITHIN = 2.0  # seconds
ROUND = ("round", "--topic", "foundations", "--count", "3")


def begin(data: Path) -> Terminal:
    """A round of which one answer is scored, with half a note at the second question."""
    terminal = Terminal(practice(*ROUND, data=data))
    terminal.see("enter: start")
    terminal.start()
    terminal.answer("s")
    terminal.see("Tick what you said")
    terminal.press("3")
    terminal.see("Saved #1.")
    terminal.press(ENTER)
    terminal.see("Answer aloud; enter when done")
    return terminal


def assert_given_back(terminal: Terminal) -> None:
    raw = terminal.raw
    for on, off in ((b"\x1b[?1049h", b"\x1b[?1049l"), (b"\x1b[?25l", b"\x1b[?25h"), (b"\x1b[?1000h", b"\x1b[?1000l")):
        assert raw.rfind(off) > raw.rfind(on), off
    assert raw.rfind(b"\x1b[?2004l") > raw.rfind(b"\x1b[?2004h")


def assert_kept_and_resumable(data: Path) -> None:
    assert [attempt["score"] for attempt in json.loads(run("history", "--json", data=data).stdout)["attempts"]] == [3]
    with Terminal(practice(data=data)) as terminal:
        terminal.see("question 2 of 3")
        terminal.press("q")
        assert terminal.end() == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_ends_soon_on_a_signal_and_gives_the_terminal_back(tmp_path: Path, number: signal.Signals, code: int) -> None:
    with begin(tmp_path) as terminal:
        sent = time.monotonic()
        terminal.kill(number)
        assert terminal.end() == code
        assert time.monotonic() - sent < ENDS_WITHIN
        assert_given_back(terminal)
    assert_kept_and_resumable(tmp_path)


def test_ends_on_home_too(tmp_path: Path) -> None:
    with Terminal(practice(data=tmp_path)) as terminal:
        terminal.see("Rounds")
        terminal.kill(signal.SIGTERM)
        assert terminal.end() == 143
        assert_given_back(terminal)


def cpu_until_the_end(pid: int) -> float:
    """Seconds of CPU from now until the process has ended, which it must in time."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    before = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    ended = os.pidfd_open(pid)
    assert select.select([ended], [], [], ENDS_WITHIN)[0], "still running"
    os.close(ended)
    usage = os.wait4(pid, 0)[2]
    return usage.ru_utime + usage.ru_stime - before


@pytest.mark.parametrize("ignores_hup", [False, True])
def test_ends_soon_when_its_window_is_closed(tmp_path: Path, ignores_hup: bool) -> None:
    begin(tmp_path).__exit__(None, None, None)
    command = practice(data=tmp_path)
    if ignores_hup:
        program = (
            "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); os.execv(sys.argv[1], sys.argv[1:])"
        )
        command = [sys.executable, "-c", program, *command]
    terminal = Terminal(command)
    terminal.see("question 2 of 3")
    os.close(terminal.process.fileno())
    assert cpu_until_the_end(terminal.process.pid) < 0.5
    assert_kept_and_resumable(tmp_path)


def test_ends_soon_when_its_terminal_takes_no_more(tmp_path: Path) -> None:
    terminal = begin(tmp_path)
    for _ in range(40):  # redraws that nobody reads fill the terminal's buffer
        terminal.process.setwinsize(40, 120)
        terminal.process.setwinsize(24, 80)
    terminal.kill(signal.SIGTERM)
    cpu_until_the_end(terminal.process.pid)
    assert_kept_and_resumable(tmp_path)


def test_stopped_and_continued_five_times_takes_each_key_once(tmp_path: Path) -> None:
    with begin(tmp_path) as terminal:
        terminal.press("n")
        terminal.see("Back to the keys")
        for letter in "abcde":
            terminal.kill(signal.SIGSTOP)
            terminal.press(letter)
            terminal.screen.reset()
            terminal.kill(signal.SIGCONT)
            terminal.see("Back to the keys")
        terminal.press("f")
        terminal.see("abcdef")
        terminal.press("\t")
        terminal.leave(1)
        terminal.see("Resume")
        terminal.press("q")
        assert terminal.end() == 0
        assert_given_back(terminal)


def test_ctrl_z_gives_the_terminal_back_and_fg_repaints(tmp_path: Path) -> None:
    with begin(tmp_path) as terminal:
        for _ in range(2):
            terminal.press("\x1a")
            terminal.wait(lambda: terminal.raw.rfind(b"\x1b[?1049l") > terminal.raw.rfind(b"\x1b[?1049h"), "way out")
            os.waitpid(terminal.process.pid, os.WUNTRACED)  # it has stopped: to go on earlier would be lost on it
            terminal.screen.reset()
            terminal.kill(signal.SIGCONT)
            terminal.see("Answer aloud; enter when done")
        terminal.answer("g")
        terminal.see("Tick what you said")
        terminal.kill(signal.SIGTERM)
        assert terminal.end() == 143


def test_after_ctrl_z_all_of_home_is_there_again(tmp_path: Path) -> None:
    with Terminal(practice(data=tmp_path)) as terminal:
        terminal.see("topics, levels")
        terminal.wait_quiet()
        before = terminal.text
        terminal.press("\x1a")
        os.waitpid(terminal.process.pid, os.WUNTRACED)
        terminal.wait_quiet()
        terminal.screen.reset()
        terminal.kill(signal.SIGCONT)
        terminal.wait(lambda: terminal.text == before, "Home as it was")


def test_commands_without_a_terminal_end_at_once_and_do_their_work(tmp_path: Path) -> None:
    for environment in ({"TERM": "dumb"}, {}):
        ended = subprocess.run(
            practice(data=tmp_path),
            capture_output=True,
            text=True,
            env={**clean_environment(), **environment},
            stdin=subprocess.DEVNULL,
            timeout=20,
            check=False,
        )
        assert ended.returncode == 2
        assert "practice round --plain" in ended.stderr
