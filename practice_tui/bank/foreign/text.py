"""Makes foreign Markdown fit to be shown: no pictures, no HTML, no links that run something. Fences stay."""

import html
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence

from practice_tui.bank.foreign.pairs import PICTURE
from practice_tui.core.values.text import REPLACEMENT, clean

LONGEST_LINE = 10_000  # characters that are looked at; the patterns below are quadratic in the worst case

_FENCE = re.compile(r"^\s*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})")
_ITEM = re.compile(r"^( *)(?:[-*+]|\d{1,4}[.)]|#{1,6})\s")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])|<img\b[^<>]*>", re.I)
_LINK = re.compile(r"\[([^\[\]]+)\]\(\s*<?((?:[^()\s]|\([^()\s]*\))*)>?(?:\s+\"[^\"]*\")?\s*\)")
_SAFE_LINK = re.compile(r"https?://", re.I)
_BOLD_TAG = re.compile(r"</?(?:b|strong)(?:\s[^<>]*)?>", re.I)
_ITALIC_TAG = re.compile(r"</?(?:i|em)(?:\s[^<>]*)?>", re.I)
_CODE_TAG = re.compile(r"<(?:code|kbd|tt)(?:\s[^<>]*)?>([^<>`]*)</(?:code|kbd|tt)>", re.I)
_SUP_TAG = re.compile(r"<sup(?:\s[^<>]*)?>([^<>]*)</sup>", re.I)
_SUB_TAG = re.compile(r"<sub(?:\s[^<>]*)?>([^<>]*)</sub>", re.I)
_BREAK_TAG = re.compile(r"<br\s*/?>", re.I)
_ITEM_TAG = re.compile(r"<li(?:\s[^<>]*)?>", re.I)
_ANY_TAG = re.compile(
    r"</?(?:a|abbr|center|details|div|dd|dl|dt|figure|figcaption|font|h[1-6]|hr|input|kbd|li|ol|p|picture|pre|s|section|small"
    r"|source|span|summary|table|tbody|td|th|thead|tr|tt|u|ul|script|style|iframe|video|audio|object|embed|svg|link|meta)"
    r"(?:\s[^<>]*)?/?>",
    re.I,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,20});", re.I)
_RULE = re.compile(r"^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_TO_TOP = re.compile(
    r"\bback to (?:the )?(?:top|contents?)\b|\breturn to top\b|^\W*(?:table of contents|top|index)\W*$", re.I
)
_ANSWER_MARK = re.compile(
    r"^\s*(?:[-*+]\s+|>\s*)?#{0,6}\s*[*_]{0,3}\s*(?:answers?|ans|solution|response|reply|a)\s*\d{0,3}\s*[*_]{0,3}\s*(?:[:：.)]|[-–—](?=\s))"
    r"\s*[*_]{0,3}\s*",
    re.I,
)
_ANSWER_ALONE = re.compile(r"^\s*#{0,6}\s*[*_]{0,3}\s*(?:answers?|ans|solution)\s*[*_:.]{0,4}\s*$", re.I)
_QUESTION_MARK = re.compile(r"^\s*[*_]{0,3}question(?:\s*\([^()]*\))?\s*[*_]{0,3}\s*[:：]", re.I)
_SOURCE = re.compile(r"\s*\[{1,2}(?:src|source|ref|answer)\s*\d*\]{1,2}(?:\([^()]*\)\]?)?", re.I)
_NUMBER = re.compile(
    r"^\s*(?:\W{0,3}(?:question|problem|ques|que|q)\s*[#.]?\s*(?:\d{1,4}[a-z]?)?\s*(?:[:：.)\]]|[-–—](?=\s)|(?<=\d)(?=\s))|\(?\d{1,4}\s*[.):]+(?!\d)|\d{1,4}\s+[-–—]\s)"
    r"\s*(?:[-–—]\s+)?",
    re.I,
)
_ANCHOR = re.compile(r"\s*\{#[\w-]+\}\s*$")
_EMPHASIS = re.compile(r"^(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1$")
_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_JOINERS = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0e\ufe0f\u200e\u200f"))


def shown(text: str) -> str:
    """Text of any origin with composed letters and without what a bank may not hold."""
    composed = unicodedata.normalize("NFC", text.translate(_JOINERS))
    return clean(_COMBINING.sub("", composed)).replace(REPLACEMENT, "")


def code_marks(lines: Sequence[str]) -> list[bool]:
    """Whether each line belongs to a fenced block, its fences included.

    One within an item of a list ends with the item, even where nobody closed it.
    """
    marks, fence, indent = [], "", 0
    for line in lines:
        match = _FENCE.match(line)
        if fence and (item := _ITEM.match(line)) and len(item[1]) < indent:
            fence = ""
        if fence:
            marks.append(True)
            rest = line.strip()
            if rest.startswith(fence) and not rest.strip(fence[0]):
                fence = ""
        else:
            fence = match[1] if match else ""
            indent = match.start(1) if match else 0
            marks.append(bool(match))
    return marks


def plain_line(line: str) -> str:
    """A line of Markdown as text: a question's, a heading's. Numbering, anchors, links and emphasis go."""
    text = _ANCHOR.sub("", line[:LONGEST_LINE].strip())
    text = _SOURCE.sub("", _IMAGE.sub("", text))
    text = inline(_LINK.sub(r"\1", text)).strip().rstrip("\\").strip()
    for _ in range(3):
        text = _EMPHASIS.sub(r"\2", text.strip()).strip()
    return _tidy(text)


def without_number(text: str) -> str:
    """`Q3: What is it?` → `What is it?`"""
    stripped = _NUMBER.sub("", text, count=1).strip()
    stripped = _EMPHASIS.sub(r"\2", stripped).strip(" \t")
    return stripped.removeprefix("**").removeprefix(":").strip() or text


def is_numbered(text: str) -> bool:
    return bool(_NUMBER.match(text.lstrip("*_ ")))


def is_answer_mark(text: str) -> bool:
    """`Answer:`, `Answer: D`, `Solution`."""
    return bool(
        _ANSWER_ALONE.match(text) or (re.match(r"(?:answer|ans|solution)\b", text, re.I) and _ANSWER_MARK.match(text))
    )


def is_question_mark(line: str) -> bool:
    """`**Question:** What is it?`, or the mark alone."""
    return bool(_QUESTION_MARK.match(line))


def is_answer_alone(line: str) -> bool:
    """`Answer:`, `## Solution`, with nothing else on the line."""
    return bool(_ANSWER_ALONE.match(line))


def inline(line: str) -> str:
    """A line outside fences: its code spans stay, its HTML and pictures don't."""
    if len(line) > LONGEST_LINE:
        return line.replace("<", "\\<")
    parts, end = [], 0
    for code in _CODE.finditer(line):
        parts += [_prose(line[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, _prose(line[end:])])


def body(lines: Sequence[str], first: str = "") -> str:
    """The lines of an answer, or of what a question shows; `first` stands before them, on the question's own line."""
    marks = code_marks(lines)
    dedented = _dedented([line.expandtabs(4) for line in lines])
    dedented = [
        line if is_code else ("" if _is_furniture(line) else _line(line))
        for line, is_code in zip(dedented, marks, strict=True)
    ]
    text = shown("\n".join([first, *dedented] if first else dedented))
    return _without_marks(text.split("\n"))


def trimmed(text: str) -> str:
    """Markdown that is as it should be, without empty lines around or in a row."""
    return _without_marks(shown(text).split("\n"))


def _line(line: str) -> str:
    lead = line[: len(line) - len(line.lstrip())]
    made = inline(line.strip())
    return lead + made if made.strip() else ""


def _is_furniture(line: str) -> bool:
    """A line between questions that belongs to neither."""
    if _RULE.match(line):
        return True
    return len(line) < 200 and bool(_TO_TOP.search(_ANY_TAG.sub("", _LINK.sub(r"\1", line))))


def _without_marks(lines: list[str]) -> str:
    """Without `Answer:` at the beginning, and without empty lines around or in a row."""
    text: list[str] = []
    marks = code_marks(lines)
    for line, is_code in zip(lines, marks, strict=True):
        if not text and not is_code:
            if not line.strip() or _ANSWER_ALONE.match(line):
                continue
            line = _ANSWER_MARK.sub("", line, count=1)
            if not line.strip(" *_#>"):
                continue
        if not line.strip() and not is_code and (not text or not text[-1].strip()):
            continue
        text.append(line.rstrip() if text or is_code or line.startswith("    ") else line.strip())
    return "\n".join(text).strip("\n").rstrip()


def _dedented(lines: Sequence[str]) -> list[str]:
    return textwrap.dedent("\n".join(lines)).split("\n") if lines else []


def _prose(text: str) -> str:
    if "<" in text or "&" in text or "[" in text:
        text = _IMAGE.sub(PICTURE, text)
        text = _LINK.sub(_safe_link, text)
        text = _CODE_TAG.sub(r"`\1`", text)
        text = _SUB_TAG.sub(r"_\1", _SUP_TAG.sub(r"^\1", text))
        text = _BREAK_TAG.sub("\n", text)
        text = _ITEM_TAG.sub("- ", text)
        text = _paired(_BOLD_TAG, "**", _paired(_ITALIC_TAG, "*", text))
        text = _ANY_TAG.sub("", text)
        text = _ENTITY.sub(lambda match: _unescaped(match[0]), text)
    return text


def _paired(tag: re.Pattern[str], mark: str, text: str) -> str:
    """Tags as Markdown's mark where they stand in pairs, and gone where one of them is missing."""
    tags = tag.findall(text)
    closing = sum(match.startswith("</") for match in tags)
    return tag.sub(mark if tags and 2 * closing == len(tags) else "", text)


def _safe_link(match: re.Match[str]) -> str:
    return match[0] if _SAFE_LINK.match(match[2]) else match[1]


def _unescaped(entity: str) -> str:
    char = html.unescape(entity)
    return "\\<" if char == "<" else char.replace("\xa0", " ")


def _tidy(text: str) -> str:
    return " ".join(shown(text).split())


def joined(parts: Iterable[str]) -> str:
    """Paragraphs, those that are empty left away."""
    return "\n\n".join(part for part in parts if part.strip())
