"""A whole pressure round and a whole plain round, in a real terminal and over a pipe."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal, clean_environment, practice

pytestmark = pytest.mark.usefixtures("kept_bank")

ENTER = "\r"


def history_of(data: Path) -> list[dict[str, object]]:
    printed = subprocess.run(
        practice("history", "--json", data=data), capture_output=True, text=True, env=clean_environment(), check=True
    ).stdout
    attempts: list[dict[str, object]] = json.loads(printed)["attempts"]
    return attempts


def test_a_whole_pressure_round(tmp_path: Path) -> None:
    ordered = ("round", "--topic", "transformers", "--count", "2", "--mode", "pressure", "--minutes", "2")
    with Terminal(practice(*ordered, data=tmp_path), size=(60, 20)) as terminal:
        terminal.see("Pressure:")
        terminal.start()
        terminal.see("of 2:00")
        terminal.answer("s")
        terminal.see("Saved #1, scored at the end.")
        terminal.press(ENTER)
        terminal.see("Answer aloud; enter when done")
        terminal.answer("u")
        terminal.see("review your answers")
        terminal.press(ENTER)
        terminal.see("Tick what you said")
        terminal.press("a4")
        terminal.see("Saved #1.")
        terminal.press(ENTER)
        terminal.see("Tick what you said")
        terminal.press("w2")
        terminal.see("Saved #2.")
        terminal.press(ENTER)
        terminal.see("1 strong, 1 shaky")
        terminal.press("qq")
        assert terminal.end() == 0
    assert [(attempt["score"], attempt["limit_s"]) for attempt in history_of(tmp_path)] == [(4, 120.0), (2, 120.0)]


def test_a_whole_plain_round_over_a_pipe(tmp_path: Path) -> None:
    script = "\nnotes the scale keeps the variance\nt\ndone\nsure\na b\n3\n\nx\n\ndone\nu\nanswer\nmistakes\nw\n1\n\n"
    ended = subprocess.run(
        practice("round", "--plain", "--topic", "transformers", "--count", "3", data=tmp_path),
        input=script,
        capture_output=True,
        text=True,
        env={**clean_environment(), "TERM": "dumb"},
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "Saved #1. enter: next question" in ended.stdout
    assert "Skip it? enter: next question" in ended.stdout
    assert "Saved #3. enter: debrief" in ended.stdout
    assert "The round is over." in ended.stdout
    assert "\x1b" not in ended.stdout
    assert [attempt["score"] for attempt in history_of(tmp_path)] == [3, None, 1]


def test_a_plain_round_whose_script_ends_waits_to_be_resumed(tmp_path: Path) -> None:
    command = practice("round", "--plain", "--topic", "transformers", "--count", "2", data=tmp_path)
    ended = subprocess.run(
        command, input="\ndone\ns\n", capture_output=True, text=True, env=clean_environment(), timeout=60, check=False
    )
    assert "waits to be resumed" in ended.stdout
    with Terminal(practice(data=tmp_path)) as terminal:
        terminal.see("question 1 of 2")
        terminal.press(ENTER)
        terminal.see("Tick what you said")
        terminal.leave(1)
        terminal.see("Resume")
        terminal.press("q")
        assert terminal.end() == 0
