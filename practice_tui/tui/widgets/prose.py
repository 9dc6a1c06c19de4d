"""Markdown of a bank: shown, never followed."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from textual.content import Content
from textual.highlight import HighlightTheme, highlight
from textual.widgets import Markdown
from textual.widgets.markdown import MarkdownFence

_NAME = re.compile(r"__\w+?__(?!\w)")  # of Python's own, such as __init__
_LITERALS = ("Token.Literal", "Token.Number", "Token.String", "Token.Keyword.Constant")


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


class Code(MarkdownFence):
    """A block of code, the same in every theme."""

    @classmethod
    def highlight(cls, code: str, language: str, ansi: bool = False, dark: bool = False) -> Content:
        return highlight(code, language=language or None, theme=CodeTheme)


class Prose(Markdown):
    """Prompts and answers. Links go nowhere."""

    BLOCKS = {**Markdown.BLOCKS, "fence": Code, "code_block": Code}

    DEFAULT_CSS = """
    Prose {
        padding: 0 1 0 0;
        background: transparent;
    }
    Prose MarkdownBlock {
        margin: 0 0 1 0;
    }
    Prose Code {
        margin: 0 0 1 0;
        padding: 0 0 0 1;
        color: $foreground;
        background: $background;
    }
    Prose MarkdownBlock > .code_inline {
        background: transparent !important;
        color: $text-primary !important;
    }
    Prose MarkdownFence > Label {
        padding: 1 0;
    }
    """

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(text, id=id, parser_factory=_parser, open_links=False)


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
