"""The settings and the keys that can be changed, a row each."""

from textual.content import Content

from practice_tui.core.views.keymap import where
from practice_tui.core.views.keys import Key
from practice_tui.core.views.remapping import Keymap, face_of, pressed_for
from practice_tui.core.views.settings import Setting, about_value, value_said
from practice_tui.tui.sheets.drawing import ACCENT, MUTED, STRONG, cell, pressable, say, spread, stack, wrap

TITLE_WIDTH = 22
FACE_WIDTH = 7
GAP = 2  # cells before the column of places
KEYS_TITLE = "Keys"


def head(title: str, aside: str, width: int) -> Content:
    return spread(say(title, STRONG), say(aside, MUTED), width)


def setting_row(setting: Setting, value: str, width: int) -> Content:
    """Title and value, with arrows that can be pressed."""
    turn = [pressable(say(sign, ACCENT), key) for sign, key in (("◂", "left"), ("▸", "right"))]
    said = Content(" ").join([turn[0], say(value_said(value), STRONG), turn[1]])
    return cell(setting.title, TITLE_WIDTH) + said.truncate(max(1, width - TITLE_WIDTH), ellipsis=True)


def keys_row(changed: int, width: int) -> Content:
    """The row that leads to the keys."""
    said = f"{changed} changed" if changed else "as they come"
    return cell(KEYS_TITLE, TITLE_WIDTH) + say(said).truncate(max(1, width - TITLE_WIDTH), ellipsis=True)


def about_setting(setting: Setting | None, value: str, width: int) -> Content:
    """What the marked row is for."""
    said = about_value(setting, value) if setting else "Other keys for what keys do: enter opens the list."
    return stack(wrap(say(said, MUTED), width))


def key_row(key: Key, keymap: Keymap, width: int) -> Content:
    """The key of the keyboard, what it does and where; a changed one says what it was."""
    face = cell(say(face_of(pressed_for(key, keymap)), f"{STRONG} {ACCENT}"), FACE_WIDTH)
    was = f" (was {key.face})" if key.id in keymap else ""
    return spread(face + say(f"{key.says or key.label}{was}"), say(f"{' ' * (GAP - 1)}{where(key)}", MUTED), width)
