"""The bank: every question, found as one types."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.events import Resize
from textual.geometry import Size
from textual.reactive import reactive
from textual.widgets import Input

from practice_tui.core.bank.questions import Kind, Level
from practice_tui.core.bank.shelf import Subject
from practice_tui.core.values.phrases import count
from practice_tui.core.values.turning import turned
from practice_tui.core.views.bank import BankFilter, Standing, standings_of
from practice_tui.core.views.keys import BANK_KEYS, Key
from practice_tui.core.views.remapping import key_now
from practice_tui.core.views.screens import BankRow
from practice_tui.tui.bindings import bindings_of, footer_of, keymap_of
from practice_tui.tui.messages import (
    BankTopicWanted,
    EditWanted,
    HideWanted,
    NewQuestionWanted,
    QuestionAsked,
    QuestionWanted,
    StarWanted,
    Wanted,
)
from practice_tui.tui.panes import HIGH, WIDE, WIDE_CLASSES, mark_room
from practice_tui.tui.place import PlaceScreen
from practice_tui.tui.sheets import bank as sheets
from practice_tui.tui.sheets.chips import chips
from practice_tui.tui.sheets.drawing import MUTED, paragraph, say, spread
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.line_input import LineInput
from practice_tui.tui.widgets.plain import PlainHorizontal, PlainVertical
from practice_tui.tui.widgets.rows import Rows
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet, blank

_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")  # once decomposed
NOTHING_LISTED = "No question is listed; take a filter back with its key."
SEARCHING = Key("bank.search", "enter", "To the list", "what the search's own Enter does")


class BankScreen(PlaceScreen[None]):
    """Search over titles, prompts, topics and tags: every word has to occur, whatever its case and accents.

    Where there is room, the marked question stands beside the list, without its answer.
    """

    AUTO_FOCUS = "Rows"  # the first one, the search, would be styled twice: with the focus and without
    BINDINGS = bindings_of(BANK_KEYS)
    HORIZONTAL_BREAKPOINTS = WIDE_CLASSES

    narrowed: reactive[BankFilter] = reactive(BankFilter(), repaint=False)

    def __init__(self, rows: tuple[BankRow, ...]) -> None:
        super().__init__()
        self._staying: set[str] = set()  # hidden or shown again here: listed until the list is narrowed anew
        self._take(rows)

    def show(self, rows: tuple[BankRow, ...]) -> None:
        """The questions as they are now. Where the marked one is listed no more, the next one is marked."""
        listed = self.query_one(Rows)
        marked, place = listed.marked, listed.highlighted or 0
        self._take(rows)
        self._show()
        if listed.marked != marked:
            listed.mark(place)

    def narrow(self, topic: str) -> None:
        """Narrow the list to one topic; empty stands for all."""
        self.narrowed = replace(self.narrowed, topic=topic or None)

    def mark(self, question_id: str) -> None:
        """Mark a question; where the list is narrowed to others, list all of them again."""
        rows = self.query_one(Rows)
        if question_id not in rows.ids:
            self.query_one(Input).value = ""
            self.narrowed = BankFilter()
            self._show()
        if question_id in rows.ids:
            rows.mark(rows.ids.index(question_id))

    def _take(self, rows: tuple[BankRow, ...]) -> None:
        self._rows = rows
        self._haystacks: dict[str, str] = {}  # the searched text of each row, by its question
        self._by_id = {row.question.id: row for row in rows}

    def _prepare_search(self) -> None:
        """Make the searched text of each row, in a thread behind the list: 2,341 rows take 56 ms."""
        rows, haystacks = self._rows, self._haystacks
        haystacks.update({row.question.id: folded(searched(row)) for row in rows})

    def compose(self) -> ComposeResult:
        mark_room(self)
        self._place_preview(self.app.size)
        yield Sheet(id="head")
        yield LineInput(id="search", placeholder="search title, prompt, tags; enter: to the list")
        yield Sheet(id="chips")
        with PlainHorizontal(id="bank"):
            with PlainVertical(id="listed"):
                yield Rows(id="questions")
                yield Sheet(id="none")
            with Scroller(id="preview"):
                yield Sheet(id="previewed")
        yield Sheet(id="about-marked")
        yield KeyBar(footer_of(BANK_KEYS))

    def on_mount(self) -> None:
        self._show()
        self.call_after_refresh(self.run_worker, self._prepare_search, thread=True)

    def on_resize(self, resized: Resize) -> None:
        self._place_preview(resized.size)

    def watch_narrowed(self) -> None:
        self._staying.clear()
        if self.is_mounted:
            self._show()

    def action_search(self) -> None:
        self.set_focus(self.query_one(Input))

    def action_open(self) -> None:
        if self.query_one(Rows).marked:
            self.query_one(Rows).action_select()
        else:
            self.query_one(KeyBar).tell(NOTHING_LISTED)

    def action_ask(self) -> None:
        self._ask_for_marked(lambda question_id: QuestionAsked((question_id,)))

    def action_topic(self) -> None:
        self.post_message(BankTopicWanted())

    def action_level(self) -> None:
        self.narrowed = replace(self.narrowed, level=turned((None, *Level), self.narrowed.level))

    def action_kind(self) -> None:
        self.narrowed = replace(self.narrowed, kind=turned((None, *Kind), self.narrowed.kind))

    def action_standing(self) -> None:
        standings = standings_of(self._rows)
        standing = self.narrowed.standing if self.narrowed.standing in standings else standings[-1]
        self.narrowed = replace(self.narrowed, standing=turned(standings, standing))

    def action_hidden(self) -> None:
        """From the list to what is hidden, and back."""
        is_there = self.narrowed.standing is Standing.HIDDEN
        if not is_there and Standing.HIDDEN not in standings_of(self._rows):
            self.query_one(KeyBar).tell("Nothing is hidden.")
            return
        self.narrowed = replace(self.narrowed, standing=Standing.ALL if is_there else Standing.HIDDEN)

    def action_hide(self) -> None:
        """Hide the marked question, or show it again; it stays listed and marked, so that the same key undoes it."""
        if marked := self.query_one(Rows).marked:
            self._staying.add(marked)
        self._ask_for_marked(lambda question_id: HideWanted(Subject.QUESTION, question_id))

    def action_edit(self) -> None:
        self._ask_for_marked(EditWanted)

    def action_new(self) -> None:
        self.post_message(NewQuestionWanted())

    def action_star(self) -> None:
        self._ask_for_marked(StarWanted)

    def action_close(self) -> None:
        """From the search to the list, and from there back."""
        if isinstance(self.focused, Input):
            self.action_found()
        else:
            self.dismiss()

    def on_descendant_focus(self) -> None:
        is_searching = isinstance(self.focused, Input)
        self.query_one(KeyBar).keys = (SEARCHING,) if is_searching else footer_of(BANK_KEYS)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._staying.clear()
        self._show()

    @on(Input.Submitted)
    def action_found(self) -> None:
        """From the search to the list."""
        self.set_focus(self.query_one(Rows))

    @on(Rows.OptionSelected)
    def _chosen(self, chosen: Rows.OptionSelected) -> None:
        if chosen.option.id:
            self.post_message(QuestionWanted(chosen.option.id))

    @on(Rows.OptionHighlighted)
    def _moved(self) -> None:
        self._show_marked()

    def _ask_for_marked(self, message: Callable[[str], Wanted]) -> None:
        """Ask the app for something about the marked question."""
        marked = self.query_one(Rows).marked
        if marked:
            self.post_message(message(marked))
        else:
            self.query_one(KeyBar).tell(NOTHING_LISTED)

    def _show(self) -> None:
        words = folded(self.query_one(Input).value).split()
        fitting = [row for row in self._rows if self.narrowed.lets_through(row) and self._has(row, words)]
        ids = {row.question.id for row in fitting} | self._staying
        shown = [row for row in self._rows if row.question.id in ids]
        is_less = bool(words) or self.narrowed != BankFilter()
        hidden = sum(row.is_hidden for row in self._rows)
        whole = count(len(self._rows) - hidden, "question")
        counted = f"{len(fitting):,} of {whole}" if is_less else whole
        if self.narrowed.standing is Standing.HIDDEN:
            counted = f"{len(fitting):,} of {hidden:,} hidden"
        self.query_one("#head", Sheet).draw = lambda width: spread(say("Bank", "bold"), say(counted, MUTED), width)
        title = next((row.short_topic for row in self._rows if row.question.topic == self.narrowed.topic), "")
        filters = sheets.chips_of(self.narrowed, title, hidden, keymap_of(self.app))
        self.query_one("#chips", Sheet).draw = partial(chips, filters)
        needs = sheets.needs_of(shown)
        self.query_one(Rows).show([(row.question.id, partial(sheets.line, row, needs)) for row in shown])
        nothing = "" if shown else self._nothing_said(words)
        self.query_one("#none", Sheet).draw = lambda width: paragraph(nothing, MUTED, width)
        self._show_marked()

    def _place_preview(self, size: Size) -> None:
        """Below the list on a high screen without room beside it."""
        self.set_class(size.width < WIDE and size.height >= HIGH, "-below")

    def _show_marked(self) -> None:
        row = self._by_id.get(self.query_one(Rows).marked or "")
        self.query_one("#previewed", Sheet).draw = partial(sheets.preview, row) if row else blank
        self.query_one("#about-marked", Sheet).draw = partial(sheets.about, row) if row else blank
        self.query_one("#preview", Scroller).scroll_home(animate=False)

    def _nothing_said(self, words: Sequence[str]) -> str:
        """The sentence for an empty list; it names what is hidden and would match."""
        among_hidden = replace(self.narrowed, standing=Standing.HIDDEN)
        hidden = sum(among_hidden.lets_through(row) and self._has(row, words) for row in self._rows)
        if hidden and self.narrowed.standing is not Standing.HIDDEN:
            key = key_now("bank.hidden", keymap_of(self.app)).face
            return f"Nothing matches but {count(hidden, 'hidden question')}: {key} lists what is hidden."
        return "Nothing matches. Try fewer or other words, or take a filter back with its key."

    def _has(self, row: BankRow, words: Sequence[str]) -> bool:
        """Whether every word occurs in it."""
        if not words:
            return True
        haystack = self._haystacks.get(row.question.id) or folded(searched(row))
        return all(word in haystack for word in words)


def searched(row: BankRow) -> str:
    """The text that a search looks through."""
    question = row.question
    topics = (row.topic_title, row.short_topic)
    return " ".join((question.title, question.prompt, *topics, question.id, question.kind, *question.tags))


def folded(text: str) -> str:
    """Without case and accents, so that `Optimiser` finds `optimiser` and `naive` finds `naïve`."""
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))
