"""Typing into an answer on a real terminal: nothing is lost, whatever the letters and however fast they come."""

import sqlite3
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal, practice

pytestmark = pytest.mark.usefixtures("kept_bank")

ROUND = ("round", "--topic", "foundations", "--count", "2")
DOWN = "\x1b[B"
HEAD = 3  # lines above the question: the head and the clock's two


def facts_in(data: Path) -> int:
    with closing(sqlite3.connect(data / "history.db")) as history:
        counts = [history.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("attempts", "endings")]
    return sum(counts)


def type_slowly(terminal: Terminal, word: str, every: float) -> None:
    """One letter every so many seconds, reading what comes meanwhile."""
    due = time.monotonic()
    for letter in word:
        terminal.listen(due - time.monotonic())
        terminal.press(letter)
        due += every


def is_gone(terminal: Terminal, word: str) -> bool:
    return f"│ {word} " not in terminal.text


@pytest.mark.parametrize("every", [0.05, 0.25])
def test_que_stands_in_the_notes_and_the_round_is_still_there(tmp_path: Path, every: float) -> None:
    with Terminal(practice(*ROUND, data=tmp_path)) as terminal:
        terminal.see("enter: start")
        terminal.start()
        type_slowly(terminal, "que", every)
        terminal.see("│ que ")
        assert "Leave the round?" not in terminal.text
        assert facts_in(tmp_path) == 0


def test_commands_typed_as_words_change_nothing_but_the_notes(tmp_path: Path) -> None:
    words = ("xa", "pa", "qx", "ha", "px", "!w", "va", "zz", "a1", "sx")
    with Terminal(practice(*ROUND, data=tmp_path), size=(80, 40)) as terminal:
        terminal.see("enter: start")
        terminal.start()
        for word in words:
            type_slowly(terminal, word, 0.3)
            terminal.see(f"│ {word} ")
            terminal.press("\x7f" * len(word))
            terminal.wait(partial(is_gone, terminal, word), "empty notes")
            terminal.press("\t")
            terminal.see("enter Done")
            terminal.listen(0.5)  # so that the last letter is no beginning of the next word
        assert facts_in(tmp_path) == 0


def test_ctrl_c_copies_what_is_marked_and_asks_before_a_round_is_left(tmp_path: Path) -> None:
    with Terminal(practice(*ROUND, data=tmp_path)) as terminal:
        terminal.see("enter: start")
        terminal.start()
        row = next(row for row, line in enumerate(terminal.screen.display, 1) if row > HEAD and line.strip())
        for mouse in (f"\x1b[<0;3;{row}M", f"\x1b[<32;30;{row}M", f"\x1b[<0;30;{row}m"):
            terminal.press(mouse)
        terminal.wait_quiet()
        terminal.press("\x03")
        terminal.see("Copied.")
        assert b"\x1b]52;c;" in terminal.raw
        assert "Leave the round?" not in terminal.text
        terminal.press("\x03")
        terminal.see("Leave the round?")


def test_an_enter_tapped_every_two_fifths_of_a_second_starts_a_round(tmp_path: Path) -> None:
    with Terminal(practice(data=tmp_path)) as terminal:
        terminal.see("Rounds")
        type_slowly(terminal, "\r" * 6, 0.4)
        terminal.see("Answer aloud; enter when done")
        assert facts_in(tmp_path) == 0
