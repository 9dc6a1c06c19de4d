"""The settings and the keys that can be changed, a row each."""

from textual.content import Content

from practice_tui.core.bank.scoring import Score
from practice_tui.core.views.keymap import where
from practice_tui.core.views.keys import Key
from practice_tui.core.views.remapping import Keymap, face_of, pressed_for
from practice_tui.core.views.settings import Setting, about_value, value_said
from practice_tui.tui.sheets.drawing import (
    ACCENT,
    MUTED,
    SCORE_STYLES,
    STRONG,
    STRONG_ACCENT,
    cell,
    paragraph,
    pressable,
    say,
    score_mark,
    spread,
    stack,
    wrap,
)

TITLE_WIDTH = 22
FACE_WIDTH = 7
GAP = 2  # cells before the column of places
KEYS_TITLE = "Keys"
ABOUT_KEYS = "Other keys for what keys do: enter opens the list."


def head(title: str, aside: str, width: int) -> Content:
    return spread(say(title, STRONG), say(aside, MUTED), width)


def setting_row(setting: Setting, value: str, is_roomy: bool, width: int) -> Content:
    """Title and value, with arrows that can be pressed; where there is room, below them what it is for."""
    turn = [pressable(say(sign, ACCENT), key) for sign, key in (("‹", "left"), ("›", "right"))]
    choice = Content(" ").join([turn[0], say(value_said(value), STRONG), turn[1]])
    line = cell(setting.title, TITLE_WIDTH) + choice.truncate(max(1, width - TITLE_WIDTH), ellipsis=True)
    return stack([line, about_setting(setting, value, width)]) if is_roomy else line


def keys_row(changed: int, is_roomy: bool, width: int) -> Content:
    """The row that leads to the keys."""
    amount = f"{changed} changed" if changed else "as they come"
    line = cell(KEYS_TITLE, TITLE_WIDTH) + say(amount).truncate(max(1, width - TITLE_WIDTH), ellipsis=True)
    return stack([line, about_setting(None, "", width)]) if is_roomy else line


def about_setting(setting: Setting | None, value: str, width: int) -> Content:
    """Explains the marked row."""
    explanation = about_value(setting, value) if setting else ABOUT_KEYS
    return paragraph(explanation, MUTED, width)


def score_colours(width: int) -> Content:
    """The four scores as the theme shows them."""
    names = [score_mark(score) + say(f" {score.name.lower()}", SCORE_STYLES[score]) for score in Score]
    return say("Scores:   ", MUTED) + Content("   ").join(names)


def key_row(key: Key, keymap: Keymap, width: int) -> Content:
    """The key of the keyboard, what it does and where; a changed one says what it was."""
    face = cell(say(face_of(pressed_for(key, keymap)), STRONG_ACCENT), FACE_WIDTH)
    was = f" (was {key.face})" if key.id in keymap else ""
    left = face + say(f"{key.says or key.label}{was}")
    room = width - left.cell_length - GAP
    place = next((text for text in (where(key), where(key).rpartition(": ")[2]) if len(text) <= room), "")
    return spread(left, say(place, MUTED), width)


def about_key(key: Key | None, width: int) -> Content:
    """All that a row of the keys may have no room for: what the marked one does, and where."""
    return stack(wrap(say(f"{where(key)}: {key.says or key.label}", MUTED), width)[:2]) if key else Content("")
