"""Questions that leave as Markdown, CSV, JSON and decks of Anki: which ones, whole, and the same ones twice."""

import csv
import io
import json
import sqlite3
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from practice_tui.archive.bank_export import anki
from practice_tui.archive.bank_export.selecting import Wanted
from practice_tui.archive.bank_export.writing import bank_export_lines
from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Answer, Bank, Mistake, Question, from_body
from practice_tui.core.history.facts import RemarkKind
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.sitting.desk import Desk
from tests.fakes import FakeClock, make_bank, make_desk, make_question
from tests.histories import make_wide_bank, write_history
from tests.test_cli import run

OPTIMISERS = Plan("optimisers", "Optimisers", 2, topics={"optimization": 1})
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path / "data", FakeClock(), make_bank(), (OPTIMISERS,))


def exported(desk: Desk, path: Path, wanted: Wanted | None = None) -> list[str]:
    return bank_export_lines(desk, path, wanted or Wanted(), overwrites=True)


def ids(desk: Desk, path: Path, wanted: Wanted) -> list[str]:
    exported(desk, path.with_suffix(".json"), wanted)
    data = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return [question["id"] for question in data["questions"]]


def notes(path: Path) -> dict[str, dict[str, Any]]:
    """The notes of a deck by guid, as Anki would read them."""
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        connection = sqlite3.connect(":memory:")
        connection.deserialize(package.read("collection.anki2"))
    connection.row_factory = sqlite3.Row
    rows = connection.execute("SELECT n.*, c.did FROM notes n JOIN cards c ON c.nid = n.id").fetchall()
    return {row["guid"]: {**dict(row), "fields": row["flds"].split("\x1f")} for row in rows}


def test_all_questions_unless_something_is_wanted(desk: Desk, tmp_path: Path) -> None:
    assert ids(desk, tmp_path / "all", Wanted()) == [question.id for question in desk.bank.questions]


def test_a_plan_a_topic_and_flags_narrow_it(desk: Desk, tmp_path: Path) -> None:
    of_topic = [question.id for question in desk.bank.questions if question.topic == "optimization"]
    assert ids(desk, tmp_path / "plan", Wanted(plan_id="optimisers")) == of_topic
    assert ids(desk, tmp_path / "topic", Wanted(topic="optimization")) == of_topic
    flagged = desk.bank.questions[0]
    desk.notebook.remark(flagged.id, RemarkKind.WRONG, "the sign")
    desk.notebook.remark(desk.bank.questions[1].id, RemarkKind.NOTE, "mine")
    assert ids(desk, tmp_path / "flagged", Wanted(is_flagged=True)) == [flagged.id]


def test_weak_topics_are_those_of_the_dashboard(tmp_path: Path) -> None:
    bank = make_wide_bank()
    write_history(tmp_path, 400, bank)
    desk = make_desk(tmp_path, FakeClock(), bank)
    weak = set(ids(desk, tmp_path / "weak", Wanted(is_weak=True)))
    by_topic = {question.topic for question in bank.questions if question.id in weak}
    assert by_topic and by_topic < {question.topic for question in bank.questions}
    assert weak == {question.id for question in bank.questions if question.topic in by_topic}


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Wanted(is_weak=True), "no topic is likely weak yet"),
        (Wanted(is_flagged=True), "nothing is flagged"),
        (Wanted(topic="nope"), "there is no topic 'nope'"),
        (Wanted(plan_id="nope"), "there is no plan 'nope'"),
    ],
)
def test_nothing_to_export_is_said_and_no_file_made(desk: Desk, tmp_path: Path, wanted: Wanted, said: str) -> None:
    with pytest.raises(PracticeError, match=said):
        exported(desk, tmp_path / "none.md", wanted)
    assert not (tmp_path / "none.md").exists()


def test_no_file_is_replaced_unasked_and_no_other_ending_taken(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "mine.md"
    path.write_text("mine")
    with pytest.raises(PracticeError, match="is there already") as refused:
        bank_export_lines(desk, path, Wanted(), overwrites=False)
    assert (refused.value.code, path.read_text()) == (ExitCode.CANT_CREATE, "mine")
    with pytest.raises(PracticeError, match=r"none of \.md, \.csv, \.json, \.apkg"):
        exported(desk, tmp_path / "all.docx")


def test_json_holds_whole_questions(desk: Desk, tmp_path: Path) -> None:
    assert exported(desk, tmp_path / "all.json") == [f"Exported 9 questions: {tmp_path / 'all.json'}"]
    data = json.loads((tmp_path / "all.json").read_text("utf-8"))
    assert data["format"] == 1
    assert tuple(from_body(json.dumps(question)) for question in data["questions"]) == desk.bank.questions


def test_a_spreadsheet_has_a_line_for_each_and_no_formula(tmp_path: Path) -> None:
    hostile = make_question("hostile", title="=1+1", prompt="-2\x1b[31m, or what?")
    desk = make_desk(tmp_path / "data", FakeClock(), replace(make_bank(), questions=(hostile,)))
    exported(desk, tmp_path / "all.csv")
    assert (
        (tmp_path / "all.csv").read_bytes().startswith(b"\xef\xbb\xbfquestion_id,title,topic,level,kind,limit_s,prompt")
    )
    (row,) = csv.DictReader(io.StringIO((tmp_path / "all.csv").read_text("utf-8-sig")))
    assert (row["title"], row["prompt"]) == ("'=1+1", "'-2\N{REPLACEMENT CHARACTER}[31m, or what?")
    assert row["rubric"].splitlines()[0] == "must: hostile must 1"
    assert row["rubric"].splitlines()[-1] == "bonus: hostile bonus 2"
    assert row["limit_s"] == "120.0"


def test_markdown_has_every_part_below_its_heading(desk: Desk, tmp_path: Path) -> None:
    exported(desk, tmp_path / "all.md")
    text = (tmp_path / "all.md").read_text("utf-8")
    for question in desk.bank.questions:
        part = text.split(f"### {question.prompt}\n")[1].split("\n### ")[0]
        assert question.title in part and question.answer.full in part and f"`{question.id}`" in part
        assert all(point.text in part for point in question.rubric)
    assert text.count("\n## ") == len({question.topic for question in desk.bank.questions})


def test_a_prompt_of_several_lines_stands_below_the_title(tmp_path: Path) -> None:
    prompt = "What does this print?\n\n```python\nprint(1)\n```"
    question = make_question(title="Print *one*", prompt=prompt)
    desk = make_desk(tmp_path / "data", FakeClock(), replace(make_bank(), questions=(question,)))
    exported(desk, tmp_path / "all.md")
    assert f"### Print \\*one\\*\n\n{prompt}\n" in (tmp_path / "all.md").read_text("utf-8")


def write(path: Path, questions: list[Question], now: datetime = NOON) -> dict[str, dict[str, Any]]:
    anki.write_deck(path, questions, make_bank(), None, now)
    return notes(path)


def test_a_deck_holds_each_question_once_and_says_what_it_doesnt_carry(desk: Desk, tmp_path: Path) -> None:
    said = exported(desk, tmp_path / "all.apkg")
    assert "Scheduling isn't carried over" in said[1]
    made = notes(tmp_path / "all.apkg")
    assert made.keys() == {question.id for question in desk.bank.questions}
    for question in desk.bank.questions:
        shown = "\n".join(made[question.id]["fields"])
        assert question.prompt in shown and question.answer.short in shown and question.rubric[0].text in shown
    assert len({note["did"] for note in made.values()}) == len({question.topic for question in desk.bank.questions})
    exported(desk, tmp_path / "plan.apkg", Wanted(plan_id="optimisers"))
    assert len({note["did"] for note in notes(tmp_path / "plan.apkg").values()}) == 1


def test_a_second_deck_updates_what_was_edited(tmp_path: Path) -> None:
    question = make_question()
    first = write(tmp_path / "one.apkg", [question])["dropout"]
    edited = replace(question, answer=Answer("Now in other words.", "In full."))
    second = write(tmp_path / "two.apkg", [edited], NOON + timedelta(seconds=1))["dropout"]
    assert (first["mid"], first["did"], first["guid"]) == (second["mid"], second["did"], second["guid"])
    assert second["mod"] > first["mod"], "Anki keeps what isn't newer"
    assert "Now in other words." in second["flds"]


def test_note_type_and_ids_are_frozen(tmp_path: Path) -> None:
    """Anki updates no note whose type has other fields: whoever has a deck would have to begin anew."""
    assert (
        *("Title", "Prompt", "Answer", "Rubric", "Mistakes", "Deeper", "References", "About", "Spare 1", "Spare 2"),
    ) == anki.FIELDS
    note = write(tmp_path / "one.apkg", [make_question()])["dropout"]
    assert (note["mid"], note["did"]) == (1_909_562_070, 2_067_951_608)
    assert len(note["fields"]) == 10


def test_what_a_question_says_acts_on_nothing_in_anki(tmp_path: Path) -> None:
    hostile = make_question(
        prompt="<script>alert(1)</script> ![spy](https://example.org/x.png) [go](javascript:alert(1)) {{Answer}}\x07",
        mistakes=(Mistake("</div><img src=x onerror=alert(1)>", "**no**"),),
        tags=("two words", "two words"),
    )
    note = write(tmp_path / "one.apkg", [hostile])["dropout"]
    shown = note["flds"].lower()
    assert "<script" not in shown and "<img" not in shown and 'href="javascript' not in shown and "\x07" not in shown
    assert "&lt;script&gt;" in shown and "<strong>no</strong>" in shown
    assert "two-words" in note["tags"].split()


def test_without_genanki_the_command_to_install_it_is_named(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    with pytest.raises(PracticeError, match=r"pip install '\.\[export\]'"):
        exported(desk, tmp_path / "all.apkg")
    assert not list(tmp_path.glob("*.apkg"))


def test_a_deck_that_cant_be_written_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(PracticeError):
        exported(desk, tmp_path / "file" / "all.apkg")


def test_topics_without_a_title_go_by_their_slug(tmp_path: Path) -> None:
    bank = Bank((), (make_question(topic="sql"),), "")
    desk = make_desk(tmp_path / "data", FakeClock(), bank)
    exported(desk, tmp_path / "all.md")
    assert "\n## sql\n" in (tmp_path / "all.md").read_text("utf-8")


def test_the_command_writes_the_deck(tmp_path: Path) -> None:
    done = run("bank", "export", str(tmp_path / "math.apkg"), "--topic", "math", data=tmp_path / "data")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(notes(tmp_path / "math.apkg")) == int(done.stdout.split()[1]) > 9
    again = run("bank", "export", str(tmp_path / "math.apkg"), data=tmp_path / "data")
    assert (again.returncode, again.stdout) == (73, "")
