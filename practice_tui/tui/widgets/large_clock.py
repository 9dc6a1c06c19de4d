"""The clock of an answer in large figures, or in plain ones where there are few rows."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Digits

from practice_tui.tui.widgets.sheet import Sheet


class LargeClock(Vertical):
    """Figures with a line below them that says what they mean; `-enough`, `-wrap-up` and `-over` colour them."""

    DEFAULT_CSS = """
    LargeClock {
        height: auto;
        margin: 0 0 1 0;
    }
    LargeClock Digits {
        width: 1fr;
    }
    LargeClock.-enough Digits {
        color: $text-success;
    }
    LargeClock.-wrap-up Digits {
        color: $text-warning;
    }
    LargeClock.-over Digits {
        color: $text-error;
    }
    """

    def compose(self) -> ComposeResult:
        yield Digits()
        yield Sheet()

    def show(self, figure: str, meaning: Content, plain: Content, band: str, *, is_large: bool) -> None:
        """The `figure` large with its `meaning` below, else `plain` alone."""
        digits = self.query_one(Digits)
        digits.display = is_large
        if is_large and digits.value != figure:
            digits.update(figure)
        line = meaning if is_large else plain
        self.query_one(Sheet).draw = lambda width: line.truncate(width, ellipsis=True)
        for name in ("enough", "wrap-up", "over"):
            self.set_class(name == band, f"-{name}")
