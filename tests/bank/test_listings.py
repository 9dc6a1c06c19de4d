"""Tips as lines, for a terminal and for a pipe."""

import pytest

from practice_tui.bank.listings import tip_lines
from practice_tui.bank.loader import load_bank

TIPS = load_bank().tips


@pytest.mark.parametrize("width", [40, 60, 80])
def test_tips_are_folded_at_blanks_and_lose_no_word(width: int) -> None:
    whole, folded = list(tip_lines(TIPS, "candidate")), list(tip_lines(TIPS, "candidate", width))
    assert max(map(len, whole)) > width >= max(map(len, folded))
    assert " ".join(folded).split() == " ".join(whole).split()
    assert all(line == "" or line[:7].strip() in ("Do", "Don't", "Why", "") for line in folded)
