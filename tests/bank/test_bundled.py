"""The bundled bank is right: no problem, no warning, every number recomputed, every snippet run, wide enough."""

from collections import Counter
from datetime import date
from typing import Any

import numpy as np
import pytest

from practice_tui.bank.checking import check_banks
from practice_tui.bank.loaded_bank import LoadedBank
from practice_tui.bank.loader import load_bank
from practice_tui.core.bank.questions import Kind, Level, Question, Value
from practice_tui.core.rounds.clarifications import clarification_for
from tests.bank.arithmetic import evaluate
from tests.bank.concepts import CONCEPTS, CRAFT


@pytest.fixture(scope="module")
def loaded() -> LoadedBank:
    return load_bank()


def test_it_has_no_problem_and_no_warning() -> None:
    assert [str(problem) for problem in check_banks(date(2026, 11, 29)).problems] == []


def test_each_number_is_what_its_check_computes(loaded: LoadedBank) -> None:
    numbers = [(question.id, value) for question in loaded.bank.questions for value in question.value]
    assert numbers
    assert [(slug, value.name, value.value, value.check) for slug, value in numbers if not _is_right(value)] == []


def test_each_piece_of_code_passes_its_tests(loaded: LoadedBank) -> None:
    coded = [question for question in loaded.bank.questions if question.answer.code and question.tests]
    assert coded
    assert [failure for question in coded if (failure := _failure_of(question))] == []


def test_code_has_at_least_three_asserts(loaded: LoadedBank) -> None:
    coded = [question for question in loaded.bank.questions if question.kind is Kind.CODE]
    assert [question.id for question in coded if question.tests.count("assert") < 3] == []


def test_every_concept_is_covered(loaded: LoadedBank) -> None:
    assert [slug for slug in CONCEPTS.split() if loaded.bank.find(slug) is None] == []
    tips = [tip.id for tip in loaded.tips]
    assert [concept for concept, start in CRAFT.items() if sum(tip.startswith(start) for tip in tips) < 3] == []


def test_both_sides_of_the_table_get_tips(loaded: LoadedBank) -> None:
    sides = Counter(tip.audience for tip in loaded.tips)
    assert sides["candidate"] >= 10
    assert sides["interviewer"] >= 5


def test_every_topic_has_questions_of_every_level(loaded: LoadedBank) -> None:
    counts = Counter((question.topic, question.level) for question in loaded.bank.questions)
    slugs = [topic.slug for topic in loaded.bank.topics]
    assert len(slugs) == 16
    assert [slug for slug in slugs if sum(counts[slug, level] for level in Level) < 12] == []
    assert [(slug, level) for slug in slugs for level in Level if counts[slug, level] < 3] == []


def test_every_topic_is_told_to_somebody_who_knows_nothing_of_the_field(loaded: LoadedBank) -> None:
    plain = [topic.plain for topic in loaded.bank.topics]
    assert all(plain) and len(set(plain)) == len(plain)


def test_every_topic_has_a_short_title_of_its_own(loaded: LoadedBank) -> None:
    shorts = [topic.short for topic in loaded.bank.topics]
    assert "" not in shorts
    assert len(set(shorts)) == len(shorts)


def test_every_kind_is_there_in_number(loaded: LoadedBank) -> None:
    counts = Counter(question.kind for question in loaded.bank.questions)
    assert counts.total() >= 350
    assert counts[Kind.NUMERIC] + counts[Kind.DERIVATION] >= 40
    assert counts[Kind.CODE] >= 25
    assert counts[Kind.SCENARIO] >= 35
    assert counts[Kind.DESIGN] >= 12


def test_the_interviewer_has_an_answer_to_each_prepared_question_in_its_own_words(loaded: LoadedBank) -> None:
    asked = [
        (each.ask, clarification_for(each.ask, question.clarify, ()))
        for question in loaded.bank.questions
        for each in question.clarify
    ]
    assert len(asked) > 300
    assert [words for words, answered in asked if answered is None or answered.index is None] == []


def test_every_plan_has_more_questions_than_it_asks(loaded: LoadedBank) -> None:
    questions = loaded.bank.questions
    assert [plan.id for plan in loaded.plans if sum(map(plan.admits, questions)) < 2 * plan.count] == []


def _is_right(value: Value) -> bool:
    return bool(value.check) and abs(evaluate(value.check) - value.value) <= value.tolerance + 1e-12 * abs(value.value)


def _failure_of(question: Question) -> str:
    names: dict[str, Any] = {"np": np, "__name__": "bank"}
    try:
        exec(compile(question.answer.code, f"{question.id} code", "exec"), names)
        exec(compile(question.tests, f"{question.id} tests", "exec"), names)
    except (AssertionError, ArithmeticError, LookupError, NameError, SyntaxError, TypeError, ValueError) as error:
        return f"{question.id}: {type(error).__name__} {error}"
    return ""
