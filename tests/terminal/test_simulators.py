"""The simulators on a real terminal, and without one."""

import subprocess
from pathlib import Path

from tests.terminal.terminal import Terminal, clean_environment, practice


def test_a_simulator_opens_steps_and_leaves_to_home(tmp_path: Path) -> None:
    with Terminal([*practice(data=tmp_path), "sim", "gd"]) as terminal:
        terminal.see("0 steps: loss")
        terminal.press("\x1b[C")
        terminal.see("1 step: loss")
        terminal.press("q")
        terminal.see("Rounds")
        terminal.press("q")
        assert terminal.end() == 0


def test_without_a_terminal_it_says_how_it_works(tmp_path: Path) -> None:
    ended = subprocess.run(
        [*practice(data=tmp_path), "sim", "gd"],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env=clean_environment(),
        check=False,
    )

    assert ended.returncode == 2
    assert "practice needs a terminal" in ended.stderr and "sim --plain" in ended.stderr
