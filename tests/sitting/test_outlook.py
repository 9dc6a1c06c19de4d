"""Home, the dashboard and the printed pages of a day to come are as they will be then, if nothing is sat until then."""

import json
from pathlib import Path

import pytest

from practice_tui.core import records
from practice_tui.core.attempts import Score
from practice_tui.core.events import Begin, Done, Event, Next, Rate, Skip
from practice_tui.core.tabs import Filter, GapsPicture, Tab, TabView, kept_tab
from practice_tui.paths import Places
from practice_tui.sitting.due import due_lines
from practice_tui.sitting.figure_pages import FigurePages
from practice_tui.sitting.interviewing import change_interview
from practice_tui.sitting.kept import Keeper
from practice_tui.sitting.ordering import begin_plan
from practice_tui.sitting.outlook import Outlook, home
from practice_tui.sitting.recommending import next_lines
from tests.fakes import ANSWER, PLANS, FakeClock, make_bank, make_desk, sit
from tests.histories import make_wide_bank, write_history


@pytest.mark.parametrize("days", [0, 1, 6])
def test_a_day_ahead_is_as_it_will_be_without_reading_the_history_again(tmp_path: Path, days: int) -> None:
    bank, clock = make_wide_bank(), FakeClock()
    write_history(tmp_path, 200, bank)
    desk = make_desk(tmp_path, clock, bank)
    change_interview(desk, desk.today.later(4).name)
    outlook, day = Outlook(desk), desk.today.later(days)
    desk.close()

    clock.advance(days * 86400)
    then = make_desk(tmp_path, clock, bank)

    assert then.today == day
    assert outlook.home(day, 7) == home(then, 7)
    assert outlook.tab(Tab.TOPICS, day) == FigurePages(then).tab(Tab.TOPICS, Filter())
    assert outlook.printed(day) == {"due": "\n".join(due_lines(then)), "next": "\n".join(next_lines(then))}
    then.close()


@pytest.mark.parametrize("attempts", [0, 3, 200])
def test_tabs_that_were_kept_are_as_they_are_made(tmp_path: Path, attempts: int) -> None:
    bank = make_wide_bank()
    write_history(tmp_path, attempts, bank)
    desk = make_desk(tmp_path, FakeClock(), bank)
    outlook, pages = Outlook(desk), FigurePages(desk)

    for tab in Tab:
        made = pages.tab(tab, Filter())
        kept = json.loads(json.dumps(records.to_data(outlook.tab(tab, desk.today))))
        assert records.from_data(TabView, kept) == made
    desk.close()


@pytest.mark.parametrize("picture", [{"other": []}, {"gaps": [], "bars": []}, {"gaps": 3}, "gaps", 3])
def test_a_tab_with_a_picture_of_another_shape_is_as_good_as_none(tmp_path: Path, picture: object) -> None:
    keeper = Keeper(Places(tmp_path, tmp_path, tmp_path / "cache"), FakeClock())
    make_desk(tmp_path, FakeClock(), make_bank()).close()
    kept = {"tab": "Gaps", "picture": picture}
    keeper.keep(kept_tab(Tab.GAPS), keeper.basis(), {keeper.today: kept})
    assert keeper.read(kept_tab(Tab.GAPS), TabView) is None
    keeper.keep(kept_tab(Tab.GAPS), keeper.basis(), {keeper.today: kept | {"picture": {"gaps": []}}})
    assert keeper.read(kept_tab(Tab.GAPS), TabView) == TabView(Tab.GAPS, picture=GapsPicture(()))


def test_nothing_is_printed_ahead_before_the_first_round(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock(), make_bank())
    assert Outlook(desk).printed(desk.today) == {}


@pytest.mark.parametrize(
    ("event", "left"), [(Done(), "at the end of an answer"), (Skip(), "before a skip was sure")], ids=["done", "skip"]
)
def test_a_round_left_at_a_choice_is_offered_with_the_time_of_that_answer(
    tmp_path: Path, event: Event, left: str
) -> None:
    desk = make_desk(tmp_path, FakeClock())
    sit(desk, begin_plan(desk, PLANS[0], seed=1), Begin(), *ANSWER, Rate(Score.SOLID), Next(), event)
    offer = home(desk, 0).offers[0]
    assert (offer.title, offer.detail, offer.about) == ("Resume", "question 2 of 3 · 0:02 used", f"Quick, left {left}")
