"""Other keys of the keyboard for what a key does: which may change, which clash, and what is meant by one pressed.

A keymap holds the stable id of each key that was changed, with the key of the keyboard that does it now. Digits only
score, `a` to `f` only tick and `enter` only goes on; these, the arrows, `tab`, `escape` and keys with `ctrl` stay.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

from practice_tui.core.bank.questions import LETTERS
from practice_tui.core.views.keymap import KEYS
from practice_tui.core.views.keys import Key

Keymap = Mapping[str, str]

NOTHING = "nothing"  # stands for a key of the keyboard that does nothing any more
FUNCTION_KEYS = tuple(f"f{number}" for number in range(1, 13))
_TYPED = ("drill", "stepwise")  # places where letters and signs are an answer
_TICKED = {
    "round": "a round",
    "interview": "an interview",
    "rate": "a second opinion",
    "calibrate": "a calibration",
}  # places with points to tick
_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}  # that keyboards have for what Unicode calls otherwise
_STAYS = "digits only score, a to f only tick, enter only goes on, and arrows, tab, escape and ctrl lead around"


def keyboard_name(written: str) -> str:
    """The name of a key that somebody wrote as its sign or as its name."""
    if len(written) != 1 or written.isalnum():
        return written
    name = unicodedata.name(written, "").lower().replace("-", "_").replace(" ", "_")
    return _NAMES.get(name, name)


def face_of(pressed: str) -> str:
    """A key of the keyboard as its sign, where it has one."""
    return _SIGNS.get(pressed, pressed)


_BY_ID = {key.id: key for key in KEYS}
_SIGNS = {keyboard_name(sign): sign for sign in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"}


def can_change(key: Key) -> bool:
    """Whether a key may be moved: it is a letter or a sign that gives a command."""
    is_typed = key.place in _TYPED or key.name.startswith("tick-")
    return not is_typed and (_is_letter(key.key) or key.key in (*_SIGNS, "space"))


def changeable_keys() -> list[Key]:
    return [key for key in KEYS if can_change(key)]


def pressed_for(key: Key, keymap: Keymap) -> str:
    """The key of the keyboard that does it now."""
    return keymap.get(key.id, key.key)


def as_shown(key: Key, keymap: Keymap) -> Key:
    """The key with the face that it has now."""
    return replace(key, shown=face_of(keymap[key.id])) if key.id in keymap else key


def key_now(key_id: str, keymap: Keymap) -> Key:
    """The key of this id with the face that it has now, for what draws a key outside of the footer."""
    return as_shown(_BY_ID[key_id], keymap)


def meant_by(pressed: str, keys: Iterable[Key], keymap: Keymap) -> str:
    """The usual key for what a pressed one does among the `keys` of this moment; NOTHING where it has been moved.

    A capital, as Caps Lock writes it, is its small letter.
    """
    there = list(keys)
    small = pressed.lower() if len(pressed) == 1 else pressed
    for key in there:
        if keymap.get(key.id) == small:
            return key.key
    usual = [key for key in there if small in key.keys]
    moved = [key for key in usual if key.id in keymap and small == key.key]
    return NOTHING if usual and len(moved) == len(usual) else pressed


def problem_with(key_id: str, pressed: str, keymap: Keymap) -> str:
    """The reason why `pressed` can't do what the key of this id does, beside the keys of `keymap`; empty if it can."""
    key = next((key for key in KEYS if key.id == key_id), None)
    if key is None:
        near = get_close_matches(key_id, [each.id for each in changeable_keys()], n=1)
        return f"no key is called {key_id!r}" + (f" (did you mean {near[0]!r}?)" if near else "")
    if not can_change(key):
        return f"{key_id} stays where it is: {_STAYS}"
    if pressed != key.key and (reason := _unfit(key, pressed)):
        return f"{key_id} can't be {pressed!r}: {reason}"
    taken = next((each for each in KEYS if _clashes(key, each, pressed, keymap)), None)
    return f"{key_id} can't be {face_of(pressed)!r}: that is {taken.label!r} already ({taken.id})" if taken else ""


def _unfit(key: Key, pressed: str) -> str:
    if pressed.isdigit():
        return "digits only score"
    if len(pressed) == 1 and pressed.isupper():
        return "capitals are their small letters"
    if pressed == "enter":
        return "enter only goes on"
    if key.place in _TICKED and pressed in tuple(LETTERS):
        return f"a to f only tick in {_TICKED[key.place]}"
    is_one = _is_letter(pressed) or pressed in _SIGNS or pressed in FUNCTION_KEYS
    return "" if is_one else "one letter, one sign or f1 to f12"


def _clashes(key: Key, other: Key, pressed: str, keymap: Keymap) -> bool:
    """Whether two keys would be the same one at the same time; some are so by design, in states that exclude them."""
    if key.id == other.id or not _meet(key, other):
        return False
    by_design = pressed == key.key == other.key and other.id not in keymap
    return not by_design and pressed in (pressed_for(other, keymap), *other.also)


def _meet(key: Key, other: Key) -> bool:
    """Whether there is a moment that knows both."""
    if "anywhere" in (key.place, other.place):
        return True
    is_same = key.place == other.place
    return is_same and (not key.phases or not other.phases or bool(set(key.phases) & set(other.phases)))


def _is_letter(pressed: str) -> bool:
    return len(pressed) == 1 and pressed.isascii() and pressed.islower()
