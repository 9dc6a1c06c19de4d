"""Draws Markdown of a bank, which `sheets/markdown.py` reads, folded for each width."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from practice_tui.tui.sheets.drawing import MUTED, cell, say, stack, wrap

BETWEEN_CELLS = " │ "
LEAST_CELL = 4  # columns of a table's cell, however many there are


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a piece of code, or a table, whose first line stands behind `first` and the others behind `rest`.

    Between two tight ones there is no blank line.
    """

    first: str
    rest: str
    body: "Content | Table | None"  # None is a line across
    is_code: bool = False
    is_tight: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the first one the head."""

    rows: tuple[tuple[Content, ...], ...]


def prose(blocks: Sequence[Block], width: int) -> Content:
    """Blocks with a blank line between each two."""
    lines: list[Content] = []
    for place, block in enumerate(blocks):
        is_next_item = place > 0 and block.is_tight and blocks[place - 1].is_tight
        lines += [*([Content("")] if place and not is_next_item else []), *_lines_of(block, width)]
    return stack(lines)


def _lines_of(block: Block, width: int) -> list[Content]:
    room = width - cell_len(block.rest)
    match block.body:
        case None:
            lines = [say("─" * room, MUTED)]
        case Table():
            lines = _rows(block.body, room)
        case Content() if block.is_code:
            lines = [Content(" ") + part for line in block.body.split("\n") for part in _folded(line, room - 1)]
        case Content():
            lines = [part for line in block.body.split("\n") for part in wrap(line, room)]
    leads = [block.first, *[block.rest] * (len(lines) - 1)]
    return [Content(lead) + line for lead, line in zip(leads, lines, strict=True)]


def _folded(line: Content, width: int) -> list[Content]:
    return line.fold(max(2, width)) if line.cell_length > width else [line]


def _rows(table: Table, width: int) -> list[Content]:
    """The rows of a table, each cell folded into its column, with a line below the head."""
    widths = _widths(table, width - cell_len(BETWEEN_CELLS) * (len(table.rows[0]) - 1))
    rule = say("─┼─".join("─" * each for each in widths), MUTED)
    head, *others = [_row(row, widths) for row in table.rows]
    return [*head, rule, *(line for row in others for line in row)]


def _row(row: Sequence[Content], widths: Sequence[int]) -> list[Content]:
    folded = [wrap(content, width) for content, width in zip(row, widths, strict=False)]
    between = say(BETWEEN_CELLS, MUTED)
    return [
        between.join(
            cell(lines[y] if y < len(lines) else "", width) for lines, width in zip(folded, widths, strict=False)
        )
        for y in range(max(map(len, folded), default=0))
    ]


def _widths(table: Table, room: int) -> list[int]:
    """The widest cell of each column; the widest columns give way where all don't fit."""
    columns = range(len(table.rows[0]))
    widths = [max(row[place].cell_length for row in table.rows if place < len(row)) for place in columns]
    while sum(widths) > room and max(widths) > LEAST_CELL:
        widths[widths.index(max(widths))] -= 1
    return widths
