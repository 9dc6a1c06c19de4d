"""Finds questions with their answers in Markdown lists, whose authors agree on nothing.

Each shape says which lines may begin a question; the answer is what stands below, cut from the lines themselves. The
shape that gives most pairs which read like questions is the one that is taken, unless one is named.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from practice_tui.bank.foreign.columns import columns_of
from practice_tui.bank.foreign.own_export import read_own_markdown
from practice_tui.bank.foreign.pairs import MAX_RAW, LeftOut, Pair, Reading
from practice_tui.bank.foreign.text import (
    body,
    code_marks,
    inline,
    is_answer_alone,
    is_answer_mark,
    is_numbered,
    joined,
    plain_line,
    shown,
    without_number,
)

SHAPES = ("heading", "bold", "list", "bullets", "details", "qa", "table")
NUMBERED_COUNTS = 1.5  # a numbered list is one of questions more often than not
MOSTLY = 0.5  # of candidates that read like questions: then the others of that shape are none…
MOST_STARTS = 20_000  # of one shape: nobody's list is longer
NEARLY_ALL = 0.8  # …but if so many do, they are questions too
SHORT = 60  # characters of a line that is a mark alone
_LOOKED_AT = 2_000  # characters of a line

_HEADING = re.compile(r"^ {0,3}(?:\d{1,4}[.)]\s+|[-*+]\s+)?(#{1,6})\s+(.*?)\s*#*\s*$")
_BOLD = re.compile(r"^\s{0,4}(?:(?:[-*+]|\d{1,4}[.)])\s+|>\s*)?(\*\*|__)(?=\S)(.+?)(?<=\S)\1(.*)$")
_ITALIC = re.compile(r"^\s{0,4}(?:[-+]\s+)?([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1\s*$")
_ORDERED = re.compile(r"^(\s{0,3})(?:\*\*|__)?(\d{1,4})[.)]\s*(?:\*\*|__)?\s*(\S.*)$")
_BULLET = re.compile(r"^(\s{0,3})[-*+]\s+(\S.*)$")
_SUMMARY = re.compile(r"<summary(?:\s[^<>]*)?>", re.I)
_SUMMARY_END = re.compile(r"</summary\s*>", re.I)
_DETAILS = re.compile(r"<details(?:\s[^<>]*)?>", re.I)
_DETAILS_END = re.compile(r"</details\s*>", re.I)
_ASKS = re.compile(
    r"^\s*(?:[-*+]\s+|>\s*)?#{0,6}\s*[*_]{0,3}(?:question|ques|q)\s*[#.]?\s*\d{0,4}\s*[*_]{0,3}\s*[:：.)\]][*_]{0,3}\s*(.*)$",
    re.I,
)
_ANSWERS = re.compile(
    r"^\s*(?:[-*+]\s+|>\s*)?#{0,6}\s*[*_]{0,3}(?:answer|ans|a)\s*[#.]?\s*\d{0,4}\s*[*_]{0,3}\s*[:：.)\]][*_]{0,3}\s*(.*)$",
    re.I,
)
_CARD = re.compile(r"^\s*C:\s*(.*)$")
_TWO_SIDES = re.compile(r"^\s*(?:[-*+]\s+)?(\S.*?)\s+::\s+(\S.*)$")
_HOLE = re.compile(r"(?<![!\\\]])\[([^\[\]]+)\](?!\()")
_ROW = re.compile(r"^\s*\|?(.*\|.*?)\|?\s*$")
_RULED = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_TO_ANCHOR = re.compile(r"^\W*\[[^\[\]]*\]\(#[^()]*\)\W*$")
_LINK_ALONE = re.compile(r"^\W*\[[^\[\]]*\]\([^()]*\)\W*$")
_LEADS_TO_ANSWER = re.compile(r"answer|solution|show|reveal|click|expand|hint|explanation|details|see more|view", re.I)
_NAMES_NOTHING = (
    "(?:table of )?contents?|references?|resources?|licen[sc]e|contribut\\w+|credits?|acknowledg\\w+|authors?|answers?",
    "(?:interview )?questions?(?: (?:and|&) answers?)?|further reading|see also|links?|sources?|introduction|overview",
    "about|preface|summary|toc|changelog|disclaimer",
)
_NO_QUESTION = re.compile(rf"^\W*(?:{'|'.join(_NAMES_NOTHING)})\W*$", re.IGNORECASE)
_WONDERS = re.compile(r"(?:what|why|how|when|which|who)\b|.*[?？]", re.IGNORECASE)
_QUESTION_BEGINS = (
    "in (?:your|what|which)|what|why|how|when|where|which|who|whose|is|are|was|do|does|did|can|could|should|would|will",
    "have|has|if|suppose|explain|describe|define|compare|list|name|give|discuss|implement|write|find|tell|difference",
    "differentiate|calculate|compute|derive|prove|show|design|mention|state|outline|identify|create|build|estimate",
    "walk|talk|consider|given|you|assume|what's|what’s|distinguish|print|convert|count|check|remove|reverse|select|sort",
)
_READS_LIKE_ONE = re.compile(rf"^(?:{'|'.join(_QUESTION_BEGINS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a question begins, where what follows it begins, and what stands on its own line.

    `level` is that of a heading, or the number of an item.
    """

    line: int
    after: int
    text: str
    rest: str = ""
    level: int = 0
    is_numbered: bool = False
    indent: int = 0


class _Topic(NamedTuple):
    """A heading: what it names, which is nothing for one such as *Questions*, and the number of the one above it."""

    line: int
    words: str
    above: int


@dataclass(frozen=True, slots=True)
class _Source:
    """A file as lines, with what is code and where the headings are: line → level and text.

    `topics` are the headings once more, in order, with what they name.
    """

    lines: list[str]
    is_code: list[bool]
    headings: dict[int, tuple[int, str]]
    topics: list["_Topic"]
    title: str


def read_markdown(text: str, title: str, shape: str = "") -> Reading:
    """The pairs of a list. `title` is its topic where no heading names one; `shape` is one of SHAPES, or the best."""
    if not shape and (own := read_own_markdown(text)):
        return own
    source = _source_of(text, title)
    makers = _makers(source) if not shape else [make for make in _makers(source) if make[0] == shape]
    readings = [(name, _read(source, name, starts, is_named=bool(shape))) for name, starts in makers]
    readings += [("qa", _questions_and_answers(source))] if shape in ("", "qa") else []
    readings += [("table", _tables(source))] if shape in ("", "table") else []
    best_name, best = max(readings, key=lambda candidate: _worth(*candidate), default=(shape, Reading(shape)))
    for name, reading in readings:
        if name != best_name and reading.pairs:
            best.others[f"--shape {name}"] = max(len(reading.pairs), best.others.get(f"--shape {name}", 0))
    return best


def reads_like_a_question(text: str) -> bool:
    return "?" in text or "？" in text or bool(_READS_LIKE_ONE.match(text.lstrip('*_`"“ ')))


def _worth(name: str, reading: Reading) -> float:
    if not reading.pairs:
        return 0.0
    like = sum(reads_like_a_question(pair.prompt.split("\n")[0]) for pair in reading.pairs)
    share = like / len(reading.pairs)
    numbered = NUMBERED_COUNTS if name == "qa" or "numbered" in reading.shape else 1.0
    return len(reading.pairs) * (0.2 + share) * numbered


def _source_of(text: str, title: str) -> _Source:
    lines = text.split("\n")
    if lines[0].strip() == "---":
        end = next((at for at, line in enumerate(lines[1:200], 1) if line.strip() in ("---", "...")), 0)
        lines[: end + 1] = [""] * (end + 1) if end else lines[:1]
    is_code = code_marks(lines)
    _drop_comments(lines, is_code)
    headings: dict[int, tuple[int, str]] = {}
    is_folded = _folded(lines, is_code)
    for at, line in enumerate(lines):
        if is_code[at] or is_folded[at]:
            continue
        match = _HEADING.match(line[:_LOOKED_AT])
        if len(headings) >= MOST_STARTS:
            break
        if match and not is_answer_mark(match[2]):
            headings[at] = (len(match[1]), match[2])
        elif (
            at and re.fullmatch(r" {0,3}(?:=+|-{3,})\s*", line[:_LOOKED_AT]) and _can_be_heading(lines, is_code, at - 1)
        ):
            headings[at - 1] = (1 if "=" in line else 2, lines[at - 1].strip())
            lines[at] = ""
    return _Source(lines, is_code, headings, _topics(headings), title)


def _topics(headings: Mapping[int, tuple[int, str]]) -> list[_Topic]:
    topics: list[_Topic] = []
    open_ones: list[tuple[int, int]] = []  # level and number of the headings that the next may stand under
    for number, (at, (level, text)) in enumerate(headings.items()):
        while open_ones and open_ones[-1][0] >= level:
            open_ones.pop()
        words = without_number(plain_line(text))
        above = open_ones[-1][1] if open_ones else -1
        names = not (_NO_QUESTION.match(words) or _WONDERS.match(words))
        topics.append(_Topic(at, words if names else "", above))
        open_ones.append((level, number))
    return topics


def _folded(lines: Sequence[str], is_code: Sequence[bool]) -> list[bool]:
    """Whether each line lies within <details>, of which one that is never closed is none."""
    folded, begun = [False] * len(lines), -1
    for at, line in enumerate(lines):
        if is_code[at]:
            continue
        if _DETAILS.search(line[:_LOOKED_AT]):
            begun = at
        if begun >= 0 and _DETAILS_END.search(line[:_LOOKED_AT]):
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


def _makers(source: _Source) -> Iterator[tuple[str, list[_Start]]]:
    """Each shape with the lines that may begin a question in it; headings once for each level."""
    headings = [_heading_start(source, at) for at in source.headings]
    for level in sorted({start.level for start in headings}, reverse=True):
        yield "heading", [start for start in headings if start.level == level]
    yield "heading", [start for start in headings if start.is_numbered and reads_like_a_question(start.text)]
    bold = list(islice(_starts(source, _bold_start), MOST_STARTS))
    yield "bold", bold or list(islice(_starts(source, _italic_start), MOST_STARTS))
    for name, start_of in (("list", _ordered_start), ("bullets", _bullet_start)):
        yield name, list(islice(_in_sequence(name, _starts(source, start_of)), MOST_STARTS))
    yield "details", list(_summaries(source))


def _starts(source: _Source, start_of: Callable[[_Source, int], _Start | None]) -> Iterator[_Start]:
    for at in range(len(source.lines)):
        if not source.is_code[at] and (start := start_of(source, at)):
            yield start


def _heading_start(source: _Source, at: int) -> _Start:
    level, text = source.headings[at]
    lead = source.lines[at].lstrip()
    numbered = is_numbered(plain_line(text)) or lead[:1].isdigit()
    asked, rest = _split(text)
    return _Start(at, at + 1, asked, rest, level, numbered)


def _bold_start(source: _Source, at: int) -> _Start | None:
    match = _BOLD.match(source.lines[at][:_LOOKED_AT])
    if not match or at in source.headings:
        return None
    text, rest = match[2], match[3].strip()
    numbered = is_numbered(text) or source.lines[at].lstrip()[:1].isdigit()
    if re.fullmatch(r"\W*(?:q\w*)?\W*\d{0,4}\W*", text, re.I) and rest:  # the number alone is bold
        return _Start(at, at + 1, *_split(rest), is_numbered=True)
    if not any(char.isalnum() for char in rest):
        return _Start(at, at + 1, text, is_numbered=numbered)
    if numbered or text.rstrip("*_: ").endswith("?"):
        return _Start(at, at + 1, text, rest.lstrip(":-–— "), is_numbered=numbered)
    return None


def _italic_start(source: _Source, at: int) -> _Start | None:
    match = _ITALIC.match(source.lines[at][:_LOOKED_AT])
    if not match or at in source.headings or not reads_like_a_question(match[2]):
        return None
    return _Start(at, at + 1, match[2], is_numbered=is_numbered(match[2]))


def _ordered_start(source: _Source, at: int) -> _Start | None:
    match = _ORDERED.match(source.lines[at][:_LOOKED_AT])
    if not match or at in source.headings or _TO_ANCHOR.match(match[3]):
        return None
    text, after = _paragraph(source, at, match[3])
    asked, rest = _split(text)
    return _Start(at, after, asked, rest, int(match[2]), True, len(match[1]))


def _bullet_start(source: _Source, at: int) -> _Start | None:
    match = _BULLET.match(source.lines[at][:_LOOKED_AT])
    if not match or at in source.headings or _LINK_ALONE.match(match[2]):
        return None
    text, after = _paragraph(source, at, match[2])
    asked, rest = _split(text)
    return _Start(at, after, asked, rest, indent=len(match[1])) if reads_like_a_question(plain_line(asked)) else None


def _paragraph(source: _Source, at: int, text: str) -> tuple[str, int]:
    """The question that begins on this line, where it goes on below, and the line after it."""
    if "?" in text:
        return text, at + 1
    lines = [text]
    for below in range(at + 1, min(at + 6, len(source.lines))):
        line = source.lines[below]
        if (
            not line.strip()
            or source.is_code[below]
            or _ORDERED.match(line[:_LOOKED_AT])
            or _BULLET.match(line[:_LOOKED_AT])
        ):
            break
        lines.append(line.strip())
        if line.rstrip(" *_").endswith("?"):
            return " ".join(lines), below + 1
    return text, at + 1


def _split(text: str) -> tuple[str, str]:
    """A question, and an answer that stands behind it on the same line."""
    for mark in re.finditer(r"[?？][*_\"”')]{0,3}\s+", text[:_LOOKED_AT]):
        rest = text[mark.end() :]
        words = plain_line(rest)
        if "?" not in words and len(words.split()) >= 4 and any(char.isalpha() for char in words):
            return text[: mark.end()].strip(), rest.lstrip("-–—: ")
    return text, ""


def _in_sequence(name: str, starts: Iterator[_Start]) -> Iterator[_Start]:
    """Without steps and sub-lists of an answer: a numbered question counts on from the last one, or begins anew."""
    last, indent = 0, 3
    for start in starts:
        reads = reads_like_a_question(plain_line(start.text))
        goes_on = start.level > last or start.level == 1
        if start.indent <= indent + 1 and (name == "bullets" or start.level == last + 1 or (goes_on and reads)):
            last, indent = start.level, start.indent
            yield start


def _summaries(source: _Source) -> Iterator[_Start]:
    """Summaries that ask something, not those that only open an answer."""
    for at, line in enumerate(source.lines):
        match = None if source.is_code[at] else _SUMMARY.search(line[:_LOOKED_AT])
        if not match:
            continue
        text, after = line[match.end() :], at
        while not _SUMMARY_END.search(text[:_LOOKED_AT]) and after + 1 < len(source.lines) and after < at + 5:
            after += 1
            text += " " + source.lines[after].strip()
        asked, _, rest = _SUMMARY_END.sub("\0", text, count=1).partition("\0")
        words = plain_line(asked)
        if words and not (_LEADS_TO_ANSWER.search(words) and len(words.split()) <= 5):
            yield _Start(at, after + 1, asked, rest, is_numbered=is_numbered(words))


def _read(source: _Source, name: str, starts: Sequence[_Start], *, is_named: bool) -> Reading:
    """The pairs of one shape."""
    share = sum(reads_like_a_question(without_number(plain_line(start.text))) for start in starts) / max(len(starts), 1)
    numbered = sum(start.is_numbered for start in starts) / max(len(starts), 1)
    levels = {start.level for start in starts}
    level = f" of level {levels.pop()}" if name == "heading" and len(levels) == 1 else ""
    reading = Reading(f"{_WORDS[name]}{level}{', numbered' if numbered >= MOSTLY else ''}")
    begins = [start.line for start in starts]
    few = share < MOSTLY and (is_named or name in ("heading", "bold"))
    keeps_all = few or share >= NEARLY_ALL or name == "details"
    for place, start in enumerate(starts):
        title = plain_line(start.text)
        prompt = without_number(title)
        if _NO_QUESTION.match(prompt):
            continue
        is_alone = numbered >= MOSTLY and not start.is_numbered  # such as the title above numbered headings
        if not (start.is_numbered or (keeps_all and not is_alone) or reads_like_a_question(prompt)):
            reading.left_out.append(LeftOut(start.line + 1, prompt, "reads like no question"))
            continue
        next_start = begins[place + 1] if place + 1 < len(begins) else len(source.lines)
        stop = _end_of(source, name, start, next_start)
        shows, answer = _sides(source, name, start, stop)
        if answer is None:
            reading.left_out.append(LeftOut(start.line + 1, prompt, f"its answer has more than {MAX_RAW:,} characters"))
            continue
        topic = _topic_of(source, name, start)
        reading.take(Pair(start.line + 1, joined([prompt, shows]), answer, topic))
    return reading


_WORDS = {
    "heading": "headings",
    "bold": "bold lines",
    "list": "a list",
    "bullets": "bullets that ask",
    "details": "<details>",
    "qa": "Q: and A:",
    "table": "a table",
}


def _end_of(source: _Source, name: str, start: _Start, next_start: int) -> int:
    for at in range(start.after, next_start):
        heading = source.headings.get(at)
        if heading and (name != "heading" or heading[0] <= start.level):
            return at
        if name == "details" and not source.is_code[at] and _DETAILS_END.search(source.lines[at][:_LOOKED_AT]):
            return at + 1
    return next_start


def _sides(source: _Source, name: str, start: _Start, stop: int) -> tuple[str, str | None]:
    """What a question shows beside its own line, and its answer; None for one too long to look at."""
    lines = source.lines[start.after : stop]
    if sum(map(len, lines)) + len(start.rest) > MAX_RAW:
        return "", None
    rest = inline(start.rest) if start.rest else ""
    if name == "details":
        return "", body(lines, rest)
    for at, line in enumerate(lines):
        if source.is_code[start.after + at] or not _DETAILS.search(line[:_LOOKED_AT]):
            continue
        end = next((below for below in range(at, min(at + 6, len(lines))) if _SUMMARY_END.search(lines[below])), at)
        opened = " ".join(lines[at : end + 1])
        summary = plain_line(_SUMMARY.split(_SUMMARY_END.split(opened)[0])[-1])
        if _LEADS_TO_ANSWER.search(summary) or not summary:
            tail = _SUMMARY_END.split(opened)[-1] if _SUMMARY_END.search(opened) else ""
            before = _DETAILS.split(line)[0]
            return body([*lines[:at], before], rest), body([tail, *lines[end + 1 :]])
        break
    if mark := _answer_mark(source, start, lines):  # what is above it belongs to the question
        shows = body(lines[:mark], rest)
        return (shows, body(lines[mark:])) if shows else ("", body(lines))
    return "", body(lines, rest)


def _answer_mark(source: _Source, start: _Start, lines: Sequence[str]) -> int:
    """The place of a line with nothing but `Answer` on it, below others; 0 where there is none."""
    for at, line in enumerate(lines):
        if at and len(line) < SHORT and not source.is_code[start.after + at] and is_answer_alone(line):
            return at
    return 0


def _topic_of(source: _Source, name: str, start: _Start) -> str:
    """The nearest heading that it stands under and that names something."""
    place = bisect_left(source.topics, start.line, key=lambda topic: topic.line)
    number = source.topics[place].above if name == "heading" else place - 1
    while number >= 0:
        topic = source.topics[number]
        if topic.words:
            return topic.words
        number = topic.above
    return source.title


def _questions_and_answers(source: _Source) -> Reading:
    """`Q:` with `A:`, `C:` with holes in brackets, and `front :: back`."""
    reading = Reading(_WORDS["qa"])
    asked: list[str] = []
    answer: list[str] | None = None
    begun = 0

    def close() -> None:
        nonlocal asked, answer
        if asked and answer is not None:
            topic = _topic_of(source, "qa", _Start(begun, begun, ""))
            prompt = joined([plain_line(asked[0]), body(asked[1:])])
            raw = sum(map(len, answer))
            if raw > MAX_RAW:
                reading.left_out.append(LeftOut(begun + 1, prompt, f"its answer has more than {MAX_RAW:,} characters"))
            else:
                reading.take(Pair(begun + 1, prompt, body(answer[1:], inline(answer[0])), topic))
        elif asked:
            reading.left_out.append(LeftOut(begun + 1, plain_line(asked[0]), "no A: below it"))
        asked, answer = [], None

    for at, line in enumerate(source.lines):
        looked_at = "" if source.is_code[at] else line[:_LOOKED_AT]
        if match := _ASKS.match(looked_at):
            close()
            asked, begun = [match[1]], at
        elif asked and answer is None and (match := _ANSWERS.match(looked_at)):
            answer = [match[1]]
        elif match := _CARD.match(looked_at):
            close()
            _take_card(source, reading, at, match[1])
        elif not asked and (match := _TWO_SIDES.match(looked_at)) and "|" not in looked_at:
            topic = _topic_of(source, "qa", _Start(at, at, ""))
            reading.take(Pair(at + 1, plain_line(match[1]), inline(match[2]), topic))
        elif at in source.headings or line.strip() in ("---", "***"):
            close()
        elif answer is not None:
            answer.append(line)
        elif asked:
            asked.append(line)
    close()
    return reading


def _take_card(source: _Source, reading: Reading, at: int, text: str) -> None:
    """A sentence with holes in brackets: each of them makes one prompt."""
    lines = [text]
    for line in source.lines[at + 1 : at + 20]:
        if not line.strip() or _CARD.match(line) or _ASKS.match(line[:_LOOKED_AT]):
            break
        lines.append(line.strip())
    whole = shown(" ".join(lines))[:_LOOKED_AT]
    topic = _topic_of(source, "qa", _Start(at, at, ""))
    holes = list(_HOLE.finditer(whole))
    if not holes:
        reading.left_out.append(LeftOut(at + 1, whole, "no [hole] in it"))
    for hole in holes[:20]:
        before, after = (_HOLE.sub(r"\1", part) for part in (whole[: hole.start()], whole[hole.end() :]))
        reading.take(Pair(at + 1, f"{before}[…]{after}", hole[1], topic))


def _tables(source: _Source) -> Reading:
    """Tables with a column that asks and one that answers."""
    reading = Reading(_WORDS["table"])
    at = 0
    while at + 1 < len(source.lines):
        is_head = not source.is_code[at] and "|" in source.lines[at] and _RULED.match(source.lines[at + 1][:_LOOKED_AT])
        if not is_head or "|" not in source.lines[at + 1]:
            at += 1
            continue
        head = [plain_line(cell) for cell in _cells(source.lines[at])]
        columns = columns_of(head)
        at += 2
        if columns is None:
            continue
        while at < len(source.lines) and "|" in source.lines[at] and not source.is_code[at]:
            cells = _cells(source.lines[at])
            if not _TO_ANCHOR.match(columns.of(cells, "prompt")):
                prompt = without_number(plain_line(columns.of(cells, "prompt")))
                topic = plain_line(columns.of(cells, "topic")) or _topic_of(source, "table", _Start(at, at, ""))
                reading.take(Pair(at + 1, prompt, shown(inline(columns.of(cells, "answer"))).strip(), topic))
            at += 1
    return reading


def _cells(line: str) -> list[str]:
    match = _ROW.match(line[: 5 * _LOOKED_AT])
    cells = re.split(r"(?<!\\)\|", match[1] if match else line[: 5 * _LOOKED_AT])
    return [cell.strip().replace("\\|", "|") for cell in cells]
