"""The installed program from launch to dashboard, in a real terminal."""

import json
import subprocess
from pathlib import Path

from tests.terminal.terminal import Terminal, clean_environment, practice

ENTER = "\r"


def run(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        practice(*arguments, data=data),
        capture_output=True,
        text=True,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )


def test_round_quit_resume_and_stats(tmp_path: Path) -> None:
    with Terminal(practice("round", "--topic", "foundations", "--count", "2", data=tmp_path)) as terminal:
        terminal.see("enter: start")
        terminal.start()
        terminal.answer("s")
        terminal.see("Tick what you said")
        terminal.press("ab3")
        terminal.see("Saved #1.")
        terminal.press(ENTER)
        terminal.see("Answer aloud; enter when done")
        terminal.leave(1)
        terminal.see("Resume")
        terminal.press("q")
        assert terminal.end() == 0
    with Terminal(practice(data=tmp_path)) as terminal:
        terminal.see("question 2 of 2")
        terminal.press(ENTER)
        terminal.see("enter: go on")
        terminal.press("p")
        terminal.see("Answer aloud; enter when done")
        terminal.answer("g")
        terminal.see("Tick what you said")
        terminal.press("1")
        terminal.see("Saved #2.")
        terminal.press(ENTER)
        terminal.see("1 solid, 1 missed")
        terminal.press("qq")
        assert terminal.end() == 0
    stats = json.loads(run("stats", "--json", data=tmp_path).stdout)
    assert stats["n"] == 2
    assert stats["topics"]["foundations"]["n"] == 2
    history = json.loads(run("history", "--json", data=tmp_path).stdout)["attempts"]
    assert [(attempt["score"], attempt["prediction"]) for attempt in history] == [(3, "sure"), (1, "guess")]


def test_without_a_terminal_says_so_and_exits_with_2(tmp_path: Path) -> None:
    ended = run(data=tmp_path)
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "needs a terminal" in ended.stderr
    assert "practice round --plain, stats" in ended.stderr
    assert ended.stdout == ""


def test_a_full_screen_of_the_bank_names_a_bundled_question(tmp_path: Path) -> None:
    with Terminal(practice(data=tmp_path), size=(120, 40)) as terminal:
        terminal.see("Rounds")
        terminal.press("b")
        terminal.see("/ Search")
        terminal.press("/")
        terminal.see("To the list")
        terminal.press("convolution")
        terminal.see("What makes a network convolutional")
        terminal.press(ENTER)
        terminal.see("/ Search")
        terminal.press("q")
        terminal.see("Rounds")
        terminal.press("q")
        assert terminal.end() == 0
