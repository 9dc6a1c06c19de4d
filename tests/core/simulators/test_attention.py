"""Attention of three tokens against numpy, with scale and mask and without."""

import numpy as np
import pytest

from practice_tui.core.simulators.attention import (
    Attention,
    Stage,
    ToggleMask,
    ToggleScale,
    act,
    given,
    largest_weight,
    matrix_at,
    number,
    sentence,
)
from practice_tui.core.simulators.steps import Back, Guess, Next


@pytest.mark.parametrize("is_scaled", [False, True])
@pytest.mark.parametrize("is_masked", [False, True])
def test_every_matrix_is_that_of_numpy(is_scaled: bool, is_masked: bool) -> None:
    for seed in range(1, 31):
        state = Attention(seed=seed, is_scaled=is_scaled, is_masked=is_masked)
        q, k, v = (np.array(given(state)[name]) for name in "QKV")
        scores = q @ k.T
        scaled = scores / (2 if is_scaled else 1)
        masked = np.where(np.triu(np.ones((3, 3)), 1) > 0, -np.inf, scaled) if is_masked else scaled
        powers = np.exp(masked - masked.max(axis=1, keepdims=True))
        weights = powers / powers.sum(axis=1, keepdims=True)

        assert np.array(matrix_at(state, Stage.SCORES)) == pytest.approx(scores)
        assert np.array(matrix_at(state, Stage.WEIGHTS)) == pytest.approx(weights)
        assert np.array(matrix_at(state, Stage.OUTPUT)) == pytest.approx(weights @ v)


def test_rows_sum_to_one_and_what_is_masked_is_nothing() -> None:
    weights = np.array(matrix_at(Attention(is_masked=True), Stage.WEIGHTS))

    assert weights.sum(axis=1) == pytest.approx([1, 1, 1])
    assert weights[np.triu_indices(3, 1)] == pytest.approx([0, 0, 0])


def test_stages_that_are_off_are_left_out() -> None:
    plain = act(Attention(), ToggleScale())

    assert act(act(plain, Next()), Next()).stage is Stage.WEIGHTS
    assert act(act(plain, ToggleMask()), Next()).stage is Stage.SCORES
    assert Attention(is_masked=True).stages == list(Stage)
    assert act(Attention(), Back()) == Attention()


def test_a_number_of_the_next_stage_can_be_guessed() -> None:
    score = matrix_at(Attention(), Stage.SCORES)[2][0]
    right, wrong = (act(Attention(), Guess(score + off)) for off in (0, 1))

    assert (right.stage, right.guesses, right.guessed) == (Stage.SCORES, 1, 1)
    assert (wrong.guesses, wrong.guessed) == (0, 1)
    assert right.message == f"sat·the = {number(score)}: right"
    assert wrong.message == f"sat·the = {number(score)}: not {number(score + 1)}"
    last = Attention(stage=Stage.OUTPUT)
    assert act(last, Guess(0)) == last


def test_what_the_scale_changes_is_said() -> None:
    with_scale, without = (largest_weight(Attention(is_scaled=is_scaled)) for is_scaled in (True, False))

    assert with_scale < without
    text = sentence(Attention(stage=Stage.WEIGHTS))
    assert text.endswith(f"The largest weight is {with_scale:.2f}; without the scale it would be {without:.2f}.")
    text = sentence(Attention(is_scaled=False, stage=Stage.OUTPUT))
    assert text.endswith(f"The largest weight is {without:.2f}; with the scale it would be {with_scale:.2f}.")
    assert "largest" not in sentence(Attention(stage=Stage.SCORES))


@pytest.mark.parametrize(
    ("value", "says"), [(2.0, "2"), (-0.504, "−0.50"), (-0.001, "0.00"), (-float("inf"), "−∞"), (0.666, "0.67")]
)
def test_numbers_are_shown_to_two_decimals(value: float, says: str) -> None:
    assert number(value) == says
