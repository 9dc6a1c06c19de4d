"""Descent on a line: what it computes, and whether it diverges where it says so."""

import random
from dataclasses import replace

import numpy as np
import pytest

from practice_tui.core.simulators.descent import (
    LONGEST_PATH,
    PREDICTED_STEPS,
    RATES,
    Back,
    Batch,
    Descent,
    NewData,
    NextBatch,
    Predict,
    Restart,
    Step,
    ToggleMomentum,
    ToggleOutlier,
    ToggleScale,
    Turn,
    act,
    has_arrived,
    largest_rate,
    losses,
    must_diverge,
    read_prediction,
)
from practice_tui.core.simulators.descent_wording import prediction_sentence, rate_sentence, sentence
from practice_tui.core.simulators.regression_line import best, bowl_of, curvatures, gradient, loss
from practice_tui.errors import PracticeError
from tests.simulators import runs


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
    assert bowl_of(state.points).loss(0.3, -0.7) == pytest.approx(np.mean(residual**2))
    assert bowl_of(state.points).least == pytest.approx(loss(state.points, *best(state.points)))
    assert sorted(curvatures(state.points)) == pytest.approx(np.linalg.eigvalsh(2 / len(y) * x.T @ x))


def test_it_diverges_exactly_where_the_bound_says() -> None:
    tried = list(runs(4, random.Random(3)))

    assert {run.diverged for run in tried} == {False, True}
    assert not [str(run) for run in tried if not run.is_as_said]


def test_the_bound_by_hand() -> None:
    state = Descent(is_scaled=True)

    # Standardised, the Hessian is 2 I: every rate below 1 converges, with momentum .9 every one below 1.9.
    assert curvatures(state.points) == pytest.approx((2.0, 2.0))
    assert largest_rate(state) == pytest.approx(1.0)
    assert largest_rate(act(state, ToggleMomentum())) == pytest.approx(1.9)
    assert "below 2/λmax = 1.000: it converges" in sentence(state)
    assert "above 2(1 + β)/λmax = 1.900: it must diverge" in sentence(replace(state, has_momentum=True, rate=21))


def test_nothing_is_claimed_of_smaller_batches() -> None:
    state = act(Descent(), NextBatch())

    assert state.batch is Batch.MINI
    assert (largest_rate(state), must_diverge(state)) == (None, None)
    assert "no bound on η is claimed" in sentence(state)
    assert act(act(state, NextBatch()), NextBatch()).batch is Batch.FULL


def test_an_epoch_of_one_point_each_sees_every_point_once() -> None:
    state = Descent(batch=Batch.ONE, rate=0)
    begun = act(state, Step(len(state.points)))
    _, y = arrays(state)

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


def test_a_rate_at_the_bound_itself_neither_converges_nor_diverges() -> None:
    state = Descent(is_scaled=True, rate=RATES.index(1.0))
    first, *_, last = losses(act(state, Step(200)))

    assert rate_sentence(state) == "η = 1 is 2/λmax = 1.000 itself: it swings for ever."
    assert must_diverge(state) is False
    assert last == pytest.approx(first)


def test_a_run_over_the_full_batch_arrives() -> None:
    state = Descent(is_scaled=True, rate=RATES.index(0.2))

    assert not has_arrived(state)
    assert has_arrived(act(state, Step(50)))
    assert not has_arrived(replace(act(state, Step(50)), batch=Batch.ONE))


def test_a_run_with_momentum_has_arrived_only_where_it_stays() -> None:
    state = act(Descent(3), ToggleMomentum())
    while not has_arrived(state):
        state = act(state, Step())
    further = losses(act(state, Step(30)))[-31:]
    assert further == pytest.approx([bowl_of(state.points).least] * 31, abs=0.0001)


def test_a_loss_can_be_predicted_and_stands_beside_what_came() -> None:
    state = act(act(Descent(), Step(5)), Predict(2.0))
    came = losses(act(Descent(), Step(5 + PREDICTED_STEPS)))[-1]

    assert state.is_predicting
    assert prediction_sentence(state) == "You said of step 55: loss 2.000."
    state = act(state, Step(PREDICTED_STEPS))
    assert not state.is_predicting
    off = 100 * abs(2 - came) / came
    assert prediction_sentence(state) == f"You said of step 55: loss 2.000. It came to {came:.3f}: {off:.0f} % off."
    assert prediction_sentence(act(state, Step(7))) == prediction_sentence(state)


@pytest.mark.parametrize(
    ("rate", "loss_said", "says"),
    [
        (0.5, None, "Right, it diverges: 10^"),
        (0.5, 0.2, "No, it diverges: 10^"),
        (0.05, None, "No, it came to 0."),
    ],
)
def test_that_it_diverges_can_be_predicted(rate: float, loss_said: float | None, says: str) -> None:
    state = act(act(Descent(rate=RATES.index(rate)), Predict(loss_said)), Step(PREDICTED_STEPS))

    assert says in prediction_sentence(state)


def test_where_nothing_is_claimed_going_uphill_is_diverging() -> None:
    state = Descent(rate=RATES.index(0.5), batch=Batch.ONE)

    assert "Right, it diverges" in prediction_sentence(act(act(state, Predict(None)), Step(PREDICTED_STEPS)))


def test_a_prediction_holds_for_the_settings_under_which_it_was_made() -> None:
    state = act(Descent(), Predict(2.0))

    for action in (Turn(1), NextBatch(), ToggleMomentum(), ToggleScale(), ToggleOutlier(), NewData()):
        assert prediction_sentence(act(state, action)) == "Your prediction is dropped: it was made for other settings."
    assert prediction_sentence(act(act(state, Turn(1)), Predict(3.0))) == "You said of step 50: loss 3.000."
    assert prediction_sentence(act(state, Restart())) == ""
    assert act(act(state, Step(3)), Back()).prediction == state.prediction
    assert prediction_sentence(Descent()) == ""


def test_predictions_are_read_as_people_write_them() -> None:
    assert read_prediction(" 3/4 ") == 0.75
    assert read_prediction("Diverges") is None
    for text in ("-1", "about two", ""):
        with pytest.raises(PracticeError):
            read_prediction(text)
