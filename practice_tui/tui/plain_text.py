"""The last thing before the terminal: only what it can show, and nothing that acts on it."""

import unicodedata

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from practice_tui.core.values.text import clean

_LIKE = {
    "✗": "x",
    "✓": "v",
    "▸": ">",
    "▶": ">",
    "→": ">",
    "←": "<",
    "↑": "^",
    "↓": "v",
    "●": "o",
    "○": "o",
    "◂": "<",
    "·": ".",
    "•": ".",
    "…": ".",
    "–": "-",
    "—": "-",
    "−": "-",
    "×": "x",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "□": "-",
    "✦": "*",
}
_ACROSS, _UPRIGHT = "─━┄┅┈┉╌╍╸╺╴╶▔▁", "│┃┆┇┊┋╎╏╹╻╵╷▏▕"
_SHADES = {"░": ".", "▒": ":", "▓": "%"}


class PlainText(LineFilter):
    """No control character gets past it, wherever it came from."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment if segment.control or segment.text.isprintable() else segment._replace(text=clean(segment.text))
            for segment in segments
        ]


class AsciiText(LineFilter):
    """For a terminal without Unicode: every sign becomes what is like it in ASCII and just as wide."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment if segment.control or segment.text.isascii() else segment._replace(text=in_ascii(segment.text))
            for segment in segments
        ]


def in_ascii(text: str) -> str:
    """The text in as many cells; what nothing is like becomes question marks."""
    return text if text.isascii() else "".join(map(_in_ascii, text))


def _in_ascii(character: str) -> str:
    if character.isascii():
        return character
    if character in _LIKE:
        return _LIKE[character]
    if character in _ACROSS:
        return "-"
    if character in _UPRIGHT:
        return "|"
    place = ord(character)
    if 0x2500 <= place < 0x2580:  # corners and crossings
        return "+"
    if character in _SHADES:
        return _SHADES[character]
    if 0x2580 <= place < 0x25A0:  # blocks
        return "#"
    if 0x2800 <= place < 0x2900:  # braille, in which curves are drawn
        return " " if place == 0x2800 else "."
    width = cell_len(character)
    letters = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return letters if letters and len(letters) == width else "?" * width
