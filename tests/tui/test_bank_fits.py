"""Every fence and table of the bundled bank, on the app's own Markdown at 60 columns: nothing is cut."""

import re

from textual.app import App, ComposeResult

from practice_tui.bank.loader import load_bank
from practice_tui.core.bank.questions import Question
from practice_tui.tui.sheets.question import answer_text
from practice_tui.tui.widgets.prose import Prose

TOGETHER = 8  # questions on one page
_FENCE = re.compile(r"```\w+\n(.*?)```", re.DOTALL)
_ROW = re.compile(r"^\s*\|(.+)\|\s*$", re.MULTILINE)


class Page(App[None]):
    CSS_PATH = "../../practice_tui/tui/practice.tcss"

    def compose(self) -> ComposeResult:
        yield Prose(id="answer")


def words_of_tables(text: str) -> set[str]:
    """Every word of every table; the rule below its head has none."""
    return {word.strip("`*") for row in _ROW.findall(text) for word in re.split(r"[\s|]+", row)} - {""}


def texts_of(question: Question) -> str:
    return f"{question.prompt}\n\n{answer_text(question.answer)}"


async def test_fences_and_tables_are_shown_whole_at_60_columns() -> None:
    drawn = [(question.id, texts_of(question)) for question in load_bank().bank.questions]
    shaped = [(name, text) for name, text in drawn if _FENCE.search(text) or _ROW.search(text)]
    cut: list[str] = []
    app = Page()
    async with app.run_test(size=(60, 900)) as pilot:
        for first in range(0, len(shaped), TOGETHER):
            together = shaped[first : first + TOGETHER]
            name, text = together[0][0], "\n\n".join(text for _, text in together)
            await app.query_one(Prose).update(text)
            await pilot.pause()
            lines = ["".join(part.text for part in strip).rstrip() for strip in app.screen._compositor.render_strips()]
            whole, words = "\n".join(lines), set(re.split(r"[\s│┃]+", " ".join(lines)))
            fences = [line.strip() for fence in _FENCE.findall(text) for line in fence.split("\n") if line.strip()]
            cut += [f"{name}: {line}" for line in fences if line not in whole]
            cut += [f"{name}: {word}" for word in words_of_tables(_FENCE.sub("", text)) - words if word.isalnum()]
    assert not cut, "\n".join(cut)
