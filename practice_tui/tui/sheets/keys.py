"""The list of all keys."""

from textual.content import Content

from practice_tui.core.keymap import KEYS, PLACE_TITLES
from practice_tui.tui.sheets.drawing import ACCENT, STRONG, cell, hanging, say, stack


def keys(first: str, width: int) -> Content:
    """Every key, grouped by where it works, the place one comes from first."""
    lines: list[Content] = []
    for place, title in sorted(PLACE_TITLES.items(), key=lambda held: held[0] != first):
        lines += [say(title, STRONG)]
        for key in KEYS:
            if key.place == place and key.says:
                lines += hanging(cell(say(f"  {key.face}", f"bold {ACCENT}"), 18), key.says, width)
        lines.append(Content(""))
    lines += hanging("", "Arrows, PgUp and PgDn scroll; everything can be clicked.", width)
    return stack(lines)
