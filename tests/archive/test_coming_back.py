"""What `practice bank export` writes, JSON and Markdown, is read back whole: the bundled bank in full."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.archive.bank_export.markdown import markdown_of
from practice_tui.bank.cache import load_cached_bank
from practice_tui.bank.foreign.entries import Existing, prepare
from practice_tui.bank.foreign.pairs import Reading
from practice_tui.bank.foreign.reading import read_foreign
from practice_tui.bank.foreign.wishes import Wishes
from practice_tui.bank.foreign.writing import write_bank
from practice_tui.bank.listings import bank_json
from practice_tui.bank.loader import load_file
from practice_tui.core.bank.questions import Bank, Question
from tests.bank.samples import bank_folder


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    folder = tmp_path_factory.mktemp("bank")
    return load_cached_bank(folder / "banks", folder / "cache").bank


def read(path: Path, text: str) -> Reading:
    path.write_text(text, encoding="utf-8")
    reading = read_foreign(path, Wishes())
    assert reading.left_out == []
    return reading


def loaded_again(folder: Path, reading: Reading, topics: Bank) -> dict[str, Question]:
    """Some of the questions, written as an import does where none is there yet, and loaded."""
    some = replace(reading, pairs=reading.pairs[::11])
    prepared = prepare(some, Existing(Bank(topics.topics)))
    assert prepared.left_out == [] and prepared.duplicates == []
    target = folder / "mine.yaml"
    write_bank(target, prepared.entries, "Mine.")
    loaded = load_file(target, bank_folder(folder / "bundled", tips="- {}"))
    assert [problem for problem in loaded.problems if problem.path == str(target)] == []
    return {question.id: question for question in loaded.bank.questions}


def test_json_comes_back_with_all_that_a_question_holds(bank: Bank, tmp_path: Path) -> None:
    reading = read(tmp_path / "all.json", bank_json(bank.questions))
    assert [pair.whole for pair in reading.pairs] == list(bank.questions)
    again = loaded_again(tmp_path, reading, bank)
    assert {slug: replace(question, bank="bundled") for slug, question in again.items()} == {
        question.id: question for question in bank.questions[::11]
    }


def test_markdown_comes_back_with_all_that_stands_in_it(bank: Bank, tmp_path: Path) -> None:
    reading = read(tmp_path / "all.md", markdown_of(bank.questions, bank))
    assert len(reading.pairs) == len(bank.questions) == 353
    for pair, question in zip(reading.pairs, bank.questions, strict=True):
        back, answer = pair.whole, question.answer
        assert back is not None
        assert (back.id, back.title, back.prompt) == (question.id, question.title, question.prompt)
        assert (back.level, back.kind, back.limit) == (question.level, question.kind, question.limit)
        assert [(point.text, point.tier) for point in back.rubric] == [
            (point.text, point.tier) for point in question.rubric
        ]
        assert (back.mistakes, back.refs, back.follow_ups) == (question.mistakes, question.refs, question.follow_ups)
        texts = (answer.short, answer.full, answer.code, answer.deep)
        assert back.answer.full == "\n\n".join(text.strip() for text in texts if text)
    again = loaded_again(tmp_path, reading, bank)
    assert {slug: (question.prompt, question.topic) for slug, question in again.items()} == {
        question.id: (question.prompt, question.topic) for question in bank.questions[::11]
    }


def test_what_is_there_already_isnt_taken_twice(bank: Bank, tmp_path: Path) -> None:
    path = tmp_path / "some.json"
    path.write_text(bank_json(bank.questions[:3]), encoding="utf-8")
    prepared = prepare(read_foreign(path, Wishes()), Existing(bank))
    assert (len(prepared.entries), len(prepared.duplicates)) == (0, 3)


def test_an_entry_that_was_spoilt_is_left_out_alone(bank: Bank, tmp_path: Path) -> None:
    data = json.loads(bank_json(bank.questions[:3]))
    data["questions"][1]["limit"] = "soon"
    path = tmp_path / "some.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    prepared = prepare(read_foreign(path, Wishes()), Existing(Bank()))
    assert len(prepared.entries) == 2
    assert [(left.line, left.why) for left in prepared.left_out] == [(2, "isn't as practice bank export writes it")]
