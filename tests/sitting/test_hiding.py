"""What is hidden isn't asked, planned or counted; past answers stay, and all comes back."""

from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.bank.loaded_bank import LoadedBank
from practice_tui.core.bank.plans import RECOMMENDED, Only, Plan
from practice_tui.core.bank.questions import Bank, Level, Topic
from practice_tui.core.bank.scoring import Score
from practice_tui.core.bank.shelf import Subject
from practice_tui.core.history.facts import Target
from practice_tui.core.views.dashboard import Filter
from practice_tui.core.views.home import BeginPlan
from practice_tui.core.views.tabs import Tab
from practice_tui.errors import PracticeError
from practice_tui.presenters import labels, pages
from practice_tui.presenters.dashboard import Dashboard
from practice_tui.presenters.due import due_today
from practice_tui.presenters.home import home
from practice_tui.presenters.reports import stats_json, stats_lines
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import Order, begin_order, begin_questions
from tests.fakes import PLANS, FakeClock, make_bank, make_desk, make_question
from tests.sitting.sat import answered, begun, ended, scored

BUNDLED = make_bank()
OWN = tuple(make_question(f"joy-{number}", topic="joys", bank="joys") for number in range(3))
BANK = Bank((*BUNDLED.topics, Topic("joys", "Joys")), (*BUNDLED.questions, *OWN), "0123456789abcdef")
BUNDLED_ONLY = Plan("transformers-only", "Transformers only", 3, topics={"transformers": 1})
FIRST, SECOND = BANK.questions[:2]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Yesterday a bundled question and one's own were missed; the interview is in nine days."""
    desk = make_desk(tmp_path, FakeClock(), BANK, plans=(*PLANS, BUNDLED_ONLY))
    desk.history.write([begun(1), *answered(2, 1, FIRST), scored(3, 2, FIRST, Score.MISSED)])
    desk.history.write([*answered(4, 1, OWN[0], slot=1), scored(5, 4, OWN[0], Score.MISSED), ended(6, 1)])
    at = desk.moments()
    day = desk.today.name[:8] + "28"
    desk.history.write([Target(at.id, at.now, day, Level.INTERMEDIATE)])
    return desk


def asked_next(desk: Desk) -> set[str]:
    return {choice.question.id for choice in desk.chooser.choose(RECOMMENDED, 1).choices}


def test_a_starred_question_is_asked_like_any_other(desk: Desk) -> None:
    before = asked_next(desk)
    for question in BANK.questions:
        desk.library.star(Subject.QUESTION, question.id)
    assert asked_next(desk) == before
    assert not desk.library.shelf.hidden_questions


def test_with_the_bundled_bank_hidden_everything_speaks_of_ones_own_alone(desk: Desk) -> None:
    before = stats_json(desk)
    desk.library.hide(Subject.BANK, "bundled")

    assert [plan for plan in desk.plans.all if desk.library.shelf.hides_all_of(plan)] == [BUNDLED_ONLY]
    own = {question.id for question in OWN}
    assert asked_next(desk) <= own
    assert {due.question.id for due in due_today(desk)} <= {"joy-0"}
    goal = desk.chooser.learner_and_goal(desk.chooser.interview)[1]
    assert goal is not None
    assert (goal.missed, goal.answers) == (1, 2)
    assert {need.topic for need in goal.planned} == {"joys"}
    view = home(desk, 1)
    assert (view.questions, view.topics, view.hidden_questions, view.hidden_topics) == (3, 1, 9, 3)
    assert view.today.readiness is not None
    assert view.today.readiness.topics == 1
    assert BeginPlan("quick") in [offer.starts for offer in view.offers]
    assert BeginPlan(BUNDLED_ONLY.id) not in [offer.starts for offer in view.offers]
    assert [row.id for row in Dashboard(desk).tab(Tab.TOPICS, Filter()).table.rows] == ["joys"]
    assert {row.question.id for row in pages.bank_rows(desk) if not row.is_hidden} == own
    assert sum(row.is_hidden for row in pages.bank_rows(desk)) == 9

    desk.library.show(Subject.BANK, "bundled")
    assert stats_json(desk) == before
    assert sum(not row.is_hidden for row in pages.bank_rows(desk)) == 12


def test_past_answers_stay_in_history_and_in_the_mean(desk: Desk) -> None:
    desk.library.hide(Subject.TOPIC, FIRST.topic)
    sentences = Dashboard(desk).tab(Tab.TOPICS, Filter()).sentences
    assert any("Self-scored: 2 answers" in sentence for sentence in sentences)
    assert "1 topic is hidden; 1 answer to them is part of your average alone." in sentences
    assert [attempt.question_id for attempt in desk.history.attempts()] == [FIRST.id, "joy-0"]
    assert desk.texts.title(desk.history.attempts()[0]) == FIRST.title
    assert any(FIRST.title in line for line in stats_lines(desk))


def test_a_missed_question_that_is_hidden_need_not_come_back(desk: Desk) -> None:
    goal = desk.chooser.learner_and_goal(desk.chooser.interview)[1]
    assert goal is not None
    desk.library.hide(Subject.QUESTION, FIRST.id)
    after = desk.chooser.learner_and_goal(desk.chooser.interview)[1]
    assert after is not None
    assert (goal.missed, after.missed) == (2, 1)
    missed = desk.chooser.choose(Plan("missed", "Missed", 50, only=Only.MISSED), 1)
    assert [choice.question.id for choice in missed.choices] == ["joy-0"]


def test_a_plan_names_what_it_leaves_out(desk: Desk) -> None:
    desk.library.hide(Subject.QUESTION, FIRST.id)
    named = Plan("named", "Named", 2, questions=(FIRST.id, SECOND.id))
    selection = desk.chooser.choose(named, 1)
    assert [choice.question.id for choice in selection.choices] == [SECOND.id]
    assert selection.note.endswith(f"hidden, so not asked: {FIRST.id}")
    assert begin_questions(desk, (FIRST.id, SECOND.id)).round.note == f"hidden, so not asked: {FIRST.id}"
    with pytest.raises(PracticeError, match=rf"hidden, so not asked: {FIRST.id} \(practice bank unhide ID"):
        begin_questions(desk, (FIRST.id,))


def test_a_round_of_a_hidden_topic_is_refused_with_the_reason(desk: Desk) -> None:
    desk.library.hide(Subject.TOPIC, "transformers")
    with pytest.raises(PracticeError, match="3 that would are hidden"):
        begin_order(desk, Order(topics=("transformers",)), 1)


def test_answers_that_were_read_stay_as_they_are(desk: Desk, tmp_path: Path) -> None:
    """Hiding is a fact; the kept answers hold all of them, whatever is hidden."""
    desk.track_record()
    desk.library.hide(Subject.BANK, "bundled")
    assert len(desk.track_record().rows) == 2
    another = make_desk(tmp_path, FakeClock(), BANK, holder="2@here")
    assert len(another.bank.questions) == 3
    another.library.show(Subject.BANK, "bundled")
    assert len(desk.bank.questions) == 12  # another process brought it back


def test_a_renamed_question_stays_hidden_and_starred(desk: Desk) -> None:
    desk.library.hide(Subject.QUESTION, FIRST.id)
    desk.library.star(Subject.QUESTION, SECOND.id)
    renamed = replace(FIRST, id="new-name", formerly=(FIRST.id,))
    star = replace(SECOND, id="new-star", formerly=(SECOND.id,))
    desk.take_bank(LoadedBank(Bank(BANK.topics, (renamed, star, *OWN), BANK.digest), PLANS, (), ()))
    shelf = desk.library.shelf
    assert shelf.is_hidden("new-name")
    assert shelf.is_starred("new-star")
    assert desk.track_record().rows[0].question_id == "new-name"
    desk.library.show(Subject.QUESTION, "new-name")
    assert not desk.library.shelf.is_hidden("new-name")


def test_labels_reach_another_machine_and_the_newest_decides(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = make_desk(tmp_path / "other", FakeClock(), BANK)
    desk.library.hide(Subject.TOPIC, "transformers")
    other.history.merge(desk.history.tables())
    assert [topic.slug for topic in other.library.shelf.hidden_topics] == ["transformers"]
    desk.library.show(Subject.TOPIC, "transformers")
    desk.library.star(Subject.QUESTION, FIRST.id)
    other.history.merge(desk.history.tables())
    assert other.library.shelf.hidden_topics == ()
    assert other.library.shelf.is_starred(FIRST.id)


def test_hide_and_unhide_say_what_they_did(desk: Desk) -> None:
    library = desk.library
    assert labels.hide(library, "transformers") == (
        "the topic 'transformers' with 3 questions is hidden: practice bank unhide transformers brings it back"
    )
    assert labels.hide(library, "transformers") == "the topic 'transformers' is hidden already"
    with pytest.raises(PracticeError, match="is hidden with the topic 'transformers'") as refused:
        labels.unhide(library, "question-2")
    assert refused.value.hint == "practice bank unhide transformers"
    assert list(labels.label_lines(library.shelf, BANK.questions[2])) == [
        "",
        "Hidden with the topic 'transformers': practice bank unhide transformers brings it back.",
    ]
    assert labels.unhide(library, "transformers") == "the topic 'transformers' is asked again"
    with pytest.raises(PracticeError, match="isn't hidden"):
        labels.unhide(library, "transformers")
    with pytest.raises(PracticeError, match="no question, topic or bank 'bundeld'") as refused:
        labels.hide(library, "bundeld")
    assert refused.value.hint == "did you mean 'bundled'?"


def test_a_name_of_several_things_is_a_topic_unless_told(desk: Desk) -> None:
    labels.hide(desk.library, "joys")
    assert desk.library.shelf.hidden.topics == {"joys"}
    labels.hide(desk.library, "joys", Subject.BANK)
    assert labels.unhide(desk.library, "joys") == "the topic 'joys' and the bank 'joys' are asked again"
    assert len(desk.bank.questions) == 12
