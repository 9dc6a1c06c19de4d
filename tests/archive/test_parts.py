"""What was added since a day, and what is handed in: whole, closed, and without what is private."""

import csv
import io
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from practice_tui.archive.spreadsheet import BYTE_ORDER_MARK, attempts_csv
from practice_tui.archive.transfer import export_lines, hand_in_lines, import_lines
from practice_tui.core.bank.codes import format_code
from practice_tui.core.bank.plans import Pick, Plan
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.facts import Prediction, RemarkKind
from practice_tui.core.history.speech import Speech
from practice_tui.core.rounds.events import Begin, Done, Next, Rate, Reveal, Skip, Toggle, Write
from practice_tui.core.values.clock import Moments
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import Order, begin_order
from practice_tui.store.import_reader import read_hand_in
from tests.fakes import START, Chance, FakeClock, make_bank, make_desk, sit
from tests.test_cli import run

EXAM = Plan("exam", "Exam", 2, pick=Pick.SEEDED)
QUICK = Plan("quick", "Quick", 1)
ANSWERED = (Begin(), Write("typed words"), Done(), Reveal(Prediction.SURE), Toggle(0), Write("said aloud"))


class Person:
    """Who sat an exam yesterday and something else before and after it."""

    def __init__(self, folder: Path) -> None:
        self.clock = FakeClock(START - timedelta(days=2))
        self.desk = make_desk(folder, self.clock, make_bank(), (EXAM, QUICK))
        self.code = format_code(EXAM, self.desk.library.drawn_from(EXAM), 7)
        self.sit_quick("before the exam")
        self.clock.advance(86_400)
        exam = begin_order(self.desk, Order(code=self.code), 7)
        sit(self.desk, exam, *ANSWERED, Rate(Score.SHAKY), Next(), Skip(), Next())
        asked = exam.round.slots[0].question_id
        self.desk.notebook.remark(asked, RemarkKind.WRONG, "the sign")
        self.desk.notebook.remark(asked, RemarkKind.NOTE, "a private note")
        self.clock.advance(86_400)
        self.sit_quick("after the exam")

    def sit_quick(self, words: str) -> None:
        sitting = begin_order(self.desk, Order(plan_id="quick"), 3)
        sit(self.desk, sitting, Begin(), Write(words), Done(), Reveal(Prediction.GUESS), Rate(Score.SOLID), Next())


def write_down(desk: Desk, text: str) -> None:
    """Each answer was recorded and written down."""
    for attempt in desk.history.attempts():
        at = desk.moments()
        desk.history.write([Speech(at.id, attempt.id, at.now, "recogniser", transcript=text)])


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(tmp_path / "person")


def other(tmp_path: Path) -> Desk:
    desk = make_desk(tmp_path / "other", FakeClock(), make_bank(), (EXAM, QUICK))
    desk.moments = Moments(FakeClock(START + timedelta(days=1)), Chance(10_000))
    return desk


def exported(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


def take_in(tmp_path: Path, path: Path) -> tuple[Desk, list[str]]:
    desk = other(tmp_path)
    return desk, import_lines(desk, path, lambda done, total: None)


def test_since_a_day_is_what_was_added_from_then_on(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "since.json"
    (said,) = export_lines(person.desk, path, "practice 9", overwrites=False, since_day="2026-03-01")
    assert "since 2026-03-01, with what they refer to" in said
    data = exported(path)
    assert [row["day"] for row in data["attempts"]] == ["2026-03-01", "2026-03-01", "2026-03-02"]
    assert "before the exam" not in path.read_text("utf-8")
    desk, lines = take_in(tmp_path, path)
    assert lines[0].startswith(
        f"Added {sum(len(rows) for rows in data.values() if isinstance(rows, list))} facts, 3 of"
    )
    assert [attempt.score for attempt in desk.history.attempts()] == [Score.SHAKY, None, Score.SOLID]


def test_a_later_rating_brings_the_attempt_that_it_is_about(person: Person, tmp_path: Path) -> None:
    first = person.desk.history.attempts()[0]
    person.desk.corrections.amend(first.id, first.round_id, Score.MISSED)
    export_lines(person.desk, tmp_path / "today.json", "practice 9", overwrites=False, since_day="2026-03-02")
    data = exported(tmp_path / "today.json")
    assert data["attempts"][0]["id"] == first.id
    assert len(data["attempts"]) == 2 and len(data["ratings"]) == 2
    desk, _ = take_in(tmp_path, tmp_path / "today.json")
    assert desk.history.attempts()[0].score is Score.MISSED


def test_all_since_the_first_day_is_all(person: Person, tmp_path: Path) -> None:
    export_lines(person.desk, tmp_path / "all.json", "practice 9", overwrites=False)
    export_lines(person.desk, tmp_path / "since.json", "practice 9", overwrites=False, since_day="2020-01-01")
    assert exported(tmp_path / "since.json") == exported(tmp_path / "all.json")


def test_a_spreadsheet_since_a_day(person: Person, tmp_path: Path) -> None:
    rows = csv.DictReader(io.StringIO(attempts_csv(person.desk, "2026-03-02").removeprefix(BYTE_ORDER_MARK)))
    assert [row["day"] for row in rows] == ["2026-03-02"]


@pytest.mark.parametrize(("day", "said"), [("soon", "'soon' is no day"), ("2030-01-01", "2030-01-01 is to come")])
def test_what_is_no_day_since_is_said(person: Person, tmp_path: Path, day: str, said: str) -> None:
    with pytest.raises(PracticeError, match=said):
        export_lines(person.desk, tmp_path / "no.json", "practice 9", overwrites=False, since_day=day)
    assert not (tmp_path / "no.json").exists()


def handed_in(person: Person, path: Path, code: str = "", *, with_answers: bool = False) -> list[str]:
    wanted = code or person.code
    return hand_in_lines(person.desk, path, wanted, "practice 9", with_answers=with_answers, overwrites=False)


def test_a_hand_in_holds_the_rounds_of_its_code(person: Person, tmp_path: Path) -> None:
    said = handed_in(person, tmp_path / "exam.json")
    data = exported(tmp_path / "exam.json")
    assert data["hand_in"] == person.code
    assert [row["code"] for row in data["rounds"]] == [person.code]
    assert [row["outcome"] for row in data["attempts"]] == ["answered", "skipped"]
    assert [(row["score"], len(data["ticks"])) for row in data["ratings"]] == [(2, 6)]
    assert [row["text"] for row in data["remarks"]] == ["the sign"]
    assert said[0] == f"Hand-in of {person.code}: {tmp_path / 'exam.json'}"
    assert said[1].startswith("  2026-03-01  2 SHAKY   sure    Question ")
    assert said[2].startswith("  2026-03-01  skipped   –       Question ")
    assert said[3] == (
        "Also in it: 1 round, 6 ticks, 0 replies to follow-ups, 1 flag on these questions, and the questions as they "
        "were asked."
    )
    assert said[4] == "Left out: 1 typed answer; --with-answers takes them in."


def test_a_round_that_is_not_over_says_so_as_it_is_handed_in(person: Person, tmp_path: Path) -> None:
    desk = person.desk
    said = "The round isn't over: practice round --resume goes on with it, then hand it in once more."
    assert said not in handed_in(person, tmp_path / "whole.json")
    code = format_code(EXAM, desk.library.drawn_from(EXAM), 8)
    sit(desk, begin_order(desk, Order(code=code), 8), *ANSWERED, Rate(Score.SHAKY))
    assert handed_in(person, tmp_path / "half.json", code)[-1] == said


def test_a_flag_from_before_the_round_is_not_handed_in(person: Person, tmp_path: Path) -> None:
    desk, clock = person.desk, person.clock
    code = format_code(EXAM, desk.library.drawn_from(EXAM), 8)
    asked = begin_order(desk, Order(code=code), 8).round.slots[0].question_id
    desk.notebook.remark(asked, RemarkKind.WRONG, "before")
    clock.advance(60)
    sit(desk, begin_order(desk, Order(code=code), 8), *ANSWERED, Rate(Score.SHAKY))
    desk.notebook.remark(asked, RemarkKind.WRONG, "after")
    handed_in(person, tmp_path / "exam.json", code)
    assert [row["text"] for row in exported(tmp_path / "exam.json")["remarks"]] == ["after"]


def test_nothing_private_is_handed_in(person: Person, tmp_path: Path) -> None:
    write_down(person.desk, "words of a recording")
    handed_in(person, tmp_path / "answers.json", with_answers=True)
    assert "words of a recording" not in (tmp_path / "answers.json").read_text("utf-8")
    handed_in(person, tmp_path / "exam.json")
    text = (tmp_path / "exam.json").read_text("utf-8")
    device = person.desk.writer.device.name
    for private in (
        "typed words",
        "said aloud",
        "a private note",
        "before the exam",
        "after the exam",
        device,
        "words of",
    ):
        assert private not in text
    data = exported(tmp_path / "exam.json")
    instants = [data["exported_at"]]
    for table in ("rounds", "endings", "attempts", "ratings", "remarks"):
        for row in data[table]:
            assert row.get("zone", "+0000") == "+0000"
            assert row.get("reason", "") == ""
            instants += [
                value for name, value in row.items() if name in ("at", "started_at", "asked_at", "answered_at")
            ]
    assert {datetime.fromisoformat(at).utcoffset() for at in instants} == {timedelta()}
    assert not any(data[table] for table in ("speech", "settings", "targets", "labels", "drill_runs"))


def test_typed_answers_are_in_it_where_that_is_wanted(person: Person, tmp_path: Path) -> None:
    said = handed_in(person, tmp_path / "exam.json", with_answers=True)
    text = (tmp_path / "exam.json").read_text("utf-8")
    assert "typed words" in text and "said aloud" not in text
    assert "Also in it: 1 typed answer." in said


def test_a_code_may_be_typed_in_small_letters(person: Person, tmp_path: Path) -> None:
    assert handed_in(person, tmp_path / "exam.json", f" {person.code.lower()} ")[0].startswith("Hand-in of EXAM-")


def test_a_code_of_no_round_is_refused_with_those_there_are(person: Person, tmp_path: Path) -> None:
    with pytest.raises(PracticeError, match="there is no round with the code EXAM-0000-000") as refused:
        handed_in(person, tmp_path / "exam.json", "EXAM-0000-000")
    assert person.code in refused.value.hint
    with pytest.raises(PracticeError, match="is no code of a round"):
        handed_in(person, tmp_path / "exam.json", "exam")
    with pytest.raises(PracticeError, match=r"doesn't end in \.json"):
        handed_in(person, tmp_path / "exam.csv")
    assert not (tmp_path / "exam.json").exists()


def test_a_hand_in_is_read_back_by_whoever_it_is_for(person: Person, tmp_path: Path) -> None:
    handed_in(person, tmp_path / "exam.json")
    file = read_hand_in(tmp_path / "exam.json")
    assert (file.code, file.program) == (person.code, "practice 9")
    assert [(row["outcome"], row["prediction"], row["answer"]) for row in file.tables["attempts"]] == [
        ("answered", "sure", ""),
        ("skipped", None, ""),
    ]
    assert [row["score"] for row in file.tables["ratings"]] == [Score.SHAKY]
    assert [row["heard"] for row in file.tables["ticks"]][:2] == [True, False]


def test_a_hand_in_never_becomes_part_of_a_history(person: Person, tmp_path: Path) -> None:
    handed_in(person, tmp_path / "exam.json")
    before = person.desk.history.tables()
    for desk in (person.desk, other(tmp_path)):
        with pytest.raises(PracticeError, match="is a hand-in, whose answers would count as your own") as refusal:
            import_lines(desk, tmp_path / "exam.json", lambda done, total: None)
        assert refusal.value.hint.startswith("practice class import FILE --into CLASS.db")
    assert person.desk.history.tables() == before
    assert other(tmp_path).history.attempts() == []


def test_options_that_dont_go_together(tmp_path: Path) -> None:
    for words in (("--with-answers",), ("--since", "2026-03-01", "--hand-in", "EXAM-0000-000")):
        assert run("export", str(tmp_path / "x.json"), *words, data=tmp_path / "data").returncode == 2
