"""A question and a topic that were renamed are found under their new names wherever history is shown."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.archive.spreadsheet import BYTE_ORDER_MARK, attempts_csv
from practice_tui.core.bank.questions import Bank, Topic
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import RemarkKind
from practice_tui.core.rounds.events import Begin, Resume
from practice_tui.presenters import pages
from practice_tui.presenters.due import due_data
from practice_tui.presenters.flags import flag_lines
from practice_tui.presenters.reports import history_json, history_lines, stats_json
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import begin_again, begin_questions
from tests.fakes import TOPICS, FakeClock, make_bank, make_desk
from tests.sitting.sat import answered, begun, ended, scored
from tests.store.facts import key

BEFORE = make_bank()
OLD = BEFORE.questions[0]
NEW = replace(OLD, id="renamed", topic="regularisation", formerly=(OLD.id,))
AFTER = Bank(
    (Topic("regularisation", "Regularisation", formerly=(OLD.topic,)), *TOPICS[1:]),
    (NEW, *BEFORE.questions[1:]),
    digest="fedcba9876543210",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A history of the old names: a round that is over, one that is open, a note and a flag."""
    desk = make_desk(tmp_path, FakeClock(), BEFORE)
    missed = scored(3, 2, OLD, Score.MISSED, heard=(0,))
    desk.history.write([begun(1), *answered(2, 1, OLD), missed, ended(4, 1)])
    desk.notebook.remark(OLD.id, RemarkKind.NOTE, "the mean stays")
    desk.notebook.remark(OLD.id, RemarkKind.WRONG, "the sign")
    open_round = begin_questions(desk, (OLD.id,))
    open_round.handle(Begin())
    open_round.keep()
    desk.close()
    return tmp_path


@pytest.fixture
def desk(folder: Path) -> Desk:
    return make_desk(folder, FakeClock(), AFTER, holder="2@here")


def test_its_page_knows_its_answers_and_its_note(desk: Desk) -> None:
    for name in (NEW.id, OLD.id):
        view = pages.question_page(desk, name)
        assert (view.question.id, view.note) == (NEW.id, "the mean stays")
        assert [attempt.score for attempt in view.attempts] == [Score.MISSED]
        assert view.topic_title == "Regularisation"


def test_the_list_of_the_bank_knows_how_it_went(desk: Desk) -> None:
    row = next(row for row in pages.bank_rows(desk) if row.question.id == NEW.id)
    assert (row.asked, row.last_score) == (1, Score.MISSED)


def test_an_old_debrief_names_todays_topic_and_leads_to_it(desk: Desk) -> None:
    view = pages.debrief(desk, key(1))
    assert view.rows[0].topic_title == "Regularisation"
    assert view.rows[0].attempt.question_id == NEW.id
    assert view.gap.endswith("most of all in Regularisation.")
    assert view.gap_topic == "regularisation"


def test_what_is_printed_names_it_as_it_is_called_today(desk: Desk) -> None:
    (attempt,) = json.loads(history_json(desk))["attempts"]
    assert (attempt["question_id"], attempt["topic"]) == (NEW.id, "regularisation")
    assert NEW.title in history_lines(desk)[0]
    assert f"({NEW.id}): wrong, the sign" in flag_lines(desk)[0]
    (row,) = csv.DictReader(io.StringIO(attempts_csv(desk).removeprefix(BYTE_ORDER_MARK)))
    assert (row["question_id"], row["topic"], row["title"]) == (NEW.id, "regularisation", NEW.title)
    assert json.loads(stats_json(desk))["topics"]["regularisation"]["n"] == 1


def test_it_is_due_and_asked_again_under_its_new_name(desk: Desk) -> None:
    assert [due["question_id"] for due in due_data(desk)] == [NEW.id]
    assert begin_again(desk, key(1)).round.slots[0].question_id == NEW.id


def test_a_round_that_was_open_goes_on_and_recalls_what_was_before(desk: Desk) -> None:
    ((draft, _),) = desk.rounds.waiting()
    sitting = desk.rounds.resume(draft.round_id)
    assert sitting.handle(Resume()).topic_title == "Regularisation"
    earlier, note = sitting._surroundings.recall(OLD.id)
    assert ([attempt.score for attempt in earlier], note) == ([Score.MISSED], "the mean stays")


def test_facts_keep_the_names_under_which_they_were_written(desk: Desk) -> None:
    assert {row["question_id"] for row in desk.history.tables()["attempts"]} == {OLD.id}


def test_new_answers_and_old_ones_are_of_one_question(desk: Desk) -> None:
    desk.history.write([begun(20), *answered(21, 20, NEW), scored(22, 21, NEW, Score.STRONG)])
    view = pages.question_page(desk, NEW.id)
    assert [attempt.score for attempt in view.attempts] == [Score.MISSED, Score.STRONG]
    assert {attempt.topic for attempt in desk.history.attempts()} == {"regularisation"}
    desk.notebook.remark(NEW.id, RemarkKind.NOTE, "newer")
    assert desk.notebook.note(OLD.id) == "newer"
