"""The first start: its first paint has figures, and one may leave at it."""

from pathlib import Path

from tests.terminal.terminal import Terminal, practice


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
