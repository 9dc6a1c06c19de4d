"""Text that was made to hang a reader or to do something when it is shown."""

import time
from pathlib import Path

import pytest

from practice_tui.bank.foreign.entries import Existing, prepare
from practice_tui.bank.foreign.pairs import Reading
from practice_tui.bank.foreign.reading import read_foreign
from practice_tui.bank.foreign.wishes import Wishes
from practice_tui.core.bank.questions import Bank
from practice_tui.errors import PracticeError

PIECES = (
    *(
        "[",
        "[a](",
        "*",
        "`",
        "`a``b```",
        "# ",
        "<",
        "<img ",
        "<details>\n",
        "<summary>a?",
        "<!--\n",
        "|",
        "|a|b|\n|-|-|\n",
    ),
    *(
        "1. a?\n",
        "- a?\n",
        "```\n",
        "> ",
        "&amp;",
        "Q: a\n",
        "Q: a\nA: b\n",
        "C: [a][b]\n",
        "a :: b\n",
        "**a?**\n",
        "**a ",
    ),
    *("![a](b)", " ", "\t", "- ", "</details>", "\n", "? a b c d ", "a\n===\n\n", "# a?\n", "{{c1::", "}}"),
)
SECONDS = 5.0  # of processor time for 400,000 characters; a pattern that goes back and forth takes minutes


@pytest.mark.parametrize("piece", PIECES)
def test_a_file_of_one_thing_repeated_ends_soon(tmp_path: Path, piece: str) -> None:
    path = tmp_path / "a.md"
    endless = piece * (400_000 // len(piece))
    path.write_text(
        f"## What is X?\n\n{endless}\n\n## What is Y?\n\n{endless[:39_000]}\n\n## What is Z?\n\nA letter.\n"
    )
    begun = time.process_time()
    try:
        reading = read_foreign(path, Wishes())
    except PracticeError:
        reading = Reading("")
    prepare(reading, Existing(Bank()))
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "file:///etc/passwd", " vbscript:x"]
)
def test_only_links_to_the_web_stay(tmp_path: Path, link: str) -> None:
    markdown, table = tmp_path / "a.md", tmp_path / "a.csv"
    markdown.write_text(f"## What is X?\n\n[go]({link}) <a href='{link}'>there</a>\n")
    table.write_text(f'question,answer\nWhat is X?,"<a href=""{link}"">go</a> there"\n')
    for path in (markdown, table):
        (pair,) = read_foreign(path, Wishes()).pairs
        assert pair.answer == "go there"


def test_scripts_and_styles_are_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("question,answer\nWhat is X?,<style>b{}</style>This<script>alert(1)</script>\n")
    (pair,) = read_foreign(path, Wishes()).pairs
    assert pair.answer == "This"
