"""Makes HTML and SVG. Every text and every attribute passes `escaped`; the style sheet alone is written as markup."""

import html
from typing import NewType

from practice_tui.core.values.text import clean

Markup = NewType("Markup", str)
"""Text that is HTML already."""

EMPTY = frozenset({"meta", "input", "rect", "line", "circle", "path"})


def escaped(text: object) -> Markup:
    """A text as it is shown: no character of it means anything to a browser, and none acts unseen."""
    return Markup(html.escape(clean(str(text)), quote=True))


def element(name: str, /, *children: Markup, **attributes: object) -> Markup:
    """An element. `class_` stands for the attribute `class`, and `_` within a name for `-`."""
    given = "".join(f' {key.rstrip("_").replace("_", "-")}="{escaped(value)}"' for key, value in attributes.items())
    if name in EMPTY and not children:
        return Markup(f"<{name}{given}/>")
    return Markup(f"<{name}{given}>{''.join(children)}</{name}>")


def worded(name: str, text: object, /, **attributes: object) -> Markup:
    """An element that holds a text."""
    return element(name, escaped(text), **attributes)


def joined(*parts: Markup) -> Markup:
    return Markup("\n".join(parts))
