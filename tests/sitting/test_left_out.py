"""One value that can't be read stops nothing: its row is in no figure, all else works, and it is said."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from practice_tui.archive.doctor import examine
from practice_tui.archive.spreadsheet import attempts_csv
from practice_tui.core.history.unreadable import LeftOut, left_out_line, left_out_notice
from practice_tui.core.views.dashboard import Filter
from practice_tui.core.views.tabs import Tab
from practice_tui.errors import PracticeError
from practice_tui.paths import find_places
from practice_tui.presenters import pages
from practice_tui.presenters.dashboard import Dashboard
from practice_tui.presenters.due import due_json, due_lines
from practice_tui.presenters.flags import flag_lines
from practice_tui.presenters.home import home
from practice_tui.presenters.next_round import next_json, next_lines
from practice_tui.presenters.reports import history_json, history_lines, stats_json, stats_lines
from practice_tui.presenters.targets import change_interview, interview_lines, interview_of
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import begin_again, own_plan
from practice_tui.sitting.resume import resume_newest, review_newest
from practice_tui.store.opening import open_history
from tests.fakes import START, FakeClock, make_desk
from tests.test_doctor import TERMINAL
from tests.tui.stage import on_stage

RELEASED = Path(__file__).parents[1] / "releases" / "0.1" / "history.db"
LOST = "data-leakage"
SIGMOID = "(SELECT min(id) FROM attempts WHERE question_id = 'sigmoid')"

NEWEST_DRAFT = "round_id = (SELECT max(round_id) FROM drafts)"
NEXT_ID, AT = "01a19daf-e9d0-7000-8000-0000000012c9", "2026-11-02T18:00:00+00:00"

PLANTED = {
    "an unknown kind": (
        "attempts",
        f"UPDATE attempts SET kind = 'riddle' WHERE id = {SIGMOID}",
        "kind can't be 'riddle'",
    ),
    "a damaged day": ("attempts", f"UPDATE attempts SET day = '2026-02-30' WHERE id = {SIGMOID}", "day can't be"),
    "a damaged instant": (
        "attempts",
        f"UPDATE attempts SET asked_at = 'soon' WHERE id = {SIGMOID}",
        "asked_at can't be",
    ),
    "an instant without its offset": (
        "attempts",
        f"UPDATE attempts SET answered_at = '2026-11-02T18:00:00' WHERE id = {SIGMOID}",
        "answered_at can't be",
    ),
    "a year that nobody lives in": (
        "attempts",
        f"UPDATE attempts SET answered_at = '9999-12-31T23:59:59+00:00' WHERE id = {SIGMOID}",
        "answered_at can't be",
    ),
    "an answer without end": (
        "attempts",
        f"UPDATE attempts SET elapsed_s = 9e999 WHERE id = {SIGMOID}",
        "elapsed_s can't be",
    ),
    "a text that isn't JSON": (
        "texts",
        "UPDATE texts SET body = '{\"id\"' WHERE question_id = 'data-leakage'",
        "body can't be",
    ),
    "a text that is no question": (
        "texts",
        "UPDATE texts SET body = '{}' WHERE question_id = 'data-leakage'",
        "body can't be",
    ),
    "a plan that isn't JSON": (
        "rounds",
        "UPDATE rounds SET spec = 'quick' WHERE id = (SELECT min(id) FROM rounds)",
        "spec can't be",
    ),
    "a plan that is a list": (
        "rounds",
        "UPDATE rounds SET spec = '[]' WHERE id = (SELECT min(id) FROM rounds)",
        "spec can't be",
    ),
    "a round of no day": (
        "rounds",
        "UPDATE rounds SET day = '' WHERE id = (SELECT min(id) FROM rounds)",
        "day can't be",
    ),
    "a tick of an unknown kind": (
        "ticks",
        "UPDATE ticks SET aspect = 'charm' WHERE point = 0"
        f" AND rating_id = (SELECT max(id) FROM ratings WHERE attempt_id = {SIGMOID})",
        "aspect can't be 'charm'",
    ),
    "a follow-up at no instant": (
        "follow_ups",
        "UPDATE follow_ups SET at = '' WHERE id = (SELECT min(id) FROM follow_ups)",
        "at can't be",
    ),
    "a remark at no instant": ("remarks", "UPDATE remarks SET at = 'then' WHERE kind = 'wrong'", "at can't be 'then'"),
    "an interview some day": (
        "settings",
        "UPDATE settings SET value = 'soon' WHERE name = 'interview'",
        "interview can't be 'soon'",
    ),
    "an unknown level": (
        "settings",
        "UPDATE settings SET value = 'expert' WHERE name = 'level'",
        "level can't be 'expert'",
    ),
    "a choice that is nonsense": (
        "settings",
        "UPDATE settings SET value = 'nonsense' WHERE name = 'your-own'",
        "your-own can't be",
    ),
    "a target some day": (
        "targets",
        f"INSERT INTO targets VALUES('{NEXT_ID}', '{AT}', 'soon', 'basic', '', NULL)",
        "day can't be 'soon'",
    ),
    "a label that nobody knows": (
        "labels",
        f"INSERT INTO labels VALUES('{NEXT_ID}', '{AT}', 'question', 'sigmoid', 'odd', 1)",
        "label can't be 'odd'",
    ),
    "a draft that isn't JSON": (
        "drafts",
        f"UPDATE drafts SET state = '{{' WHERE {NEWEST_DRAFT}",
        "another version",
    ),
    "a draft of nothing": (
        "drafts",
        f"UPDATE drafts SET state = '[]' WHERE {NEWEST_DRAFT}",
        "another version",
    ),
    "a draft out of bounds": (
        "drafts",
        f"UPDATE drafts SET state = json_set(state, '$.position', 99) WHERE {NEWEST_DRAFT}",
        "another version",
    ),
    "a draft at no instant": (
        "drafts",
        f"UPDATE drafts SET at = 'x' WHERE {NEWEST_DRAFT}",
        "at is no instant",
    ),
}


def plant(path: Path, table: str, statement: str) -> None:
    """Changes a fact as no program of ours can, and leaves the layout as it was."""
    with closing(sqlite3.connect(path)) as connection, connection:
        name = f"{table}_refuse_update"
        trigger = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
        if trigger:
            connection.execute(f"DROP TRIGGER {name}")
        assert connection.execute(statement).rowcount >= 1
        if trigger:
            connection.execute(trigger[0])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A history that holds something of every kind."""
    shutil.copy(RELEASED, tmp_path / "history.db")
    open_history(tmp_path / "history.db").close()
    return tmp_path


@pytest.fixture(params=PLANTED, ids=lambda name: str(name).replace(" ", "-"))
def planted(request: pytest.FixtureRequest, folder: Path) -> tuple[Path, str, str]:
    table, statement, reason = PLANTED[request.param]
    plant(folder / "history.db", table, statement)
    return folder, table, reason


def everything(desk: Desk) -> dict[str, Callable[[], object]]:
    """All that reads a history, by name."""
    figures = Dashboard(desk)
    return {
        "stats": lambda: (stats_lines(desk), stats_json(desk)),
        "tabs": lambda: [figures.tab(tab, Filter()) for tab in Tab],
        "due": lambda: (due_lines(desk), due_json(desk)),
        "next": lambda: (next_lines(desk), next_json(desk)),
        "history": lambda: (history_lines(desk), history_json(desk)),
        "date": lambda: interview_lines(desk),
        "flags": lambda: flag_lines(desk),
        "csv": lambda: attempts_csv(desk),
        "home": lambda: home(desk, 0),
        "bank": lambda: pages.bank_rows(desk),
        "debriefs": lambda: [pages.debrief(desk, record.id) for record in desk.history.rounds()],
        "question": lambda: pages.question_page(desk, desk.bank.questions[0].id),
        "your own": lambda: own_plan(desk),
        "resume": lambda: resume_newest(desk, takes_over=True),
        "review": lambda: review_newest(desk),
    }


def test_everything_works_without_the_row(planted: tuple[Path, str, str]) -> None:
    desk = make_desk(planted[0], FakeClock())
    for read in everything(desk).values():
        read()
    change_interview(desk, "2026-12-24")
    assert interview_of(desk).day == "2026-12-24"


def test_the_row_is_named_everywhere(planted: tuple[Path, str, str]) -> None:
    folder, table, reason = planted
    desk = make_desk(folder, FakeClock())
    rows = desk.left_out()
    assert {row.table for row in rows} == {table}
    assert all(reason in row.reason for row in rows)
    assert json.loads(stats_json(desk))["left_out"] == json.loads(history_json(desk))["left_out"]
    assert json.loads(due_json(desk))["left_out"] == [
        {"table": row.table, "id": row.id, "reason": row.reason} for row in rows
    ]
    assert table in home(desk, 0).left_out
    desk.close()
    findings = [finding for finding in examine(find_places(folder), TERMINAL, START) if table in finding.says]
    assert [finding.is_well for finding in findings] == [False] * len(rows)


def test_an_attempt_that_cant_be_read_is_in_no_figure(folder: Path) -> None:
    before = json.loads(stats_json(make_desk(folder, FakeClock())))
    plant(folder / "history.db", *PLANTED["an unknown kind"][:2])
    desk = make_desk(folder, FakeClock())
    assert json.loads(stats_json(desk))["n"] == before["n"] - 1
    assert len(history_lines(desk)) == 15
    assert [attempt.try_no for attempt in desk.history.attempts(question_id="sigmoid")][:1] == [2], "a retry stays one"


def test_a_setting_that_cant_be_read_is_as_if_it_were_not_set(folder: Path) -> None:
    plant(folder / "history.db", *PLANTED["an interview some day"][:2])
    plant(folder / "history.db", *PLANTED["a choice that is nonsense"][:2])
    desk = make_desk(folder, FakeClock())
    assert interview_of(desk).day == ""
    assert interview_of(desk).level.value == "advanced"
    assert own_plan(desk).count == 5


def test_a_debrief_shows_an_answer_whose_text_is_lost(folder: Path) -> None:
    plant(folder / "history.db", *PLANTED["a text that isn't JSON"][:2])
    desk = make_desk(folder, FakeClock())
    (asked,) = [attempt.round_id for attempt in desk.history.attempts() if attempt.question_id == LOST]
    row, *others = pages.debrief(desk, asked).rows
    assert (row.question.title, row.attempt.score) == (LOST, 2)
    assert all(other.question.rubric for other in others)
    assert row.question.prompt == f"The text of '{LOST}' can't be read."


def test_a_round_whose_plan_cant_be_read_is_refused_in_words(folder: Path) -> None:
    plant(folder / "history.db", "rounds", "UPDATE rounds SET spec = '{}' WHERE id = (SELECT min(id) FROM rounds)")
    desk = make_desk(folder, FakeClock())
    with pytest.raises(PracticeError, match="the plan of this round can't be read"):
        begin_again(desk, desk.history.rounds()[-1].id)


def test_where_all_can_be_read_nothing_is_said(folder: Path) -> None:
    desk = make_desk(folder, FakeClock())
    assert desk.left_out() == []
    assert home(desk, 0).left_out == ""


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_home_says_it(folder: Path, size: tuple[int, int]) -> None:
    plant(folder / "history.db", *PLANTED["an unknown kind"][:2])
    async with on_stage(folder, size) as stage:
        said = " ".join(stage.text().split())
        assert "Left out, since it can't be read: 1 row of the history (1 in attempts). See: practice doctor" in said


def test_the_line_names_two_and_says_how_many() -> None:
    rows = [LeftOut("attempts", str(number), "kind can't be 'x'") for number in range(3)]
    assert (left_out_line([]), left_out_notice([])) == ("", "")
    assert left_out_notice([*rows, LeftOut("texts", "9", "body can't be '{}'")]) == (
        "Left out, since it can't be read: 4 rows of the history (3 in attempts, 1 in texts). See: practice doctor"
    )
    assert left_out_line(rows[:1]) == (
        "1 row of the history can't be read and is left out: attempts 0: kind can't be 'x'. "
        "practice doctor says what to do"
    )
    assert left_out_line(rows[:2]) == (
        "2 rows of the history can't be read and are left out: attempts 0: kind can't be 'x'; "
        "attempts 1: kind can't be 'x'. practice doctor says what to do"
    )
    assert left_out_line(rows) == (
        "3 rows of the history can't be read and are left out: attempts 0: kind can't be 'x'; "
        "attempts 1: kind can't be 'x'; …. practice doctor says what to do"
    )
