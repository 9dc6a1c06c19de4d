"""Days, rounds and readiness as the tabs tell them, where skips, discarded rounds or one bad topic are among them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.core.bank.questions import Level
from practice_tui.core.history.attempt_rows import AttemptRow, attempt_row
from practice_tui.core.history.attempts import Attempt
from practice_tui.core.history.facts import Outcome
from practice_tui.core.history.targets import Interview
from practice_tui.presenters.dashboard_data import DashboardData, practised, read_dashboard_data
from practice_tui.presenters.tabs.history import history
from practice_tui.presenters.tabs.progress import interview_sentences, progress
from tests.core.samples import attempt, later
from tests.fakes import FakeClock, make_desk
from tests.histories import make_wide_bank, write_history

BANK = make_wide_bank()


@pytest.fixture
def nothing(tmp_path: Path) -> DashboardData:
    return read_dashboard_data(make_desk(tmp_path, FakeClock(), BANK))


def after(data: DashboardData, attempts: Sequence[Attempt | AttemptRow]) -> DashboardData:
    rows = [held if isinstance(held, AttemptRow) else attempt_row(held, held.ticks) for held in attempts]
    return replace(data, practised=practised(rows))


def test_a_day_of_skips_is_no_day_of_practice(nothing: DashboardData) -> None:
    skipped = attempt(4, score=None, outcome=Outcome.SKIPPED, at=later(1))
    view = progress(after(nothing, [*(attempt(n) for n in (1, 2, 3)), skipped]))

    assert [entry.text for entry in view.table.rows[0].entries][4:] == ["3", "1"]
    assert "1 day with practice in all" in view.sentences[-1]


def test_a_discarded_round_adds_no_day_to_the_history(tmp_path: Path) -> None:
    write_history(tmp_path, 5, BANK, hours=0.1)
    data = read_dashboard_data(make_desk(tmp_path, FakeClock(), BANK))
    thrown = attempt(9, at=later(-40), round_id="thrown", discarded=True)

    assert history(after(data, [thrown, *data.attempts])).sentences[0] == history(data).sentences[0]


def test_one_bad_topic_holds_back_who_is_good_at_all_others(nothing: DashboardData) -> None:
    *good, bad = nothing.slugs
    strong = [attempt(n, good[n % len(good)], 4) for n in range(40 * len(good))]
    missed = [attempt(n, bad, 1) for n in range(1000, 1040)]
    interview = replace(nothing.aim, interview=Interview(level=Level.ADVANCED))
    wanted = replace(nothing, aim=interview)

    (told,) = (said for said in interview_sentences(after(wanted, [*strong, *missed])) if "Held back" in said)
    assert told == "Held back by what is likely below 50 %: Debugging, system design and interview craft."
    assert "Held back" not in " ".join(interview_sentences(after(wanted, missed)))
    assert "Held back" not in " ".join(interview_sentences(after(wanted, [*strong[:100], *missed])))
