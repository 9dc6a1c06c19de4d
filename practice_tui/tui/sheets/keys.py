"""The list of all keys."""

from collections.abc import Sequence

from textual.content import Content

from practice_tui.core.views.keymap import KEYS, PLACE_TITLES, where
from practice_tui.core.views.keys import Key
from practice_tui.tui.sheets.drawing import ACCENT, STRONG, cell, hanging, say, stack

FACE_WIDTH = 18


def keys(place: str, now: Sequence[Key], width: int) -> Content:
    """What works now, then every other key by where it works, that of this place first."""
    lines = _section("Now", now, width)
    shown = {key.id for key in now}
    places = sorted(PLACE_TITLES, key=lambda name: name != place)
    for title in dict.fromkeys(where(key) for name in places for key in KEYS if key.place == name):
        lines += _section(title, [key for key in KEYS if where(key) == title and key.id not in shown], width)
    lines += hanging("", "Arrows, PgUp and PgDn scroll; everything can be clicked.", width)
    return stack(lines)


def _section(title: str, keys_there: Sequence[Key], width: int) -> list[Content]:
    named = [key for key in keys_there if key.says]
    if not named:
        return []
    lines = [say(title, STRONG)]
    for key in named:
        lines += hanging(cell(say(f"  {key.faces}", f"bold {ACCENT}"), FACE_WIDTH), key.says, width)
    return [*lines, Content("")]
