"""One question's page: all that the bank holds of it, and how it went so far."""

from dataclasses import replace
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import Input

from practice_tui.core.bank.shelf import Subject
from practice_tui.core.history.facts import RemarkKind
from practice_tui.core.values.text import clean
from practice_tui.core.views.keys import QUESTION_KEYS, Key
from practice_tui.core.views.recorded import Recorded
from practice_tui.core.views.screens import QuestionView
from practice_tui.core.views.tools import tool_named
from practice_tui.tui.bindings import SCROLL_BINDINGS, bindings_of, footer_of, keymap_of
from practice_tui.tui.messages import (
    EditWanted,
    FlagWanted,
    HideWanted,
    LadderWanted,
    QuestionAsked,
    Remarked,
    StarWanted,
    ToolWanted,
)
from practice_tui.tui.panes import HIGH_CLASSES, WIDE_CLASSES, mark_room
from practice_tui.tui.playing import PlayingScreen, without_playing
from practice_tui.tui.sheets import question as sheets
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.line_input import LineInput
from practice_tui.tui.widgets.plain import PlainHorizontal
from practice_tui.tui.widgets.prose import Prose
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet

WRITING = (
    Key("question.keep", "enter", "Keep", "what enter does while the note is written"),
    Key("question.drop", "escape", "Back", "what escape does meanwhile"),
)


class QuestionScreen(PlayingScreen[None]):
    """Enter asks it in a round of its own. The answer is folded: whoever has just read it can't be asked.

    Where there is room, what is known of it and how it went stand beside the question.
    """

    AUTO_FOCUS = ""
    BINDINGS = [*bindings_of(QUESTION_KEYS), *SCROLL_BINDINGS]
    HORIZONTAL_BREAKPOINTS = WIDE_CLASSES
    VERTICAL_BREAKPOINTS = HIGH_CLASSES

    view: reactive[QuestionView | None] = reactive(None, repaint=False)
    is_unfolded: reactive[bool] = reactive(False, repaint=False)

    def __init__(self, view: QuestionView) -> None:
        super().__init__()
        self.question_id, self._drill = view.question.id, view.question.drill
        keys = keys_for(self._drill)
        self._footer = footer_of(keys if view.recorded else without_playing(keys))
        self.set_reactive(QuestionScreen.view, view)

    def compose(self) -> ComposeResult:
        mark_room(self)
        yield Sheet(id="head")
        with PlainHorizontal(id="question-panes"):
            with Scroller(id="page"):
                yield Prose(id="prompt", is_strong=True)
                yield Sheet(id="own")
                yield Sheet(sheets.folded, id="fold")
                yield Prose(id="answer")
                yield Sheet(id="details")
            with Scroller(id="facts"):
                yield Sheet(id="facts-sheet")
                yield Sheet(id="details-beside")
        yield LineInput(id="note", placeholder="A private note on this question")
        yield KeyBar(self._footer)

    def on_mount(self) -> None:
        self.query_one(Input).display = False
        self._show()

    def watch_view(self, before: QuestionView | None, view: QuestionView) -> None:
        if self.is_mounted and before != view:
            self._show()

    def watch_is_unfolded(self) -> None:
        if self.is_mounted:
            self._fold()

    def action_start(self) -> None:
        self.post_message(QuestionAsked((self.question_id,)))

    def action_ladder(self) -> None:
        self.post_message(LadderWanted(self.question_id))

    def action_unfold(self) -> None:
        self.is_unfolded = not self.is_unfolded

    def action_edit(self) -> None:
        self.post_message(EditWanted(self.question_id))

    def action_star(self) -> None:
        self.post_message(StarWanted(self.question_id))

    def action_hide(self) -> None:
        self.post_message(HideWanted(Subject.QUESTION, self.question_id))

    def action_note(self) -> None:
        line = self.query_one(Input)
        line.value, line.display = self.view.note if self.view else "", True
        line.cursor_position = len(line.value)
        self.set_focus(line)
        self.query_one(KeyBar).keys = WRITING

    @property
    def recorded(self) -> Recorded | None:
        return self.view.recorded if self.view else None

    def action_flag(self) -> None:
        self.post_message(FlagWanted(self.question_id))

    def action_drill(self) -> None:
        """The drill, at the level that is worth it, or the simulator that the question names."""
        if self._drill:
            self.post_message(ToolWanted(self._drill))
        else:
            self.query_one(KeyBar).tell("This question names no drill and no simulator.")

    def action_close(self) -> None:
        """Closes the note, if it is being written; else the page."""
        if self.focused is None:
            self.dismiss()
        else:
            self._close_note()

    def action_scroll(self, direction: str) -> None:
        """Scroll both panes; neither has to be focused first."""
        for pane in self.query(Scroller):
            pane.move(direction)

    @on(Input.Submitted)
    def _written(self, submitted: Input.Submitted) -> None:
        text = clean(submitted.value).strip()
        if text:
            self.post_message(Remarked(self.question_id, RemarkKind.NOTE, text))
        self._close_note()

    def _close_note(self) -> None:
        self.query_one(Input).display = False
        self.set_focus(None)
        self.query_one(KeyBar).keys = self._footer

    def _show(self) -> None:
        view = self.view
        if view is None:
            return
        self.query_one("#head", Sheet).draw = partial(sheets.head, view)
        self.query_one("#own", Sheet).draw = partial(sheets.own_history, view)
        self.query_one("#facts-sheet", Sheet).draw = partial(sheets.facts, view)
        for name in ("#details", "#details-beside"):
            self.query_one(name, Sheet).draw = partial(sheets.details, view, keymap_of(self.app))
        self.query_one("#prompt", Prose).show(view.question.prompt)
        self.query_one("#answer", Prose).show(sheets.answer_text(view.question.answer))
        self._fold()

    def _fold(self) -> None:
        self.set_class(not self.is_unfolded, "-folded")


def keys_for(drill: str) -> list[Key]:
    """The keys of a page, with what the question names as `drill`: without one, nothing is offered."""
    if not drill:
        return [key for key in QUESTION_KEYS if key.name != "drill"]
    tool = tool_named(drill)
    return [replace(key, label=tool.label, says=tool.says) if key.name == "drill" else key for key in QUESTION_KEYS]
