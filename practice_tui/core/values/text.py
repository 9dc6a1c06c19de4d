"""Makes text from banks, files and people harmless, so that a terminal can only show it."""

import re

# C0 but tab and newline, DEL, C1, soft and zero-width marks, bidi controls, line separators, surrogates, tags.
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
REPLACEMENT = "\ufffd"
NOTES_CAP = 20_000  # characters kept of one answer's notes


def clean(text: str) -> str:
    """Replaces every character that could act on a terminal, or hide or reorder other text, with a visible U+FFFD.

    Tabs become four spaces; line ends of any system become newlines.
    """
    return _UNSHOWABLE.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    "))


def is_clean(text: str) -> bool:
    """Whether `clean` would replace nothing."""
    return not _UNSHOWABLE.search(text)


def one_line(text: str) -> str:
    """Cleans the text and turns every run of white space into one space, for lists, titles and messages."""
    return " ".join(clean(text).split())
