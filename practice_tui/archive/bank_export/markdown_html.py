"""The Markdown of questions as HTML. HTML in it is shown, not taken, and nothing is fetched."""

from collections.abc import Iterable

from markdown_it import MarkdownIt

from practice_tui.core.values.text import clean, one_line


class MarkdownHtml:
    """Renders texts. An image, which would be fetched, becomes a link; without links an address stands as text."""

    def __init__(self, *, has_links: bool = True) -> None:
        self._parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
        if not has_links:
            self._parser.disable(["link", "autolink", "reference"])

    def of(self, markdown: str) -> str:
        rendered: str = self._parser.render(clean(markdown))
        return rendered

    def of_list(self, entries: Iterable[str]) -> str:
        """Entries as a list, each on one line."""
        return self.of("\n".join(f"- {one_line(entry)}" for entry in entries))
