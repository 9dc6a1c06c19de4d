"""Documents read the same in HTML, Markdown and plain text, and whatever stands in them is only shown."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from practice_tui.presenters.documents.blocks import (
    Blanks,
    Document,
    Figure,
    Grid,
    Item,
    Items,
    Layout,
    Mark,
    Paragraph,
    Prose,
    Room,
    Section,
)
from practice_tui.presenters.documents.html import document_html
from practice_tui.presenters.documents.markdown import document_markdown
from practice_tui.presenters.documents.plain_text import WIDTH, document_text
from practice_tui.presenters.documents.writers import writer_for
from practice_tui.presenters.html_page.markup import element
from tests.presenters.test_html_page import HOSTILE, Page

LONG = "a sentence of some length that no line holds as a whole, " * 3
WHOLE = Document(
    "Title",
    (
        Paragraph(LONG),
        Blanks(("Name",)),
        Figure(element("svg", viewBox="0 0 1 1"), "What the picture shows."),
        Section(
            "Part",
            (
                Prose("Why `x`?\n\n```python\nif x < 1:\n    pass\n```"),
                Items(
                    (
                        Item("a point", mark=Mark.HEARD),
                        Item("another", mark=Mark.MISSED, label="must", below=("Ask: why?",)),
                        Item("a third", boxes=("heard", "with help")),
                    ),
                    "Points",
                ),
                Grid(("Question", ">Time"), (("One", "2m"), ("Two", "12m"))),
                Room(2, "Notes"),
            ),
            Layout.TWO_COLUMNS,
            "3 min",
        ),
    ),
)


def test_every_block_is_there_in_html() -> None:
    page = Page(document_html(WHOLE))
    shown = "\n".join(page.texts)
    for text in (
        "Title",
        "Name",
        "What the picture shows.",
        "Part",
        "3 min",
        "if x < 1:",
        "another",
        "Ask: why?",
        "12m",
    ):
        assert text in shown
    assert [box["type"] for box in page.of("input")] == ["checkbox", "checkbox"]
    assert [mark["aria-label"] for mark in page.of("span") if "role" in mark] == ["said", "left out"]


def test_markdown_has_boxes_tables_and_code() -> None:
    lines = document_markdown(WHOLE).splitlines()
    assert lines[0] == "# Title"
    for line in (
        "## Part (3 min)",
        "> if x < 1:",
        "- [x] a point",
        "- [ ] **must** another",
        "  - Ask: why?",
        "- [ ] heard · [ ] with help: a third",
        "| Question | Time |",
        "| --- | ---: |",
        "Notes: ________",
    ):
        assert line in lines


def test_plain_text_is_folded_and_aligned() -> None:
    lines = document_text(WHOLE).splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert lines[:2] == ["Title", "====="]
    for line in (
        "Part (3 min)",
        "------------",
        "[x] a point",
        "[ ] must: another",
        "Question  Time",
        "One         2m",
    ):
        assert line in lines


def test_a_wide_table_is_lines_in_plain_text() -> None:
    text = document_text(Document("T", (Grid(("Question", ">Time"), ((LONG, "2m"), ("Two", ""))),)))
    assert "- a sentence" in text and text.rstrip().endswith("holds as a whole,\n      Time: 2m\n- Two")
    assert max(map(len, text.splitlines())) <= WIDTH


@pytest.mark.parametrize("write", [document_html, document_markdown, document_text])
def test_hostile_texts_are_only_shown(write: Callable[[Document], str]) -> None:
    item = Item(HOSTILE, boxes=(HOSTILE,), label=HOSTILE, below=(HOSTILE,))
    blocks = (Paragraph(HOSTILE), Prose(HOSTILE), Items((item,), HOSTILE), Grid((HOSTILE,), ((HOSTILE,),)))
    text = write(
        Document(HOSTILE, (*blocks, Blanks((HOSTILE,)), Room(1, HOSTILE), Section(HOSTILE, (), aside=HOSTILE)))
    )
    assert not re.search("[\x00-\x08\x1b\u202e]", text)
    if write is document_html:
        page = Page(text)
        assert not list(page.of("script")) and not list(page.of("b")) and not list(page.of("a"))


def test_a_link_and_an_image_of_a_prompt_lead_nowhere() -> None:
    text = document_html(
        Document("T", (Prose("[a](https://x.example) ![b](https://y.example/b.png) <https://z.example>"),))
    )
    page = Page(text)
    assert not list(page.of("a")) and not list(page.of("img"))


def test_an_ending_in_capitals_chooses_the_same_format() -> None:
    assert writer_for(Path("page.HTML"), "") is document_html
    assert writer_for(Path("page.MD"), "") is document_markdown
