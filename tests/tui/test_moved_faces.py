"""A key that was moved is named by its present face wherever it is drawn, not in the footer alone."""

from pathlib import Path

from practice_tui.config import Config
from practice_tui.core.simulators.descent import Descent
from practice_tui.core.views.bank import BankFilter
from practice_tui.core.views.dashboard import Filter
from practice_tui.core.views.tabs import Tab
from practice_tui.tui.sheets import bank, dashboard, descent, review
from practice_tui.tui.sheets.chips import chips
from tests.core.rounds.test_steps import in_phase
from tests.core.views.test_keys import view_of
from tests.tui.stage import on_stage

MOVED = {
    "bank.level": "v",
    "bank.standing": "f5",
    "dashboard.period": "semicolon",
    "round.wrong": "y",
    "round.said": "j",
    "descent.momentum": "v",
}


def test_chips_show_the_keys_in_use() -> None:
    row = chips(bank.chips_of(BankFilter(), "", 0, MOVED), 80).plain
    assert "v all levels" in row
    assert "f5 asked or not" in row
    assert "t all topics" in row
    assert "; all time" in dashboard.head(Tab.TOPICS, Filter(), "", MOVED, 120).plain


def test_a_review_shows_the_keys_in_use() -> None:
    view = view_of(in_phase("reviewing"))
    assert "y · I said something wrong" in review.rubric(view, MOVED, 80).plain
    assert "j What did you say?" in review.yours(view, MOVED, 80).plain


def test_a_simulator_shows_the_keys_in_use() -> None:
    drawn = descent.settings(Descent(), MOVED, 80).plain
    assert "v no momentum" in drawn
    assert "k full batch" in drawn


async def test_a_click_on_a_chip_turns_it_by_the_key_in_use(tmp_path: Path) -> None:
    async with on_stage(tmp_path, config=Config(keys=MOVED)) as stage:
        await stage.press("b")
        lines = stage.text().splitlines()
        row = next(number for number, line in enumerate(lines) if "v all levels" in line)
        await stage.pilot.click(offset=(lines[row].index("all levels"), row))
        await stage.pilot.pause(0.2)
        assert "[v basic]" in stage.text()
