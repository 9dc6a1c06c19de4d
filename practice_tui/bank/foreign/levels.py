"""Levels and tags as others spell them."""

import re

_LEVELS = {
    "basic": ("basic", "easy", "beginner", "junior", "entry", "simple", "fundamental", "1", "low"),
    "intermediate": ("intermediate", "medium", "mid", "middle", "moderate", "2"),
    "advanced": ("advanced", "hard", "senior", "expert", "difficult", "3", "high"),
}
_TAG = re.compile(r"[^\s,;|]+")
MOST_TAGS = 20


def level_of(text: str) -> str:
    """One of the three levels, or nothing for a word that is none."""
    word = text.strip().lower()
    return next((level for level, words in _LEVELS.items() if word in words), "")


def tags_of(text: str) -> tuple[str, ...]:
    """Words that stand between blanks, commas or semicolons; the levels of a nested tag become words too."""
    words = dict.fromkeys(part for word in _TAG.findall(text) for part in word.split("::") if part)
    return tuple([word[:60] for word in words][:MOST_TAGS])
