"""One entry of a bank file as text: found with its lines, checked, put back."""

import pytest

from practice_tui.bank.entry_texts import appended, find_entry, problems_of_entry, replaced, with_base, with_rubric
from practice_tui.errors import PracticeError
from tests.core.samples import question

FILE = """\
# Mine.

- title: What is WAL?   # no id of its own
  answer: |
    - a list

    - of two
  topic: data-stores

# about the next
- id: b-tree
  title: What is a B-tree?
  answer: A tree
  topic: data-stores


"""
WAL, B_TREE = question("what-is-wal"), question("b-tree")


def test_an_entry_is_found_with_just_its_lines() -> None:
    first, second = find_entry(FILE, "what-is-wal"), find_entry(FILE, "b-tree")
    assert first and second
    assert (first.first, first.last, second.first, second.last) == (3, 8, 11, 14)
    assert first.text == "".join(f"{line}\n" for line in FILE.split("\n")[2:8])
    assert find_entry(FILE, "no-such") is None


def test_an_entry_that_shares_its_line_isnt_taken_alone() -> None:
    assert find_entry("[{id: a, title: A, answer: B, topic: c}, {id: b, title: B, answer: B, topic: c}]", "a") is None
    single = find_entry("- {id: a, title: A, answer: B, topic: c}\n- {id: b, title: B, answer: B, topic: c}", "b")
    assert single and single.text == "- {id: b, title: B, answer: B, topic: c}\n"


def test_a_broken_neighbour_is_no_obstacle() -> None:
    entry = find_entry('- id: a\n  title: "open\n' + FILE.split("\n\n# about")[1].partition("\n")[2], "b-tree")
    assert entry and entry.first == 3


def test_an_entry_goes_back_into_its_place_alone() -> None:
    entry = find_entry(FILE, "b-tree")
    assert entry
    text = replaced(FILE, entry, entry.text.replace("A tree", "A balanced tree"))
    assert text == FILE.replace("A tree", "A balanced tree")
    with pytest.raises(PracticeError, match="was changed meanwhile"):
        replaced(FILE.replace("A tree", "Another"), entry, entry.text)


@pytest.mark.parametrize(
    ("old", "new", "line", "problem", "hint"),
    [
        ("answer: A tree", "anwser: A tree", 1, "'answer' is missing", ""),
        ("id: b-tree", "id: btree", 1, "the id is 'btree'", "its history hangs on the id: keep id: b-tree"),
        ("answer: A tree", "answer: A: tree", 3, "isn't YAML: mapping values are not allowed", "quote a text"),
        ("- id: b-tree", "- id: b-tree\n  base: 0123", 2, "'base' is '0123'", "the 16 hex digits"),
    ],
)
def test_what_is_wrong_is_named_with_line_and_fix(old: str, new: str, line: int, problem: str, hint: str) -> None:
    entry = find_entry(FILE, "b-tree")
    assert entry and old in entry.text
    first = sorted(problems_of_entry(entry.text.replace(old, new), "b-tree.yaml", B_TREE))[0]
    assert (first.path, first.line) == ("b-tree.yaml", line)
    assert first.message.startswith(problem)
    assert first.hint.startswith(hint)


def test_a_new_id_needs_the_old_one_beside_it() -> None:
    entry = find_entry(FILE, "what-is-wal")
    assert entry
    assert problems_of_entry(entry.text, "x", WAL) == []
    renamed = entry.text.replace("What is WAL?", "What is a write-ahead log?")
    (problem,) = problems_of_entry(renamed, "x", WAL)
    assert "keep id: what-is-wal" in problem.hint
    assert problems_of_entry(renamed.replace("- title", "- id: what-is-wal\n  title"), "x", WAL) == []
    assert problems_of_entry(renamed + "  formerly: [what-is-wal]\n", "x", WAL) == []
    (two,) = problems_of_entry(FILE, "x", WAL)
    assert (two.line, two.message) == (11, "holds 2 questions")
    (none,) = problems_of_entry("# nothing\n", "x", WAL)
    assert none.message in ("holds no question", "holds no list of questions")


def test_an_own_version_keeps_base_and_id() -> None:
    entry = find_entry(FILE, "b-tree")
    assert entry
    text = with_base(entry.text, "0123456789abcdef")
    assert text.startswith("- id: b-tree\n  base: 0123456789abcdef\n  title:")
    version = question("b-tree", base="0123456789abcdef")
    assert problems_of_entry(text, "x", version) == []
    (lost,) = problems_of_entry(entry.text, "x", version)
    assert (lost.message, lost.hint) == ("'base' is missing", "base: 0123456789abcdef")
    (moved,) = problems_of_entry(text.replace("id: b-tree", "id: btree") + "  formerly: [b-tree]\n", "x", version)
    assert moved.hint == "your own version keeps the id of the bundled question: id: b-tree"


def test_one_more_goes_to_the_end_of_a_list_alone() -> None:
    new = "- {title: New?, answer: Yes, topic: c}\n"
    assert appended("", new, "Mine.") == f"# Mine.\n\n{new}"
    assert appended(FILE, new, "Mine.") == f"{FILE.rstrip()}\n\n{new}"
    for other in ("a: b\n", "[1, 2]\n"):
        with pytest.raises(PracticeError, match="takes no further entry"):
            appended(other, new, "Mine.")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("- id: a\n  topic: b\n", "- id: a\n  topic: b\n  rubric:\n    - point: One\n    - point: 'Two: both'\n"),
        (
            "- id: a\n  rubric: []\n  topic: b",
            "- id: a\n  topic: b\n  rubric:\n    - point: One\n    - point: 'Two: both'\n",
        ),
        ("  -  id: a\n     rubric:\n", "  -  id: a\n     rubric:\n       - point: One\n       - point: 'Two: both'\n"),
    ],
)
def test_points_are_written_below_an_entry(entry: str, expected: str) -> None:
    assert with_rubric(entry, ["One", "Two: both"]) == expected


def test_an_entry_in_braces_takes_no_points() -> None:
    with pytest.raises(PracticeError, match="in braces"):
        with_rubric("- {id: a, topic: b}\n", ["One"])
