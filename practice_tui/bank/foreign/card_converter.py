"""markdownify for cards: nothing is fetched or run, math stays as it is, and what was text stays text."""

import re
from typing import Any

from markdownify import MarkdownConverter

from practice_tui.bank.foreign.pairs import PICTURE

_MATH = re.compile(r"(\\\(.*?\\\)|\\\[.*?\\\]|\$[^$\n]+\$)", re.S)
_SAFE = re.compile(r"\s*https?://", re.I)


class CardConverter(MarkdownConverter):
    """Of the library's output it mends: escaped math, lost sub- and superscript, links that run, `<` of mere text."""

    def __init__(self) -> None:
        super().__init__(heading_style="atx", bullets="-")

    def escape(self, text: str, parent_tags: set[str]) -> str:
        parts = _MATH.split(text or "")
        escaped = [
            part if place % 2 else super(CardConverter, self).escape(part, parent_tags)
            for place, part in enumerate(parts)
        ]
        return "".join(escaped).replace("<", "\\<")

    def convert_img(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return PICTURE

    def convert_br(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return " " if "td" in parent_tags or "th" in parent_tags else "\n"

    def convert_sub(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return f"_{text}" if text.strip() else ""

    def convert_sup(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return f"^{text}" if text.strip() else ""

    def convert_a(self, el: Any, text: str, parent_tags: set[str]) -> str:
        if not _SAFE.match(el.get("href") or ""):
            return text
        made: str = super().convert_a(el, text, parent_tags)
        return made
