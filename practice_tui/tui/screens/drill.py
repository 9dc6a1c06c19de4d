"""A sprint: the exercise, a line to type its result in, and the solution where that isn't right."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Center
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Input

from practice_tui.core.drills.sprint import Check, Go, Show, SprintPhase
from practice_tui.core.drills.typed_results import LONGEST
from practice_tui.core.drills.views import SprintView
from practice_tui.core.views.keys import DRILL_KEYS, Key
from practice_tui.tui.messages import DrillHappened, SprintEndWanted
from practice_tui.tui.panes import HIGH_CLASSES
from practice_tui.tui.sheets import drills as sheets
from practice_tui.tui.sheets.drawing import BAD, paragraph
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.line_input import LineInput
from practice_tui.tui.widgets.scroller import Scroller
from practice_tui.tui.widgets.sheet import Sheet

CHECK, SHOW, END = DRILL_KEYS
ANSWERING_KEYS = (CHECK, SHOW, END)
SOLUTION_KEYS = (Key("drill.check", "enter", "Next exercise", ""), END)


class DrillScreen(Screen[None]):
    """Printable keys write the answer; enter checks it, and goes on from a solution."""

    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = HIGH_CLASSES
    BINDINGS = [
        Binding("enter", "check", show=False),
        Binding("tab", "show", show=False, priority=True),
        Binding("escape", "end", show=False, priority=True),
        *(
            Binding(key, f"scroll('{how}')", show=False)
            for key, how in {"up": "up", "down": "down", "pageup": "page_up", "pagedown": "page_down"}.items()
        ),
    ]

    view: reactive[SprintView | None] = reactive(None, repaint=False)
    trouble: reactive[str] = reactive("", repaint=False)
    """The reason why the last answer couldn't be saved; empty if it was."""

    def __init__(self, view: SprintView) -> None:
        super().__init__()
        self.set_reactive(DrillScreen.view, view)

    def compose(self) -> ComposeResult:
        yield Sheet(id="head")
        with Scroller(id="drill"), Center():
            yield Sheet(id="exercise")
            yield Sheet(id="solution")
            yield Sheet(id="asks")
            yield LineInput(id="result", placeholder="your result", max_length=LONGEST)
            yield Sheet(id="verdict")
        yield KeyBar(ANSWERING_KEYS)

    def on_mount(self) -> None:
        if self.view:
            self._show(None, self.view)

    def watch_view(self, before: SprintView | None, view: SprintView | None) -> None:
        if self.is_mounted and view:
            self._show(before, view)

    def watch_trouble(self) -> None:
        if self.is_mounted and self.view:
            self._say(self.view)

    @on(Input.Submitted)
    def action_check(self) -> None:
        if self._is_answering:
            result = self.query_one(Input)
            result.select_all()  # what isn't taken is replaced by what is typed next
            self.post_message(DrillHappened(Check(result.value)))
        else:
            self.post_message(DrillHappened(Go()))

    def action_show(self) -> None:
        if self._is_answering:
            self.post_message(DrillHappened(Show()))

    def action_end(self) -> None:
        is_begun = bool(self.view and self.view.sprint.answers) or bool(self.query_one(Input).value)
        self.post_message(SprintEndWanted(is_begun))

    def action_scroll(self, direction: str) -> None:
        self.query_one(Scroller).move(direction)

    @property
    def _is_answering(self) -> bool:
        return self.view is not None and self.view.sprint.phase is SprintPhase.ANSWERING

    def _show(self, before: SprintView | None, view: SprintView) -> None:
        self.query_one("#head", Sheet).draw = partial(sheets.head, view)
        self._say(view)
        if before and before.sprint == view.sprint:
            return
        is_answering = self._is_answering
        result = self.query_one(Input)
        if before is None or before.sprint.n != view.sprint.n:
            result.value = ""
        self.query_one("#exercise", Sheet).draw = partial(sheets.exercise, view)
        self.query_one("#asks", Sheet).draw = partial(sheets.asks, view)
        self.query_one("#solution", Sheet).draw = partial(sheets.solution, view)
        for name, is_shown in (("#asks", is_answering), ("#result", is_answering), ("#solution", not is_answering)):
            self.query_one(name).display = is_shown
        self.query_one(KeyBar).keys = ANSWERING_KEYS if is_answering else SOLUTION_KEYS
        self.set_focus(result if is_answering else None)
        scroller = self.query_one(Scroller)
        self.call_after_refresh(scroller.scroll_home if is_answering else scroller.scroll_end, animate=False)

    def _say(self, view: SprintView) -> None:
        trouble = self.trouble
        verdict = self.query_one("#verdict", Sheet)
        verdict.display = bool(trouble) or self._is_answering
        verdict.draw = (lambda width: paragraph(trouble, BAD, width)) if trouble else partial(sheets.verdict, view)
