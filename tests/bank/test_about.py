"""The fields about an entry: they are read, told and picked by, and stay outside the text and its digest."""

from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.bank.listings import question_lines, review_lines
from practice_tui.bank.loader import load_bank
from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Mistake, from_body
from practice_tui.core.bank.samples import Quote
from practice_tui.core.bank.scoring import Score
from tests.bank.samples import bank_folder, problems_of, question_yaml, read_questions

SAMPLE = """
- id: chain-rule/weak
  text: Factors multiply, and
    the order is free.
  heard: {a: Factors multiply, c: and the order}
  score: 2
  wrong: {says: the order is free, why: Matrices don't commute.}
"""


def test_a_review_changes_neither_text_nor_digest() -> None:
    (question,), _ = read_questions(question_yaml())
    fields = "  reviewed: 2026-11-29\n  often: true\n  legacy: true\n  drill: chain-rule\n"
    (about,), problems = read_questions(question_yaml() + fields)
    assert problems == []
    assert (about.reviewed, about.often, about.legacy, about.drill) == ("2026-11-29", True, True, "chain-rule")
    assert about.to_body() == question.to_body()
    assert about.digest == question.digest


def test_what_a_must_asks_for_changes_neither_text_nor_digest() -> None:
    (question,), _ = read_questions(question_yaml())
    other = replace(question, rubric=tuple(replace(point, asks="") for point in question.rubric))
    assert other != question
    assert other.digest == question.digest
    assert from_body(question.to_body()) == other


def test_a_review_day_that_is_none_is_told() -> None:
    assert problems_of(question_yaml() + "  reviewed: soon\n") == [
        "bank.yaml:23: question 'chain-rule': 'reviewed' is 'soon', not a day (write 2026-11-29)"
    ]


def test_a_drill_that_there_isnt_is_told() -> None:
    (problem,) = problems_of(question_yaml() + "  drill: chain-rules\n")
    assert problem.startswith("bank.yaml:23: question 'chain-rule': 'drill' is 'chain-rules'")
    assert "did you mean 'chain-rule'?" in problem


def test_what_names_a_drill_offers_ten_more_like_it() -> None:
    (question,), _ = read_questions(question_yaml() + "  drill: chain-rule\n")
    assert "  practice drill chain-rule" in question_lines(question)


def test_what_names_a_simulator_says_how_to_see_it_move() -> None:
    (question,), _ = read_questions(question_yaml() + "  drill: sim-gd\n")
    lines = list(question_lines(question))
    assert lines[lines.index("See it move") + 1] == "  practice sim gd"
    assert "Ten more like it" not in lines


def test_the_oldest_review_can_be_seen() -> None:
    (question,), _ = read_questions(question_yaml())
    lines = list(review_lines([question, replace(question, reviewed="2026-11-29")]))
    assert [line.split()[0] for line in lines] == ["never", "2026-11-29"]
    assert all(line.endswith("Chain rule by hand") for line in lines)


def test_legacy_questions_are_asked_by_a_plan_that_wants_them_alone() -> None:
    (question,), _ = read_questions(question_yaml() + "  legacy: true\n")
    assert not Plan("any", "Any", 3).admits(question)
    assert Plan("old", "Old", 3, legacy=True).admits(question)


def test_a_plan_of_classics_asks_nothing_else() -> None:
    (question,), _ = read_questions(question_yaml())
    plan = Plan("most-asked", "Most asked", 3, often=True)
    assert not plan.admits(question)
    assert plan.admits(replace(question, often=True))


def test_samples_are_read_with_the_points_by_their_letters(tmp_path: Path) -> None:
    loaded = load_bank(bundled=bank_folder(tmp_path / "bank", math=question_yaml(), samples=SAMPLE))
    assert loaded.problems == ()
    (sample,) = loaded.samples
    assert (sample.id, sample.heard, sample.score) == ("chain-rule/weak", frozenset({0, 2}), Score.SHAKY)
    assert sample.quotes == (Quote(0, "Factors multiply"), Quote(2, "and the order"))
    assert sample.wrong == Mistake("the order is free", "Matrices don't commute.")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("chain-rule", "nowhere", "'id' is 'nowhere/weak' (a question's id, then /weak, /fair, /strong)"),
        ("/weak", "/poor", "'id' is 'chain-rule/poor' (a question's id, then /weak, /fair, /strong)"),
        (" c: and", " e: and", "'heard.e' is no field (one of a, b, c, d)"),
        (
            "a: Factors multiply",
            "a: Factors are multiplied",
            "'a' quotes 'Factors are multiplied' (words as they stand in 'text')",
        ),
        (
            "says: the order is",
            "says: the order was",
            "'says' quotes 'the order was free' (words as they stand in 'text')",
        ),
        ("score: 2", "score: 5", "'score' is '5', not a whole number from 1 to 4"),
    ],
)
def test_a_sample_that_fits_no_question_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    folder = bank_folder(tmp_path / "bank", math=question_yaml(), samples=SAMPLE.replace(old, new))
    loaded = load_bank(bundled=folder)
    assert loaded.samples == ()
    assert [str(problem).partition(": ")[2] for problem in loaded.problems] == [
        f"sample '{'chain-rule/weak'.replace(old, new)}': {told}"
    ]
