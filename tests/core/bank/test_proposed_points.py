"""Points are proposed from what an answer says: its list, else its sentences; short enough to be ticked."""

from practice_tui.core.bank.proposed_points import LONGEST_POINT, proposed_points
from practice_tui.core.bank.questions import Answer


def test_the_items_of_a_list_are_points() -> None:
    answer = """Three things:

- **Locks** keep writers apart.
- Readers see a [snapshot](https://example.org)
  of the rows.
1. `VACUUM` removes what nobody sees any more.

It costs space."""
    assert proposed_points(Answer("", answer)) == (
        "Locks keep writers apart",
        "Readers see a snapshot of the rows",
        "VACUUM removes what nobody sees any more",
    )


def test_without_a_list_each_sentence_is_a_point() -> None:
    answer = "An index is a sorted copy. Reads are faster, e.g. by a range. Yes! Writes pay for it, since v1.2 twice."
    assert proposed_points(Answer("", answer)) == (
        "An index is a sorted copy",
        "Reads are faster, e.g. by a range",
        "Writes pay for it, since v1.2 twice",
    )


def test_code_tables_and_headings_are_no_points() -> None:
    answer = """# Answer
It sorts in place without further memory.
```python
for a. Upper in rows: print(a)
```
| a | b |
|---|---|"""
    assert proposed_points(Answer("", answer)) == ("It sorts in place without further memory",)


def test_a_list_in_code_is_no_list() -> None:
    assert proposed_points(Answer("", "```\n- one thing\n- another thing\n```\nThe loop never ends.")) == (
        "The loop never ends",
    )


def test_names_with_underscores_and_products_stay_whole() -> None:
    point = "Set max_len to 2*3*4 in __init__ and nowhere else"
    assert proposed_points(Answer("", f"{point}.")) == (point,)


def test_a_long_sentence_gives_its_first_clauses() -> None:
    long = (
        "The gradient vanishes in deep nets with saturating units, because each layer multiplies it by a factor "
        "below one, and after forty layers nothing is left of it."
    )
    (point,) = proposed_points(Answer("", long))
    assert point == "The gradient vanishes in deep nets with saturating units"
    (cut,) = proposed_points(Answer("", "word " * 40))
    assert len(cut) <= LONGEST_POINT
    assert cut.endswith("word…")


def test_six_at_most_and_none_twice() -> None:
    text = " ".join(f"Fact number {number} holds here." for number in (1, 1, 2, 3, 4, 5, 6, 7))
    points = proposed_points(Answer("", text))
    assert points == tuple(f"Fact number {number} holds here" for number in range(1, 7))


def test_the_short_answer_where_there_is_no_full_one_and_nothing_of_nothing() -> None:
    assert proposed_points(Answer("It is a cache of keys.", "")) == ("It is a cache of keys",)
    assert proposed_points(Answer("", "", code="print(1)")) == ()


def test_sentences_of_a_script_without_blanks() -> None:
    assert proposed_points(Answer("", "索引是排序的副本。写入更慢。")) == ("索引是排序的副本", "写入更慢")
