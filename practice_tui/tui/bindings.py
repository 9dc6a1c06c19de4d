"""The keys of `practice_tui.core.keys` as Textual bindings."""

from textual.binding import Binding, BindingType

from practice_tui.core.keys import ANYWHERE_KEYS, KEYS, ROUND_KEYS, Key

SCROLL_BINDINGS: list[BindingType] = [
    Binding("up", "scroll('up')", show=False),
    Binding("down", "scroll('down')", show=False),
    Binding("pageup", "scroll('page_up')", show=False),
    Binding("pagedown", "scroll('page_down')", show=False),
    Binding("home", "scroll('home')", show=False),
    Binding("end", "scroll('end')", show=False),
]


def bindings_of(place: str) -> list[BindingType]:
    """The keys of one place, each bound to the action of its name; `tab-2` is the action `tab` with 2."""
    return [Binding(key.key, _action(key.name), key.label, id=key.id) for key in keys_of(place)]


def round_bindings() -> list[BindingType]:
    """One binding for each key of the keyboard that a round knows; the phase decides what it means."""
    pressed = dict.fromkeys(key.key for key in ROUND_KEYS)
    return [Binding(key, f"press('{key}')", show=False) for key in pressed]


def keys_of(place: str) -> tuple[Key, ...]:
    return tuple(key for key in KEYS if key.place == place)


def footer_of(place: str) -> tuple[Key, ...]:
    """What the footer of a place shows: its own keys, then the one that lists them all."""
    return (*keys_of(place), ANYWHERE_KEYS[0])


def _action(name: str) -> str:
    stem, _, number = name.rpartition("-")
    return f"{stem}({number})" if number.isdigit() else name.replace("-", "_")
