"""Takes the Markdown of a bank apart: fences, words, parts of a prompt, and LaTeX and HTML that don't belong there."""

import re
from collections.abc import Iterator
from itertools import pairwise

_FENCE = re.compile(r"^( {0,3})(`{3,}|~{3,})(.*)$")
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")  # Thai, Lao, kana, Han
_INLINE_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_LATEX = re.compile(r"\\(?:[A-Za-z]{2,}|[\[\](){}_^,;!|])|\$[^$\n]*[\\^_{}][^$\n]*\$|\$\$|\$\w{1,3}\$|[_^]\{")
_HTML = re.compile(
    r"</?(?:a|b|br|code|div|em|h[1-6]|hr|i|img|li|ol|p|pre|span|strong|sub|sup|table|td|th|tr|u|ul)(?:\s+[\w-]+=[^<>]*)?\s*/?>"
    r"|&(?:[a-z]{2,8}|#\d{2,5});",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_FUNCTION_WORD = re.compile(
    r"an?|and|are|as|at|be|by|can|do|does|for|from|how|if|in|is|its?|of|on|or|that|the|their|this|to|what|when|where"
    r"|which|why|with|would|your?"
)

_SENTENCE = re.compile(r"[^.?!。？！؟\n]*(?:[.?!](?!\s|$)[^.?!。？！؟\n]*)*[.?!。？！؟]?")
_QUESTION_MARKS = ("?", "？", "؟")  # of Latin, Chinese and Japanese, Arabic
_WH = "what|why|how|when|where|which|who|whose|whether"
_AUXILIARY = "does|do|did|is|are|was|can|could|would|should|will|must"
_COMMAND = (
    "add|answer|argue|apply|assess|bring|build|calculate|check|choose|compare|complete|compute|contrast|convert|count|debug"
    "|decide|define|defend|derive|describe|design|determine|diagnose|discuss|distinguish|draw|estimate|evaluate|explain"
    "|express|fill|find|fix|give|go|identify|implement|interpret|judge|justify|lay|list|make|mention|name|order|outline|pick"
    "|place|plan|point|predict|propose|prove|rank|read|recommend|relate|rewrite|say|show|simplify|simulate|sketch|solve|sort|spell"
    "|state|suggest|summarise|take me|talk|tell|trace|translate|turn|walk|work|write"
)
_ASKING = re.compile(
    rf"(?:then |and |now |first |finally |also |next |please |in \w+(?: \w+,)? )*(?:{_COMMAND})\b", re.I
)
_CLAUSE = re.compile(
    rf"(?:[,;:]|\s(?:and|or|but))\s+(?:(?:and|or|then|also|but)\s+)*(?=(?:(?:in|for|at|on|by|to|from|with)\s+)?"
    rf"(?:{_WH}|{_AUXILIARY}|{_COMMAND})\b)",
    re.I,
)


def fences(text: str) -> list[tuple[str, list[str]]]:
    """The language and lines of each fenced block."""
    return [(language, lines) for is_fence, language, lines in _blocks(text) if is_fence]


def without_fences(text: str) -> str:
    """The text without its fenced blocks."""
    return "\n".join(line for is_fence, _, lines in _blocks(text) if not is_fence for line in lines)


def prose_words(text: str) -> int:
    """The number of words outside fences."""
    return word_count(without_fences(text))


def word_count(text: str) -> int:
    """The number of words; in scripts without spaces two characters count as one."""
    unspaced = len(_UNSPACED.findall(text))
    return len(_UNSPACED.sub(" ", text).split()) + (unspaced + 1) // 2


def leftovers(text: str) -> Iterator[str]:
    """Pieces of LaTeX and HTML outside code."""
    prose = _INLINE_CODE.sub(" ", without_fences(text))
    for pattern in (_LATEX, _HTML):
        for match in pattern.finditer(prose):
            yield match[0]


def tokens(text: str) -> frozenset[str]:
    """The words of a text in lower case."""
    return frozenset(_WORD.findall(text.lower()))


def one_line_of(text: str) -> str:
    """The prose of a text with single blanks; a new line stands for each fenced block."""
    prose = [" ".join(" ".join(lines).split()) for is_fence, _, lines in _blocks(text) if not is_fence]
    return "\n".join(part for part in prose if part)


def parts_of(prompt: str) -> list[tuple[int, int]]:
    """The spans, in `one_line_of` the prompt, of the clauses that ask for something: questions and commands.

    Sentences that only tell something are left out.
    """
    line = one_line_of(prompt)
    parts: list[tuple[int, int]] = []
    for sentence in _SENTENCE.finditer(line):
        begin, end = sentence.span()
        begin += len(sentence[0]) - len(sentence[0].lstrip())
        cuts = [begin, *(cut.end() for cut in _CLAUSE.finditer(line, begin, end))]
        if not sentence[0].endswith(_QUESTION_MARKS):  # what stands before the first command only tells something
            first = next((index for index, cut in enumerate(cuts) if _ASKING.match(line, cut)), len(cuts))
            cuts = cuts[first:]
        spans = list(pairwise([*cuts, end])) if sentence[0].strip() else []
        parts += [span for span in spans if span == spans[-1] or not line[slice(*span)].rstrip().endswith(":")]
    return parts


def content_words(text: str) -> frozenset[str]:
    """The words of a text without function words, in lower case and without a plural s."""
    words = [word for word in tokens(text) if not _FUNCTION_WORD.fullmatch(word)]
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in words)


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """The Jaccard index of two sets, from 0 to 1."""
    return len(a & b) / len(a | b) if a and b else 0.0


def _blocks(text: str) -> Iterator[tuple[bool, str, list[str]]]:
    """Runs of lines: whether they are fenced, their language, and the lines without the fence itself."""
    fence, language, lines = "", "", list[str]()
    for line in text.splitlines():
        match = _FENCE.match(line)
        if not match or (fence and (not match[2].startswith(fence) or match[3].strip())):
            lines.append(line)
            continue
        yield bool(fence), language, lines
        fence, language, lines = ("", "", []) if fence else (match[2], match[3].strip(), [])
    yield bool(fence), language, lines
