"""A document as plain text, folded between words. A picture is its sentence."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import assert_never

from practice_tui.core.values.text import one_line
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
from practice_tui.presenters.documents.markdown import closed_up

WIDTH = 78  # columns
_MARKS = {Mark.HEARD: "[x]", Mark.HELPED: "[h]", Mark.MISSED: "[ ]"}


def document_text(document: Document) -> str:
    """The whole text."""
    title = one_line(document.title)
    return closed_up([title, "=" * len(title), "", *_blocks(document.blocks, 2)])


def _blocks(blocks: Iterable[Block], level: int) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, level)
        yield ""


def _block(block: Block, level: int) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from _folded(block.text)
        case Prose():
            yield from (f"    {line}".rstrip() for line in block.text.strip().splitlines())
        case Items():
            yield from _folded(block.title) if block.title else []
            for item in block.items:
                yield from _item(item)
        case Grid():
            yield from _grid(block)
        case Blanks():
            yield from (f"{one_line(label)}: ________" for label in block.labels)
        case Room():
            yield f"{one_line(block.label or 'Notes')}: ________"
        case Figure():
            yield from _folded(block.sentence)
        case Section():
            title = one_line(f"{block.title} ({block.aside})" if block.aside else block.title)
            underline = ("-" if level == 2 else ".") * min(len(title), WIDTH)
            yield from [*_folded(title), underline] if title else []
            yield from _blocks(block.blocks, level + 1)
        case _:
            assert_never(block)


def _item(item: Item) -> Iterator[str]:
    lead = f"{_MARKS[item.mark]} " if item.mark else "- "
    lead += "".join(f"[ ] {one_line(box)} " for box in item.boxes)
    label = f"{item.label}: " if item.label else ""
    yield from _folded(f"{label}{item.text}", lead)
    for line in item.below:
        yield from _folded(line, "      ")


def _grid(grid: Grid) -> Iterator[str]:
    """The rows as columns where they fit, else each row as an item, with the cells but the first below it."""
    titles = [title.lstrip(">") for title in grid.titles]
    rows = [titles, *([one_line(text) for text in row] for row in grid.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    if sum(widths) + 2 * len(widths) > WIDTH:
        for first, *others in rows[1:]:
            named = zip(titles[1:], others, strict=True)
            below = tuple(f"{title}: {text}" if title else text for title, text in named if text)
            yield from _item(Item(first, below=below))
        return
    for row in rows:
        cells = (
            text.rjust(width) if title.startswith(">") else text.ljust(width)
            for text, width, title in zip(row, widths, grid.titles, strict=True)
        )
        yield "  ".join(cells).rstrip()


def _folded(text: str, lead: str = "") -> list[str]:
    """The text behind `lead`, its further lines below its first word."""
    return textwrap.wrap(
        one_line(text), WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead), break_on_hyphens=False
    ) or [lead.rstrip()]
