"""The lines of a Markdown file that may begin a question, one list for each shape."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from practice_tui.bank.foreign.markdown_source import LOOKED_AT, MOST_STARTS, Source, reads_like_a_question
from practice_tui.bank.foreign.text import (
    is_numbered,
    plain_line,
)

_BOLD = re.compile(r"^\s{0,4}(?:(?:[-*+]|\d{1,4}[.)])\s+|>\s*)?(\*\*|__)(?=\S)(.+?)(?<=\S)\1(.*)$")
_ITALIC = re.compile(r"^\s{0,4}(?:[-+]\s+)?([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1\s*$")
_ORDERED = re.compile(r"^(\s{0,3})(?:\*\*|__)?(\d{1,4})[.)]\s*(?:\*\*|__)?\s*(\S.*)$")
_CALLED_ONE = re.compile(r"question\s*#?\s*\d", re.I)
_BULLET = re.compile(r"^(\s{0,3})[-*+]\s+(\S.*)$")
SUMMARY = re.compile(r"<summary(?:\s[^<>]*)?>", re.I)
SUMMARY_END = re.compile(r"</summary\s*>", re.I)
TO_ANCHOR = re.compile(r"^\W*\[[^\[\]]*\]\(#[^()]*\)\W*$")
_LINK_ALONE = re.compile(r"^\W*\[[^\[\]]*\]\([^()]*\)\W*$")
LEADS_TO_ANSWER = re.compile(r"answer|solution|show|reveal|click|expand|hint|explanation|details|see more|view", re.I)


@dataclass(frozen=True, slots=True)
class Start:
    """The line on which a question begins, the one after it, and the texts of question and answer on its own line.

    `level` is that of a heading, or the number of an item.
    """

    line: int
    after: int
    text: str
    rest: str = ""
    level: int = 0
    is_numbered: bool = False
    indent: int = 0


def starts_by_shape(source: Source) -> Iterator[tuple[str, list[Start]]]:
    """Each shape with the lines that may begin a question in it; headings once for each level."""
    headings = [_heading_start(source, at) for at in source.headings]
    for level in sorted({start.level for start in headings}, reverse=True):
        yield "heading", [start for start in headings if start.level == level]
    yield "heading", [start for start in headings if start.is_numbered and _asks(start.text)]
    bold = list(islice(_starts(source, _bold_start), MOST_STARTS))
    yield "bold", bold or list(islice(_starts(source, _italic_start), MOST_STARTS))
    for name, start_of in (("list", _ordered_start), ("bullets", _bullet_start)):
        yield name, list(islice(_in_sequence(name, _starts(source, start_of)), MOST_STARTS))
    yield "details", list(_summaries(source))


def _asks(heading: str) -> bool:
    """Whether it reads like a question, or is called one: `Question 5. Fix it`."""
    return reads_like_a_question(heading) or bool(_CALLED_ONE.match(plain_line(heading)))


def _starts(source: Source, start_of: Callable[[Source, int], Start | None]) -> Iterator[Start]:
    for at in range(len(source.lines)):
        if not source.is_code[at] and (start := start_of(source, at)):
            yield start


def _heading_start(source: Source, at: int) -> Start:
    level, text = source.headings[at]
    lead = source.lines[at].lstrip()
    numbered = is_numbered(plain_line(text)) or lead[:1].isdigit()
    prompt, rest = _split(text)
    return Start(at, at + 1, prompt, rest, level, numbered)


def _bold_start(source: Source, at: int) -> Start | None:
    match = _BOLD.match(source.lines[at][:LOOKED_AT])
    if not match or at in source.headings:
        return None
    text, rest = match[2], match[3].strip()
    numbered = is_numbered(text) or source.lines[at].lstrip()[:1].isdigit()
    if re.fullmatch(r"\W*(?:q\w*)?\W*\d{0,4}\W*", text, re.I) and rest:  # the number alone is bold
        return Start(at, at + 1, *_split(rest), is_numbered=True)
    if not any(char.isalnum() for char in rest):
        return Start(at, at + 1, text, is_numbered=numbered)
    if numbered or text.rstrip("*_: ").endswith("?"):
        return Start(at, at + 1, text, rest.lstrip(":-–— "), is_numbered=numbered)
    return None


def _italic_start(source: Source, at: int) -> Start | None:
    match = _ITALIC.match(source.lines[at][:LOOKED_AT])
    if not match or at in source.headings or not reads_like_a_question(match[2]):
        return None
    return Start(at, at + 1, match[2], is_numbered=is_numbered(match[2]))


def _ordered_start(source: Source, at: int) -> Start | None:
    match = _ORDERED.match(source.lines[at][:LOOKED_AT])
    if not match or at in source.headings or TO_ANCHOR.match(match[3]):
        return None
    text, after = _paragraph(source, at, match[3])
    prompt, rest = _split(text)
    return Start(at, after, prompt, rest, int(match[2]), True, len(match[1]))


def _bullet_start(source: Source, at: int) -> Start | None:
    match = _BULLET.match(source.lines[at][:LOOKED_AT])
    if not match or at in source.headings or _LINK_ALONE.match(match[2]):
        return None
    text, after = _paragraph(source, at, match[2])
    prompt, rest = _split(text)
    return Start(at, after, prompt, rest, indent=len(match[1])) if reads_like_a_question(plain_line(prompt)) else None


def _paragraph(source: Source, at: int, text: str) -> tuple[str, int]:
    """The question that begins on this line, where it goes on below, and the line after it."""
    if "?" in text:
        return text, at + 1
    lines = [text]
    for below in range(at + 1, min(at + 6, len(source.lines))):
        line = source.lines[below]
        if (
            not line.strip()
            or source.is_code[below]
            or _ORDERED.match(line[:LOOKED_AT])
            or _BULLET.match(line[:LOOKED_AT])
        ):
            break
        lines.append(line.strip())
        if line.rstrip(" *_").endswith("?"):
            return " ".join(lines), below + 1
    return text, at + 1


def _split(text: str) -> tuple[str, str]:
    """A question, and an answer that stands behind it on the same line."""
    for mark in re.finditer(r"[?？][*_\"”')]{0,3}\s+", text[:LOOKED_AT]):
        rest = text[mark.end() :]
        words = plain_line(rest)
        if "?" not in words and len(words.split()) >= 4 and any(char.isalpha() for char in words):
            return text[: mark.end()].strip(), rest.lstrip("-–—: ")
    return text, ""


def _in_sequence(name: str, starts: Iterator[Start]) -> Iterator[Start]:
    """Without steps and sub-lists of an answer: a numbered question counts on from the last one, or begins anew."""
    last, indent = 0, 3
    for start in starts:
        reads = reads_like_a_question(plain_line(start.text))
        goes_on = start.level > last or start.level == 1
        if start.indent <= indent + 1 and (name == "bullets" or start.level == last + 1 or (goes_on and reads)):
            last, indent = start.level, start.indent
            yield start


def _summaries(source: Source) -> Iterator[Start]:
    """Summaries that ask something, not those that only open an answer."""
    for at, line in enumerate(source.lines):
        match = None if source.is_code[at] else SUMMARY.search(line[:LOOKED_AT])
        if not match:
            continue
        text, after = line[match.end() :], at
        while not SUMMARY_END.search(text[:LOOKED_AT]) and after + 1 < len(source.lines) and after < at + 5:
            after += 1
            text += " " + source.lines[after].strip()
        prompt, _, rest = SUMMARY_END.sub("\0", text, count=1).partition("\0")
        words = plain_line(prompt)
        if words and not (LEADS_TO_ANSWER.search(words) and len(words.split()) <= 5):
            yield Start(at, after + 1, prompt, rest, is_numbered=is_numbered(words))
