"""Finds questions with their answers in Markdown lists, whose authors agree on nothing.

Each shape says which lines may begin a question; the answer is what stands below, cut from the lines themselves. The
shape that gives most pairs which read like questions is the one that is taken, unless one is named.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from practice_tui.bank.foreign.markdown_source import (
    DETAILS,
    DETAILS_END,
    LOOKED_AT,
    NO_QUESTION,
    Source,
    reads_like_a_question,
    source_of,
)
from practice_tui.bank.foreign.markdown_starts import LEADS_TO_ANSWER, SUMMARY, SUMMARY_END, Start, starts_by_shape
from practice_tui.bank.foreign.marked_answers import questions_and_answers, tables
from practice_tui.bank.foreign.own_export import read_own_markdown
from practice_tui.bank.foreign.pairs import MAX_RAW, LeftOut, Pair, Reading
from practice_tui.bank.foreign.text import (
    body,
    inline,
    is_answer_alone,
    is_question_mark,
    joined,
    plain_line,
    without_number,
)

NUMBERED_COUNTS = 1.5  # a numbered list is one of questions more often than not
MOSTLY = 0.5  # share of candidates that read like questions, from which on the others of that shape are none
SHORT = 60  # characters of a line that is a mark alone
SAYS_SO = ("qa", "table")  # shapes in which a question is marked as one, whatever it reads like
NEARLY_ALL = 0.8  # share from which on the others are questions too
_WORDS = {
    "heading": "headings",
    "bold": "bold lines",
    "list": "a list",
    "bullets": "bullets that ask",
    "details": "<details>",
}


def read_markdown(text: str, title: str, shape: str = "") -> Reading:
    """The pairs of a list. `title` is its topic where no heading names one; `shape` is one of SHAPES, or the best."""
    if not shape and (own := read_own_markdown(text)):
        return own
    source = source_of(text, title)
    readings = [
        (name, _read(source, name, starts, is_named=bool(shape)))
        for name, starts in starts_by_shape(source)
        if shape in ("", name)
    ]
    readings += [("qa", questions_and_answers(source))] if shape in ("", "qa") else []
    readings += [("table", tables(source))] if shape in ("", "table") else []
    best_name, best = max(readings, key=lambda candidate: _worth(*candidate), default=(shape, Reading(shape)))
    for name, reading in readings:
        if name != best_name and reading.pairs:
            best.others[f"--shape {name}"] = max(len(reading.pairs), best.others.get(f"--shape {name}", 0))
    best.left_out += _left_by(best_name, best, readings, source)
    return best


def _left_by(best_name: str, best: Reading, readings: Sequence[tuple[str, Reading]], source: Source) -> list[LeftOut]:
    """The questions that stand in none of the pairs of the best reading, but in another one, each once."""
    named = {left.line for left in best.left_out}
    left_out: dict[int, LeftOut] = {}
    for name, reading in readings:
        flag = f"; --shape {name} takes such" if name != best_name else ""
        for pair in _outside(best, reading, source):
            if pair.line not in named and (name in SAYS_SO or _asks(pair.prompt)):
                why = f"stands otherwise than the rest{flag}"
                left_out.setdefault(pair.line, LeftOut(pair.line, pair.prompt, why))
    return list(left_out.values())


def _outside(best: Reading, other: Reading, source: Source) -> Iterator[Pair]:
    """The pairs of another reading of which a part of the answer, at least, stands in no pair of the best one."""
    begins = [pair.line for pair in best.pairs]
    for pair in other.pairs:
        place = bisect_right(begins, pair.line)
        if place and best.pairs[place - 1].stop >= pair.line:
            continue
        next_begin = begins[place] if place < len(begins) else pair.stop + 1
        below = range(pair.line, next_begin - 1)  # the first one's index is the number of the pair's own line
        if pair.stop < next_begin or any(source.lines[at].strip() and at not in source.headings for at in below):
            yield pair


def _worth(name: str, reading: Reading) -> float:
    """Rates how well a shape fits: by its pairs, each worth more where most read like questions."""
    if not reading.pairs:
        return 0.0
    like = sum(_asks(pair.prompt) for pair in reading.pairs)
    share = like / len(reading.pairs)
    numbered = NUMBERED_COUNTS if name == "qa" or "numbered" in reading.shape else 1.0
    return len(reading.pairs) * (0.2 + share) * numbered


def _asks(prompt: str) -> bool:
    """Whether its first line reads like a question, or a lower one is called one."""
    first, *below = prompt.split("\n")
    return reads_like_a_question(first) or any(map(is_question_mark, below))


def _read(source: Source, name: str, starts: Sequence[Start], *, is_named: bool) -> Reading:
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
        if NO_QUESTION.match(prompt):
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
        topic = source.topic_at(start.line, is_heading=name == "heading")
        reading.take(Pair(start.line + 1, joined([prompt, shows]), answer, topic, stop=stop))
    return reading


def _end_of(source: Source, name: str, start: Start, next_start: int) -> int:
    """The line after the answer: at the latest that of the next question."""
    for at in range(start.after, next_start):
        heading = source.headings.get(at)
        if heading and (name != "heading" or heading[0] <= start.level):
            return at
        if name == "details" and not source.is_code[at] and DETAILS_END.search(source.lines[at][:LOOKED_AT]):
            return at + 1
    return next_start


def _sides(source: Source, name: str, start: Start, stop: int) -> tuple[str, str | None]:
    """The text of a question beside its own line, and its answer; None for an answer too long to look at."""
    lines = source.lines[start.after : stop]
    if sum(map(len, lines)) + len(start.rest) > MAX_RAW:
        return "", None
    rest = inline(start.rest) if start.rest else ""
    if name == "details":
        return "", body(lines, rest)
    for at, line in enumerate(lines):
        if source.is_code[start.after + at] or not DETAILS.search(line[:LOOKED_AT]):
            continue
        end = next((below for below in range(at, min(at + 6, len(lines))) if SUMMARY_END.search(lines[below])), at)
        opened = " ".join(lines[at : end + 1])
        summary = plain_line(SUMMARY.split(SUMMARY_END.split(opened)[0])[-1])
        if LEADS_TO_ANSWER.search(summary) or not summary:
            tail = SUMMARY_END.split(opened)[-1] if SUMMARY_END.search(opened) else ""
            before = DETAILS.split(line)[0]
            return body([*lines[:at], before], rest), body([tail, *lines[end + 1 :]])
        break
    if mark := _answer_mark(source, start, lines):  # what is above it belongs to the question
        shows = body(lines[:mark], rest)
        return (shows, body(lines[mark:])) if shows else ("", body(lines))
    return "", body(lines, rest)


def _answer_mark(source: Source, start: Start, lines: Sequence[str]) -> int:
    """The place of a line with nothing but `Answer` on it, below others; 0 where there is none."""
    for at, line in enumerate(lines):
        if at and len(line) < SHORT and not source.is_code[start.after + at] and is_answer_alone(line):
            return at
    return 0
