"""Warns of text that YAML, or the program from which it was pasted, has made something else than was meant."""

import re
from collections.abc import Iterator

import yaml

from practice_tui.bank.markdown import without_fences
from practice_tui.bank.problems import Problem

_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff]")
_BROKEN_NAME = re.compile(r"\n(?:abla|eq|u)\b")  # what double quotes leave of \nabla, \neq and \nu
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def about_text(text: str) -> Iterator[tuple[str, str]]:
    """Messages and hints on characters that are seldom meant."""
    prose = without_fences(text)
    if "\u00ad" in prose:
        yield "holds a soft hyphen", "leave it out; it isn't shown"
    if mark := _COMBINING.search(prose):
        yield f"holds the combining mark U+{ord(mark[0]):04X}", "write one character, such as ŷ"
    if "\t" in prose:
        yield "holds a tab", r"in double quotes \t is a tab: put a text with \theta or \times in single quotes"
    if _BROKEN_NAME.search(prose):
        yield "breaks a line within a word", r"in double quotes \n is a new line: put \nabla or \nu in single quotes"


def cut_by_a_hash(text: str, path: str) -> Iterator[Problem]:
    """A warning for each unquoted text that ends where YAML takes ` #` for a comment. None for what isn't YAML."""
    lines = text.splitlines()
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if not isinstance(event, yaml.ScalarEvent) or event.style or " " not in event.value:
                continue
            end = event.end_mark
            if end and end.line < len(lines) and lines[end.line][end.column :].lstrip().startswith("#"):
                message, hint = f"{event.value[-40:]!r} ends before a #", "quote a text that holds ' #'"
                yield Problem(path, end.line + 1, "", message, hint, is_warning=True)
    except yaml.YAMLError:
        return
