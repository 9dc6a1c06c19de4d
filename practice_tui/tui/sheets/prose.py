"""Draws Markdown of a bank: read once into blocks, folded for each width. Links and pictures lead nowhere."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode
from rich.cells import cell_len
from textual.content import Content
from textual.highlight import HighlightTheme, highlight

from practice_tui.core.values.text import clean
from practice_tui.tui.sheets.drawing import MUTED, STRONG, cell, say, stack, wrap

BULLET = "• "
QUOTED = "│ "
BETWEEN_CELLS = " │ "
LEAST_CELL = 4  # columns of a table's cell, however many there are
_NAME = re.compile(r"__\w+?__(?!\w)")  # of Python's own, such as __init__
_LITERALS = ("Token.Literal", "Token.Number", "Token.String", "Token.Keyword.Constant")
_STYLES = {"strong": "bold", "em": "italic", "s": "strike", "code_inline": "$text-primary"}


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


def blocks_of(text: str, *, is_strong: bool = False) -> tuple[Block, ...]:
    """Read Markdown; `is_strong` sets its paragraphs bold."""
    root = SyntaxTreeNode(_parser().parse(clean(text)))
    return tuple(block for node in root.children for block in _read(node, "", "", STRONG if is_strong else ""))


def prose(blocks: Sequence[Block], width: int) -> Content:
    """Blocks with a blank line between each two."""
    lines: list[Content] = []
    for place, block in enumerate(blocks):
        is_next_item = place > 0 and block.is_tight and blocks[place - 1].is_tight
        lines += [*([Content("")] if place and not is_next_item else []), *_lines_of(block, width)]
    return stack(lines)


def _code_style(token: str) -> str:
    """Colours of the theme alone, which are measured: Textual's own mix them, or are those of another palette."""
    if token.startswith("Token.Comment"):
        return "italic $text-muted"
    if token.startswith(_LITERALS):
        return "$text-primary"
    return "bold" if token.startswith(("Token.Keyword", "Token.Name.Class", "Token.Name.Function")) else ""


class CodeTheme(HighlightTheme):
    """Sets comments quieter, keywords and names bold, numbers and texts in a colour."""

    STYLES = {token: _code_style(str(token)) for token in HighlightTheme.STYLES}


def _read(node: SyntaxTreeNode, first: str, rest: str, style: str) -> Iterator[Block]:
    """The blocks of a node of the tree."""
    match node.type:
        case "paragraph" | "heading" | "inline":
            paragraph_style = STRONG if node.type == "heading" else style
            yield Block(first, rest, _inline(node, paragraph_style), is_tight=node.type == "paragraph" and node.hidden)
        case "fence" | "code_block":
            yield Block(first, rest, _code(node.content, node.info.split()), is_code=True)
        case "table":
            yield Block(first, rest, _table(node))
        case "hr":
            yield Block(first, rest, None)
        case "bullet_list" | "ordered_list":
            start = int(node.attrs.get("start", 1))
            for number, item in enumerate(node.children, start):
                mark = BULLET if node.type == "bullet_list" else f"{number}. "
                yield from _inside(item, first + mark, rest + " " * cell_len(mark), style)
                first = rest
        case "blockquote":
            yield from _inside(node, first + QUOTED, rest + QUOTED, style)
        case _:
            yield from _inside(node, first, rest, style)


def _inside(node: SyntaxTreeNode, first: str, rest: str, style: str) -> Iterator[Block]:
    for child in node.children:
        yield from _read(child, first, rest, style)
        first = rest
    if not node.children:
        yield Block(first, rest, Content(""), is_tight=True)


def _inline(node: SyntaxTreeNode, style: str) -> Content:
    """The words of a node in their styles."""
    match node.type:
        case "softbreak":
            return Content(" ")
        case "hardbreak":
            return Content("\n")
        case "text" | "code_inline" | "html_inline":
            return say(node.content, f"{style} {_STYLES.get(node.type, '')}".strip())
    inner = f"{style} {_STYLES.get(node.type, '')}".strip()
    return Content("").join([_inline(child, inner) for child in node.children])


def _code(code: str, info: Sequence[str]) -> Content:
    text = code.rstrip("\n").expandtabs()
    language = info[0] if info else "text"
    return Content(text) if language == "text" else highlight(text, language=language, theme=CodeTheme)


def _table(node: SyntaxTreeNode) -> Table:
    rows = [row for part in node.children for row in part.children]
    return Table(tuple(tuple(_inline(each, STRONG if row is rows[0] else "") for each in row.children) for row in rows))


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


def _parser() -> MarkdownIt:
    """Textual's own, without HTML, which would vanish, and without the search for addresses: none is followed."""
    parser = MarkdownIt("gfm-like").disable(["linkify", "html_inline", "html_block"])
    parser.inline.ruler.before("emphasis", "written", _as_written)
    return parser


def _as_written(state: StateInline, silent: bool) -> bool:
    """Takes the star of `2*3` and the underscores of `__init__` as they are: they emphasise nothing."""
    text, at = state.src, state.pos
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    name = _NAME.match(text, at)
    if text[at] == "*" and before.isalnum() and after.isalnum():
        literal = "*"
    elif name and not before.isalnum():
        literal = name[0]
    else:
        return False
    if not silent:
        state.pending += literal
    state.pos += len(literal)
    return True
