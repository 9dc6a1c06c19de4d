"""Reads Markdown of a bank into blocks to draw. Links and pictures lead nowhere."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode
from rich.cells import cell_len
from textual.content import Content

from practice_tui.core.values.text import clean
from practice_tui.tui.sheets.drawing import STRONG, say
from practice_tui.tui.sheets.prose import Block, Table

BULLET = "• "
QUOTED = "│ "
_NAME = re.compile(r"__\w+?__(?!\w)")  # of Python's own, such as __init__
_STYLES = {"strong": "bold", "em": "italic", "s": "strike", "code_inline": "$text-primary"}


def blocks_of(text: str, *, is_strong: bool = False) -> tuple[Block, ...]:
    """Read Markdown; `is_strong` sets its paragraphs bold."""
    root = SyntaxTreeNode(_parser().parse(clean(text)))
    return tuple(block for node in root.children for block in _read(node, "", "", STRONG if is_strong else ""))


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
    if language == "text":
        return Content(text)
    from practice_tui.tui.sheets.code import coloured  # Pygments takes 13 ms and 1 MB, and most fences are plain

    return coloured(text, language)


def _table(node: SyntaxTreeNode) -> Table:
    rows = [row for part in node.children for row in part.children]
    return Table(tuple(tuple(_inline(each, STRONG if row is rows[0] else "") for each in row.children) for row in rows))


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
