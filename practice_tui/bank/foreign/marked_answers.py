"""Reads questions that say where their answers are: `Q:` with `A:`, cards with holes, two sides, tables."""

import re
from dataclasses import dataclass, field

from practice_tui.bank.foreign.columns import Columns, columns_of
from practice_tui.bank.foreign.markdown_source import LOOKED_AT, Source
from practice_tui.bank.foreign.markdown_starts import TO_ANCHOR
from practice_tui.bank.foreign.pairs import MAX_RAW, LeftOut, Pair, Reading
from practice_tui.bank.foreign.text import (
    body,
    inline,
    joined,
    plain_line,
    shown,
    without_number,
)

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


def questions_and_answers(source: Source) -> Reading:
    """`Q:` with `A:`, `C:` with holes in brackets, and `front :: back`."""
    reading = Reading("Q: and A:")
    current = _Asked()
    for at, line in enumerate(source.lines):
        looked_at = "" if source.is_code[at] else line[:LOOKED_AT]
        if match := _ASKS.match(looked_at):
            current.take_into(reading, source, at)
            current = _Asked(at, [match[1]])
        elif current.waits_for_answer and (match := _ANSWERS.match(looked_at)):
            current.answer = [match[1]]
        elif match := _CARD.match(looked_at):
            current.take_into(reading, source, at)
            current = _Asked()
            _take_card(source, reading, at, match[1])
        elif not current.prompt and (match := _TWO_SIDES.match(looked_at)) and "|" not in looked_at:
            reading.take(Pair(at + 1, plain_line(match[1]), inline(match[2]), source.topic_at(at), stop=at + 1))
        elif at in source.headings or line.strip() in ("---", "***"):
            current.take_into(reading, source, at)
            current = _Asked()
        else:
            current.go_on(line)
    current.take_into(reading, source, len(source.lines))
    return reading


@dataclass(slots=True)
class _Asked:
    """The lines of a `Q:` that began at line `at`, and those of its `A:`, once that has come."""

    at: int = 0
    prompt: list[str] = field(default_factory=list)
    answer: list[str] | None = None

    @property
    def waits_for_answer(self) -> bool:
        return bool(self.prompt) and self.answer is None

    def go_on(self, line: str) -> None:
        """A line that belongs to what was begun last."""
        if self.answer is not None:
            self.answer.append(line)
        elif self.prompt:
            self.prompt.append(line)

    def take_into(self, reading: Reading, source: Source, stop: int) -> None:
        """Takes the pair, whose last line is the one above line `stop`, or says why it is none."""
        if not self.prompt:
            return
        if self.answer is None:
            reading.left_out.append(LeftOut(self.at + 1, plain_line(self.prompt[0]), "no A: below it"))
            return
        prompt = joined([plain_line(self.prompt[0]), body(self.prompt[1:])])
        if sum(map(len, self.answer)) > MAX_RAW:
            reading.left_out.append(LeftOut(self.at + 1, prompt, f"its answer has more than {MAX_RAW:,} characters"))
            return
        answer = body(self.answer[1:], inline(self.answer[0]))
        reading.take(Pair(self.at + 1, prompt, answer, source.topic_at(self.at), stop=stop))


def _take_card(source: Source, reading: Reading, at: int, text: str) -> None:
    """A sentence with holes in brackets: each of them makes one prompt."""
    lines = [text]
    for line in source.lines[at + 1 : at + 20]:
        if not line.strip() or _CARD.match(line) or _ASKS.match(line[:LOOKED_AT]):
            break
        lines.append(line.strip())
    whole = shown(" ".join(lines))[:LOOKED_AT]
    topic = source.topic_at(at)
    holes = list(_HOLE.finditer(whole))
    if not holes:
        reading.left_out.append(LeftOut(at + 1, whole, "no [hole] in it"))
    for hole in holes[:20]:
        before, after = (_HOLE.sub(r"\1", part) for part in (whole[: hole.start()], whole[hole.end() :]))
        reading.take(Pair(at + 1, f"{before}[…]{after}", hole[1], topic, stop=at + len(lines)))


def tables(source: Source) -> Reading:
    """Tables with a column that asks and one that answers."""
    reading = Reading("a table")
    at = 0
    while at + 1 < len(source.lines):
        if not _is_head(source, at):
            at += 1
            continue
        columns = columns_of([plain_line(cell) for cell in _cells(source.lines[at])])
        at += 2
        while columns and at < len(source.lines) and _is_row(source, at):
            _take_row(source, reading, at, columns)
            at += 1
    return reading


def _is_row(source: Source, at: int) -> bool:
    return "|" in source.lines[at] and not source.is_code[at]


def _is_head(source: Source, at: int) -> bool:
    """Whether a table begins here: a row above a ruled one."""
    below = source.lines[at + 1]
    return _is_row(source, at) and "|" in below and bool(_RULED.match(below[:LOOKED_AT]))


def _take_row(source: Source, reading: Reading, at: int, columns: Columns) -> None:
    cells = _cells(source.lines[at])
    if TO_ANCHOR.match(columns.of(cells, "prompt")):
        return
    prompt = without_number(plain_line(columns.of(cells, "prompt")))
    topic = plain_line(columns.of(cells, "topic")) or source.topic_at(at)
    answer = shown(inline(columns.of(cells, "answer"))).strip()
    reading.take(Pair(at + 1, prompt, answer, topic, stop=at + 1))


def _cells(line: str) -> list[str]:
    match = _ROW.match(line[: 5 * LOOKED_AT])
    cells = re.split(r"(?<!\\)\|", match[1] if match else line[: 5 * LOOKED_AT])
    return [cell.strip().replace("\\|", "|") for cell in cells]
