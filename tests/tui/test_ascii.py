"""Where the terminal has no Unicode, every screen is drawn in ASCII, cell for cell."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from practice_tui.tui.plain_text import in_ascii
from practice_tui.tui.sheets.drawing import SCORE_GLYPHS
from tests.tui.stage import on_stage


def test_scores_keep_signs_of_their_own() -> None:
    assert [in_ascii(SCORE_GLYPHS[score]) for score in (1, 2, 3, 4)] == ["x", "~", "v", "+"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("╭─ Rounds ─╮", "+- Rounds -+"),
        ("│ 4 █▌ │", "| 4 ## |"),
        ("naïve – “ὦ” …", 'naive - "?" .'),
        ("漢字", "????"),
        ("←→ ▸", "<> >"),
    ],
)
def test_a_sign_becomes_what_is_like_it_in_as_many_cells(text: str, shown: str) -> None:
    assert in_ascii(text) == shown
    assert len(shown) == cell_len(text)


async def test_a_round_is_drawn_in_ascii(tmp_path: Path) -> None:
    async with on_stage(tmp_path, is_ascii=True) as stage:
        for keys in ((), ("enter", "enter"), ("enter", "s"), ("a", "3")):
            await stage.press(*keys)
            assert stage.text().isascii()
        assert "Saved #1." in stage.text()
