"""Tips and plans as lines, for a terminal and for a pipe."""

import pytest

from practice_tui.bank.listings import plan_lines, plan_page, tip_lines
from practice_tui.bank.loader import load_bank
from practice_tui.core.bank.plans import MOST_QUESTIONS, Plan

TIPS = load_bank().tips


@pytest.mark.parametrize("width", [40, 60, 80])
def test_tips_are_folded_at_blanks_and_lose_no_word(width: int) -> None:
    whole, folded = list(tip_lines(TIPS, "candidate")), list(tip_lines(TIPS, "candidate", width))
    assert max(map(len, whole)) > width >= max(map(len, folded))
    assert " ".join(folded).split() == " ".join(whole).split()
    assert all(line == "" or line[:7].strip() in ("Do", "Don't", "Why", "") for line in folded)


def test_a_plan_that_asks_as_many_as_fit_is_listed_with_its_minutes() -> None:
    timed = Plan("timed", "Timed", MOST_QUESTIONS, minutes=45)
    assert list(plan_lines([timed, Plan("ten", "Ten", 10)])) == ["timed  45m  Timed", "ten     10  Ten"]
    assert list(plan_page(timed))[1] == "questions  as many as fit"
