"""Cloze texts: sentences with numbered holes, which may lie within one another."""

import re
from dataclasses import dataclass

from practice_tui.bank.foreign.pairs import PICTURE

MOST_HOLES = 30  # of one note
_MARK = re.compile(r"\{\{c(\d{1,3})::|\}\}")
_PICTURE = re.compile(r"<img\b[^<>]*>", re.I)


@dataclass(slots=True)
class _Hole:
    number: int
    begun: int
    text: str = ""


def is_cloze(text: str) -> bool:
    return re.search(r"\{\{c\d{1,3}::", text) is not None


def prompts_of(text: str) -> list[tuple[str, str]]:
    """For each number the text with its holes open, and what belongs into them."""
    numbers = list(dict.fromkeys(int(match[1]) for match in _MARK.finditer(text) if match[1]))
    return [_opened(text, number) for number in sorted(numbers)[:MOST_HOLES]]


def _opened(text: str, number: int) -> tuple[str, str]:
    """Goes through the text once; what lies within holes of another number stays, without its brackets."""
    stack = [_Hole(0, 0)]
    answers = []
    end = 0
    for mark in _MARK.finditer(text):
        stack[-1].text += text[end : mark.start()]
        end = mark.end()
        if mark[1]:
            stack.append(_Hole(int(mark[1]), mark.start()))
        elif len(stack) > 1:
            hole = stack.pop()
            content, hint = _with_hint(hole.text)
            is_inside = any(outer.number == number for outer in stack)
            if hole.number != number or is_inside:
                stack[-1].text += content
            else:
                answers.append(_PICTURE.sub(PICTURE, content))
                stack[-1].text += f"[{hint or '…'}]"
        else:
            stack[-1].text += mark[0]
    for hole in stack[1:]:  # never closed: as it stands
        stack[0].text += hole.text
    stack[0].text += text[end:]
    return stack[0].text, "; ".join(dict.fromkeys(answers))


def _with_hint(text: str) -> tuple[str, str]:
    content, mark, hint = text.rpartition("::")
    return (content, hint) if mark else (text, "")
