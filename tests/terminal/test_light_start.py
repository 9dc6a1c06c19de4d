"""The first start: its first paint has figures, one may leave at it, and nothing is loaded that Home does without."""

import subprocess
import sys
from pathlib import Path

from tests.terminal.terminal import Terminal, practice

READERS = {"markdown_it", "pygments", "yaml"}


def test_the_first_paint_has_its_figures(tmp_path: Path) -> None:
    with Terminal(practice(data=tmp_path)) as terminal:
        terminal.see("topics, levels")  # the last of the rounds
        painted = terminal.raw[: terminal.raw.index(b"topics, levels")]

    assert painted.count(b" Rounds ") == 1


def test_who_leaves_at_the_first_paint_leaves_in_peace(tmp_path: Path) -> None:
    for _ in range(3):
        with Terminal(practice(data=tmp_path)) as terminal:
            terminal.see("Quick")
            terminal.press("q")
            assert terminal.end() == 0


def test_a_command_that_came_with_the_folder_is_named_when_the_app_is_left(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('speech_command = "my-voice"\n')
    with Terminal(practice(data=tmp_path)) as terminal:
        terminal.see("topics, levels")
        terminal.press("q")
        terminal.see("practice: speech_command is ignored in")
        assert terminal.end() == 0


def test_home_does_without_the_command_line_the_drills_and_the_libraries_that_take_long() -> None:
    program = "import sys, practice_tui.launch, practice_tui.tui.app, practice_tui.context; print(*sys.modules)"
    loaded = set(subprocess.check_output([sys.executable, "-c", program], text=True).split())

    assert "practice_tui.presenters.home" in loaded
    assert not loaded & {"click", "fsrs", *READERS, "sqlite_utils", "tomlkit", "practice_tui.core.drills"}
