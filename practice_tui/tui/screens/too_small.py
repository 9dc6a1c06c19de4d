"""Stands before everything else while the terminal is too small: no key acts unseen."""

from textual.app import ComposeResult
from textual.screen import ModalScreen

from practice_tui.tui.sheets.drawing import paragraph
from practice_tui.tui.widgets.sheet import Sheet

LEAST_COLUMNS, LEAST_ROWS = 60, 20


class TooSmallScreen(ModalScreen[None]):
    """Closed by the app once there is room again."""

    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        text = f"terminal too small (needs {LEAST_COLUMNS}x{LEAST_ROWS})"
        yield Sheet(lambda width: paragraph(text, "bold", width))


def is_too_small(columns: int, rows: int) -> bool:
    return columns < LEAST_COLUMNS or rows < LEAST_ROWS
