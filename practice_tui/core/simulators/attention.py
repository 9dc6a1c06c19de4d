"""Scaled dot-product attention of three tokens, step by step: scores, scale, mask, softmax, output.

Scores S = QKᵀ, divided by √d where the scale is on; where the mask is on no token looks ahead; weights A = softmax(S) by
row; output AV.

Source: Vaswani et al. 2017, Attention is all you need, NeurIPS, arXiv 1706.03762.
"""

import math
from dataclasses import dataclass, replace
from enum import StrEnum

from practice_tui.core.simulators.numbers import whole

TOKENS = 3
WIDTH = 4
CLOSE = 0.005

Matrix = tuple[tuple[float, ...], ...]


class Stage(StrEnum):
    """What is on the screen so far; the value is what is said."""

    GIVEN = "queries, keys and values"
    SCORES = "scores: each query with each key"
    SCALED = "scores over √d"
    MASKED = "no token looks ahead"
    WEIGHTS = "weights: softmax of each row"
    OUTPUT = "output: the weighted mean of the values"


@dataclass(frozen=True, slots=True)
class Attention:
    seed: int = 1
    is_scaled: bool = True
    is_masked: bool = False
    stage: Stage = Stage.GIVEN
    guesses: int = 0
    guessed: int = 0
    said: str = ""

    @property
    def stages(self) -> list[Stage]:
        """Those that this setting goes through."""
        left_out = {Stage.SCALED: not self.is_scaled, Stage.MASKED: not self.is_masked}
        return [stage for stage in Stage if not left_out.get(stage)]


@dataclass(frozen=True, slots=True)
class Next:
    """One stage on."""


@dataclass(frozen=True, slots=True)
class Back:
    """One stage back."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What the first number of the next stage will be."""

    value: float


@dataclass(frozen=True, slots=True)
class ToggleScale:
    """With the scale or without; begins anew."""


@dataclass(frozen=True, slots=True)
class ToggleMask:
    """Causal or not; begins anew."""


@dataclass(frozen=True, slots=True)
class NewNumbers:
    """Other queries, keys and values; begins anew."""


@dataclass(frozen=True, slots=True)
class Restart:
    """From the given numbers, with everything as it is set."""


Action = Next | Back | Guess | ToggleScale | ToggleMask | NewNumbers | Restart


def act(state: Attention, action: Action) -> Attention:
    """The state after an action."""
    match action:
        case Next():
            return replace(state, stage=_stage(state, 1), said="")
        case Back():
            return replace(state, stage=_stage(state, -1), said="")
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


def given(state: Attention) -> dict[str, Matrix]:
    """Q, K and V with a row a token: small whole numbers, from the seed alone."""
    return {
        name: tuple(
            tuple(float(whole(state.seed, f"{name}{row}{column}", -2, 3)) for column in range(WIDTH))
            for row in range(TOKENS)
        )
        for name in "QKV"
    }


def matrix_at(state: Attention, stage: Stage) -> Matrix:
    """The matrix that a stage brings; −∞ where a score is masked."""
    q, k, v = given(state).values()
    match stage:
        case Stage.GIVEN:
            return q
        case Stage.SCORES:
            return tuple(tuple(_dot(query, key) for key in k) for query in q)
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
                for row in range(TOKENS)
            )
        case Stage.WEIGHTS:
            return tuple(map(_softmax, matrix_at(state, Stage.MASKED)))
        case Stage.OUTPUT:
            weights = matrix_at(state, Stage.WEIGHTS)
            return tuple(tuple(_dot(row, column) for column in zip(*v, strict=True)) for row in weights)


def sentence(state: Attention) -> str:
    """What there is to see, in words."""
    rows = matrix_at(state, Stage.WEIGHTS)
    if state.stage in (Stage.WEIGHTS, Stage.OUTPUT):
        sharpest = max(max(row) for row in rows)
        told = "" if state.is_scaled else " Without the scale scores grow with √d, and softmax saturates."
        return f"{state.stage.capitalize()}. The largest weight is {sharpest:.2f}.{told}"
    return f"{state.stage.capitalize()}."


def _guessed(state: Attention, guess: float) -> Attention:
    following = _stage(state, 1)
    if following is state.stage:
        return state
    wanted = matrix_at(state, following)[0][0]
    is_right = abs(guess - wanted) <= CLOSE + 1e-9
    said = f"the first is {wanted:.2f}: {'right' if is_right else f'not {guess:g}'}"
    return replace(state, stage=following, guessed=state.guessed + 1, guesses=state.guesses + is_right, said=said)


def _begun(state: Attention) -> Attention:
    return replace(state, stage=Stage.GIVEN, guesses=0, guessed=0, said="")


def _stage(state: Attention, by: int) -> Stage:
    stages = state.stages
    return stages[min(max(stages.index(state.stage) + by, 0), len(stages) - 1)]


def _softmax(row: tuple[float, ...]) -> tuple[float, ...]:
    powers = [math.exp(score - max(row)) for score in row]
    return tuple(power / sum(powers) for power in powers)


def _dot(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
