"""Markdown of a bank: shown, never followed."""

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
        super().__init__(text, id=id, open_links=False)
