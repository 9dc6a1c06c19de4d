"""Keys (`practice_tui.core.views.keys`) as Textual bindings."""

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from textual.binding import Binding, BindingType

from practice_tui.core.views.keys import ANYWHERE_KEYS, Key


@runtime_checkable
class WithKeymap(Protocol):
    """An app whose keys the person may have moved: those of the keyboard by the ids of what they do."""

    @property
    def moved_keys(self) -> Mapping[str, str]: ...


def keymap_of(app: object) -> Mapping[str, str]:
    """The keys that were moved in an app; none where it knows nothing of that."""
    return app.moved_keys if isinstance(app, WithKeymap) else {}


PAGES = {"pageup": "page_up", "pagedown": "page_down", "home": "home", "end": "end"}
_SCROLLS = {"up": "up", "down": "down", **PAGES}


def _scroll_bindings(scrolls: Mapping[str, str]) -> list[BindingType]:
    return [Binding(key, f"scroll('{direction}')", show=False) for key, direction in scrolls.items()]


SCROLL_BINDINGS = _scroll_bindings(_SCROLLS)
PAGE_BINDINGS = _scroll_bindings(PAGES)  # where the arrows do something else


def bindings_of(keys: Sequence[Key]) -> list[BindingType]:
    """Each key bound to the action of its name; a capital, as Caps Lock writes it, is its small letter."""
    return [
        Binding(pressed, _action(key.name), key.label, id=key.id if pressed == key.key else None)
        for key in keys
        for pressed in pressed_for(key)
    ]


def pressed_for(key: Key) -> list[str]:
    """Every key of the keyboard that does what `key` does, capitals among them."""
    return [*key.keys, *(name.upper() for name in key.keys if len(name) == 1 and name.isalpha())]


def footer_of(keys: Sequence[Key]) -> tuple[Key, ...]:
    """The keys in the footer of a place: its own, then the one that lists all."""
    return (*keys, ANYWHERE_KEYS[0])


def _action(name: str) -> str:
    stem, _, number = name.rpartition("-")
    return f"{stem}({number})" if number.isdigit() else name.replace("-", "_")
