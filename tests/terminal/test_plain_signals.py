"""A round line by line ends on a signal with its code, and waits to be resumed."""

import signal
import subprocess
from pathlib import Path

import pytest

from practice_tui.store.opening import open_history
from tests.terminal.terminal import clean_environment, practice

pytestmark = pytest.mark.usefixtures("kept_bank")

ENDS_WITHIN = 2.0  # seconds


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_plain_round_ends_on_a_signal_and_can_be_resumed(tmp_path: Path, number: signal.Signals) -> None:
    command = practice("round", "--plain", "--topic", "foundations", "--count", "3", data=tmp_path)
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=clean_environment(),
    ) as process:
        assert process.stdin and process.stdout
        process.stdin.write("\ndone\ns\n3\n\n")
        process.stdin.flush()
        read_to(process, "Question 2 of 3")
        process.send_signal(number)
        assert ended_as_a_shell_says(process.wait(ENDS_WITHIN)) == 128 + number
        assert "Traceback" not in (process.stderr.read() if process.stderr else "")
    history = open_history(tmp_path / "history.db")
    assert [attempt.score for attempt in history.attempts()] == [3]
    assert len(history.drafts()) == 1
    history.close()


def test_a_plain_round_that_was_stopped_goes_on(tmp_path: Path) -> None:
    command = practice("round", "--plain", "--topic", "foundations", "--count", "3", data=tmp_path)
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=clean_environment()
    ) as process:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
        read_to(process, "Question 1 of 3")
        for number in range(1, 4):
            process.send_signal(signal.SIGSTOP)
            process.stdin.write(f"n line {number}\n")
            process.stdin.flush()
            process.send_signal(signal.SIGCONT)
            read_to(process, "Noted.")
        process.stdin.close()
        assert process.wait(ENDS_WITHIN) == 0
    history = open_history(tmp_path / "history.db")
    (draft,) = history.drafts()
    assert r"line 1\nline 2\nline 3" in draft.state
    history.close()


def ended_as_a_shell_says(code: int) -> int:
    return 128 - code if code < 0 else code


def read_to(process: subprocess.Popen[str], wanted: str) -> None:
    assert process.stdout
    for line in process.stdout:
        if wanted in line:
            return
    raise AssertionError(f"no {wanted!r}")
