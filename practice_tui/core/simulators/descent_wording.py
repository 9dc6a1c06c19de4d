"""Says in words how a run of gradient descent stands: its loss, its learning rate, its prediction."""

import math

from practice_tui.core.simulators.descent import (
    Descent,
    Place,
    has_diverged,
    is_at,
    largest_rate,
    loss_at,
    must_diverge,
)
from practice_tui.core.simulators.regression_line import bowl_of
from practice_tui.core.values.phrases import count

LOST_PREDICTION = "Your prediction is dropped: it was made for other settings."


def sentence(state: Descent) -> str:
    """The steps and loss of the run, and whether its learning rate is too high, in words."""
    bowl, place = bowl_of(state.points), state.place
    where = f"loss {figure(bowl.loss(place.slope, place.intercept))}, least {figure(bowl.least)}"
    progress = f"{'It has blown up' if state.has_blown_up else count(state.steps, 'step').capitalize()}: {where}."
    return f"{progress} {rate_sentence(state)}"


def rate_sentence(state: Descent) -> str:
    """The learning rate against its bound, in words."""
    bound = largest_rate(state)
    if bound is None:
        return f"{state.batch.capitalize()}: no bound on η is claimed."
    rule = f"{'2(1 + β)/λmax' if state.has_momentum else '2/λmax'} = {bound:.3f}"
    if is_at(bound, state):
        return f"η = {state.learning_rate:g} is {rule} itself: it swings for ever."
    if must_diverge(state):
        return f"η = {state.learning_rate:g} is above {rule}: it must diverge."
    return f"η = {state.learning_rate:g} is below {rule}: it converges."


def prediction_sentence(state: Descent) -> str:
    """The prediction, and once its step has come the loss there, or that it was dropped; empty without one."""
    prediction = state.prediction
    if prediction is None:
        return LOST_PREDICTION if state.has_lost_prediction else ""
    predicted = "it diverges" if prediction.loss is None else f"loss {figure(prediction.loss)}"
    prefix = f"You said of step {prediction.at_step:,}: {predicted}"
    if state.is_predicting:
        return f"{prefix}."
    came = loss_at(state, prediction.at_step)
    if has_diverged(state):
        return f"{prefix}. {'Right' if prediction.loss is None else 'No'}, it diverges: {figure(came)}."
    if prediction.loss is None:
        return f"{prefix}. No, it came to {figure(came)}."
    return f"{prefix}. It came to {figure(came)}: {100 * abs(prediction.loss - came) / came:.0f} % off."


def line_of(place: Place) -> str:
    """The line as an equation."""

    def weight(value: float) -> str:
        return f"{value:.2f}" if value < 1000 else figure(value)

    slope = f"{'−' if place.slope < 0 else ''}{weight(abs(place.slope))}"
    return f"y = {slope}x {'−' if place.intercept < 0 else '+'} {weight(abs(place.intercept))}"


def figure(value: float) -> str:
    """A loss in at most seven characters: to three decimals, whole from 1000 on, as a power of ten from 10⁶ on."""
    if value < 1000:
        return f"{value:.3f}"
    return f"{value:,.0f}" if value < 1e6 else f"10^{math.log10(value):.0f}"
