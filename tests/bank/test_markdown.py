"""What counts as prose, as code, and as something that a terminal can't show."""

import pytest

from practice_tui.bank.markdown import (
    content_words,
    fences,
    jaccard,
    leftovers,
    one_line_of,
    parts_of,
    prose_words,
    tokens,
)

TEXT = "Two words\n\n```python\nx = 1\n~~~\n```\nand three more\n~~~~\nbare\n```\n~~~~\nend"


def test_fences_keep_their_language_and_lines() -> None:
    assert fences(TEXT) == [("python", ["x = 1", "~~~"]), ("", ["bare", "```"])]


def test_a_fence_left_open_reaches_to_the_end() -> None:
    assert fences("a\n```text\nb\nc") == [("text", ["b", "c"])]


def test_only_prose_is_counted() -> None:
    assert prose_words(TEXT) == 6


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (r"the loss $\frac{1}{n}$", [r"$\frac{1}{n}$"]),
        (r"the loss \sum x", [r"\sum"]),
        (r"\(x\)", [r"\(", r"\)"]),
        ("a $x$ b", ["$x$"]),
        ("x_{ij} and e^{x}", ["_{", "^{"]),
        ("line<br/>break <b>bold</b>", ["<br/>", "<b>", "</b>"]),
        ('<a href="x">', ['<a href="x">']),
        ("a &amp; b", ["&amp;"]),
    ],
)
def test_latex_and_html_are_found(text: str, found: list[str]) -> None:
    assert list(leftovers(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "a < b and c > d",
        "if i<p then p>i",
        "costs $5 to $6 a day",
        "Dict<int, str> and List[int]",
        r"`\frac{a}{b}` and ``<br> ` ``",
        "```text\n<br> x_{i}\n```",
        "<s>, <pad> and <|endoftext|>",
        "snake_case x_i xᵢ e² R&D; AT&T",
        "x[i][j] and {a, b}",
    ],
)
def test_comparisons_code_and_tokens_are_left_alone(text: str) -> None:
    assert list(leftovers(text)) == []


def test_tokens_and_content_words() -> None:
    assert tokens("Why the Losses, why x_t?") == {"why", "the", "losses", "x", "t"}
    assert content_words("Why do the gates of an LSTM bias?") == {"gate", "lstm", "bia"}


def test_jaccard_is_the_shared_part() -> None:
    assert jaccard(frozenset("abcd"), frozenset("cdef")) == pytest.approx(2 / 6)
    assert jaccard(frozenset(), frozenset()) == 0


@pytest.mark.parametrize(
    ("prompt", "parts"),
    [
        ("What is it, and why does it help?", ["What is it, and", "why does it help?"]),
        ("A net has 3 layers. Explain it.", ["Explain it."]),
        (
            "Given x of shape (2, 3), compute its mean and say what it tells.",
            ["compute its mean and", "say what it tells."],
        ),
        ("It prints this:\n\n```text\nloss nan?\n```\n\nWhat is wrong?", ["What is wrong?"]),
        ("Compare A and B: how does each work?", ["how does each work?"]),
        ("Use 0.5 for p. Then give the answer.", ["Then give the answer."]),
        ("池化层有什么作用？", ["池化层有什么作用？"]),
        ("层归一化很常见。为什么？", ["为什么？"]),
        ("Nothing is asked here.", []),
    ],
)
def test_the_parts_of_a_prompt_that_ask_for_something(prompt: str, parts: list[str]) -> None:
    line = one_line_of(prompt)
    assert [line[begin:end].strip() for begin, end in parts_of(prompt)] == parts
