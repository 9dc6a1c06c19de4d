"""Back-propagation: every number against differences and numpy, and the steps in their order."""

import numpy as np
import pytest

from practice_tui.core.simulators.backprop import (
    RATE,
    Backprop,
    NextActivation,
    NextLoss,
    NextSize,
    Size,
    Stage,
    act,
    dead_units,
    gradient_by_differences,
    input_of,
    largest_difference,
    net_of,
    quantities_of,
    sentence,
    target_of,
)
from practice_tui.core.simulators.small_net import Activation, Loss, Net, gradients
from practice_tui.core.simulators.steps import Back, Guess, Next

SETTINGS = [
    (activation, loss, size)
    for activation in Activation
    for loss, size in ((Loss.SQUARED, Size.SMALL), (Loss.SQUARED, Size.LARGE), (Loss.CROSS_ENTROPY, Size.LARGE))
]


def flat(net: Net) -> list[float]:
    return [*np.ravel(net.first), *np.ravel(net.second), *net.first_bias, *net.second_bias]


@pytest.mark.parametrize(("activation", "loss", "size"), SETTINGS)
def test_gradients_are_those_by_differences(activation: Activation, loss: Loss, size: Size) -> None:
    for seed in range(1, 41):
        state = Backprop(seed=seed, activation=activation, loss=loss, size=size)
        found = gradients(net_of(state), input_of(state), target_of(state), activation, loss)

        assert flat(found) == pytest.approx(flat(gradient_by_differences(state)), abs=1e-6)


@pytest.mark.parametrize(("activation", "loss", "size"), SETTINGS)
def test_each_number_shown_is_that_of_numpy(activation: Activation, loss: Loss, size: Size) -> None:
    state = Backprop(seed=5, activation=activation, loss=loss, size=size)
    net, x, y = net_of(state), np.array(input_of(state)), np.array(target_of(state))
    w, b, v, c = (np.array(part) for part in (net.first, net.first_bias, net.second, net.second_bias))
    z = w @ x + b
    h = {"sigmoid": 1 / (1 + np.exp(-z)), "tanh": np.tanh(z), "ReLU": np.maximum(z, 0)}[activation]
    slope = {"sigmoid": h * (1 - h), "tanh": 1 - h**2, "ReLU": (z > 0) * 1.0}[activation]
    o = v @ h + c
    out = o if loss is Loss.SQUARED else np.exp(o) / np.exp(o).sum()
    known = {quantity.name: quantity.value for quantity in quantities_of(state)}

    assert [known[f"z{n}"] for n in "₁₂₃"[: len(z)]] == pytest.approx(z)
    assert [known[f"h{n}"] for n in "₁₂₃"[: len(z)]] == pytest.approx(h)
    assert known["L"] == pytest.approx(((out - y) ** 2).sum() / 2 if loss is Loss.SQUARED else -(y * np.log(out)).sum())
    assert [known[f"∂L/∂o{n}"] for n in "₁₂"[: len(o)]] == pytest.approx(out - y)
    assert [known[f"new c{n}"] for n in "₁₂"[: len(o)]] == pytest.approx(c - RATE * (out - y))
    assert known["new b₂"] == pytest.approx(b[1] - RATE * known["∂L/∂z₂"])
    assert [known[f"∂L/∂z{n}"] for n in "₁₂₃"[: len(z)]] == pytest.approx(slope * (v.T @ (out - y)))
    assert known["new w₁₂"] == pytest.approx(w[0, 1] - RATE * known["∂L/∂z₁"] * x[1])
    assert known["new v₁₂"] == pytest.approx(v[0, 1] - RATE * (out - y)[0] * h[1])


@pytest.mark.parametrize(("activation", "loss", "size"), SETTINGS)
def test_formulas_are_short_and_plain(activation: Activation, loss: Loss, size: Size) -> None:
    for seed in range(1, 20):
        for quantity in quantities_of(Backprop(seed=seed, activation=activation, loss=loss, size=size)):
            assert len(f"{quantity.name} = {quantity.how} = {quantity.value:.2f}") <= 76, quantity
            assert "-" not in quantity.how


def test_the_check_by_differences_finds_the_gradients_right() -> None:
    assert largest_difference(Backprop(size=Size.LARGE, loss=Loss.CROSS_ENTROPY)) < 1e-6


def test_the_five_steps_come_in_order() -> None:
    stages = [quantity.stage for quantity in quantities_of(Backprop())]

    assert sorted(stages, key=list(Stage).index) == stages
    assert set(stages) == set(Stage)


def test_a_dead_unit_passes_nothing_back() -> None:
    state = next(state for seed in range(1, 50) if dead_units(state := Backprop(seed=seed, activation=Activation.RELU)))
    known = {quantity.name: quantity.value for quantity in quantities_of(state)}

    for unit in dead_units(state):
        assert known[f"h{'₁₂'[unit]}"] == known[f"∂L/∂z{'₁₂'[unit]}"] == 0
    assert "dead for this input" in sentence(state)


def test_a_guess_counts_within_what_is_shown() -> None:
    first = quantities_of(Backprop())[0].value
    right, wrong = (act(Backprop(), Guess(first + off)) for off in (0.004, 0.02))

    assert (right.shown, right.guessed, right.guesses) == (1, 1, 1)
    assert (wrong.shown, wrong.guessed, wrong.guesses) == (1, 1, 0)
    assert right.message.endswith("right")
    assert "not" in wrong.message


def test_forth_and_back_and_to_the_end() -> None:
    state = Backprop()
    n = len(state.quantities)
    for _ in range(n + 3):
        state = act(state, Next())

    assert (state.shown, state.is_done) == (n, True)
    assert sentence(state).startswith("Done")
    assert act(state, Back()).shown == n - 1
    assert act(Backprop(), Back()).shown == 0


def test_settings_turn_and_begin_anew() -> None:
    begun = act(Backprop(), Next())

    assert act(begun, NextActivation()) == Backprop(activation=Activation.TANH)
    assert act(begun, NextLoss()) == Backprop(loss=Loss.CROSS_ENTROPY, size=Size.LARGE)
    assert act(Backprop(loss=Loss.CROSS_ENTROPY, size=Size.LARGE), NextSize()) == Backprop()
