"""The sheet for the evening before, as values that a screen, a printer and a page for a phone show alike."""

from typing import NamedTuple

TITLE = "The evening before"


class SheetItem(NamedTuple):
    """A question or a piece of advice, with what was written about it below."""

    text: str
    below: tuple[str, ...] = ()


class SheetSection(NamedTuple):
    title: str
    items: tuple[SheetItem, ...]


class EveningSheet(NamedTuple):
    """The sheet: `when` says how near the interview is, `empty` what is missing where nothing was written yet."""

    when: str
    sections: tuple[SheetSection, ...]
    empty: str = ""
