"""Markdown of a bank as it is drawn: every kind of block, folded, and nothing in it followed or lost."""

import re

import pytest
from textual.content import Content

from practice_tui.tui.sheets.markdown import blocks_of
from practice_tui.tui.sheets.prose import prose


def drawn(text: str, width: int = 30) -> list[str]:
    return prose(blocks_of(text), width).plain.split("\n")


def styles_of(content: Content, word: str) -> str:
    """The styles that lie on a word."""
    at = content.plain.index(word)
    return " ".join(str(span.style) for span in content.spans if span.start <= at < span.end)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One two\nthree.\n\nFour.", ["One two three.", "", "Four."]),
        ("One  \ntwo.", ["One", "two."]),
        ("# Head\nText.", ["Head", "", "Text."]),
        ("- a\n- b\n  1. c\n- d\n\nEnd.", ["• a", "• b", "  1. c", "• d", "", "End."]),
        ("3. a\n\n   more\n4. b", ["3. a", "", "   more", "", "4. b"]),
        ("> said\n> - a", ["│ said", "", "│ • a"]),
        ("Code:\n```text\na  b\n  c\n```\nEnd.", ["Code:", "", " a  b", "   c", "", "End."]),
        ("a\n\n---\n\nb", ["a", "", "─" * 30, "", "b"]),
        ("| a | long |\n|---|---|\n| b |", ["a │ long", "──┼─────", "b │"]),
        ("[a](http://x.example) and ![b](y.png)", ["a and b"]),
        ("a <b>c</b> &lt; d", ["a <b>c</b> < d"]),
        ("2*3 and 4*5, __init__", ["2*3 and 4*5, __init__"]),
        ("", [""]),
    ],
)
def test_each_kind_of_block(text: str, lines: list[str]) -> None:
    assert [line.rstrip() for line in drawn(text)] == lines


def test_what_is_long_is_folded_and_nothing_is_lost() -> None:
    words = "alpha beta gamma delta epsilon zeta eta theta iota kappa"
    table = f"| name | meaning |\n|---|---|\n| x | {words} |"
    for text in (words, f"- {words}", f"> {words}", f"```text\n{words}\n```", table):
        assert max(map(len, drawn(text, 24))) <= 24
        if text != table:
            assert words.replace(" ", "") in re.sub(r"[\s│•]", "", "".join(drawn(text, 24)))
    assert drawn(f"- {words}", 24)[1] == "  epsilon zeta eta theta"
    assert set(words.split()) <= set(" ".join(drawn(table, 24)).replace("│", " ").split())


def test_marks_become_styles_and_code_its_colours() -> None:
    content = prose(blocks_of("A **bold** `code` *slant*.\n\n```python\nreturn 12  # why\n```"), 60)
    assert "bold" in styles_of(content, "bold")
    assert "$text-primary" in styles_of(content, "code")
    assert "italic" in styles_of(content, "slant")
    assert "bold" in styles_of(content, "return")
    assert "$text-muted" in styles_of(content, "# why")


def test_a_prompt_is_bold_but_not_its_code() -> None:
    content = prose(blocks_of("Why **this**?\n\n```text\nshape\n```", is_strong=True), 60)
    assert "bold" in styles_of(content, "Why")
    assert "bold" not in styles_of(content, "shape")
