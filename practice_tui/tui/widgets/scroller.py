"""A column that scrolls when asked, whatever has the focus."""

from textual.containers import VerticalScroll

from practice_tui.tui.widgets.plain import Plain


class Scroller(VerticalScroll, Plain, can_focus=False):
    """A pane that the arrows and page keys of its screen move, without a focus."""

    DEFAULT_CSS = """
    Scroller {
        scrollbar-size-vertical: 1;
    }
    """

    def move(self, direction: str) -> None:
        """Scroll as a key asks for: `up`, `down`, `page_up`, `page_down`, `home` or `end`."""
        getattr(self, f"scroll_{direction}")(animate=False)
