"""Real interviews: written down, made questions of one's own, set beside practice, forgotten."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from practice_tui.archive.asked_questions import keep_asked
from practice_tui.archive.forgetting import forget_encounter_lines
from practice_tui.archive.own_questions import OWN_FILE
from practice_tui.archive.parts import hand_in
from practice_tui.cli import commands
from practice_tui.cli.encounters import read_encounter
from practice_tui.core.bank.questions import Question
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.encounters import Asked, EncounterRecord, EncounterResult, NewEncounter, Went
from practice_tui.errors import PracticeError
from practice_tui.presenters.encounters import encounter_line, encounter_lines, encounters_json, list_lines
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.encounters import (
    add_asked,
    add_encounter,
    find_asked,
    find_encounter,
    name_question,
    set_outcome,
)
from practice_tui.sitting.named_rounds import is_id
from practice_tui.store.backup import back_up
from practice_tui.store.encounter_records import read_encounters
from practice_tui.store.exchange import facts_of_month, month_after
from tests.desks import desk_of_files
from tests.fakes import FakeClock, make_desk, make_question
from tests.sitting.sat import answered, begun, scored

TODAY = "2026-03-02"
WHY_NAN = "Why does a loss become NaN?"
CANARY = "canary-and-partners"


def add(desk: Desk, who: str = "Acme", day: str = "", *asked: str) -> EncounterRecord:
    new = NewEncounter(who, day, "phone screen", Went.WELL, "Two people.", tuple(map(Asked, asked)))
    return add_encounter(desk, new)


def test_a_real_interview_reads_back_as_it_was_written(desk: Desk) -> None:
    record = add(desk, "Acme", "yesterday", WHY_NAN, "How would you shard it?")
    assert encounter_line(record).split("  ", 1)[1] == (
        "2026-03-01  Acme · phone screen · went well · 2 questions · waiting"
    )
    lines = list(encounter_lines(desk, record))
    assert lines[1:] == ["", "Two people.", "", f"  1  {WHY_NAN}", "  2  How would you shard it?"]


@pytest.mark.parametrize(
    ("day", "lived"), [("", TODAY), ("today", TODAY), ("Yesterday", "2026-03-01"), ("2026-02-10", "2026-02-10")]
)
def test_its_day_is_one_that_was_lived(desk: Desk, day: str, lived: str) -> None:
    assert add(desk, day=day).encounter.day == lived


@pytest.mark.parametrize(
    ("who", "day", "ask", "says"),
    [
        (" ", "", WHY_NAN, "it isn't said who held it"),
        ("x" * 90, "", WHY_NAN, "more than 80 characters"),
        ("Acme", "soon", WHY_NAN, "'soon' is no day"),
        ("Acme", "2026-03-03", WHY_NAN, "2026-03-03 is to come"),
        ("Acme", "", "  ", "the question is empty"),
    ],
)
def test_what_cant_be_is_refused_and_nothing_is_written(desk: Desk, who: str, day: str, ask: str, says: str) -> None:
    with pytest.raises(PracticeError, match=says):
        add(desk, who, day, ask)
    assert read_encounters(desk.history) == []


def test_the_newest_outcome_counts_and_the_newest_day_comes_first(desk: Desk) -> None:
    newer, older = add(desk, "Acme", TODAY), add(desk, "Bolt", "2026-02-01")
    set_outcome(desk, older.id, EncounterResult.NEXT_ROUND)
    set_outcome(desk, older.id, EncounterResult.OFFER)
    records = read_encounters(desk.history)
    assert [(each.encounter.who, each.outcome.value) for each in records] == [("Acme", "waiting"), ("Bolt", "offer")]
    assert find_encounter(desk, newer.id[-8:]).id == newer.id
    with pytest.raises(PracticeError, match="there is no such real interview: xyz"):
        find_encounter(desk, "xyz")


@pytest.mark.parametrize(
    ("wanted", "is_named"),
    [("01950000", True), ("090dd2ab", True), ("d2ab", True), ("090d", True), ("0dd2", False), ("", False)],
)
def test_an_id_is_named_by_its_beginning_its_end_or_the_beginning_of_what_is_listed(
    wanted: str, is_named: bool
) -> None:
    assert is_id("01950000-0000-7000-8000-0000090dd2ab", wanted) is is_named


def test_the_same_words_again_change_topic_and_score_and_keep_the_rest(desk: Desk) -> None:
    record = add(desk, "Acme", "", "What does question-1 do?")
    name_question(desk, record.questions[0], "question-1")
    again = add_asked(desk, record.id, [Asked("What does question-1 do?", score=Score.SHAKY), Asked(WHY_NAN)])
    assert [(each.ask, each.question_id, each.score) for each in again.questions] == [
        ("What does question-1 do?", "question-1", Score.SHAKY),
        (WHY_NAN, None, None),
    ]
    named = add_asked(desk, record.id, [Asked("What does question-1 do?", "optimization")])
    assert (named.questions[0].topic, named.questions[0].score) == ("optimization", Score.SHAKY)
    with pytest.raises(PracticeError, match="there is no topic 'stores'"):
        add_asked(desk, record.id, [Asked("And?", "stores")])
    with pytest.raises(PracticeError, match="it has no question 3"):
        find_asked(again, 3)


def test_what_was_asked_becomes_a_question_of_ones_own(tmp_path: Path) -> None:
    desk = desk_of_files(tmp_path)
    record = add(desk, "Acme", "", WHY_NAN, "What is WAL?")
    name = keep_asked(desk, record.questions[0], "stores")
    question = desk.bank.find(name)
    assert question and (question.prompt, question.topic, question.rubric) == (WHY_NAN, "stores", ())
    record = find_encounter(desk, record.id)
    assert (record.questions[0].question_id, record.questions[0].topic) == (name, "stores")
    with pytest.raises(PracticeError, match=r"is there already: what-is-wal \(stores\)"):
        keep_asked(desk, record.questions[1], "stores")
    with pytest.raises(PracticeError, match=f"it is the question {name} already"):
        keep_asked(desk, record.questions[0], "stores")
    name_question(desk, record.questions[1], "what-is-wal")
    assert find_encounter(desk, record.id).questions[1].question_id == "what-is-wal"


def test_practice_stands_beside_them_after_three_outcomes_with_n_and_without_a_claim(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock())
    first, second, third = make_question("question-1"), make_question("question-2"), make_question("question-3")
    write_answers(desk, [(first, Score.SOLID, "2026-02-20"), (second, Score.SHAKY, "2026-02-20")])
    write_answers(desk, [(third, Score.STRONG, TODAY)], begins=100)
    records = [add(desk, "Acme", TODAY), add(desk, "Bolt", "2026-02-10"), add(desk, "Cray", "2026-01-05")]
    for record in records[:2]:
        set_outcome(desk, record.id, EncounterResult.NO)
    assert not any("practised" in line for line in list_lines(desk))
    assert all(each["practice"] is None for each in json.loads(encounters_json(desk))["encounters"])
    set_outcome(desk, records[2].id, EncounterResult.OFFER)
    lines = [line.strip() for line in list_lines(desk)]
    assert [line for line in lines if line.startswith("practised")] == [
        "practised in the 30 days before: 1 of 2 solid or strong",  # the answer of the same day isn't before it
        "practised in the 30 days before: nothing",
        "practised in the 30 days before: nothing",
    ]
    assert lines[-1] == "3 of 3 have an outcome. So few say nothing about whether practice made a difference."
    practice = [each["practice"] for each in json.loads(encounters_json(desk))["encounters"]]
    assert practice[0] == {"days": 30, "n": 2, "solid_or_strong": 1}


def write_answers(desk: Desk, answers: list[tuple[Question, Score, str]], begins: int = 1) -> None:
    desk.history.write([begun(begins)])
    for slot, (question, score, day) in enumerate(answers):
        number = begins + 10 * (slot + 1)
        desk.history.write(answered(number, begins, question, slot, day=day))
        desk.history.write([scored(number + 1, number, question, score)])


def test_a_forgotten_one_leaves_no_byte_also_after_a_merge_and_names_what_still_has_it(tmp_path: Path) -> None:
    clock = FakeClock()
    desk = desk_of_files(tmp_path, clock)
    other = make_desk(tmp_path / "other", clock)
    record = add_encounter(desk, NewEncounter(CANARY, "", CANARY, None, CANARY, (Asked(f"{CANARY}, why?"),)))
    set_outcome(desk, record.id, EncounterResult.OFFER)
    name = keep_asked(desk, record.questions[0], "stores")
    other.history.merge(desk.history.tables())
    assert CANARY in encounter_line(read_encounters(other.history)[0])
    kept = back_up(desk.history.path, clock.now()).path
    clock.advance(60)
    lines = list(forget_encounter_lines(desk, record.id))
    other.history.merge(desk.history.tables())
    desk.history.merge(other.history.tables())
    for history in (desk.history.path, other.history.path):
        assert CANARY.encode() not in history.read_bytes()
        assert not list(history.parent.glob("history.db-*"))
    assert read_encounters(desk.history) == read_encounters(other.history) == []
    assert f"  {kept}" in lines
    assert any(line.startswith(f"  {name}  ") for line in lines)  # it stays in one's own bank, and that is said
    assert (tmp_path / "own" / OWN_FILE).exists()


def test_who_writes_about_a_forgotten_one_is_told(desk: Desk) -> None:
    record = add(desk, "Acme", "", WHY_NAN)
    list(forget_encounter_lines(desk, record.id))
    with pytest.raises(PracticeError, match="forgotten in another terminal"):
        name_question(desk, record.questions[0], "question-1")


def test_line_by_line_what_cant_be_is_asked_again_and_nothing_is_lost() -> None:
    typed = ["", "Acme", "soon", "yesterday", "s" * 90, "on-site", "9", "2", "q" * 2001, WHY_NAN, "", "Two people."]
    with CliRunner().isolation(input="".join(f"{line}\n" for line in typed)) as (out, *_):
        new = read_encounter(TODAY)
    assert new == NewEncounter("Acme", "2026-03-01", "on-site", Went.SO_SO, "Two people.", (Asked(WHY_NAN),))
    printed = out.getvalue().decode()
    assert "'soon' is no day" in printed
    assert "more than 80 characters" in printed
    assert "more than 2000 characters" in printed


@pytest.mark.parametrize(
    ("typed", "went"), [("well", Went.WELL), ("Very well", Went.VERY_WELL), ("1", Went.BADLY), ("0", None), ("", None)]
)
def test_line_by_line_how_it_went_is_a_number_or_its_words(typed: str, went: Went | None) -> None:
    lines = ["Acme", "today", "", "great", typed, "", ""]
    with CliRunner().isolation(input="".join(f"{line}\n" for line in lines)) as (out, *_):
        assert read_encounter(TODAY).went is went
    assert "'great' is none of them (1 to 4, or 0)" in out.getvalue().decode()


def test_a_question_that_makes_a_topic_says_so_with_the_topics_that_were_there(tmp_path: Path) -> None:
    def real(*words: str) -> str:
        return CliRunner().invoke(commands, ["--data-dir", str(tmp_path), "real", *words]).output

    short_id = real("add", "Acme", "--asked", WHY_NAN, "--asked", "What is a mask for?").split()[0]
    assert "new topic" not in real("keep", short_id, "1", "--topic", "optimization")
    told = real("keep", short_id, "2", "--topic", "attention")
    assert "attention is a new topic; the others: " in told and "transformers" in told


def test_they_travel_to_ones_other_machines_and_into_no_hand_in(desk: Desk, tmp_path: Path) -> None:
    record = add(desk, "Acme", "", WHY_NAN)
    set_outcome(desk, record.id, EncounterResult.OFFER)
    month = month_after(desk.history, "")
    assert month is not None
    other = make_desk(tmp_path / "other", FakeClock())
    other.history.merge(facts_of_month(desk.history, month.name))
    assert read_encounters(other.history) == read_encounters(desk.history) == [find_encounter(desk, record.id)]
    desk.history.write([begun(1, code="QUICK-0000-000")])
    tables = hand_in(desk.history.tables(), "QUICK-0000-000", with_answers=True).tables
    assert not any(tables[name] for name in ("encounters", "encounter_questions", "encounter_outcomes"))
