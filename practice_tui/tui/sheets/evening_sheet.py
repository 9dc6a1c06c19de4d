"""The sheet for the evening before: sections of lines, each with what was written about it below."""

from textual.content import Content

from practice_tui.core.values.text import one_line
from practice_tui.core.views.evening_sheet import TITLE, EveningSheet
from practice_tui.tui.sheets.drawing import (
    MUTED,
    STRONG,
    STRONG_ACCENT,
    WIDEST_PROSE,
    hanging,
    say,
    spread,
    stack,
    wrap,
)


def head(sheet: EveningSheet, width: int) -> Content:
    return spread(say(TITLE, STRONG), one_line(sheet.when), width)


def page(sheet: EveningSheet, width: int) -> Content:
    """All of it, no wider than can be read."""
    width = min(width, WIDEST_PROSE)
    lines = [Content(""), *wrap(say(sheet.empty, MUTED), width)] if sheet.empty else []
    for section in sheet.sections:
        lines += [Content(""), say(section.title, STRONG_ACCENT)]
        for item in section.items:
            lines += hanging("· ", one_line(item.text), width)
            lines += [line for text in item.below for line in hanging("  ", say(one_line(text), MUTED), width)]
    return stack(lines)
