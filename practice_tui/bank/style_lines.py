"""Builds the lines of an interviewer from YAML nodes, and checks that none stands twice."""

import re

from practice_tui.bank.fields import Fields
from practice_tui.core.bank.lines import MINUTES, Line, Occasion, Style

LONGEST_LINE = 76  # characters: one line of a narrow terminal, or little more
MOST_LINES = 40  # for one occasion

_PLACE = re.compile(r"\{.*?\}")


def style_lines(fields: Fields, path: str, taken: dict[str, str]) -> tuple[Line, ...]:
    """The lines of one style. `taken` has the places of those met so far, folded, and gets these."""
    style = fields.choice("style", Style)
    return tuple(
        Line(style, occasion, text)
        for occasion in Occasion
        if fields.has(occasion)
        for text in _texts(fields, occasion, path, taken)
    )


def _texts(fields: Fields, occasion: Occasion, path: str, taken: dict[str, str]) -> tuple[str, ...]:
    """The lines for an occasion, each with a problem where it can't be said."""
    texts = fields.texts(occasion, MOST_LINES)
    for text, line in zip(texts, fields.lines_of(occasion), strict=False):
        folded = " ".join(re.findall(r"\w+", text.lower()))
        if first := taken.get(folded):
            fields.note(line, f"the line {text[:40]!r} stands twice", f"first in {first}")
        taken.setdefault(folded, f"{path}:{line}")
        if len(text) > LONGEST_LINE or "\n" in text:
            fields.note(line, f"the line {text[:40]!r} is too long", f"one line, {LONGEST_LINE} characters at most")
        places = _PLACE.findall(text)
        if occasion is Occasion.OPENING and places != [MINUTES]:
            fields.note(line, f"the opening {text[:40]!r} doesn't say once how long it takes", f"with {MINUTES}")
        elif occasion is not Occasion.OPENING and places:
            fields.note(line, f"the line {text[:40]!r} holds {places[0][:40]!r}", f"only an opening has {MINUTES}")
    return texts
