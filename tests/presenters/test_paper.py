"""Question papers: versions, keys, and the file that makes the same ones again whatever a bank has become."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from practice_tui.archive.paper_file import Paper, paper_json, paper_of, read_paper
from practice_tui.core.bank.plans import Pick, Plan
from practice_tui.core.bank.questions import Answer, Question, Value
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.presenters.documents.blocks import Grid, Paragraph, Room, Section
from practice_tui.presenters.documents.html import document_html
from practice_tui.presenters.paper import key, question_paper, write_papers
from practice_tui.sitting.drawing import draw
from practice_tui.sitting.drawn import Drawn
from practice_tui.sitting.orders import Order
from tests.fakes import FakeClock, make_bank, make_desk, make_question
from tests.presenters.test_html_page import Page

EXAM = Plan("exam", "Exam", 4, pick=Pick.SEEDED, pace=2.0)
RICH = make_question(
    "rich",
    reviewed="2026-01-01",
    often=True,
    drill="softmax",
    bands=("a", "b", "c", "d"),
    value=(Value("n", 3.0),),
    answer=Answer("Rich in short.", "Rich in full.", code="```python\nx = 1\n```"),
)
BARE = make_question("bare", rubric=(), hints=(), mistakes=(), follow_ups=(), answer=Answer("", "Bare in full."))


def made(*questions: Question, versions: int = 1) -> Paper:
    return paper_of(Drawn(EXAM, questions, 7, "EXAM-0007-ABC"), versions)


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_papers_come_whatever_the_bank_has_become(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "data", FakeClock(), make_bank(12), (EXAM,))
    paper = paper_of(draw(desk, Order(plan_id="exam"), 7), 3)
    lines = write_papers(paper, tmp_path / "now", overwrites=False)
    assert lines[0] == f"4 questions, 40 marks, 16 min, in 3 versions: {tmp_path / 'now'}"
    assert lines[-1] == f"The same questions in the app: practice round --code {paper.code}"
    first = written(tmp_path / "now")
    names = [f"{what}-{letter}.html" for what in ("key", "paper") for letter in "ABC"]
    assert sorted(first) == sorted([*names, "paper.json"])
    write_papers(read_paper(tmp_path / "now" / "paper.json"), tmp_path / "later", overwrites=False)
    assert written(tmp_path / "later") == first


def test_every_part_of_a_question_comes_back(tmp_path: Path) -> None:
    write_papers(made(RICH, BARE, versions=2), tmp_path / "now", overwrites=False)
    write_papers(read_paper(tmp_path / "now" / "paper.json"), tmp_path / "later", overwrites=False)
    assert written(tmp_path / "later") == written(tmp_path / "now")


def test_there_is_room_for_an_answer_by_its_time_within_bounds() -> None:
    questions = [make_question(f"q{limit}", limit=limit) for limit in (30, 120, 1200)]
    rooms = [
        block
        for section in question_paper(made(*questions), 0).blocks
        if isinstance(section, Section)
        for block in section.blocks
        if isinstance(block, Room)
    ]
    assert [room.lines for room in rooms] == [5, 12, 24]  # at a pace of 2


def test_versions_differ_in_order_alone_and_the_seed_decides() -> None:
    questions = make_bank(6).questions
    paper = made(*questions, versions=26)
    assert paper.orders[0] == tuple(question.id for question in questions)
    assert len(set(paper.orders)) == 26
    assert {frozenset(order) for order in paper.orders} == {frozenset(paper.orders[0])}
    assert made(*questions, versions=26) == paper
    assert paper_of(Drawn(EXAM, questions, 8), 2).orders[1] != paper.orders[1]
    with pytest.raises(PracticeError, match="2 questions can't stand in 3 different orders"):
        made(*questions[:2], versions=3)
    with pytest.raises(PracticeError, match="1 question can't stand in 2 different orders"):
        made(*questions[:1], versions=2)


def test_the_key_of_each_version_stands_in_the_order_of_its_paper() -> None:
    paper = made(*make_bank(6).questions, versions=3)
    for number in range(3):
        sections = [block for block in key(paper, number).blocks if isinstance(block, Section)]
        titles = [f"{place}. {question.title}" for place, question in enumerate(paper.version(number), 1)]
        assert [section.title for section in sections][:6] == titles


def test_a_paper_holds_prompts_marks_and_room_but_no_answer() -> None:
    html = document_html(question_paper(made(RICH, BARE), 0))
    text = "\n".join(Page(html).texts)
    assert all(
        part in text for part in ("Version A", RICH.prompt, "10 marks · 4m", "4 marks · 4m", "2 questions, 14 marks")
    )
    secrets = [point.text for point in RICH.rubric] + [RICH.answer.short, RICH.title, "EXAM-0007-ABC", *RICH.hints]
    assert not [secret for secret in secrets if secret in text]
    assert html.count("<div></div>") == 24, "three lines a minute for each"


def test_a_key_holds_the_rubric_with_marks_and_how_to_score() -> None:
    text = "\n".join(Page(document_html(key(made(RICH, BARE), 0))).texts)
    for part in (
        *(point.text for point in RICH.rubric),
        *("EXAM-0007-ABC", "Rich in short.", "x = 1", "n: 3", "every must. c", "Bare in full.", "of 10", "of 14"),
        "A must brings 2 marks, a bonus 1.",
        "Without a rubric: up to 4 marks, as many as the score.",
    ):
        assert part in text


def test_a_key_names_the_ids_that_head_the_columns_of_a_list_of_scores() -> None:
    questions = make_bank(3).questions
    section = key(made(*questions), 0).blocks[-1]
    assert isinstance(section, Section)
    grid, said = section.blocks
    assert isinstance(grid, Grid) and isinstance(said, Paragraph)
    column = grid.titles.index("Id")
    assert [row[column] for row in grid.rows] == [*(question.id for question in questions), ""]
    assert "headed by each id" in said.text


def test_nothing_is_replaced_unasked_and_nothing_half_written(tmp_path: Path) -> None:
    (tmp_path / "key-A.html").write_text("mine")
    with pytest.raises(PracticeError, match=r"key-A\.html is there already") as refused:
        write_papers(made(RICH), tmp_path, overwrites=False)
    assert refused.value.code is ExitCode.CANT_CREATE
    assert written(tmp_path) == {"key-A.html": b"mine"}
    (tmp_path / "paper.json").mkdir()
    with pytest.raises(PracticeError):
        write_papers(made(RICH), tmp_path, overwrites=True)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["key-A.html"]
    assert (tmp_path / "key-A.html").read_text() == "mine"


def test_papers_of_two_different_draws_never_lie_in_one_folder(tmp_path: Path) -> None:
    write_papers(made(RICH, BARE, versions=2), tmp_path, overwrites=False)
    before = written(tmp_path)
    with pytest.raises(PracticeError, match=r"paper-B\.html is of another paper") as refused:
        write_papers(made(RICH), tmp_path, overwrites=True)
    assert refused.value.code is ExitCode.CANT_CREATE
    assert written(tmp_path) == before
    write_papers(made(BARE, RICH, versions=2), tmp_path, overwrites=True)
    assert written(tmp_path)["paper-B.html"] != before["paper-B.html"]


DAMAGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "no order": lambda data: data["versions"].clear(),
    "an order that lacks a question": lambda data: data["versions"][0].pop(),
    "a question twice": lambda data: data["questions"].append(data["questions"][0]),
    "no prompt": lambda data: data["questions"][0].pop("prompt"),
    "a prompt that is a number": lambda data: data["questions"][0].update(prompt=3),
    "a tier that there isn't": lambda data: data["questions"][0]["rubric"][0].update(tier="maybe"),
    "no time": lambda data: data["questions"][0].update(limit=0),
    "bands that are too few": lambda data: data["questions"][0].update(bands=["a"]),
    "another format": lambda data: data.update(format=2),
    "an export": lambda data: data.update(practice="history"),
    "a plan that is a text": lambda data: data.update(plan="exam"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_refused_in_a_line(damage: Callable[[dict[str, Any]], object], tmp_path: Path) -> None:
    path = tmp_path / "paper.json"
    data = json.loads(paper_json(made(RICH, replace(RICH, id="other"))))
    path.write_text(json.dumps(data))
    assert read_paper(path).questions
    damage(data)
    path.write_text(json.dumps(data))
    with pytest.raises(PracticeError) as refused:
        read_paper(path)
    assert refused.value.code is ExitCode.UNUSABLE_FILE and "\n" not in str(refused.value)


@pytest.mark.parametrize("content", [b"", b"[]", b"[" * 100_000, b"\xff{}", b'{"practice": "paper", "format": 1}'])
def test_a_file_of_something_else_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "paper.json"
    path.write_bytes(content)
    with pytest.raises(PracticeError):
        read_paper(path)
    for other in (tmp_path / "none.json", tmp_path):
        with pytest.raises(PracticeError):
            read_paper(other)
