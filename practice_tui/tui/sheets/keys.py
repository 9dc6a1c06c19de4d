"""The list of all keys."""

from collections.abc import Sequence

from textual.content import Content

from practice_tui.core.views.keymap import KEYS, PLACE_TITLES, where
from practice_tui.core.views.keys import KEYS_KEYS, Key
from practice_tui.core.views.remapping import Keymap, as_shown
from practice_tui.tui.sheets.drawing import MUTED, STRONG, STRONG_ACCENT, cell, hanging, pressable, say, stack

INDENT, GAP = 2, 2  # cells before a key and behind the longest one


def keys(place: str, now: Sequence[Key], is_unfolded: bool, keymap: Keymap, width: int) -> Content:
    """The keys that work now; below them, once unfolded, all others, those of this place first."""
    others = [as_shown(key, keymap) for key in _others(place, now)]
    named_now = [key for key in now if key.says]
    shown = [*named_now, *others] if is_unfolded else named_now
    face_width = max((len(key.faces) for key in shown), default=0) + INDENT + GAP
    lines = _section("Now", named_now, face_width, width)
    if not is_unfolded:
        unfold = as_shown(KEYS_KEYS[0], keymap)
        rest = say("all other keys, by where they work", MUTED)
        line = hanging(say(f"{unfold.face}  ", STRONG_ACCENT), rest, width)
        return stack([*lines, *(pressable(part, unfold.key) for part in line)])
    for title in dict.fromkeys(map(where, others)):
        lines += _section(title, [key for key in others if where(key) == title], face_width, width)
    lines += hanging("", say("Arrows, PgUp and PgDn scroll; everything can be clicked.", MUTED), width)
    return stack(lines)


def _others(place: str, now: Sequence[Key]) -> list[Key]:
    """Every key that isn't among those of now, that of this place first."""
    shown = {key.id for key in now}
    places = sorted(PLACE_TITLES, key=lambda name: name != place)
    return [key for name in places for key in KEYS if key.place == name and key.says and key.id not in shown]


def _section(title: str, keys_there: Sequence[Key], face_width: int, width: int) -> list[Content]:
    lines = [say(title, STRONG)]
    for key in keys_there:
        face = cell(say(f"{' ' * INDENT}{key.faces}", STRONG_ACCENT), face_width)
        lines += hanging(face, key.says, width)
    return [*lines, Content("")]
