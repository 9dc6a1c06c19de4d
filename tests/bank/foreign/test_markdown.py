"""Lists of questions in Markdown, in the shapes in which they are found."""

import pytest

from practice_tui.bank.foreign.markdown import read_markdown
from practice_tui.bank.foreign.pairs import Pair, Reading
from tests.bank.foreign.samples import BOLD, BOLD_NUMBERS, BULLETS, CARDS, DETAILS, FOLDED, HEADINGS, NUMBERED, TABLE


def sides(reading: Reading) -> list[tuple[str, str]]:
    return [(pair.prompt, pair.answer) for pair in reading.pairs]


def test_headings_with_what_stands_below_them() -> None:
    reading = read_markdown(HEADINGS, "file")
    assert reading.shape == "headings of level 4, numbered"
    assert [pair.prompt for pair in reading.pairs] == ["What is WAL?", "Name two kinds of index.", "Why three-way?"]
    assert [pair.topic for pair in reading.pairs] == ["Stores", "Stores", "Networks"]
    assert [pair.line for pair in reading.pairs] == [8, 17, 24]
    wal, index, _ = reading.pairs
    assert wal.answer == "A log that is written first.\n\n```python\n# What is no heading?\nlog.write()\n```"
    assert index.answer == "B-tree\nand hash."


@pytest.mark.parametrize(
    ("text", "shape", "pairs"),
    [
        (
            BOLD,
            "bold lines",
            [
                ("What is dropout? 👶", "Noise for units."),
                ("When does it hurt?", "With batch norm, **mostly**."),
            ],
        ),
        (
            BOLD_NUMBERS,
            "bold lines, numbered",
            [
                ("Count active ads.", "```sql\nSELECT 1;\n```"),
                ("Count all ads.", "```sql\nSELECT 2;\n```"),
            ],
        ),
        (
            NUMBERED,
            "a list, numbered",
            [
                ("What is a heap?", "A tree with an order.\n\n1. Insert at the end\n2. Swap upwards"),
                ("What is a trie?", "A tree of letters, one a level."),
                ("Explain hashing.", "Keys become numbers."),
            ],
        ),
        (
            BULLETS,
            "bullets that ask",
            [
                ("What is a heap?", "* A tree with an order."),
                ("How deep is it?", "* About log n."),
            ],
        ),
        (DETAILS, "<details>", [("What is a pod?", "Containers that share a host.")] * 2),
        (
            CARDS,
            "Q: and A:",
            [
                ("What is attention?", "A weighted mean\nof values."),
                ("Why is it scaled?", "To keep the variance."),
                ("The […] meets each key.", "query"),
                ("The query meets each […].", "key"),
                ("softmax", "turns scores into shares"),
            ],
        ),
        (TABLE, "a table", [("What is L2?", "A *square* penalty"), ("What is L1?", "An absolute one | sparse")]),
    ],
)
def test_each_shape_is_guessed(text: str, shape: str, pairs: list[tuple[str, str]]) -> None:
    reading = read_markdown(text, "file")
    assert (reading.shape, sides(reading)) == (shape, pairs)


def test_what_a_question_shows_stands_before_the_folded_answer() -> None:
    first, second = read_markdown(FOLDED, "file").pairs
    assert first.prompt == "What's the output?\n\n```js\nconsole.log(1)\n```\n\n- A: `1`\n- B: `2`"
    assert first.answer == "A\n\nIt prints."
    assert second.answer == "Two."


def left_out(text: str) -> list[tuple[int, str, str]]:
    return [(left.line, left.text, left.why) for left in read_markdown(text, "file").left_out]


def test_questions_that_stand_otherwise_than_the_rest_are_named() -> None:
    marked = "Q: What is Adam?\nA: An optimiser.\n\n"
    why = "stands otherwise than the rest; --shape heading takes such"
    assert left_out(f"{marked}## What is decay?\n\n- It shrinks.\n") == [(4, "What is decay?", why)]
    assert left_out(f"## What is decay?\n\nIt shrinks.\n\n{marked}") == [(1, "What is decay?", why)]
    bullets = "".join(f"* What is {n}?\n    * A number.\n" for n in range(3))
    assert left_out(f"## What is a number?\n\nOne counts by it.\n\n{bullets}") == [(1, "What is a number?", why)]
    assert left_out("".join(f"## What is {n}?\n\nIt.\n\n" for n in range(3)) + "#### And 4?\n\nThat.\n") == []
    headings = "".join(f"## What is {n}?\n\nIt.\n\n" for n in range(3))
    assert left_out(f"{headings}# More\n\n### And 4?\n\nThat.\n") == [(15, "And 4?", "stands otherwise than the rest")]


def test_headings_over_questions_and_questions_within_an_answer_are_not_named() -> None:
    bullets = "".join(f"* What is {n}?\n    * A number.\n" for n in range(3))
    assert left_out(f"## What is asked?\n\n{bullets}") == []
    assert left_out("## What is asked?\n\nThis:\n\n- What is 1?\n  - A number.\n\n## What else?\n\nThat.\n") == []


def test_another_shape_can_be_named() -> None:
    text = "## Pods\n\nThey share a host.\n\n* What is a node?\n    * A machine.\n* What is a taint?\n    * A mark.\n"
    guessed = read_markdown(text, "file")
    assert guessed.shape == "bullets that ask"
    assert guessed.others == {"--shape heading": 1}
    assert [pair.prompt for pair in read_markdown(text, "file", "heading").pairs] == ["Pods"]


def test_terms_without_a_question_mark_are_taken_as_headings() -> None:
    text = (
        "# Git\n\n## Index\n\nWhere files are staged.\n\n## HEAD\n\nThe commit one is on.\n\n## References\n\nA book\n"
    )
    reading = read_markdown(text, "file")
    assert sides(reading) == [("Index", "Where files are staged."), ("HEAD", "The commit one is on.")]
    assert {pair.topic for pair in reading.pairs} == {"Git"}


def test_what_has_no_answer_is_left_out_with_its_line() -> None:
    reading = read_markdown("## What is X?\n\n## What is Y?\n\nThis.\n", "file")
    assert [(left.line, left.text, left.why) for left in reading.left_out] == [(1, "What is X?", "no answer")]
    assert reading.pairs == [Pair(3, "What is Y?", "This.", "file")]


def test_pictures_html_and_links_that_run_something_go() -> None:
    text = (
        "## What is X?\n\n<p align='center'><img src='x.png'></p>\n\n![alt](y.png) and [here](javascript:alert(1)), "
        "[there](https://example.org) H<sub>2</sub>O <b>bold</b> &lt;b&gt; `<i>code</i>`<br>next\n\n"
        "<!-- a remark -->\n\n[back to top](#top)\n"
    )
    (pair,) = read_markdown(text, "file").pairs
    assert pair.answer == (
        "[picture left out]\n\n[picture left out] and here, [there](https://example.org) H_2O **bold** \\<b> "
        "`<i>code</i>`\nnext"
    )


def test_a_fence_that_nobody_closed_ends_with_its_item() -> None:
    text = "* How do you loop?\n    * With for:\n    ```\n    for i in x:\n* How do you stop?\n    * With break.\n"
    assert [pair.prompt for pair in read_markdown(text, "file").pairs] == ["How do you loop?", "How do you stop?"]


def test_front_matter_is_no_heading() -> None:
    reading = read_markdown("---\nname: NumPy\n---\n\nQ: What is a ufunc?\nA: An elementwise function.\n", "numpy")
    assert reading.pairs == [Pair(5, "What is a ufunc?", "An elementwise function.", "numpy")]


def test_an_answer_too_long_to_look_at_is_left_out() -> None:
    reading = read_markdown(f"## What is X?\n\n{'[' * 50_000}\n\n## What is Y?\n\nThis.\n", "file")
    assert [pair.prompt for pair in reading.pairs] == ["What is Y?"]
    assert reading.left_out[0].why == "its answer has more than 40,000 characters"


def test_what_stands_above_the_answer_belongs_to_the_question() -> None:
    text = "## 1. What is printed?\n\n```js\nlog(1 + 1)\n```\n\n### Answer:\n\nTwo.\n\n## 2. And why?\n\nIt adds.\n"
    reading = read_markdown(text, "file")
    assert sides(reading) == [("What is printed?\n\n```js\nlog(1 + 1)\n```", "Two."), ("And why?", "It adds.")]


def test_a_question_may_be_marked_below_a_heading_that_reads_like_none() -> None:
    text = "".join(
        f"## {n}) Pods {n}\n**Question:**  \nHow would {n} of them talk?\n\n<details>\n  <summary>Hints</summary>\n\n"
        f"  - Is it {n}?\n  - Look at it.\n</details>\n\n---\n\n"
        for n in range(1, 6)
    )
    reading = read_markdown(text, "file")
    assert len(reading.pairs) == 5
    assert reading.pairs[0].prompt == "Pods 1\n\n**Question:**\nHow would 1 of them talk?"
    assert reading.pairs[0].answer == "- Is it 1?\n  - Look at it."


def test_headings_of_two_levels_are_questions_where_they_are_called_so() -> None:
    text = "## Question 1. Fix it\n\nDone.\n\n## Question 2a. Best way to stop.\n\nA break.\n\n# More\n\n" + "".join(
        f"### {n}. What is {n}?\n\nIt.\n\n" for n in range(1, 4)
    )
    prompts = [pair.prompt for pair in read_markdown(text, "file").pairs]
    assert prompts == ["Fix it", "Best way to stop.", "What is 1?", "What is 2?", "What is 3?"]


def test_a_title_above_numbered_questions_is_none() -> None:
    text = "# Some Questions!\n\nRead this.\n\n" + "".join(f"# {n}. What is {n}?\n\nIt.\n\n" for n in range(1, 9))
    reading = read_markdown(text, "file")
    assert [pair.prompt for pair in reading.pairs] == [f"What is {number}?" for number in range(1, 9)]
    assert [(left.text, left.why) for left in reading.left_out] == [("Some Questions!", "reads like no question")]


def test_lines_in_italics_ask_where_none_is_bold() -> None:
    text = "## Web\n\n*What is HTML?*\n\nMarkup.\n\n_And CSS, what is that?_\n\nStyle, *not* markup.\n\n*quietly*\n"
    assert sides(read_markdown(text, "file")) == [
        ("What is HTML?", "Markup."),
        ("And CSS, what is that?", "Style, *not* markup.\n\n*quietly*"),
    ]
