"""The Markdown of questions as HTML. HTML in it is shown, not taken, and nothing is fetched."""

from functools import cache

from markdown_it import MarkdownIt

from practice_tui.core.values.text import clean


def html_of(markdown: str, *, has_links: bool = True) -> str:
    """A text as HTML. An image, which would be fetched, becomes a link; without links an address stands as text."""
    rendered: str = _parser(has_links).render(clean(markdown))
    return rendered


@cache
def _parser(has_links: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    return parser if has_links else parser.disable(["link", "autolink", "reference"])
