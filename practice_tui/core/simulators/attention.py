"""Scaled dot-product attention of three tokens, step by step: scores, scale, mask, softmax, output.

The scores are S = QKᵀ, divided by √d with the scale on; with the mask on no token looks ahead. The weights are
A = softmax(S) by row, and the output is AV.

Source: Vaswani et al. 2017, Attention is all you need, NeurIPS, arXiv 1706.03762.
"""

import math
from dataclasses import dataclass, replace
from enum import StrEnum

from practice_tui.core.simulators.choices import Choice
from practice_tui.core.simulators.seeded_numbers import factor, integer, plain, products
from practice_tui.core.simulators.steps import Back, Guess, NewNumbers, Next, Restart
from practice_tui.core.values import arithmetic

TOKENS = ("the", "cat", "sat")
WIDTH = 4  # d, of each query, key and value
CLOSE = 0.005  # error of a right guess, as numbers are shown to two decimals
GUESSED = (2, 0)  # row and column of the guessed number; the mask leaves the last row alone

Matrix = tuple[tuple[float, ...], ...]


class Stage(StrEnum):
    """The last stage that is shown; the value is its name."""

    GIVEN = "given"
    SCORES = "scores"
    SCALED = "scale"
    MASKED = "mask"
    WEIGHTS = "softmax"
    OUTPUT = "output"


HOW = {
    Stage.GIVEN: "a query, a key and a value for each token",
    Stage.SCORES: "QKᵀ, each query with each key",
    Stage.SCALED: f"each score divided by √d = √{WIDTH} = {math.sqrt(WIDTH):g}",
    Stage.MASKED: "−∞ where a token would look ahead",
    Stage.WEIGHTS: "e^score over the sum of its row",
    Stage.OUTPUT: "AV, the weighted mean of the values",
}


@dataclass(frozen=True, slots=True)
class Attention:
    """A run so far. `guesses` of `guessed` guesses were right; `message` says how the last one was."""

    seed: int = 1
    is_scaled: bool = True
    is_masked: bool = False
    stage: Stage = Stage.GIVEN
    guesses: int = 0
    guessed: int = 0
    message: str = ""
    was_right: bool = True

    @property
    def stages(self) -> list[Stage]:
        """The stages of this run: without those that are switched off."""
        left_out = {Stage.SCALED: not self.is_scaled, Stage.MASKED: not self.is_masked}
        return [stage for stage in Stage if not left_out.get(stage)]


@dataclass(frozen=True, slots=True)
class ToggleScale:
    """Switch the scale on or off, and begin anew."""


@dataclass(frozen=True, slots=True)
class ToggleMask:
    """Switch the causal mask on or off, and begin anew."""


Action = Next | Back | Guess | ToggleScale | ToggleMask | NewNumbers | Restart


def act(state: Attention, action: Action) -> Attention:
    """The state after an action."""
    match action:
        case Next():
            return replace(state, stage=_stage(state, 1), message="")
        case Back():
            return replace(state, stage=_stage(state, -1), message="")
        case Guess(value):
            return _guessed(state, value)
        case ToggleScale():
            return _begun(replace(state, is_scaled=not state.is_scaled))
        case ToggleMask():
            return _begun(replace(state, is_masked=not state.is_masked))
        case NewNumbers():
            return _begun(replace(state, seed=state.seed + 1))
        case Restart():
            return _begun(state)


def choices(state: Attention) -> tuple[Choice[Action], ...]:
    """The settings and actions to choose from, in the order of the list."""
    return (
        Choice("scale", "scale, scores over √d", "on" if state.is_scaled else "off", ToggleScale()),
        Choice("mask", "causal mask, no token looks ahead", "on" if state.is_masked else "off", ToggleMask()),
        Choice("numbers", "numbers", f"set {state.seed}", NewNumbers()),
        Choice("restart", "from the start", "", Restart()),
    )


def given(state: Attention) -> dict[str, Matrix]:
    """Q, K and V by name, with a row a token: small whole numbers made from the seed."""
    return {
        name: tuple(
            tuple(float(integer(state.seed, f"{name}{row}{column}", least, most)) for column in range(WIDTH))
            for row in range(len(TOKENS))
        )
        for name, least, most in (("Q", -1, 2), ("K", -1, 2), ("V", -2, 3))
    }


def matrix_at(state: Attention, stage: Stage) -> Matrix:
    """The matrix of a stage, with a row a token; masked scores are −∞. The matrix of GIVEN is Q."""
    q, k, v = given(state).values()
    match stage:
        case Stage.GIVEN:
            return q
        case Stage.SCORES:
            return tuple(tuple(arithmetic.dot(query, key) for key in k) for query in q)
        case Stage.SCALED:
            scores = matrix_at(state, Stage.SCORES)
            root = math.sqrt(WIDTH) if state.is_scaled else 1.0
            return tuple(tuple(score / root for score in row) for row in scores)
        case Stage.MASKED:
            scores = matrix_at(state, Stage.SCALED)
            return tuple(
                tuple(
                    -math.inf if state.is_masked and column > row else score for column, score in enumerate(scores[row])
                )
                for row in range(len(TOKENS))
            )
        case Stage.WEIGHTS:
            return tuple(tuple(arithmetic.softmax(row)) for row in matrix_at(state, Stage.MASKED))
        case Stage.OUTPUT:
            weights = matrix_at(state, Stage.WEIGHTS)
            return tuple(tuple(arithmetic.dot(row, column) for column in zip(*v, strict=True)) for row in weights)


def sentence(state: Attention) -> str:
    """The present stage in words."""
    how = f"{state.stage.capitalize()}: {HOW[state.stage]}."
    if state.stage not in (Stage.WEIGHTS, Stage.OUTPUT):
        return how
    here, there = (largest_weight(replace(state, is_scaled=is_scaled)) for is_scaled in (True, False))
    if state.is_scaled:
        return f"{how} The largest weight is {here:.2f}; without the scale it would be {there:.2f}."
    return f"{how} The largest weight is {there:.2f}; with the scale it would be {here:.2f}."


def formula(state: Attention) -> str:
    """The computation of the number at GUESSED in the present stage; empty for GIVEN."""
    row, column = GUESSED
    q, k, v = given(state).values()
    scores = matrix_at(state, Stage.MASKED)[row]
    weights = matrix_at(state, Stage.WEIGHTS)[row]
    match state.stage:
        case Stage.GIVEN:
            return ""
        case Stage.SCORES:
            how = products(q[row], k[column])
        case Stage.SCALED:
            how = f"{factor(matrix_at(state, Stage.SCORES)[row][column])}/√{WIDTH}"
        case Stage.MASKED:
            how = f"looking back stays {factor(scores[column])}"
        case Stage.WEIGHTS:
            how = f"e^{factor(scores[column])}/({' + '.join(f'e^{factor(score)}' for score in scores)})"
        case Stage.OUTPUT:
            how = products(weights, [value[column] for value in v])
    return f"{how} = {plain(matrix_at(state, state.stage)[row][column])}"


def guessed_name(stage: Stage) -> str:
    """The name of the number at GUESSED: `sat·the`, or `sat, value 1` for the output."""
    row, column = GUESSED
    return f"{TOKENS[row]}, value {column + 1}" if stage is Stage.OUTPUT else f"{TOKENS[row]}·{TOKENS[column]}"


def largest_weight(state: Attention) -> float:
    """The largest weight. Under the mask the first token, which sees only itself, is left out."""
    rows = matrix_at(state, Stage.WEIGHTS)
    return max(max(row) for row in rows[1 if state.is_masked else 0 :])


def number(value: float) -> str:
    """A number to two decimals, a whole one without; −∞ as it is."""
    if math.isinf(value):
        return "−∞"
    text = f"{abs(value):.0f}" if value == round(value) else f"{abs(value):.2f}"
    return f"−{text}" if value < 0 and float(text) else text


def _guessed(state: Attention, guess: float) -> Attention:
    following = _stage(state, 1)
    if following is state.stage:
        return state
    row, column = GUESSED
    target = matrix_at(state, following)[row][column]
    is_right = abs(guess - target) <= CLOSE + 1e-9
    message = f"{guessed_name(following)} = {number(target)}: {'right' if is_right else f'not {number(guess)}'}"
    return replace(
        state,
        stage=following,
        guessed=state.guessed + 1,
        guesses=state.guesses + is_right,
        message=message,
        was_right=is_right,
    )


def _begun(state: Attention) -> Attention:
    return replace(state, stage=Stage.GIVEN, guesses=0, guessed=0, message="")


def _stage(state: Attention, by: int) -> Stage:
    stages = state.stages
    return stages[min(max(stages.index(state.stage) + by, 0), len(stages) - 1)]
