"""No word that somebody wrote for themselves stands in anything that is made to be handed over."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from practice_tui.archive.bank_export.selecting import Wanted
from practice_tui.archive.bank_export.writing import bank_export_lines
from practice_tui.archive.classes.importing import Wishes, import_files
from practice_tui.archive.paper_file import paper_of
from practice_tui.archive.transfer import hand_in_lines
from practice_tui.core.bank.plans import Only, Pick, Plan
from practice_tui.core.bank.scoring import Score
from practice_tui.core.history.encounters import Asked, NewEncounter
from practice_tui.core.history.facts import Prediction, RemarkKind
from practice_tui.core.history.renames import names_of
from practice_tui.core.rounds.events import (
    Begin,
    Done,
    Next,
    Rate,
    Reveal,
    Skip,
    Toggle,
    ToggleWrong,
    Write,
)
from practice_tui.presenters.documents.writers import WRITERS
from practice_tui.presenters.html_page.page import dashboard_page
from practice_tui.presenters.kit import write_kit
from practice_tui.presenters.paper import write_papers
from practice_tui.presenters.round_report.audiences import Audience
from practice_tui.presenters.round_report.report import write_report
from practice_tui.presenters.round_report.rounds import round_session
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.drawing import draw
from practice_tui.sitting.encounters import add_encounter
from practice_tui.sitting.orders import Order, begin_order
from tests.fakes import START, FakeClock, make_bank, make_desk, sit

EXAM = Plan("exam", "Exam", 3, pick=Pick.SEEDED)
CANARY = "canary"
PUT_BY_HAND = (
    "INSERT INTO speech(id, attempt_id, at, by, transcript) VALUES('s1', :attempt, :at, 'canary-asr', 'canary spoken')",
    "INSERT INTO recordings(attempt_id, file, at, seconds, bytes) VALUES(:attempt, 'canary.wav', :at, 2.0, 64044)",
    "INSERT INTO round_notes(id, round_id, at, kind, text) VALUES('n1', :round, :at, 'questions', 'canary of a round')",
    "INSERT INTO sheets(id, at, rater, round_id, device, program) VALUES('h1', :at, 'canary-rater', :round, 'd', 'p')",
    "INSERT INTO marks(id, sheet_id, at, attempt_id, score, note, private) "
    "VALUES('m1', 'h1', :at, :attempt, 1, 'canary unsigned', 'canary between us')",
    "INSERT INTO sheet_endings(id, sheet_id, at, private) VALUES('e1', 'h1', :at, 'canary at the end')",
    "INSERT INTO settings(id, at, name, value) VALUES('g1', :at, 'level', 'canary-setting')",
    "UPDATE drafts SET holder = 'canary@host'",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A round of which everything private holds the canary, and another one before it."""
    opened = make_desk(tmp_path / "data", FakeClock(), make_bank(), (EXAM,), holder="1@canary-host")
    before = begin_order(opened, Order(plan_id="exam"), 5)
    words = (Begin(), Write("canary typed before"), Done(), Reveal(Prediction.GUESS), Write("canary said before"))
    sit(opened, before, *words, Rate(Score.MISSED), Next(), Next())
    sitting = begin_order(opened, Order(plan_id="exam"), 7)
    typed = (Begin(), Write("canary typed"), Done(), Reveal(Prediction.GUESS), Toggle(0), ToggleWrong())
    sit(opened, sitting, *typed, Write("canary said"), Rate(Score.SHAKY), Next(), Skip(), Next())
    attempt = opened.history.attempts(round_id=sitting.round.id)[0]
    opened.notebook.remark(attempt.question_id, RemarkKind.NOTE, "canary note")
    opened.notebook.remark(attempt.question_id, RemarkKind.UNCLEAR, "canary flag")
    asked = (Asked("canary asked in earnest"),)
    add_encounter(opened, NewEncounter("canary & sons", stage="canary stage", text="canary in earnest", asked=asked))
    values = {"attempt": attempt.id, "round": sitting.round.id, "at": "2026-03-02T18:00:00+00:00"}
    with closing(sqlite3.connect(opened.history.path)) as connection, connection:
        for statement in PUT_BY_HAND:
            connection.execute(statement, values)
    yield opened
    opened.close()


def files_of(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()}


def test_the_history_holds_the_canaries(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.history.path)) as connection:
        dump = "\n".join(connection.iterdump())
    for words in (
        "typed",
        "said",
        "note",
        "flag",
        "spoken",
        "of a round",
        "unsigned",
        "between us",
        "& sons",
        "asked in earnest",
    ):
        assert f"{CANARY} {words}" in dump, words


def test_none_of_the_twelve_reports_shows_one(desk: Desk, tmp_path: Path) -> None:
    session = round_session(desk)
    assert session.answers[0].score is Score.SHAKY
    (tmp_path / "out").mkdir()
    for audience in Audience:
        for ending in WRITERS:
            write_report(session, audience, tmp_path / "out" / f"{audience}{ending}", overwrites=False)
    written = files_of(tmp_path / "out")
    assert len(written) == 12
    for name, text in written.items():
        assert session.answers[0].title in text or name.startswith("recruiter")
        for private in (CANARY, "guess", "unclear", desk.history.rounds()[0].zone, desk.history.rounds()[0].device):
            assert private not in text, (name, private)


def test_nothing_else_that_is_handed_over_shows_one(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for order, name in (
        (Order(plan_id="exam"), "kit"),
        (Order(only=Only.FLAGGED), "flagged"),
        (Order(only=Only.MISSED), "missed"),
    ):
        drawn = draw(desk, order, 7)
        for ending in (".html", ".md"):
            write_kit(desk, drawn, out / f"{name}{ending}", overwrites=False)
        write_papers(paper_of(drawn, 1), out / name, overwrites=False)
    for ending in (".md", ".csv", ".json"):
        bank_export_lines(desk, out / f"bank{ending}", Wanted(is_flagged=True), overwrites=False)
    code = desk.history.rounds()[0].code or ""
    hand_in_lines(desk, out / "hand-in.json", code, "practice 9", with_answers=False, overwrites=False)
    written = files_of(out) | {"dashboard": dashboard_page(desk, "practice 9")}
    flag = "canary flag"  # a hand-in says what it is: flags on its questions are in it
    assert flag in written["hand-in.json"]
    written["hand-in.json"] = written["hand-in.json"].replace(flag, "")
    assert not [name for name, text in written.items() if CANARY in text]


def test_a_class_holds_none_of_what_a_student_keeps_private(desk: Desk, tmp_path: Path) -> None:
    code, hand_in, path = desk.history.rounds()[0].code or "", tmp_path / "ann.json", tmp_path / "class.db"
    hand_in_lines(desk, hand_in, code, "practice 9", with_answers=False, overwrites=False)
    import_files(path, [hand_in], Wishes(names_of(desk.bank), desk.bank.find), START)
    content = path.read_bytes()
    assert content.count(b"canary flag") == 1
    assert CANARY.encode() not in content.replace(b"canary flag", b"")
