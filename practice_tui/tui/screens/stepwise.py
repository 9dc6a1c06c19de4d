"""A simulator that goes on number by number: each next one can be guessed before it is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from practice_tui.core.simulators.choices import Choice
from practice_tui.core.simulators.steps import Back, Guess, Next, Step
from practice_tui.core.values.numbers import read_number
from practice_tui.core.views.keys import STEPWISE_KEYS, Key
from practice_tui.errors import PracticeError
from practice_tui.tui.bindings import bindings_of, footer_of
from practice_tui.tui.place import PlaceScreen
from practice_tui.tui.sheets.drawing import STRONG_ACCENT, say
from practice_tui.tui.widgets.key_bar import KeyBar
from practice_tui.tui.widgets.line_input import LineInput
from practice_tui.tui.widgets.picture import Picture
from practice_tui.tui.widgets.rows import Rows
from practice_tui.tui.widgets.sheet import Sheet

S = TypeVar("S")
A = TypeVar("A")

GUESSING = (
    Key("stepwise.check", "enter", "Check", "what enter does while a guess is written"),
    Key("stepwise.drop", "escape", "Back", "what escape does meanwhile"),
)
CHOOSING = (
    Key("stepwise.change", "enter", "Change", "change the marked line"),
    Key("stepwise.leave", "escape", "Back", "close the list", also=("tab",)),
)


@dataclass(frozen=True, slots=True)
class Stepwise(Generic[S, A]):
    """A simulator that goes on number by number: what can be chosen in it, and how its state is drawn."""

    act: Callable[[S, A | Step], S]
    choices: Callable[[S], Sequence[Choice[A]]]
    head: Callable[[S, int], Content]
    stages: Callable[[S, int], Content]
    picture: Callable[[S, int, int], Content]
    explanation: Callable[[S, int], Content]


class StepwiseScreen(PlaceScreen[None], Generic[S, A]):
    """A simulator that goes on number by number. A guess that can't be read is told, and not counted as wrong."""

    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(24, "-high"), (30, "-tall")]
    BINDINGS = bindings_of(STEPWISE_KEYS)

    def __init__(self, simulator: Stepwise[S, A], state: S) -> None:
        super().__init__()
        self._simulator, self._state = simulator, state

    def compose(self) -> ComposeResult:
        yield Sheet(id="head")
        yield Sheet(id="stages")
        yield Picture(id="simulated")
        yield Sheet(id="explanation")
        yield Rows(id="choices")
        yield LineInput(id="guess")
        yield KeyBar(footer_of(STEPWISE_KEYS))

    def on_mount(self) -> None:
        self._close_what_is_open()
        self._show()

    def action_next(self) -> None:
        self._do(Next())

    def action_back(self) -> None:
        self._do(Back())

    def action_guess(self, digit: int) -> None:
        self._open_guess(str(digit))

    def action_guess_point(self) -> None:
        self._open_guess("0.")

    def action_guess_minus(self) -> None:
        self._open_guess("-")

    def action_choose(self) -> None:
        """Opens the list, or closes it."""
        if self.focused is not None:
            self._close_what_is_open()
            return
        self._show_choices()
        self._open("#choices")
        self.query_one("#explanation").display = False
        self.query_one(KeyBar).keys = CHOOSING

    def action_close(self) -> None:
        """Closes what is open; else the simulator."""
        if self.focused is None:
            self.dismiss()
        else:
            self._close_what_is_open()

    @on(Input.Submitted)
    def _guessed(self, submitted: Input.Submitted) -> None:
        try:
            guess = read_number(submitted.value).worth
        except PracticeError as error:
            self.query_one(KeyBar).message = str(error)
            return
        self._close_what_is_open()
        self._do(Guess(guess))

    @on(Rows.OptionSelected)
    def _chosen(self, chosen: Rows.OptionSelected) -> None:
        choice = next(each for each in self._simulator.choices(self._state) if each.word == chosen.option.id)
        if not choice.is_setting:  # what is done is to be seen
            self._close_what_is_open()
        self._do(choice.action)

    def _open_guess(self, begun: str) -> None:
        line = self.query_one(Input)
        line.value, line.cursor_position = begun, len(begun)
        self._open("#guess")
        self.query_one(KeyBar).keys = GUESSING

    def _open(self, name: str) -> None:
        self.query_one(name).display = True
        self.set_focus(self.query_one(name))

    def _close_what_is_open(self) -> None:
        for name in ("#choices", "#guess"):
            self.query_one(name).display = False
        self.query_one("#explanation").display = True
        self.set_focus(None)
        self.query_one(KeyBar).keys = footer_of(STEPWISE_KEYS)

    def _do(self, action: A | Step) -> None:
        self._state = self._simulator.act(self._state, action)
        self._show()

    def _show(self) -> None:
        simulator, state = self._simulator, self._state
        self.query_one("#head", Sheet).draw = partial(simulator.head, state)
        self.query_one("#stages", Sheet).draw = partial(simulator.stages, state)
        self.query_one("#explanation", Sheet).draw = partial(simulator.explanation, state)
        self.query_one(Picture).draw = partial(simulator.picture, state)
        if self.query_one(Rows).display:
            self._show_choices()

    def _show_choices(self) -> None:
        choices = self._simulator.choices(self._state)
        self.query_one(Rows).show([(choice.word, partial(_line, choice.name, choice.value)) for choice in choices])


def _line(name: str, value: str, width: int) -> Content:
    return (say(f"{name}  ") + say(value, STRONG_ACCENT)).truncate(width, ellipsis=True)
