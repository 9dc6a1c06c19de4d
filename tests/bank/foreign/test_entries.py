"""Entries of an own bank made of foreign pairs: ids, topics, limits, duplicates, and what the loader wouldn't take."""

from dataclasses import replace
from pathlib import Path

import pytest

from practice_tui.bank.defaults import distance, limit_for, nearly, slug_of, title_of
from practice_tui.bank.foreign.entries import Existing, misspelt, prepare
from practice_tui.bank.foreign.pairs import Pair, Reading
from practice_tui.bank.foreign.reading import read_foreign
from practice_tui.bank.foreign.wishes import Wishes
from practice_tui.bank.foreign.writing import free_path, write_bank
from practice_tui.bank.loader import load_bank
from practice_tui.core.bank.questions import Bank
from practice_tui.errors import PracticeError
from tests.bank.samples import bank_folder
from tests.fakes import make_bank, make_question


def reading(*pairs: Pair) -> Reading:
    return Reading("a list", list(pairs))


def test_an_entry_has_id_topic_and_limit() -> None:
    pair = Pair(3, "What is *WAL*?\n\nSay why.", "word " * 100, "Data Stores: Logs", ("log",), level="advanced")
    (entry,) = prepare(reading(pair), Existing(Bank())).entries
    assert entry == {
        "id": "what-is-wal",
        "title": "What is WAL?",
        "topic": "data-stores-logs",
        "level": "advanced",
        "kind": "concept",
        "limit": "105s",
        "tags": ["log"],
        "prompt": "What is *WAL*?\n\nSay why.",
        "answer": "word " * 100,
    } | {"answer": entry["answer"]}


def test_ids_differ_from_all_there_are() -> None:
    existing = Existing(Bank((), (make_question("what-is-x", prompt="Another thing altogether"),)))
    prepared = prepare(reading(Pair(1, "What is X?", "A"), Pair(2, "What is X? Yes, and why?", "B")), existing)
    assert [entry["id"] for entry in prepared.entries] == ["what-is-x-2", "what-is-x-3"]


def test_a_named_topic_goes_over_what_the_file_says() -> None:
    prepared = prepare(reading(Pair(1, "What is X?", "A", "Letters")), Existing(Bank()), "My Field")
    assert prepared.topics == {"my-field": 1}


def test_the_title_of_a_topic_names_it() -> None:
    pairs = (Pair(1, "What is X?", "A", "Attention and transformers"), Pair(2, "What is Y?", "A", "optimization"))
    assert prepare(reading(*pairs), Existing(make_bank())).topics == {"transformers": 1, "optimization": 1}


def test_what_is_there_already_is_told_by_its_words() -> None:
    existing = Existing(Bank((), (make_question("dropout", prompt="What does dropout do at inference, and why?"),)))
    pairs = (
        Pair(1, "Why, and what, does dropout do at inference?", "A"),
        Pair(2, "What is L1?", "A"),
        Pair(3, "What is L2?", "A"),
        Pair(4, "Explain L1.", "B"),
        Pair(5, "What's printed?\n\n```py\na b\n```", "A"),
        Pair(6, "What's printed?\n\n```py\nb a\n```", "A"),
        Pair(7, "What is == in C?", "A"),
        Pair(8, "What is !== in C?", "A"),
    )
    prepared = prepare(reading(*pairs), existing)
    assert [pair.line for pair in prepared.pairs] == [2, 3, 5, 6, 7, 8]
    assert [(duplicate.pair.line, duplicate.of) for duplicate in prepared.duplicates] == [
        (1, "dropout (bundled)"),
        (4, "line 2"),
    ]


def test_what_the_loader_would_not_take_is_left_out() -> None:
    prepared = prepare(reading(Pair(1, "What is X?", "y" * 10_001), Pair(2, "What is Y?", "A")), Existing(Bank()))
    assert [pair.line for pair in prepared.pairs] == [2]
    (left,) = prepared.left_out
    assert (left.line, left.why) == (1, "'answer' has 10001 characters (10000 at most)")


TEXTS = (
    "- item\n\n  nested",
    "    indented first",
    "true",
    "1",
    "a: b # c",
    "'\"",
    "👩 é ∑ → ﷺ",
    "x\n\n\ny",
    "@`%&*!|>",
    "~",
)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_written_reads_as_it_was(tmp_path: Path, text: str) -> None:
    pair = Pair(1, f"What is {text}?", text, "math", ("yes", "1"))
    prepared = prepare(reading(pair), Existing(Bank()))
    folder = tmp_path / "banks"
    write_bank(folder / "mine.yaml", prepared.entries, "Imported from x: 'y'.")
    loaded = load_bank(folder, bank_folder(tmp_path / "bundled"))
    assert loaded.problems == ()
    (question,) = loaded.bank.questions
    assert (question.prompt, question.answer.full, question.tags) == (pair.prompt, pair.answer, pair.tags)


def test_no_file_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "list.yaml").write_text("mine")
    with pytest.raises(PracticeError, match="is there already"):
        write_bank(tmp_path / "list.yaml", [], "x")
    assert free_path(tmp_path, "list") == tmp_path / "list-2.yaml"
    assert free_path(tmp_path, "topics") == tmp_path / "topics-questions.yaml"


def test_new_topics_that_are_nearly_known_ones() -> None:
    assert misspelt(["transformer", "sql", "math"], ["transformers", "llm", "math"]) == {"transformer": "transformers"}


@pytest.mark.parametrize(
    ("slug", "near"),
    [("optimisation", "optimization"), ("maths", "math"), ("lms", "llms"), ("nlp", ""), ("math", ""), ("vision", "")],
)
def test_topics_within_two_letters(slug: str, near: str) -> None:
    assert nearly(slug, ["math", "optimization", "llms", "sql"]) == near


def test_distances() -> None:
    assert [distance("kitten", other) for other in ("kitten", "sitten", "sittin", "sitting")] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("words", "seconds"), [(1, 60), (60, 60), (67, 60), (68, 75), (100, 105), (290, 285), (900, 300)]
)
def test_limits_by_words(words: int, seconds: int) -> None:
    assert limit_for("word " * words) == seconds


def test_scripts_without_spaces_take_time_too() -> None:
    assert limit_for("注" * 300) == 150


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("What's L1 (Lasso)?", "what-s-l1-lasso"),
        ("Was für Öl?", "was-fur-ol"),
        ("word " * 40, "word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    assert slug_of(text) == slug


def test_a_title_without_latin_letters_still_makes_an_id() -> None:
    assert slug_of("什么是注意力？") == slug_of("什么是注意力？") != slug_of("什么是损失？")
    assert slug_of("什么是注意力？").startswith("q-")


@pytest.mark.parametrize(
    ("prompt", "title"),
    [
        ("What is **X**? Say `why`.", "What is X?"),
        ("## Name snake_case\n\nmore", "Name snake_case"),
        ("word " * 30, "word " * 15 + "word…"),
    ],
)
def test_titles(prompt: str, title: str) -> None:
    assert title_of(prompt) == title


MARKDOWN = "# Stores\n\n## What is WAL?\n\nA log.\n"


@pytest.mark.parametrize(
    ("name", "text", "shape"),
    [
        ("a.md", MARKDOWN, "headings of level 2"),
        ("a.txt", MARKDOWN, "headings of level 2"),
        ("a.txt", "What is WAL?;A log\nWhat is a B-tree?;An index\n", "a table, separated by semicolons"),
        ("a.csv", "question,answer\nWhat is WAL?,A log\n", "a table, separated by commas"),
        ("a", '[{"question": "What is WAL?", "answer": "A log"}]', "JSON objects"),
        ("a.jsonl", '{"question": "What is WAL?", "answer": "A log"}\n', "JSON lines objects"),
        ("a.yml", "- question: What is WAL?\n  answer: A log\n", "YAML objects"),
    ],
)
def test_the_reader_that_fits_is_asked(tmp_path: Path, name: str, text: str, shape: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    reading = read_foreign(path, Wishes())
    assert reading.shape.startswith(shape)
    assert reading.pairs[0].prompt == "What is WAL?"
    assert reading.pairs[0].answer.startswith("A log")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("question;answer\r\nWas für?;Öl\r\n".encode(encoding))
    assert read_foreign(path, Wishes()).pairs == [Pair(2, "Was für?", "Öl", "a")]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.pdf", b"%PDF", r"files that end in \.pdf aren't read"),
        ("a.md", b"A line.\n", r"no question with an answer was found in it \(name another shape: --shape heading"),
        ("a.md", b"", "it is empty"),
        ("a.csv", b"\xef\xbb\xbf\r\n", "it is empty"),
        ("a.md", b"## What is X?\n", "the first that might be one, line 1, has no answer"),
        ("a.csv", b"question,answer\na,\0", "it is no text"),
        ("a.md", b"a" * 8_000_001, "it has 8,000,001 bytes, 8,000,000 at most"),
        ("a.md", b"a" * 2_000_001, "it has 2,000,001 characters, 2,000,000 at most"),
        ("a.csv", b"one\ntwo\n", "no separator was found"),
    ],
)
def test_what_is_not_readable_is_refused_with_the_reason(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(PracticeError, match=why):
        read_foreign(tmp_path / name, Wishes())


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PracticeError, match="there is no such file"):
        read_foreign(tmp_path / "none.md", Wishes())
    with pytest.raises(PracticeError, match="it is no ordinary file"):
        read_foreign(tmp_path, Wishes())


def test_a_readme_is_called_by_its_folder(tmp_path: Path) -> None:
    (tmp_path / "data-stores").mkdir()
    path = tmp_path / "data-stores" / "README.md"
    path.write_text("**What is WAL?**\n\nA log.\n")
    assert read_foreign(path, Wishes()).pairs[0].topic == "data-stores"


def test_hostile_text_can_only_be_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("question,answer\nWhat\x1b]52;c;aGk=\x07 is\u202e X?,\x1b[31mred e\u0301\n", "utf-8")
    (pair,) = read_foreign(path, Wishes()).pairs
    assert pair == replace(pair, prompt="What]52;c;aGk= is X?", answer="[31mred é")


def test_the_bundled_questions_are_known() -> None:
    bank = make_bank()
    again = reading(*(Pair(number, question.prompt, "A") for number, question in enumerate(bank.questions)))
    assert prepare(again, Existing(bank)).entries == []
