"""A round line by line ends on a signal with its code, and waits to be resumed."""

import signal
import subprocess
from pathlib import Path

import pytest

from practice_tui.store.opening import open_history
from tests.terminal.terminal import clean_environment, practice

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


def ended_as_a_shell_says(code: int) -> int:
    return 128 - code if code < 0 else code


def read_to(process: subprocess.Popen[str], wanted: str) -> None:
    assert process.stdout
    for line in process.stdout:
        if wanted in line:
            return
    raise AssertionError(f"no {wanted!r}")
