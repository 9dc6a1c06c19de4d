"""Makes text from banks, files and people harmless, so that a terminal can only show it."""

import re

# C0 but tab and newline, DEL, C1, zero-width space, bidi controls, line separators, surrogates, tags. The joiners of
# Persian, Sinhala and emoji are text.
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
REPLACEMENT = "\ufffd"
SOFT_HYPHEN = "\u00ad"
NOTES_CAP = 20_000  # characters kept of one answer's notes


def clean(text: str) -> str:
    """Replaces every character that could act on a terminal, or hide or reorder other text, with a visible U+FFFD.

    Tabs become four spaces, line ends of any system newlines; soft hyphens are dropped.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ").replace(SOFT_HYPHEN, "")
    return _UNSHOWABLE.sub(REPLACEMENT, plain)


def is_clean(text: str) -> bool:
    """Whether `clean` would replace and drop nothing."""
    return not _UNSHOWABLE.search(text) and SOFT_HYPHEN not in text


def one_line(text: str) -> str:
    """Cleans the text and turns every run of white space into one space, for lists, titles and messages."""
    return " ".join(clean(text).split())


def shortened(text: str, most: int) -> str:
    """The text in at most so many characters; what is cut off becomes an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
