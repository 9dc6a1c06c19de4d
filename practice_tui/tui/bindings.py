"""Keys (`practice_tui.core.keys`) as Textual bindings."""

from collections.abc import Sequence

from textual.binding import Binding, BindingType

from practice_tui.core.keys import ANYWHERE_KEYS, Key

SCROLL_BINDINGS: list[BindingType] = [
    Binding("up", "scroll('up')", show=False),
    Binding("down", "scroll('down')", show=False),
    Binding("pageup", "scroll('page_up')", show=False),
    Binding("pagedown", "scroll('page_down')", show=False),
    Binding("home", "scroll('home')", show=False),
    Binding("end", "scroll('end')", show=False),
]


def bindings_of(keys: Sequence[Key]) -> list[BindingType]:
    """Each key bound to the action of its name."""
    return [Binding(key.key, _action(key.name), key.label, id=key.id) for key in keys]


def one_for_each_key(keys: Sequence[Key]) -> list[BindingType]:
    """One binding for each key of the keyboard, whatever it means: the screen finds out when it is pressed."""
    pressed = dict.fromkeys(key.key for key in keys)
    return [Binding(key, f"press('{key}')", show=False) for key in pressed]


def footer_of(keys: Sequence[Key]) -> tuple[Key, ...]:
    """What the footer of a place shows: its own keys, then the one that lists them all."""
    return (*keys, ANYWHERE_KEYS[0])


def _action(name: str) -> str:
    stem, _, number = name.rpartition("-")
    return f"{stem}({number})" if number.isdigit() else name.replace("-", "_")
