"""Stands before everything else while the terminal is too small: no key acts unseen."""

from textual.app import ComposeResult
from textual.screen import ModalScreen

from practice_tui.core.values.terminal_size import LEAST_COLUMNS, LEAST_ROWS
from practice_tui.tui.sheets.drawing import paragraph
from practice_tui.tui.widgets.sheet import Sheet


class TooSmallScreen(ModalScreen[None]):
    """Closed by the app once there is room again."""

    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        text = f"terminal too small (needs {LEAST_COLUMNS}x{LEAST_ROWS})"
        yield Sheet(lambda width: paragraph(text, "bold", width))
