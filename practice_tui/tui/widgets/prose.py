"""Markdown of a bank: shown, never followed."""

from functools import partial

from textual.content import Content

from practice_tui.tui.sheets.prose import Block, prose
from practice_tui.tui.widgets.sheet import Sheet


class Prose(Sheet):
    """Prompts and answers. A text is read when it is first drawn, or earlier where `prepare` is called."""

    DEFAULT_CSS = """
    Prose {
        padding: 0 1 1 0;
    }
    """

    def __init__(self, *, id: str | None = None, is_strong: bool = False) -> None:
        super().__init__(id=id)
        self._text, self._is_strong = "", is_strong
        self._blocks: tuple[Block, ...] | None = ()

    def show(self, text: str) -> None:
        """Show another text from now on."""
        if text != self._text:
            self._text, self._blocks = text, None
            self.draw = partial(self._fold, text)

    def prepare(self) -> None:
        """Read the text, so that showing it has less left to do."""
        self._read()

    def _fold(self, text: str, width: int) -> Content:
        return prose(self._read(), width)

    def _read(self) -> tuple[Block, ...]:
        if self._blocks is None:
            from practice_tui.tui.sheets.markdown import blocks_of  # takes 14 ms and 1 MB, which Home does without

            self._blocks = blocks_of(self._text, is_strong=self._is_strong)
        return self._blocks
