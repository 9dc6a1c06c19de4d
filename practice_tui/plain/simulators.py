"""Simulators line by line: reads a command, and prints what it leads to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TextIO, TypeVar

from practice_tui.core.simulators import attention, backprop, descent, descent_wording, small_net, steps
from practice_tui.core.simulators.attention import TOKENS, Attention, Matrix, Stage, given, matrix_at
from practice_tui.core.simulators.backprop import Backprop
from practice_tui.core.simulators.choices import Choice
from practice_tui.core.simulators.descent import PREDICTED_STEPS, Descent, Step, has_arrived
from practice_tui.core.simulators.seeded_numbers import plain
from practice_tui.core.values.numbers import read_number
from practice_tui.core.values.text import clean, one_line
from practice_tui.errors import PracticeError

S = TypeVar("S")
A = TypeVar("A")

LEAVE = ("q", "quit", "leave")
HELP = ("?", "help")
DESCENT_WORDS = (
    "An empty line or next: one step. 10: ten steps. run: to the end. back. rate up, rate down, batch, momentum, "
    "scale, outlier, data, restart. predict 0.5 or predict diverges: 50 steps, and what came. quit."
)
DESCENT_ACTIONS: dict[str, descent.Action] = {
    "": Step(),
    "next": Step(),
    "back": descent.Back(),
    "rate up": descent.Turn(1),
    "rate down": descent.Turn(-1),
    "batch": descent.NextBatch(),
    "momentum": descent.ToggleMomentum(),
    "scale": descent.ToggleScale(),
    "outlier": descent.ToggleOutlier(),
    "data": descent.NewData(),
    "restart": descent.Restart(),
}


class PlainSimulator(Protocol):
    """A simulator in plain mode; `words` is its help."""

    words: str

    def lines(self) -> Iterable[str]:
        """The whole state."""

    def obey(self, line: str) -> Iterable[str]:
        """The lines to print after a command. Raises PracticeError for anything else."""


def simulate_plainly(name: str, seed: int, source: TextIO, out: TextIO) -> None:
    """Run a simulator until it is left or `source` ends."""
    simulator: PlainSimulator
    match name:
        case "backprop":
            simulator = NumberByNumber(BACKPROP, Backprop(seed))
        case "attention":
            simulator = NumberByNumber(ATTENTION, Attention(seed))
        case _:
            simulator = PlainDescent(Descent(seed))
    _say(out, [*simulator.lines(), simulator.words])
    for line in source:
        word = one_line(line).lower()
        if word in LEAVE:
            return
        try:
            _say(out, [simulator.words] if word in HELP else simulator.obey(word))
        except PracticeError as error:
            _say(out, [f"{error}."])


class PlainDescent:
    """Gradient descent. A number goes that many steps on."""

    words = DESCENT_WORDS

    def __init__(self, state: Descent) -> None:
        self._state = state

    def lines(self) -> Iterable[str]:
        state = self._state
        yield (
            f"{descent_wording.line_of(state.place)}. Data {state.seed}, "
            f"{state.batch}, {'momentum' if state.has_momentum else 'no momentum'}, "
            f"x {'scaled' if state.is_scaled else 'not scaled'}, {'an' if state.has_outlier else 'no'} outlier."
        )
        yield descent_wording.sentence(state)
        if predicted := descent_wording.prediction_sentence(state):
            yield predicted

    def obey(self, line: str) -> Iterable[str]:
        word, _, rest = line.partition(" ")
        if line in DESCENT_ACTIONS:
            self._act(DESCENT_ACTIONS[line])
        elif word == "predict":
            self._act(descent.Predict(descent.read_prediction(rest)))
            self._act(Step(PREDICTED_STEPS))
        elif line == "run":
            while self._state.can_step and not has_arrived(self._state):
                self._act(Step())
        elif line.isdecimal():
            self._act(Step(int(line)))
        else:
            raise PracticeError(f"“{line[:40]}” does nothing here", self.words)
        return self.lines()

    def _act(self, action: descent.Action) -> None:
        self._state = descent.act(self._state, action)


@dataclass(frozen=True, slots=True)
class Spoken(Generic[S, A]):
    """A simulator in words: `given` prints what it starts from, `progress` the state after a command."""

    act: Callable[[S, A | steps.Step], S]
    choices: Callable[[S], Sequence[Choice[A]]]
    given: Callable[[S], Iterable[str]]
    progress: Callable[[S], Iterable[str]]


class NumberByNumber(Generic[S, A]):
    """Backpropagation or attention. A number is a guess of the next one."""

    def __init__(self, simulator: Spoken[S, A], state: S) -> None:
        self._simulator, self._state = simulator, state
        words = ", ".join(choice.word for choice in simulator.choices(state))
        self.words = f"An empty line or next: the next number. 0.5: a guess of it. back. Change: {words}. quit."

    def lines(self) -> Iterable[str]:
        return [*self._simulator.given(self._state), *self._simulator.progress(self._state)]

    def obey(self, line: str) -> Iterable[str]:
        simulator = self._simulator
        chosen = {choice.word: choice for choice in simulator.choices(self._state)}
        if line in ("", "next"):
            self._act(steps.Next())
        elif line == "back":
            self._act(steps.Back())
        elif line in chosen:
            self._act(chosen[line].action)
            return self.lines() if chosen[line].is_setting else simulator.progress(self._state)
        elif line[:1].isalpha():
            raise PracticeError(f"“{line[:40]}” does nothing here", self.words)
        else:
            self._act(steps.Guess(read_number(line).worth))
        return simulator.progress(self._state)

    def _act(self, action: A | steps.Step) -> None:
        self._state = self._simulator.act(self._state, action)


def _net_lines(state: Backprop) -> Iterable[str]:
    yield f"A {state.size} net, {state.activation}, {state.loss}, numbers {state.seed}."
    for letter, values in (("x", backprop.input_of(state)), ("y", backprop.target_of(state))):
        yield ", ".join(f"{letter}{small_net.sub(place)} = {plain(value)}" for place, value in enumerate(values)) + "."
    yield ", ".join(f"{name} = {plain(value)}" for name, value in small_net.named(backprop.net_of(state)).items()) + "."


def _net_progress(state: Backprop) -> Iterable[str]:
    if state.shown:
        last = state.quantities[state.shown - 1]
        yield f"{last.name} = {last.how} = {plain(last.value)}."
    yield from filter(None, [state.message and f"{state.message}."])
    yield backprop.sentence(state)


def _tokens_lines(state: Attention) -> Iterable[str]:
    scale, mask = "scaled" if state.is_scaled else "not scaled", "a causal mask" if state.is_masked else "no mask"
    yield f"Attention of {len(TOKENS)} tokens, {scale}, {mask}, numbers {state.seed}."
    for name, matrix in given(state).items():
        yield f"{name}: {_rows(matrix)}."


def _tokens_progress(state: Attention) -> Iterable[str]:
    if state.stage is not Stage.GIVEN:
        yield f"{state.stage.capitalize()}: {_rows(matrix_at(state, state.stage))}."
    if formula := attention.formula(state):
        yield f"{attention.guessed_name(state.stage)}: {formula}."
    yield from filter(None, [state.message and f"{state.message}."])
    yield attention.sentence(state)


def _rows(matrix: Matrix) -> str:
    rows = (" ".join(attention.number(value) for value in row) for row in matrix)
    return "; ".join(f"{token} {row}" for token, row in zip(TOKENS, rows, strict=True))


BACKPROP: Spoken[Backprop, backprop.Action] = Spoken(
    act=backprop.act,
    choices=backprop.choices,
    given=_net_lines,
    progress=_net_progress,
)
ATTENTION: Spoken[Attention, attention.Action] = Spoken(
    act=attention.act,
    choices=attention.choices,
    given=_tokens_lines,
    progress=_tokens_progress,
)


def _say(out: TextIO, lines: Iterable[str]) -> None:
    out.write("".join(f"{clean(line)}\n" for line in lines))
    out.flush()
