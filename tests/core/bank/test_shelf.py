"""Which questions and topics are asked, given what is hidden."""

import pytest

from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.questions import Bank, Topic
from practice_tui.core.bank.shelf import Marks, Subject, shelf_of
from tests.core.samples import question

BANK = Bank(
    (Topic("cnn", "CNN"), Topic("llm", "LLM"), Topic("sql", "SQL"), Topic("empty", "Empty")),
    (question("cnn-1"), question("cnn-2"), question("llm-1"), question("sql-1", bank="mine")),
    "0123456789abcdef",
)


@pytest.mark.parametrize(
    ("hidden", "asked", "topics"),
    [
        (Marks(), ["cnn-1", "cnn-2", "llm-1", "sql-1"], ["cnn", "llm", "sql", "empty"]),
        (Marks(questions=frozenset({"cnn-1"})), ["cnn-2", "llm-1", "sql-1"], ["cnn", "llm", "sql", "empty"]),
        (Marks(questions=frozenset({"llm-1"})), ["cnn-1", "cnn-2", "sql-1"], ["cnn", "sql", "empty"]),
        (Marks(topics=frozenset({"cnn"})), ["llm-1", "sql-1"], ["llm", "sql", "empty"]),
        (Marks(banks=frozenset({"bundled"})), ["sql-1"], ["sql", "empty"]),
        (Marks(topics=frozenset({"empty"})), ["cnn-1", "cnn-2", "llm-1", "sql-1"], ["cnn", "llm", "sql"]),
    ],
)
def test_what_is_hidden_leaves_questions_and_emptied_topics(hidden: Marks, asked: list[str], topics: list[str]) -> None:
    shelf = shelf_of(BANK, hidden)
    assert [question.id for question in shelf.asked.questions] == asked
    assert [topic.slug for topic in shelf.asked.topics] == topics
    assert {*asked, *(question.id for question in shelf.hidden_questions)} == {q.id for q in BANK.questions}
    assert len(topics) + len(shelf.hidden_topics) == 4
    assert all(shelf.is_hidden(question.id) == (question.id not in asked) for question in BANK.questions)


def test_a_plan_is_hidden_with_the_last_of_its_questions_and_not_for_want_of_any() -> None:
    cnn, nothing = Plan("cnn", "CNN", 2, topics={"cnn": 1}), Plan("none", "None", 2, topics={"empty": 1})
    one, both = (shelf_of(BANK, Marks(frozenset(ids))) for ids in (["cnn-1"], ["cnn-1", "cnn-2"]))
    assert not one.hides_all_of(cnn)
    assert both.hides_all_of(cnn)
    assert not both.hides_all_of(nothing)


def test_the_widest_label_says_why_a_question_is_hidden() -> None:
    first = BANK.questions[0]
    labels = Marks(frozenset({"cnn-1"}), frozenset({"cnn"}), frozenset({"bundled"}))
    assert labels.why(first) == (Subject.BANK, "bundled")
    assert Marks(labels.questions, labels.topics).why(first) == (Subject.TOPIC, "cnn")
    assert Marks(labels.questions).why(first) == (Subject.QUESTION, "cnn-1")
    assert Marks().why(first) is None
