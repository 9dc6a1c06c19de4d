"""A column that scrolls when asked, whatever has the focus."""

from textual.containers import VerticalScroll


class Scroller(VerticalScroll, can_focus=False):
    """A pane that the arrows and page keys of its screen move, without a focus."""

    DEFAULT_CSS = """
    Scroller {
        scrollbar-size-vertical: 1;
    }
    """
