"""The preview of a plan is true: the round that is started has its questions, minutes, stages and kinds."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.archive.own_plans import keep_plan
from practice_tui.core.bank.job_words import MatchedWord
from practice_tui.core.bank.plans import MOST_QUESTIONS, Only, Pick, Plan
from practice_tui.core.bank.questions import Ask, Bank, Kind, Level, Stage
from practice_tui.core.bank.shelf import Subject
from practice_tui.core.views.own_round import OwnRoundView
from practice_tui.core.views.plan_preview import preview_lines, preview_of
from practice_tui.sitting.building import Job, building_of, plan_for_job, preview, read_job
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import OWN_ROUND, begin_own, begin_plan
from tests.desks import desk_of_files
from tests.fakes import TOPICS, FakeClock, make_bank, make_desk

SEED = 0x123456789  # longer than what a code holds
QUESTIONS = tuple(
    replace(each, ask=Ask(list(Stage)[n % 3], "", ""), kind=list(Kind)[n % 7], limit=90.0 + 15 * (n % 5))
    for n, each in enumerate(make_bank(60).questions)
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path, FakeClock(), Bank(TOPICS, QUESTIONS, digest="0" * 16))


@pytest.mark.parametrize(
    "plan",
    [
        OWN_ROUND,
        replace(OWN_ROUND, count=12, stages={Stage.OPENING: 1, Stage.CORE: 3, Stage.DEEP_DIVE: 2}),
        replace(
            OWN_ROUND, count=MOST_QUESTIONS, minutes=30, follow_ups=True, stages={Stage.CORE: 1, Stage.DEEP_DIVE: 1}
        ),
        replace(OWN_ROUND, count=8, kinds={Kind.CODE: 1, Kind.DESIGN: 3}, levels={Level.BASIC: 1}, only=Only.NEW),
        replace(OWN_ROUND, count=20, minutes=15, topics={"transformers": 5, "optimization": 1}, limit=60.0),
    ],
)
def test_what_is_started_is_what_was_shown(desk: Desk, plan: Plan) -> None:
    building = building_of(desk, SEED)[1]
    shown = OwnRoundView(plan, building).preview()
    assert shown == preview(desk, plan, SEED)
    round_ = begin_own(desk, plan, SEED).round
    asked = [next(each for each in QUESTIONS if each.id == slot.question_id) for slot in round_.slots]
    assert shown == preview_of(plan, asked, shown.note)
    assert shown.seconds == round_.expected
    assert shown.stages == Counter(each.ask.stage for each in asked)


def test_a_round_that_adapts_has_the_stages_and_the_number_of_its_preview(desk: Desk) -> None:
    plan = replace(OWN_ROUND, count=6, pick=Pick.ADAPTIVE, stages={Stage.OPENING: 1, Stage.CORE: 1})
    shown = preview(desk, plan, SEED)
    lines = list(preview_lines(shown, desk.bank.topic_title))
    assert lines[-1].startswith("Questions follow your answers") and "drawn" not in lines[0]
    (drawn, *_) = preview_lines(preview(desk, replace(plan, pick=Pick.MIXED), SEED), desk.bank.topic_title)
    assert drawn.endswith(" min of answering, as drawn now")
    round_ = begin_own(desk, plan, SEED).round
    assert (round_.total, shown.stages) == (6, {Stage.OPENING: 3, Stage.CORE: 3})


def test_a_plan_begun_from_an_exam_is_previewed_with_the_own_questions_that_it_will_ask(tmp_path: Path) -> None:
    desk = desk_of_files(tmp_path)
    exam = Plan("exam", "Exam", 2, topics={"stores": 1}, pick=Pick.SEEDED)
    shown = preview(desk, exam, SEED)
    kept = keep_plan(desk, exam, "Stores")
    round_ = begin_plan(desk, kept, SEED).round
    assert (shown.questions, shown.samples) == (1, ("What is WAL?",))
    assert [slot.question_id for slot in round_.slots] == ["what-is-wal"]


def test_a_job_description_has_twelve_questions_or_as_many_as_its_role(tmp_path: Path) -> None:
    role = Plan("role", "Role", 4, topics={"optimization": 1}, follow_ups=True)
    desk = make_desk(tmp_path, FakeClock(), Bank(TOPICS, QUESTIONS, digest="0" * 16), (role,))
    job = Job(tuple(MatchedWord(word, "transformers", 2) for word in ("attention", "BERT", "long context")))
    assert plan_for_job(desk, job, "")[0].count == 12
    assert plan_for_job(desk, job, "role") == (replace(role, topics={"transformers": 5}), "")


def test_a_word_that_is_struck_out_has_no_say_in_the_topics(desk: Desk) -> None:
    words = (
        *(MatchedWord(word, "transformers", 2) for word in ("attention", "BERT", "long context")),
        MatchedWord("Adam", "optimization", 3),
    )
    assert plan_for_job(desk, Job(words), "")[0].topics == {"transformers": 5, "optimization": 2}
    assert plan_for_job(desk, Job(words, frozenset({"Adam"})), "")[0].topics == {"transformers": 5}


def test_words_of_a_hidden_topic_have_no_say(tmp_path: Path) -> None:
    desk = desk_of_files(tmp_path)
    (tmp_path / "own" / "words.yaml").write_text("- topic: math\n  words: [calculus]\n", "utf-8")
    desk.reload_banks()
    assert [word.word for word in read_job(desk, "We need calculus.").words] == ["calculus"]
    desk.library.hide(Subject.TOPIC, "math")
    assert read_job(desk, "We need calculus.").words == ()


def test_the_last_choice_comes_first_among_what_one_begins_with(desk: Desk) -> None:
    plan = replace(OWN_ROUND, count=3)
    begin_own(desk, plan, SEED)
    last, building = building_of(desk, SEED)
    assert last == plan == building.roles[0]
    assert [role.id for role in building.roles[1:]] == [each.id for each in desk.plans.of_banks]
