"""Descent on a line: what it computes, and whether it diverges where it says so."""

import numpy as np
import pytest

from practice_tui.core.simulators.descent import (
    LONGEST_PATH,
    RATES,
    Back,
    Batch,
    Descent,
    NewData,
    NextBatch,
    Restart,
    Step,
    ToggleMomentum,
    ToggleOutlier,
    ToggleScale,
    Turn,
    act,
    best,
    curvatures,
    gradient,
    largest_rate,
    loss,
    losses,
    must_diverge,
    sentence,
)


def arrays(state: Descent) -> tuple[np.ndarray, np.ndarray]:
    points = np.array(state.points)
    return np.column_stack([points[:, 0], np.ones(len(points))]), points[:, 1]


@pytest.mark.parametrize("state", [Descent(), Descent(seed=7, has_outlier=True), Descent(seed=3, is_scaled=True)])
def test_loss_gradient_optimum_and_curvature_are_those_of_numpy(state: Descent) -> None:
    x, y = arrays(state)
    weights = np.array([0.3, -0.7])
    residual = x @ weights - y

    assert loss(state.points, 0.3, -0.7) == pytest.approx(np.mean(residual**2))
    assert gradient(state.points, 0.3, -0.7) == pytest.approx(2 / len(y) * x.T @ residual)
    assert best(state.points) == pytest.approx(np.linalg.lstsq(x, y, rcond=None)[0])
    assert sorted(curvatures(state.points)) == pytest.approx(np.linalg.eigvalsh(2 / len(y) * x.T @ x))


@pytest.mark.parametrize("has_momentum", [False, True])
def test_it_diverges_exactly_where_the_bound_says(has_momentum: bool) -> None:
    tried = 0
    for seed in range(1, 21):
        for rate in range(0, len(RATES), 3):
            state = Descent(seed=seed, rate=rate, has_momentum=has_momentum)
            bound = largest_rate(state)
            assert bound is not None
            if abs(state.learning_rate / bound - 1) < 0.01:
                continue
            after = act(state, Step(800))
            first, *_, last = losses(after)
            assert (after.has_blown_up or last > 1.5 * first) == must_diverge(state), (seed, state.learning_rate)
            tried += 1
    assert tried > 100


def test_the_bound_by_hand() -> None:
    state = Descent(is_scaled=True)

    # Standardised, the Hessian is 2 I: every rate below 1 converges, with momentum .9 every one below 1.9.
    assert curvatures(state.points) == pytest.approx((2.0, 2.0))
    assert largest_rate(state) == pytest.approx(1.0)
    assert largest_rate(act(state, ToggleMomentum())) == pytest.approx(1.9)
    assert "below 2/λ = 1.000: it converges" in sentence(state)


def test_nothing_is_claimed_of_smaller_batches() -> None:
    state = act(Descent(), NextBatch())

    assert state.batch is Batch.MINI
    assert (largest_rate(state), must_diverge(state)) == (None, None)
    assert "no bound on the learning rate is claimed" in sentence(state)
    assert act(act(state, NextBatch()), NextBatch()).batch is Batch.FULL


def test_an_epoch_of_one_point_each_sees_every_point_once() -> None:
    state = Descent(batch=Batch.ONE, rate=0)
    begun = act(state, Step(len(state.points)))
    x, y = arrays(state)

    # With so small a rate an epoch of single points is nearly that many full steps' worth of gradient.
    full = act(Descent(rate=0), Step(len(y)))
    assert begun.place.slope == pytest.approx(full.place.slope, rel=0.05)
    assert act(state, Step(3)) == act(state, Step(3))


def test_steps_go_back_and_begin_anew() -> None:
    state = act(Descent(), Step(10))

    assert state.steps == 10
    assert act(state, Back()) == act(Descent(), Step(9))
    assert act(Descent(), Back()) == Descent()
    assert act(state, Restart()) == Descent()
    assert act(state, Turn(1)).steps == 10
    for action in (ToggleScale(), ToggleOutlier(), NewData()):
        assert act(state, action).steps == 0
        assert act(state, action).points != state.points


def test_the_rate_stays_within_its_list() -> None:
    assert act(Descent(rate=0), Turn(-1)).rate == 0
    assert act(Descent(rate=len(RATES) - 1), Turn(1)).rate == len(RATES) - 1


def test_a_run_that_blows_up_stops_and_says_so() -> None:
    state = act(Descent(rate=len(RATES) - 1), Step(100_000))

    assert state.has_blown_up
    assert not state.can_step
    assert act(state, Step()) == state
    assert sentence(state).startswith("It has blown up")
    assert act(Descent(rate=0), Step(100_000)).steps == LONGEST_PATH
