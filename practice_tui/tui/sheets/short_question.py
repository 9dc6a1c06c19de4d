"""The question above what belongs to it, where there isn't room for all of it."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from textual.content import Content

from practice_tui.core.values.text import clean
from practice_tui.tui.sheets.drawing import stack, wrap

ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)]) ")  # of a list
OWN_LINE = re.compile(r"\s*(?:[-*+|#>]|\d+[.)]) ?")  # an item, a row of a table, a heading
MARKS = re.compile(r"(?<!\w)(\*\*?)(?=\S)(.+?)(?<=\S)\1(?!\w)")  # what stands between is bold or italic
CUT = "…"
FEW = 3  # lines
SENTENCES = re.compile(r"(?<=[.?!:…]) +")
ENDS_OF_SENTENCES = re.compile(r"(?<=[.?!…]) +")


@dataclass(frozen=True, slots=True)
class _Block:
    text: str
    is_code: bool
    is_item: bool


def lines_of_question(prompt: str, width: int) -> int:
    """Counts the lines of the whole question, with a blank one between its blocks."""
    return len(whole_question(prompt, width))


def columns_of_code(prompt: str) -> int:
    """Counts the columns of the widest line of code in a question; 0 where there is none."""
    code = [block.text for block in _blocks(prompt) if block.is_code]
    return max((_line_of_code(line).cell_length for text in code for line in text.split("\n")), default=0)


def whole_question(prompt: str, width: int) -> list[Content]:
    """Every line of the question, a blank one between its blocks, but none between the items of a list."""
    lines: list[Content] = []
    was_item = False
    for block in _blocks(prompt):
        is_apart = bool(lines) and not (was_item and block.is_item)
        lines += [*([Content("")] if is_apart else []), *_lines_of_block(block, width)]
        was_item = block.is_item
    return lines


def short_question(prompt: str, room: int, width: int) -> Content:
    """The question in at most `room` lines, one at least, without blank ones: its beginning, and what it asks last.

    In FEW lines it is one paragraph, in which an ellipsis stands for code.
    """
    room = max(1, room)
    blocks = _blocks(prompt)
    asked = _asked_last(blocks)
    lines = _without_blank(blocks, width)
    if len(lines) > room and room <= FEW:
        blocks = [_one_paragraph(blocks)]
        lines = _without_blank(blocks, width)
    if len(lines) <= room:
        return stack(lines)
    ending = _first_of(wrap(asked, width), room - 1, width) if asked else []
    begun = lines[: room - len(ending)]
    is_there = 0 <= _joined(lines).find(asked) < len(_joined(begun)) or asked in _joined(lines[:room])
    if is_there:
        return stack(_first_of(lines, room, width))
    return stack([*_first_of(lines, len(begun), width), *ending])


def _asked_last(blocks: list[_Block]) -> str:
    """The last question of a prompt; the last sentence, where it tells what to do instead of asking.

    It is empty where a list stands last: what is to be done with its items stands above them.
    """
    prose = [block for block in blocks if not block.is_code]
    questions = [text for block in prose for text in SENTENCES.split(block.text) if text[-1:] == "?"]
    if questions or not prose:
        return questions[-1] if questions else ""
    last = prose[-1]
    *before, sentence = ENDS_OF_SENTENCES.split(ITEM.sub("", last.text, count=1))
    return "" if last.is_item and not before else sentence


def _without_blank(blocks: list[_Block], width: int) -> list[Content]:
    return [line for block in blocks for line in _lines_of_block(block, width) if line.plain.strip()]


def _one_paragraph(blocks: list[_Block]) -> _Block:
    texts = [CUT if block.is_code else block.text for block in blocks]
    kept = [text for before, text in pairwise(["", *texts]) if text != CUT or before != CUT]
    return _Block(" ".join(kept), is_code=False, is_item=False)


def _joined(lines: list[Content]) -> str:
    return " ".join(line.plain for line in lines)


def _first_of(lines: list[Content], room: int, width: int) -> list[Content]:
    """The lines that have room; where there are more, the last is filled with what follows and ends in an ellipsis."""
    if len(lines) <= room:
        return lines
    if room < 1:
        return []
    *whole, cut = lines[:room]
    word = Content(lines[room].plain.partition(" ")[0])
    goes_on = bool(word) and cut.cell_length + 1 + word.cell_length > width
    more = Content(" ") + word if goes_on else Content("")
    return [*whole, (cut + more + " …").truncate(width, ellipsis=True)]


def _blocks(prompt: str) -> list[_Block]:
    """Paragraphs, items of lists and pieces of code of a prompt."""
    blocks: list[_Block] = []
    is_code, is_new = False, True
    for line in clean(prompt).split("\n"):
        is_fence = line.lstrip().startswith("```")
        is_code ^= is_fence
        if is_fence or not (line.strip() or is_code):
            is_new = True
        elif is_new or (OWN_LINE.match(line) and not is_code):
            is_item = bool(ITEM.match(line)) and not is_code
            blocks.append(_Block(line if is_code else _unmarked(line), is_code, is_item))
            is_new = False
        else:
            last = blocks.pop()
            text = f"{last.text}\n{line}" if is_code else f"{last.text} {_unmarked(line)}"
            blocks.append(replace(last, text=text))
    return blocks


def _unmarked(line: str) -> str:
    return MARKS.sub(r"\2", line.strip()).replace("`", "")


def _lines_of_block(block: _Block, width: int) -> list[Content]:
    if block.is_code:
        return [_line_of_code(line).truncate(width, ellipsis=True) for line in block.text.split("\n")]
    return wrap(block.text, width)


def _line_of_code(line: str) -> Content:
    return Content(f"  {line}")
