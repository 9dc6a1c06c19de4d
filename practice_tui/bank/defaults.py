"""Defaults for an entry of an own bank."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from practice_tui.core.values.text import one_line

LONGEST_ID = 60
LONGEST_TITLE = 80
MOST_SLIPS = 2  # letters in which a name differs that is probably meant
SHORTEST_LIMIT, LONGEST_LIMIT, LIMIT_STEP = 60, 300, 15  # seconds
WORDS_IN_SHORTEST = 60
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_MARKUP = re.compile(r"\*\*+|(?<!\w)\*|\*(?!\w)|`+|^[\s>#|-]+|\\(?=[^\w\s])")
_WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")  # scripts that write no spaces between words
_SENTENCE_END = re.compile(r"(?<=[.?!。？！])\s+")


def slug_of(text: str, longest: int = LONGEST_ID) -> str:
    """Lower case, digits and single hyphens; a hash of the text where it has no Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = _NO_SLUG.sub("-", plain.lower()).strip("-")
    if len(slug) > longest:
        slug = slug[: longest + 1].rsplit("-", 1)[0][:longest].strip("-")
    return slug or ("q-" + hashlib.sha256(text.encode()).hexdigest()[:8] if text.strip() else "")


def title_of(prompt: str) -> str:
    """The first sentence of a prompt without its markup, short enough for a list."""
    lines = (one_line(_MARKUP.sub("", line)).strip() for line in prompt.splitlines())
    first = next((line for line in lines if line), "")
    sentence = _SENTENCE_END.split(first, maxsplit=1)[0]
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    words = sentence[:LONGEST_TITLE].rsplit(" ", 1)[0]
    return words[: LONGEST_TITLE - 1].rstrip(" ,;:-") + "…"


def topic_title(slug: str) -> str:
    """`system-design` → `System design`."""
    words = slug.replace("-", " ")
    return words[:1].upper() + words[1:]


def limit_for(answer: str) -> int:
    """Seconds for an answer of this text: 60, and 1 for each word over 60, in steps of 15, at most 5 minutes."""
    unspaced = len(_WITHOUT_SPACES.findall(answer))
    words = len(_WITHOUT_SPACES.sub(" ", answer).split()) + unspaced // 2
    seconds = SHORTEST_LIMIT + max(0, words - WORDS_IN_SHORTEST)
    return min(LONGEST_LIMIT, round(seconds / LIMIT_STEP) * LIMIT_STEP)


def distance(text: str, other: str) -> int:
    """Counts the letters to put in, take out or change; MOST_SLIPS + 1 where there are more than MOST_SLIPS."""
    if abs(len(text) - len(other)) > MOST_SLIPS:
        return MOST_SLIPS + 1
    before = list(range(len(other) + 1))
    for row, letter in enumerate(text, 1):
        now = [row]
        for column, its in enumerate(other, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (letter != its)))
        before = now
    return min(before[-1], MOST_SLIPS + 1)


def nearly(slug: str, topics: Iterable[str]) -> str:
    """The topic that this slug is probably a misspelling of, or nothing. In a short word one letter is a lot."""
    near = [topic for topic in topics if 0 < distance(slug, topic) <= min(MOST_SLIPS, max(len(slug), len(topic)) // 4)]
    return min(near, key=lambda topic: distance(slug, topic), default="")
