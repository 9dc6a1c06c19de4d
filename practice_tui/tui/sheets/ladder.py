"""A ladder drawn: the musts of one answer, and in which of its times each was said."""

from textual.content import Content

from practice_tui.core.views.ladder import Ladder
from practice_tui.tui.sheets.drawing import GOOD, MUTED, NO_TICK, TICK, hanging, say

GAP = 2  # cells between two columns


def ladder_lines(ladder: Ladder, width: int) -> list[Content]:
    """A line a must, with a tick under each time in which it was said."""
    widths = [len(column) + GAP for column in ladder.columns]
    heads = "".join(column.ljust(cells) for column, cells in zip(ladder.columns, widths, strict=True))
    lines = [say(heads.rstrip(), MUTED)]
    for must in ladder.musts:
        marks = [
            say(TICK if is_said else NO_TICK, f"bold {GOOD}" if is_said else MUTED) + say(" " * (cells - 1))
            for is_said, cells in zip(must.said, widths, strict=True)
        ]
        lines += hanging(Content("").join(marks), must.text, width)
    return lines
