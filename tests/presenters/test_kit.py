"""A kit holds all that an interviewer needs; the candidate's sheet holds the prompts alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.core.bank.plans import Pick, Plan, Tip
from practice_tui.core.bank.questions import Clarify, Value
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.presenters.documents.html import document_html
from practice_tui.presenters.kit import candidate_sheet, kit, write_kit
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.drawing import draw
from practice_tui.sitting.drawn import Drawn
from practice_tui.sitting.orders import Order
from tests.fakes import FakeClock, make_bank, make_desk, make_question
from tests.presenters.test_html_page import Page

TIPS = (Tip("run-round-x", "interviewer", "Let them think", "Interrupting", "The path tells more"),)
BANDS = ("names it", "says what", "says why", "says when not")
ASKED = make_question(
    prompt="What does dropout do?\n\n```python\nx * mask\n```",
    clarify=(Clarify("How large is it?", "Ten layers"),),
    value=(Value("kept share", 0.8, 0.01, ("80 %",)),),
    bands=BANDS,
)
DRAWN = Drawn(Plan("quick", "Quick", 1, pace=2.0), (ASKED,), 7, code="QUICK-0007-ABC")


def texts_of(html: str) -> str:
    return "\n".join(Page(html).texts)


def test_a_kit_holds_whatever_an_interviewer_needs() -> None:
    text = texts_of(document_html(kit(DRAWN, TIPS)))
    rubric = [
        part for point in ASKED.rubric for part in (point.text, f"Ask: {point.probe}", f"Right is: {point.expect}")
    ]
    for needed in (
        *("Let them think", "Not: Interrupting", "QUICK-0007-ABC", "What does dropout do?", "x * mask", "4m"),
        *(f"Why: {ASKED.ask.why}", f"How to put it: {ASKED.ask.how}", *rubric, *ASKED.hints),
        *("How large is it?", "Ten layers", "kept share: 0.8, or within 0.01; also 80 %", ASKED.answer.short),
        *(f"“{ASKED.mistakes[0].says}”", ASKED.mistakes[0].why, ASKED.follow_ups[0].ask),
        *(f"Look for: {ASKED.follow_ups[0].looks_for}", "strong yes", "no decision"),
        "every must and 1 of 2 bonuses. says when not",
        "every must. says why",
        "at least 2 of 4 musts, or every must, but something wrong. says what",
        "less. names it",
    ):
        assert needed in text
    assert (text.count("must\n"), text.count("bonus\n")) == (4, 2)


def test_a_question_without_a_rubric_is_scored_by_what_matters() -> None:
    drawn = replace(DRAWN, questions=(make_question(rubric=(), bands=(), mistakes=(), hints=(), follow_ups=()),))
    text = texts_of(document_html(kit(drawn, ())))
    assert "all that matters was said" in text
    assert "What you want to hear" not in text and "Do, and don't" not in text


def test_the_candidates_sheet_holds_prompts_and_times_alone() -> None:
    text = texts_of(document_html(candidate_sheet(DRAWN)))
    assert "What does dropout do?" in text and "4m" in text
    secrets = (
        *(point.text for point in ASKED.rubric),
        *ASKED.hints,
        *BANDS,
        ASKED.answer.short,
        ASKED.title,
        "Ten layers",
    )
    assert not [secret for secret in secrets if secret in text]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path / "data", FakeClock(), make_bank(), (Plan("exam", "Exam", 3, pick=Pick.SEEDED),))


@pytest.mark.parametrize("ending", [".html", ".md", ".HTML"])
def test_it_is_written_with_its_sheet_and_replaces_nothing_unasked(desk: Desk, tmp_path: Path, ending: str) -> None:
    path, sheet = tmp_path / f"k{ending}", tmp_path / f"k-candidate{ending}"
    drawn = draw(desk, Order(plan_id="exam"), 7)
    lines = write_kit(desk, drawn, path, overwrites=False)
    assert lines == [
        f"Kit for the interviewer, 3 questions, 6 min of answering: {path}",
        f"Sheet for the candidate, prompts alone: {sheet}",
        f"The same questions again: practice kit --code {drawn.code}",
    ]
    assert all(question.prompt in path.read_text("utf-8") for question in drawn.questions)
    path.unlink()
    with pytest.raises(PracticeError, match="k-candidate") as refused:
        write_kit(desk, drawn, path, overwrites=False)
    assert refused.value.code is ExitCode.CANT_CREATE and not path.exists()
    write_kit(desk, drawn, path, overwrites=True)
    assert path.exists()


def test_another_ending_and_a_place_that_takes_nothing_are_refused(desk: Desk, tmp_path: Path) -> None:
    drawn = draw(desk, Order(plan_id="exam"), 7)
    with pytest.raises(PracticeError, match=r"ends in none of \.html, \.md"):
        write_kit(desk, drawn, tmp_path / "k.pdf", overwrites=False)
    (tmp_path / "file").write_text("")
    with pytest.raises(PracticeError):
        write_kit(desk, drawn, tmp_path / "file" / "k.html", overwrites=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "file"]
