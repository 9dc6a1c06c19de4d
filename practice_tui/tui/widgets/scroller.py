"""A column that scrolls when asked, whatever has the focus."""

from textual.containers import VerticalScroll


class Scroller(VerticalScroll, can_focus=False):
    """Its screen's arrows and page keys move it; there is nothing to focus first."""

    DEFAULT_CSS = """
    Scroller {
        scrollbar-size-vertical: 1;
    }
    """
