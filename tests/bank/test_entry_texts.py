"""An entry is cut out of its file and put back without a change to what stands around it."""

from practice_tui.bank.entry_texts import cut_out, with_field, without_field

FILE = """# my questions

- id: wal   # on logs
  title: Write-ahead log
  prompt: |
    What is it?

    - why?
  tags:
  - logs
  answer: Changes are logged first.

# about locks
- id: mvcc
  title: MVCC
"""


def test_an_entry_is_cut_out_with_its_comments_but_not_those_of_the_next() -> None:
    cut = cut_out(FILE, 3)
    assert cut is not None
    assert cut.entry.startswith("- id: wal   # on logs\n")
    assert cut.entry.endswith("  answer: Changes are logged first.\n")
    assert cut.after == "\n# about locks\n- id: mvcc\n  title: MVCC\n"
    assert cut.with_entry(cut.entry) == FILE
    assert cut.with_entry("- id: wal\n  title: Log") == (
        "# my questions\n\n- id: wal\n  title: Log\n\n# about locks\n- id: mvcc\n  title: MVCC\n"
    )


def test_the_last_entry_and_one_of_an_indented_list() -> None:
    cut = cut_out("  - id: a\n    title: A\n\n    answer: |\n      one\n\n      two\n  - id: b\n    title: B", 8)
    assert cut is not None
    assert cut.entry == "- id: b\n  title: B"
    assert cut.with_entry("- id: b\n  title: C\n").endswith("      two\n  - id: b\n    title: C\n")


def test_a_list_in_one_line_has_no_entry_to_cut_out() -> None:
    assert cut_out("[{id: a, title: A}]\n", 1) is None
    assert cut_out("- id: a\n", 5) is None


def test_a_field_is_put_in_front() -> None:
    assert with_field("- title: A\n  topic: b\n", "id", "a") == "- id: a\n  title: A\n  topic: b\n"
    assert with_field("-   title: A\n    topic: b\n", "id", "a") == "-   id: a\n    title: A\n    topic: b\n"


def test_a_field_is_taken_out_with_all_that_stands_in_it() -> None:
    entry = "- id: a\n  rubric:\n    - point: one\n      tier: must\n  tags:\n  - x\n  - y\n  topic: b\n"
    assert without_field(entry, "rubric") == "- id: a\n  tags:\n  - x\n  - y\n  topic: b\n"
    assert without_field(entry, "tags") == "- id: a\n  rubric:\n    - point: one\n      tier: must\n  topic: b\n"
    assert without_field(entry, "prompt") == entry
    assert without_field("- id: a\n  rubric: []\n", "rubric") == "- id: a\n"
