"""All stored pictures: no prose is too wide to read, no word is cut beside room, no page is empty in its middle."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from practice_tui.tui.sheets.drawing import WIDEST_PROSE
from tests.tui.stage import text_of

STORED = sorted((Path(__file__).parents[1] / "snapshots").glob("*.svg"))
FREE = 4  # columns on the right of a word that was cut, which could have held more of it
SHORT_LISTS = ("bank-80x50",)  # twelve questions; the bank itself fills the page
PAGES = [picture for picture in STORED if picture.stem not in SHORT_LISTS]
NAMES_WITH_DOTS = ("Your own…",)
DRAWN = re.compile("[─━╭╰╮╯┊┌└├]")


def size_of(picture: Path) -> tuple[int, int]:
    width, height = picture.stem.rpartition("-")[2].split("x")
    return int(width), int(height)


def parts_of(picture: Path) -> Iterator[str]:
    """What stands in one line of one column, with the blanks up to the end of that column."""
    width, _ = size_of(picture)
    for line in text_of(picture.read_text("utf-8")).split("\n"):
        yield from re.split("[│┃]", line + " " * (width - cell_len(line)))


@pytest.mark.parametrize("picture", STORED, ids=lambda picture: picture.stem)
def test_no_prose_is_wider_than_can_be_read_and_nothing_is_cut_beside_room(picture: Path) -> None:
    for part in parts_of(picture):
        for name in NAMES_WITH_DOTS:
            part = part.replace(name, name.rstrip("…") + ".")
        phrases = [phrase for phrase in re.split("  +", part) if not DRAWN.search(phrase)]
        assert max((cell_len(phrase.strip()) for phrase in phrases), default=0) <= WIDEST_PROSE
        assert not re.search(r"\w…" + " " * FREE, part)


@pytest.mark.parametrize("picture", PAGES, ids=lambda picture: picture.stem)
def test_no_page_is_empty_in_its_middle_third(picture: Path) -> None:
    _, height = size_of(picture)
    lines = text_of(picture.read_text("utf-8")).split("\n")
    assert any(re.search(r"\w", line) for line in lines[height // 3 : height - height // 3])
