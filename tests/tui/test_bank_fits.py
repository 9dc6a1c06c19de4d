"""Every fence and table of the bundled bank, as the app draws it at 60 columns: nothing is cut."""

import re

from practice_tui.bank.loader import load_bank
from practice_tui.core.bank.questions import Question
from practice_tui.tui.sheets.markdown import blocks_of
from practice_tui.tui.sheets.prose import prose
from practice_tui.tui.sheets.question import answer_text

COLUMNS = 57  # of text, in a terminal of 60
_FENCE = re.compile(r"```\w+\n(.*?)```", re.DOTALL)
_ROW = re.compile(r"^\s*\|(.+)\|\s*$", re.MULTILINE)


def words_of_tables(text: str) -> set[str]:
    """Every word of every table; the rule below its head has none."""
    return {word.strip("`*") for row in _ROW.findall(text) for word in re.split(r"[\s|]+", row)} - {""}


def texts_of(question: Question) -> str:
    return f"{question.prompt}\n\n{answer_text(question.answer)}"


def test_fences_and_tables_are_shown_whole_at_60_columns() -> None:
    drawn = [(question.id, texts_of(question)) for question in load_bank().bank.questions]
    cut: list[str] = []
    for name, text in drawn:
        lines = prose(blocks_of(text), COLUMNS).plain.split("\n")
        whole, words = "\n".join(lines), set(re.split(r"[\s│]+", " ".join(lines)))
        fences = [line.strip() for fence in _FENCE.findall(text) for line in fence.split("\n") if line.strip()]
        cut += [f"{name}: {line}" for line in fences if line not in whole]
        cut += [f"{name}: {word}" for word in words_of_tables(_FENCE.sub("", text)) - words if word.isalnum()]
        cut += [f"{name}: {line}" for line in lines if len(line) > COLUMNS]
    assert not cut, "\n".join(cut)
