"""What the lists of rounds and questions count, on the screens, in print and in files."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.archive.spreadsheet import BYTE_ORDER_MARK, COLUMNS, attempts_csv
from practice_tui.core.bank.plans import Mode, Plan
from practice_tui.core.bank.questions import Level
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Ending
from practice_tui.core.rounds.events import Begin, Next
from practice_tui.core.views.dashboard import Filter
from practice_tui.core.views.tabs import Tab
from practice_tui.errors import PracticeError
from practice_tui.presenters import pages
from practice_tui.presenters.dashboard import Dashboard
from practice_tui.presenters.home import home
from practice_tui.presenters.reports import history_json, history_lines, stats_json
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import (
    OWN_ROUND,
    Order,
    begin_again,
    begin_code,
    begin_order,
    begin_own,
    begin_questions,
    begin_topic,
    own_plan,
)
from tests.fakes import PLANS, FakeClock, make_bank, make_desk
from tests.sitting.sat import PLAN, answered, begun, ended, retried, scored, skipped
from tests.store.facts import key

BANK = make_bank()
FIRST, SECOND, THIRD = BANK.questions[:3]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A round with a score, its retry, a skip and an answer without a score; and one that was discarded."""
    desk = make_desk(tmp_path, FakeClock(), BANK)
    desk.history.write([begun(1), *answered(2, 1, FIRST), scored(3, 2, FIRST, Score.SHAKY, heard=(0, 1))])
    desk.history.write([*retried(4, 1, FIRST), scored(5, 4, FIRST, Score.STRONG, heard=range(6))])
    desk.history.write(
        [*skipped(6, 1, SECOND, slot=1), *answered(7, 1, THIRD, slot=2), ended(8, 1, Ending.ENDED_EARLY)]
    )
    discarded = [begun(10), *answered(11, 10, FIRST), scored(12, 11, FIRST, Score.MISSED), ended(13, 10)]
    desk.history.write([*discarded, ended(14, 10, Ending.DISCARDED)])
    return desk


def test_the_list_of_the_bank_counts_neither_retries_nor_discarded_rounds(desk: Desk) -> None:
    rows = {row.question.id: (row.asked, row.last_score) for row in pages.bank_rows(desk)}
    assert rows[FIRST.id] == (1, Score.SHAKY)
    assert rows[SECOND.id] == (1, None)
    assert rows[THIRD.id] == (1, None)


def test_history_counts_first_tries_alone(desk: Desk) -> None:
    view = Dashboard(desk).tab(Tab.HISTORY, Filter())
    assert [[entry.text for entry in row.entries] for row in view.table.rows] == [
        ["Quick", "2026-03-01", "1 of 1", "", "1", "discarded"],
        ["Quick", "2026-03-01", "1 of 3", "1", "2", "ended early"],
    ]
    assert view.sentences == ("1 round, 1 answer scored, on 1 day.", "1 discarded, 1 waiting for a score.")


def test_figures_as_data_count_first_tries_alone(desk: Desk) -> None:
    data = json.loads(stats_json(desk))
    assert data["n"] == 1
    assert data["skips"] == {"skipped": 1, "n": 3}
    assert data["topics"][SECOND.topic]["skipped"] == 1
    assert data["topics"][SECOND.topic]["asked"] == 1
    assert data["topics"][FIRST.topic]["skipped"] == 0
    assert [
        (round_["id"], round_["state"], round_["tried"], round_["skipped"], round_["rated"])
        for round_ in data["rounds"]
    ] == [
        (key(10), "discarded", 1, 0, 1),
        (key(1), "ended early", 3, 1, 1),
    ]
    assert data["days"] == {"2026-03-01": 1}, "the answers of n, by day"
    assert data["gaps"]["aspects"]["mechanism"] == {"missed": 2, "n": 4, "share": 0.5, "p_above": 0.5}
    assert data["judgement"]["sure"]["n"] == 1


def test_every_attempt_is_printed_with_whether_it_counts(desk: Desk) -> None:
    lines = history_lines(desk)
    assert [line.split()[0] for line in lines] == ["#1", "#2", "#3", "#4", "#5"]
    assert ["doesn't count" in line for line in lines] == [False, True, False, False, True]
    assert lines[0].split()[1:6] == ["2026-03-01", "2", "SHAKY", "1:00/2:00", "sure"]
    assert "2 SHAKY" in lines[0] and "skipped" in lines[2] and "answered" in lines[3]
    attempts = json.loads(history_json(desk))["attempts"]
    assert [attempt["is_counted"] for attempt in attempts] == [True, False, False, False, False]
    assert [attempt["outcome"] for attempt in attempts] == [
        "answered",
        "answered",
        "skipped",
        "answered",
        "answered",
    ]
    assert [attempt["score"] for attempt in attempts] == [2, 4, None, None, 1]
    assert [tick["heard"] for tick in attempts[0]["ticks"]] == [True, True, False, False, False, False]


def test_a_spreadsheet_has_each_attempt_in_its_columns(desk: Desk) -> None:
    first, retry, skip, unscored, discarded = csv.DictReader(
        io.StringIO(attempts_csv(desk).removeprefix(BYTE_ORDER_MARK))
    )
    assert tuple(first) == COLUMNS
    assert first == {
        "number": "1",
        "day": "2026-03-01",
        "time": "18:00",
        "round_id": key(1),
        "plan": "quick",
        "mode": "coached",
        "slot": "0",
        "try": "1",
        "question_id": FIRST.id,
        "title": FIRST.title,
        "topic": FIRST.topic,
        "level": "basic",
        "kind": "concept",
        "outcome": "answered",
        "prediction": "sure",
        "score": "2",
        "first_score": "2",
        "suggested": "2",
        "said_wrong": "0",
        "is_counted": "1",
        "elapsed_s": "60.0",
        "limit_s": "120.0",
        "hints": "0",
        "answer": "notes",
    }
    assert [row["is_counted"] for row in (retry, skip, unscored, discarded)] == ["0"] * 4
    assert (skip["outcome"], skip["prediction"], skip["score"]) == ("skipped", "", "")


def test_a_debrief_shows_every_try_and_the_gap_of_what_counts(desk: Desk) -> None:
    view = pages.debrief(desk, key(1))
    assert [(row.attempt.slot, row.attempt.try_no) for row in view.rows] == [(0, 1), (0, 2), (1, 1), (2, 1)]
    assert view.gap.startswith("The gap most worth closing: 2 musts missed")
    assert view.gap_topic == FIRST.topic
    assert (view.record.tried, view.record.skipped, view.record.rated) == (3, 1, 1)


def test_home_shows_the_last_round_that_counts(desk: Desk) -> None:
    (last,) = home(desk, 0).recent
    assert (last.title, last.skipped, last.scores) == (PLAN.title, 1, (2,))


def test_same_again_keeps_mode_limits_and_follow_ups(desk: Desk) -> None:
    plan = replace(PLAN, mode=Mode.PRESSURE, pace=0.5, limit=100.0)
    desk.history.write(
        [begun(20, plan), *answered(21, 20, SECOND), *retried(22, 20, SECOND), *answered(23, 20, FIRST, slot=1)]
    )
    again = begin_again(desk, key(20)).round
    assert [slot.question_id for slot in again.slots] == [SECOND.id, FIRST.id]
    assert (again.mode, again.follow_ups, again.total) == (Mode.PRESSURE, True, 2)
    assert [slot.limit for slot in again.slots] == [50.0, 50.0]
    assert again.slots[0].reason == "you chose it"


def test_questions_that_have_left_the_bank_arent_asked_again(desk: Desk) -> None:
    assert [slot.question_id for slot in begin_questions(desk, ("gone", THIRD.id)).round.slots] == [THIRD.id]
    with pytest.raises(PracticeError, match="no question matches this round"):
        begin_questions(desk, ("gone",))


def test_an_order_by_topic_level_and_count(desk: Desk) -> None:
    order = Order(topics=(FIRST.topic,), level=Level.BASIC, count=2, limit=90.0, mode=Mode.PRESSURE)
    round_ = begin_order(desk, order, seed=3).round
    assert {slot.topic for slot in round_.slots} == {FIRST.topic}
    assert {slot.limit for slot in round_.slots} == {90.0}
    assert round_.mode is Mode.PRESSURE
    with pytest.raises(PracticeError, match="physics"):
        begin_order(desk, Order(topics=("physics",)), seed=3)


def test_an_order_of_a_plan_may_change_its_limit_and_mode(desk: Desk) -> None:
    usual = begin_order(desk, Order(), seed=3).round
    assert (usual.plan, usual.total, usual.follow_ups) == ("Quick", 3, False)
    changed = begin_order(desk, Order(plan_id="on-site", limit=30.0, mode=Mode.PRESSURE), seed=3).round
    assert (changed.plan, changed.mode, changed.follow_ups) == ("On-site", Mode.PRESSURE, True)
    assert {slot.limit for slot in changed.slots} == {30.0}
    with pytest.raises(PracticeError, match="unheard-of"):
        begin_order(desk, Order(plan_id="unheard-of"), seed=3)


def test_a_code_asks_the_same_questions_and_says_where_the_bank_differs(tmp_path: Path) -> None:
    exam = Plan("exam", "Exam", 4, pick=PLANS[0].pick.SEEDED, mode=Mode.PRESSURE)
    desk = make_desk(tmp_path, FakeClock(), BANK, plans=(exam,))
    first = begin_order(desk, Order(plan_id="exam"), seed=12345).round
    again = begin_code(desk, first.code.lower()).round
    assert first.code and again.slots == first.slots
    assert (again.code, again.note) == (first.code, "")
    other = make_desk(
        tmp_path / "other",
        FakeClock(),
        replace(BANK, questions=(replace(FIRST, prompt="Another?"), *BANK.questions[1:])),
        plans=(exam,),
    )
    assert "these may be other questions" in begin_code(other, first.code).round.note


def test_a_round_of_ones_own_is_remembered(desk: Desk) -> None:
    assert own_plan(desk) == OWN_ROUND
    plan = replace(OWN_ROUND, count=2, topics={THIRD.topic: 1}, limit=45.0)
    round_ = begin_own(desk, plan, seed=1).round
    assert {slot.topic for slot in round_.slots} == {THIRD.topic}
    assert own_plan(desk) == plan


def test_a_round_on_a_topic_bears_its_title(desk: Desk) -> None:
    sitting = begin_topic(desk, THIRD.topic, seed=1)
    assert sitting.round.plan == desk.bank.topic_title(THIRD.topic)
    assert {slot.topic for slot in sitting.round.slots} == {THIRD.topic}
    sitting.handle(Begin())
    assert desk.rounds.record(sitting.round.id).spec["plan"]["topics"] == {THIRD.topic: 1}
    assert sitting.handle(Next()).round.position == 0, "nothing goes on before an answer"
