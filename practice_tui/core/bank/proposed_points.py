"""Proposes points for a question that has no rubric, from the list items or the sentences of its answer."""

import re

from practice_tui.core.bank.questions import LETTERS, Answer
from practice_tui.core.values.text import one_line

LONGEST_POINT = 90  # characters
FEWEST_ITEMS = 2  # from which on a list is the gist of an answer
FEWEST_WORDS = 3  # of a sentence that says something; one without blanks may be of any script

_FENCE = re.compile(r"^\s*(```|~~~).*?(?:^\s*\1\s*$|\Z)", re.MULTILINE | re.DOTALL)
_ITEM = re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+(?P<text>\S.*)$")
_ASIDE = re.compile(r"^\s*(?:#|\||>|!\[|-{3,}\s*$)")  # headings, tables, quotations, pictures, rules
_MARKED = (  # links, strong words, code, words in italics: what stands in them is kept
    re.compile(r"!?\[([^\]]*)\]\([^)]*\)"),
    re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*"),
    re.compile(r"`+([^`]+)`+"),
    re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\w*])"),
    re.compile(r"(?<!\w)_(?=[^\s_])([^_]+?)(?<=\S)_(?!\w)"),
)
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[^\sa-z])|(?<=[。！？])")
_CLAUSE_END = re.compile(r"[;:]\s|,\s|\s[-–—]\s|[；，]")


def proposed_points(answer: Answer) -> tuple[str, ...]:
    """Points of at most LONGEST_POINT characters without Markdown, as many as a rubric may have; none of no text."""
    texts = (_FENCE.sub("\n", text) for text in (answer.full, answer.short, answer.deep))
    parts = next((each for text in texts if (each := _items(text) or _sentences(text))), [])
    points = dict.fromkeys(point for part in parts if (point := _point(part)))
    return tuple(points)[: len(LETTERS)]


def _items(text: str) -> list[str]:
    """The items of the lists in a text; none where it has no list worth the name."""
    items: list[str] = []
    goes_on = False
    for line in text.splitlines():
        if item := _ITEM.match(line):
            items.append(item["text"])
            goes_on = True
        elif goes_on and line.startswith(" ") and line.strip():
            items[-1] += f" {line.strip()}"
        else:
            goes_on = False
    return items if len(items) >= FEWEST_ITEMS else []


def _sentences(text: str) -> list[str]:
    prose = " ".join(line.strip() for line in text.splitlines() if not _ASIDE.match(line))
    return [sentence for sentence in _SENTENCE_END.split(prose) if _says_something(sentence)]


def _says_something(sentence: str) -> bool:
    return len(sentence.split()) >= FEWEST_WORDS or (len(sentence) >= FEWEST_WORDS and not sentence.isascii())


def _point(part: str) -> str:
    """A sentence or an item as a point: without markup and full stop, its first clauses where all of it is too long."""
    for marked in _MARKED:
        part = marked.sub(r"\1", part)
    plain = one_line(part).strip().rstrip(".。;；,")
    if len(plain) <= LONGEST_POINT:
        return plain
    ends = [match.start() for match in _CLAUSE_END.finditer(plain) if match.start() <= LONGEST_POINT]
    if ends and ends[-1] >= LONGEST_POINT // 3:
        return plain[: ends[-1]].rstrip()
    return plain[: LONGEST_POINT - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
