"""A document as Markdown. A picture is its sentence; a box to tick is `[ ]`."""

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from practice_tui.archive.bank_export.markdown import literal
from practice_tui.core.values.text import clean
from practice_tui.presenters.documents.blocks import (
    Blanks,
    Block,
    Document,
    Figure,
    Grid,
    Item,
    Items,
    Mark,
    Paragraph,
    Prose,
    Room,
    Section,
)

_MARKS = {Mark.HEARD: "[x] ", Mark.HELPED: "[x] (with help) ", Mark.MISSED: "[ ] "}


def document_markdown(document: Document) -> str:
    """The whole text."""
    return closed_up([f"# {literal(document.title)}", "", *_blocks(document.blocks, 2)])


def closed_up(lines: Iterable[str]) -> str:
    """The text of the lines, with no two empty ones in a row."""
    return re.sub(r"\n{3,}", "\n\n", clean("\n".join(lines))).rstrip() + "\n"


def _blocks(blocks: Iterable[Block], level: int) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, level)
        yield ""


def _block(block: Block, level: int) -> Iterator[str]:
    match block:
        case Paragraph():
            yield literal(block.text)
        case Prose():
            yield from (f"> {line}".rstrip() for line in block.text.strip().splitlines())
        case Items():
            yield from [f"**{literal(block.title)}**", ""] if block.title else []
            for item in block.items:
                yield from _item(item)
        case Grid():
            yield _row(title.lstrip(">") for title in block.titles)
            yield "|" + "|".join(" ---: " if title.startswith(">") else " --- " for title in block.titles) + "|"
            yield from map(_row, block.rows)
        case Blanks():
            yield "  \n".join(f"{literal(label)}: ________" for label in block.labels)
        case Room():
            yield f"{literal(block.label or 'Notes')}: ________"
        case Figure():
            yield f"*{literal(block.sentence)}*"
        case Section():
            aside = f" ({literal(block.aside)})" if block.aside else ""
            yield from (f"{'#' * level} {literal(block.title)}{aside}", "") if block.title else ()
            yield from _blocks(block.blocks, level + 1)
        case _:
            assert_never(block)


def _item(item: Item) -> Iterator[str]:
    mark = _MARKS[item.mark] if item.mark else ""
    first, *others = item.boxes or ("",)
    box = f"[ ] {literal(first)}{': ' if first and not others else ''}" if item.boxes else ""
    box += "".join(f" · [ ] {literal(other)}" for other in others) + (": " if others else "")
    label = f"**{literal(item.label)}** " if item.label else ""
    yield f"- {box}{mark}{label}{literal(item.text)}"
    yield from (f"  - {literal(line)}" for line in item.below)


def _row(texts: Iterable[str]) -> str:
    return "| " + " | ".join(literal(text) for text in texts) + " |"
