"""The bundled bank and the user's own beside it: what is found, in which order, and what is left out."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from practice_tui.bank.defaults import title_of
from practice_tui.bank.folders import bundled_dir
from practice_tui.bank.loaded_bank import LoadedBank
from practice_tui.bank.loader import load_bank, load_file
from practice_tui.core.bank.job_words import TopicWords
from practice_tui.core.bank.questions import Kind, Level, Topic
from tests.bank.samples import PLAN, TIP, TOPIC, bank_folder, question_yaml


def own_folder(tmp_path: Path, **files: str) -> Path:
    """A folder of one's own without a topics.yaml."""
    folder = bank_folder(tmp_path / "own", **files)
    (folder / "topics.yaml").unlink()
    return folder


def other(slug: str, topic: str = "math") -> str:
    return question_yaml(("id: chain-rule", f"id: {slug}"), ("topic: math", f"topic: {topic}"))


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    return bank_folder(tmp_path / "bundled", math=question_yaml(), plans=PLAN, tips=TIP)


def told(loaded: LoadedBank, folder: Path) -> list[str]:
    return [str(problem).removeprefix(f"{folder}/") for problem in loaded.problems]


def ids(loaded: LoadedBank) -> list[str]:
    return [question.id for question in loaded.bank.questions]


def test_a_folder_gives_topics_questions_plans_and_tips(bundled: Path) -> None:
    loaded = load_bank(bundled=bundled)
    assert loaded.problems == ()
    assert loaded.bank.topics == (Topic("math", "Mathematics", "Sums"),)
    assert [(question.id, question.bank) for question in loaded.bank.questions] == [("chain-rule", "bundled")]
    assert ([plan.id for plan in loaded.plans], [tip.id for tip in loaded.tips]) == (["short"], ["speak"])


def test_own_files_stand_beside_the_bundled_ones(bundled: Path, tmp_path: Path) -> None:
    own = bank_folder(
        tmp_path / "own",
        topics="- {slug: cooking, title: Cooking}\n",
        mine=other("boil", "cooking") + other("product-rule"),
        plans=PLAN.replace("short", "kitchen").replace("math: 2", "cooking: 1"),
    )
    loaded = load_bank(own, bundled)
    assert loaded.problems == ()
    assert ids(loaded) == ["chain-rule", "product-rule", "boil"]
    assert [question.bank for question in loaded.bank.questions] == ["bundled", "mine", "mine"]
    assert [plan.id for plan in loaded.plans] == ["short", "kitchen"]


def test_what_is_broken_is_left_out_question_by_question(bundled: Path, tmp_path: Path) -> None:
    bad = other("one") + other("two").replace("level: basic", "level: hard") + other("three")
    loaded = load_bank(bank_folder(tmp_path / "own", topics="[", bad=bad, good=other("four")), bundled)
    assert ids(loaded) == ["chain-rule", "one", "three", "four"]
    level, topics = told(loaded, tmp_path / "own")
    assert level.startswith("bad.yaml:26: question 'two': 'level' is 'hard'")
    assert topics.startswith("topics.yaml:")


def test_what_yaml_forbids_leaves_out_the_question_in_which_it_stands(bundled: Path, tmp_path: Path) -> None:
    bad = other("one") + other("two").replace("title: Chain", "title: Ch\u200bain") + other("three")
    loaded = load_bank(own_folder(tmp_path, bad=bad), bundled)
    assert ids(loaded) == ["chain-rule", "one", "three"]
    (problem,) = loaded.problems[:1]
    assert (problem.line, problem.where) == (24, "question 'two'")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("title: Chain rule by hand", 'title: "Chain rule by hand', 46),  # the quote is never closed
        ("title: Chain rule by hand", "title: Chain: rule", 24),
        ("  level: basic", " level: basic", 26),
        ("  tags: [derivative]", "  tags: [derivative", 30),
    ],
)
def test_an_entry_that_is_no_yaml_is_left_out_alone(
    bundled: Path, tmp_path: Path, old: str, new: str, line: int
) -> None:
    assert old in other("two")
    bad = other("one") + other("two").replace(old, new) + other("three")
    loaded = load_bank(own_folder(tmp_path, bad=bad), bundled)
    assert ids(loaded) == ["chain-rule", "one", "three"]
    (problem,) = loaded.problems
    assert (problem.where, problem.message[:10]) == ("question 'two'", "isn't YAML")
    assert 23 <= problem.line <= line


def test_the_bundled_bank_keeps_the_strict_format(tmp_path: Path) -> None:
    bundled = bank_folder(tmp_path / "bundled", math=question_yaml() + "- {title: Bare, answer: Little, topic: math}\n")
    loaded = load_bank(bundled=bundled)
    assert ids(loaded) == ["chain-rule"]
    assert any(problem.message.endswith("are missing") for problem in loaded.problems)


def test_four_things_make_an_own_question(bundled: Path, tmp_path: Path) -> None:
    text = "- title: What is a B-tree?\n  answer: >\n    " + "word " * 100 + "\n  topic: data-stores\n"
    loaded = load_bank(own_folder(tmp_path, mine=text), bundled)
    assert loaded.problems == ()
    question = loaded.bank.questions[-1]
    assert (question.id, question.title, question.prompt) == (
        "what-is-a-b-tree",
        "What is a B-tree?",
        "What is a B-tree?",
    )
    assert (question.level, question.kind, question.limit) == (Level.INTERMEDIATE, Kind.CONCEPT, 105.0)
    assert (question.rubric, question.bank, question.topic) == ((), "mine", "data-stores")
    assert (question.answer.short, question.answer.full[:9]) == ("", "word word")
    assert loaded.bank.topics[-1] == Topic("data-stores", "Data stores")
    assert loaded.made_topics == ("data-stores",)


def test_a_prompt_gives_title_and_id(bundled: Path, tmp_path: Path) -> None:
    text = "- {prompt: 'What is *WAL*? Say why.', answer: A log, topic: Data Stores}\n"
    question = load_bank(own_folder(tmp_path, mine=text), bundled).bank.questions[-1]
    assert (question.id, question.title, question.topic) == ("what-is-wal", "What is WAL?", "data-stores")


def test_own_plans_may_draw_from_own_topics(bundled: Path, tmp_path: Path) -> None:
    plans = "- {id: mine, title: Mine, count: 1, topics: [data-stores]}\n"
    text = "- {title: What is WAL?, answer: A log, topic: data-stores}\n"
    own = own_folder(tmp_path, zz=text, plans=plans)
    assert load_bank(own, bundled).problems == ()
    assert load_file(own / "plans.yaml", bundled).problems == ()


def test_a_title_from_a_prompt_keeps_signs_that_are_no_markup() -> None:
    assert title_of("**Why** is *this* 2*3*4 in `f`?") == "Why is this 2*3*4 in f?"


def test_two_of_one_title_want_ids(bundled: Path, tmp_path: Path) -> None:
    text = "- {title: What is WAL?, answer: A log, topic: math}\n" * 2
    loaded = load_bank(own_folder(tmp_path, mine=text), bundled)
    assert ids(loaded) == ["chain-rule", "what-is-wal"]
    expected = "mine.yaml:2: question 2: the title stands twice (first on line 1; give one of them an id)"
    assert told(loaded, tmp_path / "own") == [expected]


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("title: A, topic: math", "'answer' is missing"),
        ("answer: A, topic: math", "'title' and 'prompt' are missing (one of them is needed)"),
        ("title: A, answer: B", "'topic' is missing"),
        ("title: A, answer: {deep: B}, topic: math", "'answer' is empty (short, full or code)"),
    ],
)
def test_less_is_told(bundled: Path, tmp_path: Path, entry: str, problem: str) -> None:
    loaded = load_bank(own_folder(tmp_path, mine=f"- {{{entry}}}\n"), bundled)
    assert ids(loaded) == ["chain-rule"]
    assert told(loaded, tmp_path / "own")[0].endswith(problem)


def test_an_id_of_the_bundled_bank_is_taken(bundled: Path, tmp_path: Path) -> None:
    own = bank_folder(tmp_path / "own", topics="- {slug: own, title: Own}\n", mine=question_yaml())
    loaded = load_bank(own, bundled)
    assert told(loaded, own) == [
        f"mine.yaml:1: question 'chain-rule': the id is taken (it stands in {bundled}/math.yaml:1; "
        f"for your own version of it: base: {loaded.bank.questions[0].digest})"
    ]
    assert [question.bank for question in loaded.bank.questions] == ["bundled"]


def test_an_own_version_stands_in_place_of_the_bundled_question(bundled: Path, tmp_path: Path) -> None:
    original = load_bank(bundled=bundled).bank.questions[0]
    mine = question_yaml(("title: Chain rule by hand", f"title: Mine\n  base: {original.digest}"))
    loaded = load_bank(own_folder(tmp_path, mine=mine), bundled)
    assert loaded.problems == ()
    assert [(question.id, question.title, question.bank) for question in loaded.bank.questions] == [
        ("chain-rule", "Mine", "mine")
    ]
    assert loaded.replaced == (original,)
    assert [entry.slug for entry in loaded.plan_entries] == ["short"]


def test_a_broken_own_version_leaves_the_bundled_question(bundled: Path, tmp_path: Path) -> None:
    mine = question_yaml(("level: basic", "level: hard\n  base: 0123456789abcdef"))
    loaded = load_bank(own_folder(tmp_path, mine=mine), bundled)
    assert [question.bank for question in loaded.bank.questions] == ["bundled"]
    assert (len(loaded.problems), loaded.replaced) == (1, ())


def test_of_two_own_versions_the_second_is_named(bundled: Path, tmp_path: Path) -> None:
    mine = question_yaml(("level: basic", "level: basic\n  base: 0123456789abcdef"))
    loaded = load_bank(own_folder(tmp_path, a=mine, b=mine), bundled)
    assert [question.bank for question in loaded.bank.questions] == ["a"]
    assert [problem.message for problem in loaded.problems] == ["the id is taken"]


def test_a_bundled_entry_has_no_base(tmp_path: Path) -> None:
    text = question_yaml(("level: basic", "level: basic\n  base: 0123456789abcdef"))
    loaded = load_bank(bundled=bank_folder(tmp_path / "bundled", math=text))
    assert told(loaded, tmp_path / "bundled")[0].startswith("math.yaml:5: question 'chain-rule': 'base' is no field")


def test_a_folder_that_is_not_there_holds_nothing(bundled: Path, tmp_path: Path) -> None:
    assert load_bank(tmp_path / "none", bundled) == load_bank(bundled=bundled)


def test_a_file_in_place_of_a_folder_is_told(bundled: Path) -> None:
    loaded = load_bank(bundled / "math.yaml", bundled)
    assert told(loaded, bundled) == ["math.yaml:1: can't be read: Not a directory"]


def test_what_is_no_ordinary_file_is_not_opened(bundled: Path) -> None:
    os.mkfifo(bundled / "fifo.yaml")
    (bundled / "device.yaml").symlink_to("/dev/zero")
    (bundled / "folder.yaml").mkdir()
    (bundled / "gone.yaml").symlink_to("nowhere")
    hint = "is no ordinary file (a bank is a text file that ends in .yaml)"
    assert told(load_bank(bundled=bundled), bundled) == [
        f"device.yaml:1: {hint}",
        f"fifo.yaml:1: {hint}",
        f"folder.yaml:1: {hint}",
        "gone.yaml:1: can't be read: No such file or directory",
    ]


def test_a_file_too_big_is_not_read(bundled: Path) -> None:
    with (bundled / "big.yaml").open("wb") as file:
        file.truncate(100_000_000)
    told_of = "big.yaml:1: has 100,000,000 bytes (5,000,000 at most; split it)"
    assert told(load_bank(bundled=bundled), bundled) == [told_of]


def test_hidden_files_and_other_endings_are_no_banks(bundled: Path) -> None:
    (bundled / ".math.yaml").write_text("[")
    (bundled / "notes.txt").write_text("[")
    assert load_bank(bundled=bundled).problems == ()


def test_one_file_is_loaded_with_the_topics_beside_it(bundled: Path, tmp_path: Path) -> None:
    own = bank_folder(
        tmp_path / "own", topics="- {slug: cooking, title: Cooking}\n", mine=other("boil", "cooking"), bad="["
    )
    loaded = load_file(own / "mine.yaml", bundled)
    assert (loaded.problems, ids(loaded)) == ((), ["chain-rule", "boil"])


def test_the_digest_names_the_texts_not_their_order(tmp_path: Path) -> None:
    one = load_bank(bundled=bank_folder(tmp_path / "one", a=other("x"), b=other("y"))).bank
    two = load_bank(bundled=bank_folder(tmp_path / "two", a=other("y"), b=other("x"))).bank
    changed = load_bank(bundled=bank_folder(tmp_path / "three", a=other("x") + other("z"))).bank
    assert len(one.digest) == 16
    assert one.digest == two.digest != changed.digest


def test_questions_are_ordered_by_topic_then_file(tmp_path: Path) -> None:
    topics = "- {slug: llms, title: Models}\n" + TOPIC
    folder = bank_folder(tmp_path / "b", topics=topics, a=other("m2") + other("m1"), b=other("l1", "llms"))
    assert ids(load_bank(bundled=folder)) == ["l1", "m2", "m1"]


def test_the_bundled_bank_lies_beside_the_package_in_a_checkout() -> None:
    assert bundled_dir() == Path(__file__).parents[2] / "bank"
    assert load_bank().bank.topics


def test_the_bundled_bank_lies_in_the_package_when_installed(tmp_path: Path) -> None:
    checkout = Path(__file__).parents[2]
    shutil.copytree(checkout / "practice_tui", tmp_path / "practice_tui", ignore=shutil.ignore_patterns("__pycache__"))
    bank_folder(tmp_path / "practice_tui" / "bank" / "questions", math=question_yaml())
    script = "from practice_tui.bank.loader import load_bank; print(load_bank().bank.questions[0].id)"
    command = [sys.executable, "-c", script]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, text=True).stdout == "chain-rule\n"


@pytest.mark.parametrize(
    "copy",
    [
        "vision.sync-conflict-20261128-080000-AAAAAAA.yaml",
        "vision (laptop's conflicted copy 2026-11-28).yaml",
        "vision (conflicted copy 2026-11-28 080000).yaml",
        "vision_(Case Conflict).yaml",
    ],
)
def test_a_file_wins_over_its_conflict_copies_and_they_are_named(bundled: Path, tmp_path: Path, copy: str) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "vision.yaml").write_text(other("edges").replace("title: ", "title: Newer, "), "utf-8")
    (own / copy).write_text(other("edges") + other("only-there"), "utf-8")
    loaded = load_bank(own, bundled)
    assert ids(loaded) == ["chain-rule", "edges"]
    assert loaded.bank.questions[1].title.startswith("Newer, ")
    (problem,) = told(loaded, own)
    assert problem.startswith(f"{copy}:1: is a conflict copy of vision.yaml and isn't loaded (bring what you want")


def test_a_conflict_copy_without_its_file_is_a_bank_as_any_other(bundled: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "vision.sync-conflict-20261128-080000-AAAAAAA.yaml").write_text(other("edges"), "utf-8")
    loaded = load_bank(own, bundled)
    assert (ids(loaded), loaded.problems) == (["chain-rule", "edges"], ())


def test_a_file_is_loaded_before_copies_that_bear_its_name_and_a_number(bundled: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "vision.yaml").write_text(other("edges").replace("title: ", "title: Newer, "), "utf-8")
    (own / "vision (1).yaml").write_text(other("edges"), "utf-8")
    loaded = load_bank(own, bundled)
    assert loaded.bank.questions[1].title.startswith("Newer, ")
    assert told(loaded, own)[0].startswith("vision (1).yaml:")


def test_own_words_of_job_descriptions_join_the_bundled_ones_and_none_stands_twice(tmp_path: Path) -> None:
    bundled = bank_folder(tmp_path / "bundled", topics=TOPIC, words="- {topic: math, words: [Sums, proof]}\n")
    own = "- topic: math\n  words:\n    - proofs\n    - lemma\n"
    own += "- {topic: stores, words: [WAL]}\n- {topic: math2, words: []}\n"
    folder = own_folder(tmp_path, words=own, stores="- {title: Why?, answer: So, topic: stores}\n")
    loaded = load_bank(folder, bundled)
    assert loaded.words == (TopicWords("math", ("Sums", "proof")), TopicWords("stores", ("WAL",)))
    assert told(loaded, folder) == [
        f"words.yaml:3: topic 'math': the word 'proofs' stands twice (first in {bundled}/words.yaml:1)",
        "words.yaml:6: topic 'math2': 'topic' is 'math2' (did you mean 'math'?)",
        "words.yaml:6: topic 'math2': 'words' is empty (list some words, or leave the topic out)",
    ]
