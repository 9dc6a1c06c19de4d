"""Markdown of a bank: shown, never followed."""

from markdown_it import MarkdownIt
from textual.widgets import Markdown


class Prose(Markdown):
    """Prompts and answers. Links go nowhere."""

    DEFAULT_CSS = """
    Prose {
        padding: 0 1 0 0;
        background: transparent;
    }
    Prose MarkdownBlock {
        margin: 0 0 1 0;
    }
    Prose MarkdownFence {
        margin: 0 0 1 0;
        padding: 0 0 0 1;
    }
    """

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(text, id=id, parser_factory=_parser, open_links=False)


def _parser() -> MarkdownIt:
    """Textual's own, without the search for addresses outside links: none is followed."""
    return MarkdownIt("gfm-like").disable("linkify")
