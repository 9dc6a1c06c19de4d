"""Text from banks, files and people: made so that a terminal can only show it."""

import re

# C0 but tab and newline, DEL, C1, soft and zero-width marks, bidi controls, line separators, surrogates, tags.
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
REPLACEMENT = "\ufffd"
NOTES_CAP = 20_000  # characters kept of one answer's notes


def clean(text: str) -> str:
    """`text` with every character that could act on a terminal, or hide or reorder other text, made visible as U+FFFD.

    Tabs become four spaces; line ends of any system become newlines.
    """
    return _UNSHOWABLE.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    "))


def is_clean(text: str) -> bool:
    return not _UNSHOWABLE.search(text)


def one_line(text: str) -> str:
    """`clean` text with every run of white space made one space: for lists, titles and narration."""
    return " ".join(clean(text).split())
