"""A Markdown file as lines, with what is code, where its headings are, and which topic each names."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from practice_tui.bank.foreign.text import (
    code_marks,
    is_answer_mark,
    plain_line,
    without_number,
)

MOST_STARTS = 20_000  # of one shape: nobody's list is longer
LOOKED_AT = 2_000  # characters of a line

_HEADING = re.compile(r"^ {0,3}(?:\d{1,4}[.)]\s+|[-*+]\s+)?(#{1,6})\s+(.*?)\s*#*\s*$")
DETAILS = re.compile(r"<details(?:\s[^<>]*)?>", re.I)
DETAILS_END = re.compile(r"</details\s*>", re.I)
_NAMES_NOTHING = (
    "(?:table of )?contents?|references?|resources?|licen[sc]e|contribut\\w+|credits?|acknowledg\\w+|authors?|answers?",
    "(?:interview )?questions?(?: (?:and|&) answers?)?|further reading|see also|links?|sources?|introduction|overview",
    "about|preface|summary|toc|changelog|disclaimer",
)
NO_QUESTION = re.compile(rf"^\W*(?:{'|'.join(_NAMES_NOTHING)})\W*$", re.IGNORECASE)
_WONDERS = re.compile(r"(?:what|why|how|when|which|who)\b|.*[?？]", re.IGNORECASE)
_QUESTION_BEGINS = (
    "in (?:your|what|which)|what|why|how|when|where|which|who|whose|is|are|was|do|does|did|can|could|should|would|will",
    "have|has|if|suppose|explain|describe|define|compare|list|name|give|discuss|implement|write|find|tell|difference",
    "differentiate|calculate|compute|derive|prove|show|design|mention|state|outline|identify|create|build|estimate",
    "walk|talk|consider|given|you|assume|what's|what’s|distinguish|print|convert|count|check|remove|reverse|select|sort",
)
_READS_LIKE_ONE = re.compile(rf"^(?:{'|'.join(_QUESTION_BEGINS)})\b", re.IGNORECASE)


class _Topic(NamedTuple):
    """A heading: what it names, which is nothing for one such as *Questions*, and the number of the one above it."""

    line: int
    words: str
    above: int


@dataclass(frozen=True, slots=True)
class Source:
    """A file as lines, with what is code and where the headings are: line → level and text.

    `topics` are the headings once more, in order, with what they name.
    """

    lines: list[str]
    is_code: list[bool]
    headings: dict[int, tuple[int, str]]
    topics: list[_Topic]
    title: str

    def topic_at(self, line: int, *, is_heading: bool = False) -> str:
        """The nearest heading that the line stands under and that names something; `is_heading` if it is one itself."""
        place = bisect_left(self.topics, line, key=lambda topic: topic.line)
        number = self.topics[place].above if is_heading else place - 1
        while number >= 0:
            topic = self.topics[number]
            if topic.words:
                return topic.words
            number = topic.above
        return self.title


def reads_like_a_question(text: str) -> bool:
    return "?" in text or "？" in text or bool(_READS_LIKE_ONE.match(text.lstrip('*_`"“ ')))


def source_of(text: str, title: str) -> Source:
    """A file with its front matter and its comments left out; `title` is its topic where no heading names one."""
    lines = text.split("\n")
    _drop_front_matter(lines)
    is_code = code_marks(lines)
    _drop_comments(lines, is_code)
    headings: dict[int, tuple[int, str]] = {}
    is_folded = _folded(lines, is_code)
    for at, line in enumerate(lines):
        if is_code[at] or is_folded[at]:
            continue
        match = _HEADING.match(line[:LOOKED_AT])
        if len(headings) >= MOST_STARTS:
            break
        if match and not is_answer_mark(match[2]):
            headings[at] = (len(match[1]), match[2])
        elif (
            at and re.fullmatch(r" {0,3}(?:=+|-{3,})\s*", line[:LOOKED_AT]) and _can_be_heading(lines, is_code, at - 1)
        ):
            headings[at - 1] = (1 if "=" in line else 2, lines[at - 1].strip())
            lines[at] = ""
    return Source(lines, is_code, headings, _topics(headings), title)


def _drop_front_matter(lines: list[str]) -> None:
    """Empties the lines from a first `---` to the next one."""
    if lines[0].strip() == "---":
        end = next((at for at, line in enumerate(lines[1:200], 1) if line.strip() in ("---", "...")), 0)
        lines[: end + 1] = [""] * (end + 1) if end else lines[:1]


def _topics(headings: Mapping[int, tuple[int, str]]) -> list[_Topic]:
    topics: list[_Topic] = []
    open_ones: list[tuple[int, int]] = []  # level and number of the headings that the next may stand under
    for number, (at, (level, text)) in enumerate(headings.items()):
        while open_ones and open_ones[-1][0] >= level:
            open_ones.pop()
        words = without_number(plain_line(text))
        above = open_ones[-1][1] if open_ones else -1
        names = not (NO_QUESTION.match(words) or _WONDERS.match(words))
        topics.append(_Topic(at, words if names else "", above))
        open_ones.append((level, number))
    return topics


def _folded(lines: Sequence[str], is_code: Sequence[bool]) -> list[bool]:
    """Whether each line lies within <details>, of which one that is never closed is none."""
    folded, begun = [False] * len(lines), -1
    for at, line in enumerate(lines):
        if is_code[at]:
            continue
        if DETAILS.search(line[:LOOKED_AT]):
            begun = at
        if begun >= 0 and DETAILS_END.search(line[:LOOKED_AT]):
            folded[begun + 1 : at] = [True] * (at - begun - 1)
            begun = -1
    return folded


def _can_be_heading(lines: Sequence[str], is_code: Sequence[bool], at: int) -> bool:
    line = lines[at].strip()
    above = lines[at - 1].strip() if at else ""
    return bool(line) and not is_code[at] and not above and len(line) < 200 and line[0] not in "#|>-*+<`"


def _drop_comments(lines: list[str], is_code: Sequence[bool]) -> None:
    """HTML comments become empty lines; one that never ends is text."""
    begun = -1
    for at, line in enumerate(lines):
        if is_code[at]:
            continue
        if begun < 0 and "<!--" in line:
            begun = at
        if begun >= 0 and "-->" in line:
            before, after = lines[begun].partition("<!--")[0], line.rpartition("-->")[2]
            for inner in range(begun, at + 1):
                lines[inner] = ""
            lines[begun], lines[at] = (before + after, "") if begun == at else (before, after)
            if begun == at:
                lines[at] = before + after
            begun = -1
