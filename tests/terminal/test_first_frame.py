"""Home as it stood the last time: there before what draws it, true, and never left behind."""

import sys
import termios
import tty
from pathlib import Path

import pyte
import pytest

from tests.hostile_files import SPOILS
from tests.terminal.terminal import Terminal, practice

BY_TEXTUAL = b"\x1b[?1004h"  # the first thing that is sent once it has started
LAST_LINE = "topics, levels"
AT_TEXTUAL = """
import os, signal, sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "textual":
            {what}
sys.meta_path.insert(0, Finder())
from practice_tui.__main__ import main
main()
"""


def keep_a_frame(data: Path) -> None:
    """One whole start."""
    frame = data / "cache" / "frame.json"
    with Terminal(practice(data=data)) as terminal:
        terminal.see(LAST_LINE)
        terminal.wait(frame.exists, "kept frame")
        terminal.press("q")
        assert terminal.end() == 0
    assert frame.exists()


def before_textual(terminal: Terminal) -> str:
    """What stood on the screen when Textual came."""
    screen = pyte.Screen(terminal.screen.columns, terminal.screen.lines)
    pyte.ByteStream(screen).feed(terminal.raw[: terminal.raw.index(BY_TEXTUAL)])
    return "\n".join(line.rstrip() for line in screen.display)


def test_home_is_there_before_textual_and_stays_as_it_is(tmp_path: Path) -> None:
    keep_a_frame(tmp_path)

    with Terminal(practice(data=tmp_path)) as terminal:
        terminal.see(LAST_LINE)
        terminal.wait(lambda: BY_TEXTUAL in terminal.raw, "app")
        terminal.wait_quiet()
        final = terminal.text
        assert before_textual(terminal) == final

        screen = pyte.Screen(terminal.screen.columns, terminal.screen.lines)
        stream = pyte.ByteStream(screen)
        start = terminal.raw.index(BY_TEXTUAL)
        stream.feed(terminal.raw[:start])
        for place in range(start, len(terminal.raw), 100):
            stream.feed(terminal.raw[place : place + 100])
            assert "\n".join(line.rstrip() for line in screen.display) == final


def test_home_is_there_before_anything_that_takes_long_to_import(tmp_path: Path) -> None:
    keep_a_frame(tmp_path)
    told = tmp_path / "told"
    what = f"open({str(told)!r}, 'w').write(' '.join(sys.modules)); sys.meta_path.pop(0)"

    program = [sys.executable, "-c", AT_TEXTUAL.format(what=what).replace("textual", "practice_tui.context")]
    with Terminal(program, environment={"PRACTICE_DATA_DIR": str(tmp_path)}) as terminal:
        terminal.see(LAST_LINE)
        terminal.wait(lambda: BY_TEXTUAL in terminal.raw, "app")
        assert LAST_LINE in before_textual(terminal)

    heavy = {"click", "sqlite3", "yaml", "fsrs", "sqlite_utils", "practice_tui.cli", "practice_tui.core.bank.questions"}
    assert not heavy & set(told.read_text().split())


@pytest.mark.parametrize("spoil", ["huge", "code below the basis", "a pipe", "many"])
def test_no_file_of_the_cache_keeps_home_away(tmp_path: Path, spoil: str) -> None:
    keep_a_frame(tmp_path)
    kept = sorted((tmp_path / "cache").iterdir())
    for path in kept:
        SPOILS[spoil](path)

    with Terminal(practice(data=tmp_path), cwd=tmp_path) as terminal:
        terminal.see(LAST_LINE)
        assert before_textual(terminal).strip() == ""
        terminal.wait((tmp_path / "cache" / "frame.json").is_file, "kept frame")
        terminal.press("q")
        assert terminal.end() == 0
    assert {"bank.json", "frame.json"} <= {path.name for path in kept}
    assert not (tmp_path / "owned").exists()


def test_keys_wait_for_the_app_and_are_not_echoed(tmp_path: Path) -> None:
    keep_a_frame(tmp_path)

    with Terminal(practice(data=tmp_path)) as terminal:
        terminal.process.delaybeforesend = None
        terminal.see(LAST_LINE)
        terminal.press("\x1b[B\r")  # the second round, and into it
        terminal.see("enter: start")
        assert "Phone screen" in terminal.text
        assert before_textual(terminal).count("▸") == 1


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("os.kill(os.getpid(), signal.SIGTERM)", 143),
        ("os.kill(os.getpid(), signal.SIGHUP)", 129),
        ("os.kill(os.getpid(), signal.SIGINT)", 130),
        ("raise ImportError('spoilt')", 70),
    ],
)
def test_whatever_ends_the_program_before_the_app_gives_the_terminal_back(tmp_path: Path, what: str, code: int) -> None:
    keep_a_frame(tmp_path)
    program = [sys.executable, "-c", AT_TEXTUAL.format(what=what), "--data-dir", str(tmp_path)]

    with Terminal(program) as terminal:
        assert terminal.end() == code
        painted, given_back = terminal.raw.index(LAST_LINE.encode()), terminal.raw.index(b"\x1b[?1049l")
        assert terminal.raw.index(b"\x1b[?1049h") < painted < given_back < terminal.raw.index(b"\x1b[?25h")
        assert BY_TEXTUAL not in terminal.raw
        mode = termios.tcgetattr(terminal.process.fileno())[tty.LFLAG]
        assert mode & termios.ECHO
        assert mode & termios.ICANON


def test_after_the_app_the_terminal_is_as_it_was_before_the_frame(tmp_path: Path) -> None:
    keep_a_frame(tmp_path)

    with Terminal(practice(data=tmp_path)) as terminal:
        terminal.see(LAST_LINE)
        terminal.press("q")
        assert terminal.end() == 0
        assert termios.tcgetattr(terminal.process.fileno())[tty.LFLAG] & termios.ECHO
        assert terminal.raw.rindex(b"\x1b[?1049l") > terminal.raw.rindex(b"\x1b[?1049h")


def test_a_round_is_on_the_frame_of_the_next_start(tmp_path: Path) -> None:
    keep_a_frame(tmp_path)
    with Terminal(practice(data=tmp_path)) as terminal:
        terminal.see(LAST_LINE)
        terminal.press("\r")
        terminal.see("enter: start")
        terminal.start()
        terminal.answer("s")
        terminal.see("Tick what you said")
        terminal.press("3")
        terminal.see("Saved #1.")
        terminal.leave(2)
        terminal.see("Debrief")
        terminal.press("q")
        terminal.see("Last round")
        terminal.press("q")
        assert terminal.end() == 0

    with Terminal(practice(data=tmp_path)) as terminal:
        terminal.see("Last round")
        terminal.wait(lambda: BY_TEXTUAL in terminal.raw, "app")
        terminal.wait_quiet()
        assert "Last round" in before_textual(terminal)
        assert before_textual(terminal) == terminal.text


@pytest.mark.parametrize("size", [(81, 24), (60, 20)])
def test_another_terminal_gets_no_frame(tmp_path: Path, size: tuple[int, int]) -> None:
    keep_a_frame(tmp_path)

    with Terminal(practice(data=tmp_path), size=size) as terminal:
        terminal.see("Quick")
        assert before_textual(terminal).strip() == ""


def test_another_look_gets_no_frame(tmp_path: Path) -> None:
    keep_a_frame(tmp_path)

    with Terminal(practice(data=tmp_path), environment={"NO_COLOR": "1"}) as terminal:
        terminal.see("Quick")
        assert before_textual(terminal).strip() == ""


def test_a_round_from_the_command_line_shows_no_home_first(tmp_path: Path) -> None:
    keep_a_frame(tmp_path)

    with Terminal(practice("round", data=tmp_path)) as terminal:
        terminal.see("enter: start")
        assert LAST_LINE not in before_textual(terminal)
