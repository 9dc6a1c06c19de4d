"""HTML of cards as Markdown; the converter is asked only where there is HTML."""

import re

from practice_tui.bank.foreign.text import body, trimmed
from practice_tui.errors import PracticeError, how_to_install

MOST_TAGS = 4_000  # of one field

_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|&(?:[a-z]{2,8}|#\d{2,6});|<!--", re.I)
_SOUND = re.compile(r"\[sound:[^\[\]]*\]|\[anki:play:[^\[\]]*\]")
_LATEX = (
    (re.compile(r"\[latex\](.*?)\[/latex\]", re.DOTALL | re.IGNORECASE), r"\1"),
    (re.compile(r"\[\$\$?\](.*?)\[/\$\$?\]", re.DOTALL), r"$\1$"),
)


class TooDeepError(ValueError):
    """A field whose tags lie too deeply within one another, or are too many."""


def is_html(text: str) -> bool:
    return bool(_TAG.search(text))


def to_markdown(text: str) -> str:
    """A field of a card as Markdown. Raises TooDeepError; PracticeError where the converter isn't installed."""
    text = _SOUND.sub("[sound left out]", text)
    for pattern, made in _LATEX:
        text = pattern.sub(made, text)
    if not is_html(text):
        return body(text.split("\n"))
    if text.count("<") > MOST_TAGS:
        raise TooDeepError
    try:
        from practice_tui.bank.foreign.card_converter import CardConverter  # 60 ms, and an extra: only for HTML
    except ImportError as error:
        raise missing(error) from None
    try:
        return trimmed(CardConverter().convert(text))
    except RecursionError:
        raise TooDeepError from None


def missing(error: ImportError) -> PracticeError:
    """The error for a library of the extra that isn't installed."""
    return PracticeError(f"reading this file takes {error.name}, which isn't installed", how_to_install("import"))
